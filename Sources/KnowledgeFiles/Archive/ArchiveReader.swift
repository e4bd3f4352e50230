/// Takes a knowledge base out of bytes, which must outlive it. Whatever is wrong with them, each
/// reading gives something and none goes beyond the end; `isBroken` then tells that none of it counts.
struct ArchiveReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var texts: [String] = []
  private(set) var isBroken = false

  /// Reads the table of texts, which comes first.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    let count = count(ofSizeAtLeast: 1)
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let length = self.count(ofSizeAtLeast: 1)
      let text = UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
      texts.append(String(decoding: text, as: UTF8.self))
      position += length
    }
  }

  /// Whether all bytes were read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func fail() {
    isBroken = true
    position = bytes.count
  }

  mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      fail()
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }

  /// See `ArchiveWriter.write(count:)`. Always at least 0.
  mutating func count() -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 63 {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number & UInt64(Int.max)) }
      shift += 7
    }
    fail()
    return 0
  }

  /// How many things follow, of so many bytes at least: never more than there is room for.
  mutating func count(ofSizeAtLeast size: Int) -> Int {
    let number = count()
    guard number <= (bytes.count - position) / size else {
      fail()
      return 0
    }
    return number
  }

  mutating func word() -> UInt64 {
    guard bytes.count - position >= 8 else {
      fail()
      return 0
    }
    defer { position += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  mutating func text() -> String {
    let number = count()
    guard number < texts.count else {
      fail()
      return ""
    }
    return texts[number]
  }
}
