/// What the words of the rule files are worth in numbers, and the few figures of the reasoning that
/// authors may set: `scales.yaml`.
public struct Scale: Sendable {
  /// Words for probabilities: `usually` = 0.75.
  public let likelihoods: [String: Double]
  /// Words for weights among causes, clients and providers: `common` = 4.
  public let weights: [String: Double]
  /// P(signature seen | cause) for each strength.
  public let strengths: [Signature.Strength: Double]
  /// P(signature seen | a cause that it does not name).
  public let signatureBackground: Double
  /// Pseudo-counts behind an author's efficacy.
  public let certainties: [Fix.Certainty: Double]
  /// No likelihood is further from 0 and 1 than this lets it be (Cromwell's rule).
  public let floor: Double
  /// How far a finding read out of free text is trusted, 0 to 1.
  public let textTrust: Double
  /// How far an answer is trusted, 0 to 1.
  public let answerTrust: Double
  /// The factor by which a rule that prefers a cause raises its odds.
  public let preference: Double
  /// The weight of "something else" among the causes.
  public let somethingElse: Double
  /// What handing the matter to support costs, in minutes.
  public let supportMinutes: Double
  /// What a risk adds to a fix's cost, in minutes.
  public let riskMinutes: [Fix.Risk: Double]
  /// What an actor other than the person adds to a fix's cost, in minutes.
  public let actorMinutes: [Fix.Actor: Double]

  /// What the words are worth.
  public init(
    likelihoods: [String: Double], weights: [String: Double],
    strengths: [Signature.Strength: Double], signatureBackground: Double,
    certainties: [Fix.Certainty: Double], floor: Double, textTrust: Double, answerTrust: Double,
    preference: Double, somethingElse: Double, supportMinutes: Double,
    riskMinutes: [Fix.Risk: Double],
    actorMinutes: [Fix.Actor: Double]
  ) {
    self.likelihoods = likelihoods
    self.weights = weights
    self.strengths = strengths
    self.signatureBackground = signatureBackground
    self.certainties = certainties
    self.floor = floor
    self.textTrust = textTrust
    self.answerTrust = answerTrust
    self.preference = preference
    self.somethingElse = somethingElse
    self.supportMinutes = supportMinutes
    self.riskMinutes = riskMinutes
    self.actorMinutes = actorMinutes
  }

  /// What an author's figure is worth, in observations.
  public func strength(of certainty: Fix.Certainty) -> Double { certainties[certainty] ?? 10 }

  /// What a client or a provider weighs on a day for which its file says nothing: as little as what is called
  /// gone, but not nothing.
  static let unstatedPopularity = 0.05

  /// The scale that is used until a file says otherwise.
  public static let standard = Scale(
    likelihoods: [
      "always": 0.98, "nearly always": 0.93, "usually": 0.8, "often": 0.6, "sometimes": 0.3,
      "seldom": 0.1, "hardly ever": 0.03, "never": 0.005,
    ],
    weights: [
      "very common": 9, "common": 5, "fairly common": 3, "uncommon": 1.5, "rare": 0.7,
      "very rare": 0.3, "gone": 0.05,
    ],
    strengths: [.strong: 0.4, .moderate: 0.12, .weak: 0.04], signatureBackground: 0.006,
    certainties: [.guess: 4, .usual: 10, .sure: 30], floor: 0.005, textTrust: 0.9,
    answerTrust: 0.95, preference: 4, somethingElse: 3, supportMinutes: 180,
    riskMinutes: [.none: 0, .slight: 2, .serious: 10],
    actorMinutes: [.user: 0, .administrator: 10, .provider: 15, .networkOwner: 15])
}
