import Knowledge

/// Finds the name that somebody probably meant.
///
/// How near is for `EditDistance` to say. Capitals do not count, and spaces and underscores pass for
/// hyphens.
public struct NearestName: Sendable {
  private let candidates: [(name: String, folded: [UInt32])]
  /// Longer words are not slips of a hand.
  private static let longest = 80
  /// Of fewer letters nobody can tell what they begin.
  private static let shortestBeginning = 2

  /// Prepares a list of names, once for many questions.
  public init(among names: some Sequence<String>) {
    candidates = names.map { ($0, Self.fold($0)) }
  }

  /// The name that was probably meant: the nearest, or else the only one that begins so.
  public func meant(by word: String) -> String? {
    if let nearest = nearest(to: word) { return nearest }
    let folded = Self.fold(word)
    guard folded.count >= Self.shortestBeginning else { return nil }
    let longer = candidates.filter { $0.folded.starts(with: folded) }
    return longer.count == 1 ? longer[0].name : nil
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

  private static func fold(_ word: String) -> [UInt32] {
    guard word.utf8.count <= longest * 4 else { return [] }
    return word.lowercased().unicodeScalars.map { ($0 == " " || $0 == "_" ? "-" : $0).value }
  }
}
