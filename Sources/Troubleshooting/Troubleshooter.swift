public import Inference
public import Knowledge
public import Learning
import Planning

/// Leads a session to its end: from what was said to what is believed, and from there to the next
/// step of least expected cost. Pure: it neither asks, nor tests, nor stores.
public struct Troubleshooter: Sendable {
  /// All that is known.
  public let knowledge: KnowledgeBase
  /// The day as of which it is asked.
  public let day: Day
  let likelihoods: Likelihoods
  let network: RuleNetwork
  let remedies: [ModelBuilder.Remedies]
  let experience: TallyBook?
  let habits: LearnedHabits
  let explores: Bool
  let asksBack: Bool

  /// A troubleshooter for the world of the given day, with what former outcomes have taught.
  ///
  /// - Parameters:
  ///   - experience: tallies of former outcomes, or `nil` to go by the files alone. What they count of
  ///     people's answers is not believed.
  ///   - habits: tallies by which to believe how causes answer, what people do not know and what they cannot
  ///     do; nobody has shown yet that this helps, so only measurements give them (decision 14).
  ///   - explores: whether to try, now and then, a fix that may be better than it has shown.
  ///   - asksBack: whether the person can be asked, as in a session and not in a look-up; see
  ///     `belief(in:)`.
  /// - Throws: `RuleNetwork.Unstratified` if the rules run in a circle through a `none`.
  public init(
    _ knowledge: KnowledgeBase, on day: Day, experience: TallyBook? = nil, habits: TallyBook? = nil,
    explores: Bool = false, asksBack: Bool = true
  ) throws(RuleNetwork.Unstratified) {
    self.knowledge = knowledge
    self.day = day
    self.experience = experience
    self.explores = explores
    self.asksBack = asksBack
    likelihoods = Likelihoods(knowledge, on: day)
    self.habits = LearnedHabits(habits, likelihoods, knowledge.scale, on: day)
    network = try RuleNetwork(rules: knowledge.rules.items, on: day)
    remedies = ModelBuilder.Remedies.all(knowledge, likelihoods)
  }

  // MARK: What is known and believed

  /// Where a session stands.
  public func situation(of session: Session) -> Situation {
    Situation(after: session.events, on: day, network: network, knowledge: knowledge)
  }

  /// P(works | cause): what the author says, refined by what came of the fix before, for this
  /// provider and client.
  func efficacy(in situation: Situation) -> (Fix, Cause.Remedy, Cause.ID) -> Double {
    { fix, remedy, cause in learned(fix, remedy, cause, situation)?.mean ?? remedy.efficacy.value }
  }

  /// What former outcomes have made of an author's efficacy; `nil` where nothing is kept.
  func learned(
    _ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID, _ situation: Situation
  ) -> EfficacyEstimate? {
    experience?.efficacy(
      of: fix.id.rawValue, for: cause.rawValue,
      expert: ExpertEfficacy(
        mean: remedy.efficacy.value,
        strength: knowledge.scale.strength(of: fix.certainty)),
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, on: day.daysSince1970,
      isRisky: fix.risk != .none)
  }

  /// Warnings that the rules give, each once.
  public func warnings(in situation: Situation) -> [String] {
    let instructions = instructions(in: situation)
    var seen: Set<String> = []
    var warnings: [String] = []
    for activation in situation.memory.activations {
      for case .warn(let text) in activation.rule.conclusions {
        let filled = instructions.fill(text)
        if seen.insert(filled).inserted { warnings.append(filled) }
      }
    }
    for sighting in situation.sightings {
      guard let note = knowledge.signatures[id: sighting.signature], note.isNote else { continue }
      warnings.append("“\(sighting.words)”: \(note.meaning.english)")
    }
    if ModelBuilder.passwordTriesAllowed <= situation.passwordTries {
      warnings.append(Self.lockOutWarning)
    }
    return warnings
  }

  /// What the lock-out guard says after too many failed tries.
  static let lockOutWarning =
    "Stop trying passwords now: the provider may lock the account. Think of every other device "
    + "and program that may still send the old password (phone, tablet, a second computer), and "
    + "switch mail off there first."

  /// What comes before a fix that sends a password once more.
  static let pauseFirst =
    "First let half an hour pass, with mail switched off on every other device: several wrong "
    + "passwords in a short time lock an account."

  /// Fills steps and questions for the person's program, provider and day.
  public func instructions(in situation: Situation) -> Instructions {
    instructions(in: situation, client: situation.client(in: knowledge))
  }

  /// The same for another program.
  func instructions(in situation: Situation, client: Client?) -> Instructions {
    Instructions(
      client: client, provider: situation.provider(in: knowledge),
      wanted: situation.fetching,
      on: day, in: knowledge)
  }

  /// The model of a situation, for the next step and for explanations, with its questions or without.
  func model(
    of situation: Situation, asking: Bool = true
  ) -> (builder: ModelBuilder, model: SessionModel) {
    let builder = ModelBuilder(
      knowledge: knowledge, likelihoods: likelihoods, habits: habits, situation: situation,
      remedies: remedies,
      efficacy: efficacy(in: situation))
    return (builder, builder.model(belief(in: situation), asking: asking))
  }
}
