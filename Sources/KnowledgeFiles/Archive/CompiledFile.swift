#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of what was once worked out, so that it need not be worked out again. It counts only if it is
/// whole, of the wanted form, and made of what the stamp identifies; else it is as if there were none.
///
/// The file is a head of four words (form, stamp, a digest of the rest, its length) and the rest.
public struct CompiledFile: Sendable {
  static let headSize = 32
  /// No file is larger.
  private static let mostBytes = 256 << 20

  private let path: String
  private let form: UInt64

  /// What such a file holds, and the stamp of what it was made of.
  public struct Content: Sendable {
    /// Identifies what the content is made of.
    public let stamp: UInt64
    /// The content.
    public let bytes: StoredBytes
  }

  /// - Parameter form: a text that changes whenever what is written, or its order, does.
  public init(_ path: String, form: String) {
    self.path = path
    var digest = Digest()
    digest.add(form.utf8)
    self.form = digest.value
  }

  /// The content, of whatever stamp; `nil` if there is none, if it is of another form, or damaged in any
  /// way.
  public func read() -> Content? { bytes().flatMap(content) }

  /// The content, if it was made of what the stamp identifies.
  public func read(madeOf stamp: UInt64) -> StoredBytes? {
    read().flatMap { $0.stamp == stamp ? $0.bytes : nil }
  }

  /// Writes the content: into a new file beside it, which then takes its place, so that nobody ever
  /// reads half of one. Returns whether that worked; if not, nothing has changed.
  @discardableResult
  public func write(_ content: [UInt8], madeOf stamp: UInt64) -> Bool {
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let file = systemOpen(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    let bytes = close(content, madeOf: stamp)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(file, $0 + written, bytes.count - written) } ?? -1
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      written += count
    }
    let isClosed = systemClose(file) == 0
    if isClosed, written == bytes.count, rename(temporary, path) == 0 { return true }
    unlink(temporary)
    return false
  }

  // MARK: - The head

  /// Puts the head before the content.
  func close(_ content: [UInt8], madeOf stamp: UInt64) -> [UInt8] {
    var head = ArchiveWriter()
    head.write(word: form)
    head.write(word: stamp)
    head.write(word: content.withUnsafeBytes(Self.digest))
    head.write(word: UInt64(content.count))
    return head.bytes + content
  }

  /// The content behind a head that fits.
  func content(of file: StoredBytes) -> Content? {
    guard file.count >= Self.headSize else { return nil }
    let content = file[Self.headSize..<file.count]
    return file.withBytes { bytes in
      func word(_ number: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: number * 8, as: UInt64.self))
      }
      return word(0) == form && word(3) == UInt64(content.count)
        && word(2) == content.withBytes(Self.digest)
        ? Content(stamp: word(1), bytes: content) : nil
    }
  }

  /// A digest that takes four words at a time, each into a sum of its own: enough to notice damage.
  private static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
      let product = (sum ^ word) &* prime
      return product ^ (product >> 29)
    }
    func word(_ position: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    var sums = (UInt64(bytes.count) &* prime, prime, prime &+ 2, prime &+ 4)
    var position = 0
    while position + 32 <= bytes.count {
      sums.0 = mixed(sums.0, word(position))
      sums.1 = mixed(sums.1, word(position + 8))
      sums.2 = mixed(sums.2, word(position + 16))
      sums.3 = mixed(sums.3, word(position + 24))
      position += 32
    }
    var value = mixed(mixed(mixed(sums.0, sums.1), sums.2), sums.3)
    while position < bytes.count {
      value = mixed(value, UInt64(bytes[position]))
      position += 1
    }
    return value ^ (value >> 32)
  }

  // MARK: - The file

  /// The bytes of the file, if it can be one of these at all. They are mapped, not copied: a file is
  /// never changed, only replaced.
  private func bytes() -> StoredBytes? {
    let file = systemOpen(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)
    guard file >= 0 else { return nil }
    defer { _ = systemClose(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (Self.headSize...Self.mostBytes).contains(Int(status.st_size))
    else { return nil }
    return StoredBytes(ofFile: file, count: Int(status.st_size))
  }
}

// The system's functions, which the methods of the same names hide.

private func systemOpen(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  open(path, flags, mode)
}

private func systemClose(_ file: CInt) -> CInt { close(file) }

private func systemWrite(_ file: CInt, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, buffer, count)
}
