/// An error code or a characteristic text of a client or a server, and what it points to.
public struct Signature: Identifiable, Sendable {
  /// The signature's name.
  public typealias ID = Identifier<Signature>

  /// How strongly a signature points to a cause; what that is worth stands in the scale.
  public enum Strength: String, CaseIterable, Sendable {
    /// It is what this cause shows as a rule.
    case strong
    /// This cause shows it now and then.
    case moderate
    /// This cause has been seen to show it.
    case weak
  }

  /// The signature's name.
  public let id: ID
  /// What to find, in any case and wrapping; `*` stands for anything in between.
  public let patterns: [String]
  /// Whose words they are: clients, families, providers, or `any`.
  public let saidBy: [String]
  /// What it means, in a line for the person.
  public let meaning: Wording
  /// What it points to.
  public let causes: [(cause: Cause.ID, strength: Strength)]
  /// Findings that it settles.
  public let settles: [Fact]
  /// Whether it says that nothing is wrong, so that it points to nothing on purpose.
  public let isNote: Bool
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// An error code or a characteristic text.
  public init(
    id: ID, patterns: [String], saidBy: [String] = [], meaning: Wording,
    causes: [(cause: Cause.ID, strength: Strength)], settles: [Fact] = [],
    isNote: Bool = false, provenance: Provenance = .unknown, origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.patterns = patterns
    self.saidBy = saidBy
    self.meaning = meaning
    self.causes = causes
    self.settles = settles
    self.isNote = isNote
    self.provenance = provenance
    self.origin = origin
  }
}

extension Signature {
  /// A pattern as people read it. Its stars stand for what differs, or at a word's end for an
  /// apostrophe, which is not the same sign everywhere: "couldn’t set up … account".
  public static func readable(_ pattern: String) -> String {
    pattern.split(separator: " ").map { word in
      for end in ["t", "s", "ve", "re", "ll", "d"] where word.hasSuffix("*" + end) {
        let before = word.dropLast(end.count + 1)
        if before.last?.isLetter == true { return before + "\u{2019}" + end }
      }
      return word.split(separator: "*", omittingEmptySubsequences: false)
        .joined(separator: " \u{2026} ")
    }.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}
