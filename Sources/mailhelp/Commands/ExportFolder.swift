import Foundation

/// The folder to which an export writes. Each of its files is whole, or as it was before, whatever ends the
/// run; what a killed run has left half written, the next one removes.
struct ExportFolder {
  private let path: String
  /// Begins the names of files that are being written; the number of the process follows.
  private static let mark = ".mailhelp-export."

  /// The folder, made if it is missing.
  init(_ path: String) throws {
    self.path = path
    for end in path.indices.dropFirst() where path[end] == "/" {
      mkdir(String(path[..<end]), 0o777)
    }
    if mkdir(path, 0o777) != 0 {
      let reason = errno
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if !isFolder.boolValue { throw Self.failure(path, reason) }
    }
    removeRemains()
  }

  /// Writes a file into a new one beside it, which then takes its place.
  func write(_ contents: Data, to name: String) throws {
    let target = "\(path)/\(name)"
    let temporary = "\(path)/\(Self.mark)\(getpid())"
    // Ctrl-C waits until the file is in its place or gone again.
    var ends = sigset_t()
    var before = sigset_t()
    sigemptyset(&ends)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ends, signal) }
    pthread_sigmask(SIG_BLOCK, &ends, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Self.failure(target, errno) }
    let error = Self.write(contents, to: file)
    let isClosed = close(file) == 0
    guard error == 0, isClosed, rename(temporary, target) == 0 else {
      let reason = error == 0 ? errno : error
      unlink(temporary)
      throw Self.failure(target, reason)
    }
  }

  /// Returns 0, or what kept it from being written.
  private static func write(_ contents: Data, to file: CInt) -> CInt {
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        bytes.baseAddress.map { Foundation.write(file, $0 + written, bytes.count - written) } ?? -1
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      written += count
    }
    return 0
  }

  /// Removes the files of runs that are no more.
  private func removeRemains() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    where name.hasPrefix(Self.mark) {
      guard let process = pid_t(name.dropFirst(Self.mark.count)) else { continue }
      if process == getpid() || kill(process, 0) != 0 && errno == ESRCH {
        unlink("\(path)/\(name)")
      }
    }
  }

  private static func failure(_ path: String, _ reason: CInt) -> Failure {
    let hint =
      switch reason {
      case ENOSPC, EDQUOT, EFBIG:
        "make room, or choose a folder on another disk; the files that are there are whole"
      case EACCES, EPERM, EROFS: "choose a folder to which you may write"
      case ENOTDIR, EEXIST: "a file is in the way; choose another folder"
      default: "check that the folder exists and may be written to"
      }
    return Failure("'\(path)' cannot be written: \(String(cString: strerror(reason)))", hint: hint)
  }
}
