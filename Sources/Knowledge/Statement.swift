/// What was understood of something a person said or pasted. The text itself is not part of it, but single
/// words of it are: whoever keeps a statement keeps findings, values, signatures and `publicWords`, and
/// nothing else without the person's leave.
public struct Statement: Sendable, Hashable {
  /// A finding read out of the text.
  public struct Reading: Sendable, Hashable {
    /// What it says.
    public let fact: Fact
    /// The words that say so: mostly as the knowledge base spells them, but the person's own where a phrase
    /// names expressions, and hosts and domains as they stand in the text.
    public let words: String

    /// A finding read out of a text.
    public init(fact: Fact, words: String) {
      self.fact = fact
      self.words = words
    }

    /// What may be kept of the words without the person's leave: the name of a program, which is one of the
    /// knowledge base's and may leave the version open, else no more than what was made of them.
    public var publicWords: String { fact.finding == .client ? words : fact.value.rawValue }
  }

  /// An error code or text found in the text.
  public struct Sighting: Sendable, Hashable {
    /// Which signature.
    public let signature: Signature.ID
    /// The pattern that was found, as the knowledge base spells it.
    public let words: String

    /// An error code or text found in a text.
    public init(signature: Signature.ID, words: String) {
      self.signature = signature
      self.words = words
    }
  }

  /// A cause that the wording itself points to.
  public struct Lead: Sendable, Hashable {
    /// Which cause.
    public let cause: Cause.ID
    /// How much likelier the wording is under this cause than under any: a likelihood ratio, over 0.
    public let factor: Double
    /// The words that point there, which are the person's own.
    public let words: [String]

    /// A cause that the wording points to.
    public init(cause: Cause.ID, factor: Double, words: [String]) {
      self.cause = cause
      self.factor = factor
      self.words = words
    }
  }

  /// The findings read out of it, in the order of the text.
  public let readings: [Reading]
  /// The error codes and texts in it.
  public let sightings: [Sighting]
  /// The causes its wording points to, the strongest first.
  public let leads: [Lead]
  /// How many words it had.
  public let wordCount: Int

  /// What was understood of a text.
  public init(
    readings: [Reading] = [], sightings: [Sighting] = [], leads: [Lead] = [], wordCount: Int = 0
  ) {
    self.readings = readings
    self.sightings = sightings
    self.leads = leads
    self.wordCount = wordCount
  }

  /// What it says of a finding.
  public func value(of finding: Finding.ID) -> Finding.Value.ID? {
    readings.first { $0.fact.finding == finding }?.fact.value
  }

  /// The same, said of what another statement names, where it names nothing of the kind itself: in "Outlook
  /// cannot send. Also, much comes twice" both are about Outlook.
  ///
  /// - Parameter findings: those whose values are names.
  public func naming(_ findings: [Finding.ID], as other: Statement) -> Statement {
    let names = other.readings.filter { reading in
      findings.contains(reading.fact.finding) && value(of: reading.fact.finding) == nil
    }
    return Statement(
      readings: readings + names, sightings: sightings, leads: leads, wordCount: wordCount)
  }

  /// What it says of everything but a finding.
  public func without(_ finding: Finding.ID) -> Statement {
    Statement(
      readings: readings.filter { $0.fact.finding != finding }, sightings: sightings, leads: leads,
      wordCount: wordCount)
  }

  /// Whether nothing in it told anything.
  public var isEmpty: Bool { readings.isEmpty && sightings.isEmpty && leads.isEmpty }

  /// Whether it can be built on: a value, an error message, or words that are eight times as likely under
  /// some cause as on average. A stray word is not.
  public var isTelling: Bool {
    !readings.isEmpty || !sightings.isEmpty
      || leads.contains { $0.factor >= 8 && $0.cause != .somethingElse }
  }
}
