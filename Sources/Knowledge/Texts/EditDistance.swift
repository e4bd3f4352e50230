/// Counts the slips of a hand between two words: letters too many, too few, wrong, or swapped with their
/// neighbours count one each (F. J. Damerau, CACM 7, 1964, in the restricted form, optimal string
/// alignment). It holds the rows of the table by which they are counted, and is kept from word to word.
package struct EditDistance {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []

  /// No rows yet.
  package init() {}

  /// How many slips, or nil once they are sure to exceed the bound. Only the cells within the bound of
  /// the diagonal are computed.
  package mutating func distance(
    from first: [UInt32], to second: [UInt32], atMost bound: Int
  ) -> Int? {
    guard abs(first.count - second.count) <= bound else { return nil }
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    let far = bound + 1
    reset(width: second.count + 1, far: far)
    for row in 1...first.count {
      let low = max(1, row - bound)
      let high = min(second.count, row + bound)
      current[low - 1] = low == 1 ? min(row, far) : far
      if high < second.count { current[high + 1] = far }
      var smallest = current[low - 1]
      guard low <= high else { return nil }
      for column in low...high {
        let same = first[row - 1] == second[column - 1]
        var cost = min(
          last[column - 1] + (same ? 0 : 1), last[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = min(cost, far)
        smallest = min(smallest, cost)
      }
      if smallest > bound { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[second.count] <= bound ? last[second.count] : nil
  }

  private mutating func reset(width: Int, far: Int) {
    if last.count < width {
      beforeLast = Array(repeating: far, count: width)
      last = beforeLast
      current = beforeLast
    }
    for column in 0..<width {
      beforeLast[column] = far
      current[column] = far
      last[column] = min(column, far)
    }
  }
}
