/// Puts rows of numbers into bytes, one after the other, each where its numbers may stand, in this machine's
/// order.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Number>(_ row: Row<Number>) {
    withUnsafeBytes(of: UInt64(row.count)) { bytes += $0 }
    row.withContiguousStorageIfAvailable { bytes += UnsafeRawBufferPointer($0) }
    while bytes.count % RowReader.grain != 0 { bytes.append(0) }
  }
}

/// Finds the rows again, in bytes that a keeper keeps. Whatever is wrong with the bytes, each reading gives
/// a row and none goes beyond the end; `isBroken` then tells that none of it counts.
struct RowReader {
  /// Rows begin at multiples of so many bytes.
  static let grain = 8

  private let bytes: UnsafeRawBufferPointer
  private let keeper: any AnyObject & Sendable
  private var position = 0
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer, keptBy keeper: any AnyObject & Sendable) {
    self.bytes = bytes
    self.keeper = keeper
    let start = bytes.baseAddress.map { UInt(bitPattern: $0) } ?? 0
    if start % UInt(Self.grain) != 0 { isBroken = true }
  }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == bytes.count }

  /// The next row. Only for numbers of which every pattern of bits is one.
  mutating func row<Number: BitwiseCopyable>(of type: Number.Type = Number.self) -> Row<Number> {
    let stride = MemoryLayout<Number>.stride
    guard !isBroken, bytes.count - position >= 8 else { return fail() }
    let start = position + 8
    let count = bytes.load(fromByteOffset: position, as: UInt64.self)
    guard count <= UInt64((bytes.count - start) / stride) else { return fail() }
    let end = start + Int(count) * stride
    let next = (end + Self.grain - 1) / Self.grain * Self.grain
    guard next <= bytes.count else { return fail() }
    position = next
    let numbers = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    return Row(numbers.bindMemory(to: Number.self), keptBy: keeper)
  }

  /// Says that what was read cannot be: the row that is returned is empty.
  @discardableResult
  mutating func fail<Number>() -> Row<Number> {
    isBroken = true
    return []
  }

  /// Demands that something holds of what was read.
  mutating func expect(_ holds: Bool) {
    if !holds { isBroken = true }
  }
}
