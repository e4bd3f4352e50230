/// A stretch of what a person said or pasted, mostly a sentence, and what it says by itself.
public struct Passage: Sendable {
  /// The stretch, as it stands in the text.
  public let text: Substring
  /// What it says.
  public let statement: Statement
  /// Whether it opens as what goes on to something else does: "Another thing", "PS", "2)".
  public let isAnnounced: Bool
  /// Whether it opens with somebody or something that may not be what was spoken of: "my wife's", "the
  /// phone", "outgoing".
  public let turnsToAnother: Bool

  /// A stretch of a text.
  public init(
    text: Substring, statement: Statement, isAnnounced: Bool, turnsToAnother: Bool
  ) {
    self.text = text
    self.statement = statement
    self.isAnnounced = isAnnounced
    self.turnsToAnother = turnsToAnother
  }
}
