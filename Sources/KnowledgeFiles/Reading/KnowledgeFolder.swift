#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder in which the knowledge lies: a tree of folders and `.yaml` files.
///
/// Hidden files and other kinds of file are passed over. Nothing outside the folder is read, not
/// even through a symbolic link, and only ordinary files are opened.
public struct KnowledgeFolder: Sendable {
  /// The folder's path, absolute or relative to the working folder.
  public let path: String
  private let limits: ReadingLimits
  /// Deeper folders are refused; it also ends circles of links.
  private static let depth = 16

  /// The folder at a path. Nothing is read yet.
  public init(_ path: String) { self.init(path, limits: ReadingLimits()) }

  init(_ path: String, limits: ReadingLimits) {
    self.path = path
    self.limits = limits
  }

  /// All files, in the order of their paths, with what could not be read.
  public func sources() -> (texts: [SourceText], diagnostics: [Diagnostic]) {
    let diagnostics = Diagnostics()
    var texts: [SourceText] = []
    if let root = Self.realPath(path) {
      visit("", depth: 0, root: root, into: &texts, diagnostics)
    } else {
      refuse("", .missingFolder, "the folder '\(path)' cannot be read: \(reason())", diagnostics)
    }
    return (texts.sorted { $0.path < $1.path }, diagnostics.all.inOrder())
  }

  // MARK: - Walking

  private func visit(
    _ folder: String, depth: Int, root: String, into texts: inout [SourceText],
    _ diagnostics: Diagnostics
  ) {
    guard depth < Self.depth else {
      refuse(folder, .unreadableFile, "folders lie too deep within each other", diagnostics)
      return
    }
    guard let names = names(in: folder) else {
      refuse(folder, .unreadableFile, "the folder cannot be read: \(reason())", diagnostics)
      return
    }
    for name in names {
      let relative = folder.isEmpty ? name : "\(folder)/\(name)"
      let absolute = "\(path)/\(relative)"
      var status = stat()
      guard lstat(absolute, &status) == 0 else {
        refuse(relative, .unreadableFile, "the file cannot be read: \(reason())", diagnostics)
        continue
      }
      if status.isOf(S_IFLNK) {
        if let (code, reason) = Self.refusal(ofLink: absolute, root: root, leadsTo: &status) {
          refuse(relative, code, reason, diagnostics)
          continue
        }
      }
      if status.isOf(S_IFDIR) {
        visit(relative, depth: depth + 1, root: root, into: &texts, diagnostics)
      } else if name.hasSuffix(".yaml") {
        if let text = read(absolute, as: relative, diagnostics) { texts.append(text) }
      } else if let ending = Self.unreadEndings.first(where: name.lowercased().hasSuffix) {
        diagnostics.report(
          .unreadableFile, .warning, at: SourceText(path: relative, "").top,
          "files that end in '\(name.suffix(ending.count))' are not read",
          hint: "rename it to '\(name.dropLast(ending.count)).yaml'")
      }
    }
  }

  /// Why a symbolic link is not followed; nil if it is, and then what it leads to.
  private static func refusal(
    ofLink path: String, root: String, leadsTo status: inout stat
  ) -> (DiagnosticCode, String)? {
    guard let target = realPath(path), stat(path, &status) == 0 else {
      return (.unreadableFile, "the link leads nowhere")
    }
    guard target == root || target.hasPrefix(root == "/" ? root : root + "/") else {
      return (.outsideFolder, "the link leads out of the knowledge folder")
    }
    return status.isOf(S_IFDIR) ? (.outsideFolder, "links to folders are not followed") : nil
  }

  /// With such endings somebody meant a knowledge file.
  private static let unreadEndings = [".yaml", ".yml", ".yaml.txt", ".yml.txt"]

  /// The names of what lies in a folder, in order, hidden ones apart.
  private func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder.isEmpty ? path : "\(path)/\(folder)") else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  // MARK: - Reading

  private func read(
    _ absolute: String, as relative: String, _ diagnostics: Diagnostics
  ) -> SourceText? {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let file = open(absolute, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      refuse(relative, .unreadableFile, "the file cannot be read: \(reason())", diagnostics)
      return nil
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.isOf(S_IFREG) else {
      refuse(relative, .unreadableFile, "this is not an ordinary file", diagnostics)
      return nil
    }
    let size = Int(status.st_size)
    guard size <= limits.fileBytes else {
      refuse(
        relative, .fileTooLarge,
        "the file has \(size) bytes; \(limits.fileBytes) are allowed", diagnostics)
      return nil
    }
    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let received = Self.readBytes(file, into: buffer, from: count)
        if received < 0 { failure = reason() }
        if received <= 0 { break }
        count += received
      }
    }
    if let failure {
      refuse(relative, .unreadableFile, "the file cannot be read: \(failure)", diagnostics)
      return nil
    }
    return SourceText(path: relative, bytes: bytes)
  }

  private static func readBytes(
    _ file: CInt, into buffer: UnsafeMutableBufferPointer<UInt8>, from position: Int
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    while true {
      #if canImport(Glibc)
        let received = Glibc.read(file, base + position, buffer.count - position)
      #else
        let received = Darwin.read(file, base + position, buffer.count - position)
      #endif
      if received >= 0 || errno != EINTR { return received }
    }
  }

  // MARK: - Words

  private func refuse(
    _ relative: String, _ code: DiagnosticCode, _ message: String, _ diagnostics: Diagnostics
  ) {
    let place = SourceText(path: relative.isEmpty ? "." : relative, "").top
    diagnostics.report(code, at: place, message)
  }

  private func reason() -> String {
    String(cString: strerror(errno))
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension stat {
  fileprivate func isOf(_ kind: mode_t) -> Bool { st_mode & S_IFMT == kind }
}
