/// Words by number, so that everything else can compare numbers: open addressing over the words'
/// bytes, hashed by FNV-1a.
struct Vocabulary: Sendable {
  private var letters: Row<UInt8> = []
  private var ends: Row<Int32> = [0]
  private var slots = Row<Int32>(Array(repeating: 0, count: 1 << 14))
  /// How often each word was added as running text.
  private(set) var uses: Row<Int32> = []

  /// How many words there are; their numbers run from 0.
  var count: Int { uses.count }

  /// The number of a word, if it is known.
  func number(of word: [UInt8]) -> Int32? {
    let found = slots[slot(of: word)]
    return found == 0 ? nil : found - 1
  }

  /// The number of a word, which is taken in if it is new.
  @discardableResult
  mutating func add(_ word: [UInt8], uses more: Int32 = 1) -> Int32 {
    var slot = slot(of: word)
    if slots[slot] == 0 {
      if 2 * (uses.count + 1) > slots.count {
        grow()
        slot = self.slot(of: word)
      }
      letters += word
      ends.append(Int32(letters.count))
      uses.append(0)
      slots[slot] = Int32(uses.count)
    }
    uses[Int(slots[slot]) - 1] += more
    return slots[slot] - 1
  }

  /// The letters of a word.
  func letters(of number: Int32) -> Slice<Row<UInt8>> {
    letters[Int(ends[Int(number)])..<Int(ends[Int(number) + 1])]
  }

  /// A word as text.
  func text(of number: Int32) -> String { String(decoding: letters(of: number), as: UTF8.self) }

  private func slot(of word: [UInt8]) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    while slots[slot] != 0, !holds(word, Int(slots[slot]) - 1) { slot = (slot + 1) & mask }
    return slot
  }

  private func holds(_ word: [UInt8], _ number: Int) -> Bool {
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == word.count else { return false }
    for offset in word.indices where letters[start + offset] != word[offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Row(Array(repeating: 0, count: slots.count * 2))
    let mask = slots.count - 1
    for number in uses.indices {
      var slot = Self.hash(Array(letters(of: Int32(number)))) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }

  private static func hash(_ word: [UInt8]) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
  }
}

extension Vocabulary {
  init(from reader: inout RowReader) {
    letters = reader.row()
    ends = reader.row()
    slots = reader.row()
    uses = reader.row()
    reader.expect(
      ends.divide(letters.count) && ends.count == uses.count + 1 && slots.areSlots(of: uses.count))
  }

  func write(to writer: inout RowWriter) {
    writer.write(letters)
    writer.write(ends)
    writer.write(slots)
    writer.write(uses)
  }
}
