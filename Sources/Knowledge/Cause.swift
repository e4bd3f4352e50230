/// Where on the way from the device to the mailbox a cause sits.
public enum Stage: String, CaseIterable, Sendable {
  /// Reaching the server.
  case connect
  /// Agreeing on encryption.
  case encrypt
  /// Signing in.
  case authenticate
  /// In the mail program itself.
  case client
  /// In the mailbox.
  case mailbox
  /// Getting a message accepted.
  case send
}

/// One thing that can be wrong with a person's mail set-up.
public struct Cause: Identifiable, Sendable {
  /// The cause's name.
  public typealias ID = Identifier<Cause>

  /// How probable one value of a finding is when this cause is the one.
  public struct Likelihood: Sendable {
    /// The value.
    public let value: Finding.Value.ID
    /// P(value | cause).
    public let probability: Probability

    /// How probable one value of a finding is when this cause is the one.
    public init(value: Finding.Value.ID, probability: Probability) {
      self.value = value
      self.probability = probability
    }
  }

  /// A fix for this cause, and how often it cures it.
  public struct Remedy: Sendable {
    /// Which fix.
    public let fix: Fix.ID
    /// P(works | cause), as the author judges.
    public let efficacy: Probability

    /// A fix for this cause, and how often it cures it.
    public init(fix: Fix.ID, efficacy: Probability) {
      self.fix = fix
      self.efficacy = efficacy
    }
  }

  /// The cause's name.
  public let id: ID
  /// Where it sits.
  public let stage: Stage
  /// What is wrong, in a line.
  public let title: Wording
  /// The cause of which it is a kind, if it is one: programs that read look-ups know it by that name.
  public let kindOf: ID?
  /// What is wrong and why that hurts, in a sentence or two for the person.
  public let summary: Wording
  /// The longer explanation of the article, in paragraphs.
  public let explanation: Wording?
  /// Its weight among the causes by date (relative; they are normalised).
  public let prior: [Dated<Double>]
  /// Per finding, how probable its values are when this is the cause, in the order of the file.
  /// Values left out share what remains in proportion to their background.
  public let findings: [(finding: Finding.ID, likelihoods: [Likelihood])]
  /// How people say it, in lower case.
  public let says: [String]
  /// Its fixes, the author's first choice first.
  public let remedies: [Remedy]
  /// What else to know once it is solved.
  public let afterwards: [Wording]
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// One thing that can be wrong.
  public init(
    id: ID, stage: Stage, title: Wording, kindOf: ID? = nil, summary: Wording,
    explanation: Wording? = nil,
    prior: [Dated<Double>], findings: [(finding: Finding.ID, likelihoods: [Likelihood])] = [],
    says: [String] = [], remedies: [Remedy] = [], afterwards: [Wording] = [],
    provenance: Provenance = .unknown, origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.stage = stage
    self.title = title
    self.kindOf = kindOf
    self.summary = summary
    self.explanation = explanation
    self.prior = prior
    self.findings = findings
    self.says = says
    self.remedies = remedies
    self.afterwards = afterwards
    self.provenance = provenance
    self.origin = origin
  }

  /// Its weight on the given day; 0 where the files give none.
  public func weight(on day: Day) -> Double { prior.holding(on: day).first ?? 0 }
}

extension [Cause.Likelihood] {
  /// How much commoner than usual with the cause are those values of the finding that are not among these:
  /// they share what these leave. 1 where nothing is said of any.
  ///
  /// - Parameter usual: how common a value is with anybody, from 0 to 1.
  public func factorOfOthers(usual: (Finding.Value.ID) -> Double) -> Double {
    let named = reduce(0) { $0 + $1.probability.value }
    let common = reduce(0) { $0 + usual($1.value) }
    return Swift.max(1 - named, 0) / Swift.max(1 - common, 1e-9)
  }
}

extension Cause {
  /// How many of those who have it see one of the values of a finding, from 0 to 1. The values that it does
  /// not name share what those that it names leave, in proportion to how usual they are.
  ///
  /// - Parameter usual: how common a value is with anybody, from 0 to 1.
  public func share(
    of values: [Finding.Value.ID], _ finding: Finding.ID, usual: (Finding.Value.ID) -> Double
  ) -> Double {
    let named = findings.first { $0.finding == finding }?.likelihoods ?? []
    let factor = named.factorOfOthers(usual: usual)
    let share = values.reduce(0) { share, value in
      share + (named.first { $0.value == value }?.probability.value ?? usual(value) * factor)
    }
    return min(share, 1)
  }
}

extension Identifier where Subject == Cause {
  /// What no cause that is known explains; no cause of a knowledge base has this name.
  public static var somethingElse: Self { "something-else" }
}
