#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that stay where they are for as long as somebody holds them: of a file, mapped into memory, or
/// a part of them.
public struct StoredBytes: Sendable {
  private let memory: Memory
  private let range: Range<Int>

  /// The first bytes of an open file; `nil` if the system does not map them.
  init?(ofFile file: CInt, count: Int) {
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      return nil
    }
    memory = Memory(UnsafeRawBufferPointer(start: start, count: count)) { munmap(start, count) }
    range = 0..<count
  }

  /// A copy of bytes.
  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    memory = Memory(UnsafeRawBufferPointer(copy)) { copy.deallocate() }
    range = 0..<bytes.count
  }

  private init(_ memory: Memory, _ range: Range<Int>) {
    self.memory = memory
    self.range = range
  }

  /// How many there are.
  public var count: Int { range.count }

  /// Some of them. They must lie within.
  public subscript(part: Range<Int>) -> StoredBytes {
    precondition(0 <= part.lowerBound && part.upperBound <= count, "bytes beyond the end")
    let start = range.lowerBound
    return StoredBytes(memory, start + part.lowerBound..<start + part.upperBound)
  }

  /// As long as somebody holds it, the bytes stay where they are.
  public var keeper: any AnyObject & Sendable { memory }

  /// Gives the bytes to the body, for which they surely stand.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    defer { withExtendedLifetime(memory) {} }
    return try body(UnsafeRawBufferPointer(rebasing: memory.bytes[range]))
  }

  /// Unchecked, since a pointer is not known to be safe to share; these bytes are never written once
  /// they stand, and given back when nobody holds them any more.
  private final class Memory: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    private let release: () -> Void

    init(_ bytes: UnsafeRawBufferPointer, release: @escaping () -> Void) {
      self.bytes = bytes
      self.release = release
    }

    deinit { release() }
  }
}
