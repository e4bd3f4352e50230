/// Finds the name that somebody probably meant.
///
/// The distance is Damerau and Levenshtein's in its restricted form (optimal string alignment):
/// insertions, deletions, replacements and swaps of neighbours count one each. Capitals do not
/// count, and spaces and underscores pass for hyphens.
public struct NearestName: Sendable {
  private let candidates: [(name: String, folded: [Unicode.Scalar])]
  /// Longer words are not slips of a hand.
  private static let longest = 80

  /// Prepares a list of names, once for many questions.
  public init(among names: some Sequence<String>) {
    candidates = names.map { ($0, Self.fold($0)) }
  }

  /// The nearest name, or nil if none is near: one slip is allowed, and one more for every four
  /// letters beyond three. Of equally near names the one with the longest common beginning wins,
  /// then the one nearest in length, then the first in the alphabet.
  ///
  /// - Parameter slips: how many are allowed, where it is not for the length to say.
  public func nearest(to word: String, slips: Int? = nil) -> String? {
    let folded = Self.fold(word)
    guard !folded.isEmpty, folded.count <= Self.longest else { return nil }
    var bound = slips ?? (folded.count <= 3 ? 1 : 1 + (folded.count - 1) / 4)
    var best: Candidate?
    var rows = EditDistance()
    for candidate in candidates {
      guard
        let distance = rows.distance(from: folded, to: candidate.folded, atMost: bound),
        distance < max(folded.count, candidate.folded.count)
      else { continue }
      let found = Candidate(
        name: candidate.name,
        shared: zip(folded, candidate.folded).prefix { $0 == $1 }.count,
        difference: abs(folded.count - candidate.folded.count))
      if distance < bound || best.map(found.isBetter) ?? true { best = found }
      bound = distance
    }
    return best?.name
  }

  /// One of several names that are equally near.
  private struct Candidate {
    let name: String
    /// The length of the common beginning.
    let shared: Int
    /// By how much it is longer or shorter.
    let difference: Int

    func isBetter(than other: Candidate) -> Bool {
      (other.shared, difference, name) < (shared, other.difference, other.name)
    }
  }

  private static func fold(_ word: String) -> [Unicode.Scalar] {
    guard word.utf8.count <= longest * 4 else { return [] }
    return word.lowercased().unicodeScalars.map { $0 == " " || $0 == "_" ? "-" : $0 }
  }
}

/// The rows of the table by which distances are computed, kept from word to word.
private struct EditDistance {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []

  /// The distance, or nil once it is sure to exceed the bound. Only the cells within the bound of
  /// the diagonal are computed.
  mutating func distance(
    from first: [Unicode.Scalar], to second: [Unicode.Scalar], atMost bound: Int
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
