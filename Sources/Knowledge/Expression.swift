/// All ways to say one thing, such as that something works, under a name by which phrases mention it:
/// `my <device> <works>`. Whoever adds a way adds it to every such phrase.
public struct Expression: Identifiable, Sendable {
  /// The name of an expression.
  public typealias ID = Identifier<Expression>

  /// Its name.
  public let id: ID
  /// What it says, in a few words.
  public let name: Wording
  /// The ways to say it, without gaps and without expressions in them.
  public let says: [PhrasePattern]
  /// Where it is written.
  public let origin: SourceLocation

  /// A thing with all ways to say it.
  public init(
    id: ID, name: Wording, says: [PhrasePattern], origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.name = name
    self.says = says
    self.origin = origin
  }

  /// The names of all mail programs, which need not be written down once more.
  public static let program: ID = "program"
  /// The names of all mail providers.
  public static let provider: ID = "provider"
  /// The expressions that every knowledge base has.
  public static let given: [ID] = [program, provider]

  /// The expressions by which the parts of a letter are told that tell nothing of its matter. No phrase need
  /// name them.
  public static let ofLetters: Set<ID> = [
    "letter-closing", "letter-footer", "letter-notice", "letter-older-mail", "letter-wrote",
    "letter-sender", "letter-header",
  ]
}
