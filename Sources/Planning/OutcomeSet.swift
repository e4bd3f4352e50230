/// A set of outcomes since the root of a search (a fix failed, a question was answered so), whatever
/// their order: up to four numbers of 16 bits, sorted, in one word.
struct OutcomeSet: Hashable {
  static let capacity = 4
  var packed: UInt64 = 0

  /// `outcome` is 1...65535 and not yet in the set.
  func adding(_ outcome: Int) -> OutcomeSet {
    let new = UInt64(outcome)
    var shift: UInt64 = 0
    while shift < 64 {
      let lane = packed >> shift & 0xFFFF
      if lane == 0 || lane > new { break }
      shift += 16
    }
    let low: UInt64 = (1 << shift) &- 1
    return OutcomeSet(packed: packed & low | new << shift | (packed & ~low) << 16)
  }
}
