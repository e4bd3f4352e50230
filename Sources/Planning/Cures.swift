/// Which causes each fix can cure, as lists: most fixes cure few causes, and the rest of their row is zero.
final class Cures {
  /// Whether every fix has its list. One that cures more than a third of the causes has none.
  let areAllFew: Bool
  private let starts: UnsafeMutablePointer<Int>
  private let causes: UnsafeMutablePointer<Int32>
  private let chances: UnsafeMutablePointer<Double>

  init(_ model: DecisionModel, table: Row) {
    let width = model.causes.count
    let fixes = model.fixes.count
    var found: [(cause: Int32, chance: Double)] = []
    var areAllFew = true
    starts = .allocate(capacity: fixes + 1)
    starts.initialize(repeating: 0, count: fixes + 1)
    for fix in 0..<fixes {
      let row = table + (model.layout.works + fix) * width
      let first = found.count
      for cause in 0..<width where row[cause] > 0 { found.append((Int32(cause), row[cause])) }
      if (found.count - first) * 3 > width {
        found.removeSubrange(first...)
        areAllFew = false
      }
      starts[fix + 1] = found.count
    }
    self.areAllFew = areAllFew
    causes = .allocate(capacity: found.count)
    chances = .allocate(capacity: found.count)
    for (position, entry) in found.enumerated() {
      (causes + position).initialize(to: entry.cause)
      (chances + position).initialize(to: entry.chance)
    }
  }

  deinit {
    starts.deallocate()
    causes.deallocate()
    chances.deallocate()
  }

  /// Whether the fix has a list.
  func isFew(_ fix: Int) -> Bool { starts[fix] < starts[fix &+ 1] }

  /// P(fix works), unnormalised.
  func chance(of fix: Int, _ weights: Row) -> Double {
    var sum = 0.0
    var entry = starts[fix]
    let end = starts[fix &+ 1]
    while entry < end {
      sum += weights[Int(causes[entry])] * chances[entry]
      entry &+= 1
    }
    return sum
  }

  /// Takes "the fix failed" into the weights, their sum, and their sum over what is incurable.
  func fail(
    _ fix: Int, _ weights: MutableRow, left: inout Double, rest: inout Double, _ incurable: Row
  ) {
    var entry = starts[fix]
    let end = starts[fix &+ 1]
    while entry < end {
      let cause = Int(causes[entry])
      let cured = weights[cause] * chances[entry]
      weights[cause] -= cured
      left -= cured
      rest -= cured * incurable[cause]
      entry &+= 1
    }
  }
}
