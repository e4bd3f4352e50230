/// Puts a knowledge base into bytes: numbers of variable length, and each text once, in a table.
struct ArchiveWriter {
  private(set) var bytes: [UInt8] = []
  private var numbers: [String: Int] = [:]
  private var texts: [String] = []

  init() {
    bytes.reserveCapacity(1 << 20)
  }

  mutating func write(byte: UInt8) {
    bytes.append(byte)
  }

  /// A number of at least 0: seven bits a byte, the lowest first (LEB128).
  mutating func write(count: Int) {
    var rest = UInt64(max(0, count))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  /// A text, by its number in the table.
  mutating func write(text: String) {
    if let number = numbers[text] {
      write(count: number)
    } else {
      numbers[text] = texts.count
      write(count: texts.count)
      texts.append(text)
    }
  }

  /// The table of all texts that were written.
  func table() -> [UInt8] {
    var table = ArchiveWriter()
    table.write(count: texts.count)
    for text in texts {
      table.write(count: text.utf8.count)
      table.bytes += text.utf8
    }
    return table.bytes
  }
}
