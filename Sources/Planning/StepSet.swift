/// A set of small indices, one bit each.
struct StepSet: Sendable, Hashable {
  private var words: [UInt64]
  /// How many indices are in the set.
  private(set) var count: Int

  /// The set of all indices below `limit`.
  init(below limit: Int) {
    words = (0..<(limit + 63) / 64).map { word in
      let rest = limit - word * 64
      return rest >= 64 ? .max : (1 << UInt64(rest)) - 1
    }
    count = limit
  }

  func contains(_ index: Int) -> Bool {
    words[index >> 6] >> UInt64(index & 63) & 1 == 1
  }

  mutating func remove(_ index: Int) {
    guard contains(index) else { return }
    words[index >> 6] &= ~(1 << UInt64(index & 63))
    count -= 1
  }

  /// The indices in rising order.
  var indices: [Int] {
    var result: [Int] = []
    result.reserveCapacity(count)
    for (position, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(position << 6 | rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }
}
