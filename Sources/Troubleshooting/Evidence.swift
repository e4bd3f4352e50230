public import Knowledge

/// A settled finding with where it comes from.
public struct Evidence: Sendable, Hashable {
  /// Where a finding's value comes from; a later case outranks an earlier one.
  public enum Source: String, CaseIterable, Comparable, Sendable {
    /// It follows from the client, the provider or the account type.
    case surroundings
    /// A rule concluded it.
    case rule
    /// It was read out of the person's words.
    case text
    /// The person answered it.
    case answer

    /// By rank.
    public static func < (left: Self, right: Self) -> Bool {
      allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
  }

  /// What it says.
  public let fact: Fact
  /// Where it comes from.
  public let source: Source
  /// The person's words, or the name of what it follows from.
  public let words: String?

  /// A settled finding with where it comes from.
  public init(fact: Fact, source: Source, words: String? = nil) {
    self.fact = fact
    self.source = source
    self.words = words
  }
}

/// Two pieces of evidence that say different things of one finding; the first one counts.
public struct Contradiction: Sendable, Hashable {
  /// What counts.
  public let upheld: Evidence
  /// What does not.
  public let overruled: Evidence
}
