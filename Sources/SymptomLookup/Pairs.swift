/// Pairs of numbers by number, in the order in which they came: open addressing.
struct Pairs: Sendable {
  private var keys: Row<UInt64> = []
  /// The pairs' numbers plus one; 0 is free.
  private var slots = Row<Int32>(Array(repeating: 0, count: 1 << 10))

  /// How many there are; their numbers run from 0.
  var count: Int { keys.count }

  /// The pair of a number.
  subscript(number: Int32) -> (Int32, Int32) {
    let key = keys[Int(number)]
    return (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
  }

  func number(of first: Int32, _ second: Int32) -> Int32? {
    let found = slots[slot(of: Self.key(first, second))]
    return found == 0 ? nil : found - 1
  }

  /// The number of a pair, which is taken in if it is new.
  mutating func add(_ first: Int32, _ second: Int32) -> Int32 {
    let key = Self.key(first, second)
    var slot = slot(of: key)
    if slots[slot] == 0 {
      if 4 * (keys.count + 1) > 3 * slots.count {
        grow()
        slot = self.slot(of: key)
      }
      keys.append(key)
      slots[slot] = Int32(keys.count)
    }
    return slots[slot] - 1
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Row(Array(repeating: 0, count: slots.count * 2))
    for (number, key) in keys.enumerated() { slots[slot(of: key)] = Int32(number + 1) }
  }
}

extension Pairs {
  init(from reader: inout RowReader) {
    keys = reader.row()
    slots = reader.row()
    reader.expect(slots.areSlots(of: keys.count))
  }

  func write(to writer: inout RowWriter) {
    writer.write(keys)
    writer.write(slots)
  }
}
