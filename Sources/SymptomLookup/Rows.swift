/// Puts rows of numbers into bytes, one after the other, in this machine's order.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Number: BitwiseCopyable>(_ row: [Number]) {
    withUnsafeBytes(of: UInt64(row.count)) { bytes += $0 }
    row.withUnsafeBytes { bytes += $0 }
  }
}

/// Takes the rows out again, of bytes that must outlive it. Whatever is wrong with the bytes, each reading gives a row and none goes
/// beyond the end; `isBroken` then tells that none of it counts.
struct RowReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private(set) var isBroken = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == bytes.count }

  /// The next row. Only for numbers of which every pattern of bits is one.
  mutating func row<Number: BitwiseCopyable>(of type: Number.Type = Number.self) -> [Number] {
    let stride = MemoryLayout<Number>.stride
    guard bytes.count - position >= 8 else { return fail() }
    let start = position + 8
    let count = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    guard count <= UInt64((bytes.count - start) / stride) else { return fail() }
    position = start + Int(count) * stride
    return Array(unsafeUninitializedCapacity: Int(count)) { row, filled in
      UnsafeMutableRawBufferPointer(row).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
      filled = Int(count)
    }
  }

  /// Says that what was read cannot be: the row that is returned is empty.
  @discardableResult
  mutating func fail<Number>() -> [Number] {
    isBroken = true
    return []
  }

  /// Demands that something holds of what was read.
  mutating func expect(_ holds: Bool) {
    if !holds { isBroken = true }
  }
}

extension [Int32] {
  /// Whether all numbers lie in a range.
  func lie(in range: Range<Int>) -> Bool {
    var (least, most) = (Int32.max, Int32.min)
    for number in self { (least, most) = (Swift.min(least, number), Swift.max(most, number)) }
    return isEmpty || (range.lowerBound <= Int(least) && Int(most) < range.upperBound)
  }

  /// Whether they divide a row of that length into parts: from 0 to its end, never falling.
  func divide(_ count: Int) -> Bool {
    guard first == 0, let last, Int(last) == count else { return false }
    var isRising = true
    for index in indices.dropFirst() { isRising = isRising && self[index - 1] <= self[index] }
    return isRising
  }

  /// Whether they can be the slots of a table that is searched by open addressing: a power of two of
  /// them, each 0 or the number of an entry plus one, and some free, so that every search ends.
  func areSlots(of count: Int) -> Bool {
    self.count.nonzeroBitCount == 1 && lie(in: 0..<count + 1) && contains(0)
  }
}
