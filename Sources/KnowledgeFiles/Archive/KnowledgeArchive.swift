#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

public import Knowledge

/// A compiled copy of a knowledge base in one file, so that starting does not mean reading hundreds of
/// files. It belongs to one state of those files, which a stamp identifies; the YAML stays the truth.
///
/// The file is a head of four words (mark and form, stamp, a digest of the rest, its length), then a
/// table of all texts, then the things that refer to it.
public enum KnowledgeArchive {
  /// Raise it whenever what is written, or its order, changes.
  private static let form: UInt64 = 3
  static let headSize = 32
  /// No archive is larger.
  private static let mostBytes = 256 << 20

  /// The knowledge in the archive at a path, unless there is none, it belongs to another stamp, was
  /// made by another version of the program, or is damaged in any way.
  public static func read(at path: String, stamp: UInt64) -> KnowledgeBase? {
    bytes(at: path, stamp: stamp).flatMap { decode($0, stamp: stamp) }
  }

  /// Writes an archive: into a new file beside it, which then takes its place, so that nobody ever
  /// reads half of one. Returns whether that worked; if not, nothing has changed.
  @discardableResult
  public static func write(_ knowledge: KnowledgeBase, to path: String, stamp: UInt64) -> Bool {
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    let bytes = encode(knowledge, stamp: stamp)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(file, $0 + written, bytes.count - written) } ?? -1
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      written += count
    }
    let isClosed = close(file) == 0
    if isClosed, written == bytes.count, rename(temporary, path) == 0 { return true }
    unlink(temporary)
    return false
  }

  // MARK: - Bytes

  static func encode(_ knowledge: KnowledgeBase, stamp: UInt64) -> [UInt8] {
    var writer = ArchiveWriter()
    knowledge.write(to: &writer)
    return seal(writer.table() + writer.bytes, stamp: stamp)
  }

  /// Puts the head before the rest.
  static func seal(_ body: [UInt8], stamp: UInt64) -> [UInt8] {
    var head = ArchiveWriter()
    head.write(word: mark)
    head.write(word: stamp)
    head.write(word: body.withUnsafeBytes(digest))
    head.write(word: UInt64(body.count))
    return head.bytes + body
  }

  static func decode(_ bytes: [UInt8], stamp: UInt64) -> KnowledgeBase? {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count >= headSize else { return nil }
      func word(_ number: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 8, as: UInt64.self))
      }
      let body = UnsafeRawBufferPointer(rebasing: bytes[headSize...])
      guard word(0) == mark, word(1) == stamp, word(3) == UInt64(body.count),
        word(2) == digest(body)
      else { return nil }
      var reader = ArchiveReader(body)
      let knowledge = KnowledgeBase(from: &reader)
      return reader.isBroken || !reader.isAtEnd ? nil : knowledge
    }
  }

  /// The form, and a digest of the words whose order the archive depends on.
  private static let mark: UInt64 = {
    var digest = Digest()
    digest.add("mailhelp knowledge \(form)".utf8)
    for word in archivedWords.joined() {
      digest.add(word.utf8)
      digest.add(0)
    }
    return digest.value
  }()

  /// A digest that takes eight bytes at a time: enough to notice damage.
  private static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var value = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      value = (value ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
      position += 8
    }
    while position < bytes.count {
      value = (value ^ UInt64(bytes[position])) &* 0x9E37_79B9_7F4A_7C15
      position += 1
    }
    return value ^ (value >> 32)
  }

  // MARK: - Files

  /// The bytes of a file whose head fits.
  private static func bytes(at path: String, stamp: UInt64) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (headSize...mostBytes).contains(Int(status.st_size))
    else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let received = systemRead(file, base + count, size - count)
        if received < 0, errno == EINTR { continue }
        if received <= 0 { break }
        count += received
      }
    }
    return bytes.count == size ? bytes : nil
  }

  private static func systemRead(
    _ file: CInt, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, buffer, count)
    #else
      Darwin.read(file, buffer, count)
    #endif
  }

  private static func systemWrite(
    _ file: CInt, _ buffer: UnsafeRawPointer, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, buffer, count)
    #else
      Darwin.write(file, buffer, count)
    #endif
  }
}

extension KnowledgeBase: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      version: String(from: &reader), scale: Scale(from: &reader),
      findings: [Finding](from: &reader), questions: [Question](from: &reader),
      rules: [Rule](from: &reader), causes: [Cause](from: &reader), fixes: [Fix](from: &reader),
      signatures: [Signature](from: &reader), reports: [Reports](from: &reader),
      clients: [Client](from: &reader),
      providers: [Provider](from: &reader), accountTypes: [AccountType](from: &reader),
      articles: [Article](from: &reader), cases: [WorkedCase](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    version.write(to: &writer)
    scale.write(to: &writer)
    Array(findings).write(to: &writer)
    Array(questions).write(to: &writer)
    Array(rules).write(to: &writer)
    Array(causes).write(to: &writer)
    Array(fixes).write(to: &writer)
    Array(signatures).write(to: &writer)
    Array(reports).write(to: &writer)
    Array(clients).write(to: &writer)
    Array(providers).write(to: &writer)
    Array(accountTypes).write(to: &writer)
    Array(articles).write(to: &writer)
    Array(cases).write(to: &writer)
  }
}
