/// A way to ask a person for a finding.
public struct Question: Identifiable, Sendable {
  /// The question's name.
  public typealias ID = Identifier<Question>

  /// One answer on offer. *Not sure* is always offered and never written.
  public struct Choice: Sendable {
    /// What the finding is, if this is the answer.
    public let value: Finding.Value.ID
    /// How the answer reads.
    public let label: Wording

    /// One answer on offer.
    public init(value: Finding.Value.ID, label: Wording) {
      self.value = value
      self.label = label
    }
  }

  /// The question's name.
  public let id: ID
  /// The finding that its answer settles.
  public let asks: Finding.ID
  /// The question as it is put.
  public let text: Wording
  /// How to find out, for whoever is not sure; may hold placeholders.
  public let howToFindOut: Wording?
  /// The answers on offer, in order; empty where the finding's values are clients, providers or
  /// account types, or where all its values are offered under their own names.
  public let choices: [Choice]
  /// What answering costs, in minutes.
  public let minutes: Double
  /// What it costs beyond time, in minutes: "is it plugged in?" offends.
  public let insult: Double
  /// How often people cannot tell.
  public let unsure: Probability
  /// Asked only where this holds or may still hold.
  public let condition: Condition
  /// Where it is written.
  public let origin: SourceLocation

  /// A way to ask for a finding.
  public init(
    id: ID, asks: Finding.ID, text: Wording, howToFindOut: Wording? = nil, choices: [Choice] = [],
    minutes: Double, insult: Double = 0, unsure: Probability, condition: Condition = .always,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.asks = asks
    self.text = text
    self.howToFindOut = howToFindOut
    self.choices = choices
    self.minutes = minutes
    self.insult = insult
    self.unsure = unsure
    self.condition = condition
    self.origin = origin
  }
}
