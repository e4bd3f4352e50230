import Inference
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
  ///   - experience: tallies of former outcomes, or `nil` to go by the files alone.
  ///   - explores: whether to try, now and then, a fix that may be better than it has shown.
  ///   - asksBack: whether the person can be asked, as in a session and not in a look-up; see
  ///     `belief(in:)`.
  /// - Throws: `RuleNetwork.Unstratified` if the rules run in a circle through a `none`.
  public init(
    _ knowledge: KnowledgeBase, on day: Day, experience: TallyBook? = nil, explores: Bool = false,
    asksBack: Bool = true
  ) throws {
    self.knowledge = knowledge
    self.day = day
    self.experience = experience
    self.explores = explores
    self.asksBack = asksBack
    likelihoods = Likelihoods(knowledge, on: day)
    habits = LearnedHabits(
      experience, likelihoods, floor: knowledge.scale.floor, on: day)
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
        strength: knowledge.scale.certainties[fix.certainty] ?? 10),
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
    Instructions(
      client: situation.client(in: knowledge), provider: situation.provider(in: knowledge),
      wanted: situation.value(of: "protocol").flatMap { MailProtocol(rawValue: $0.rawValue) },
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

  // MARK: The next step

  /// The step of least expected cost from where the session stands.
  public func nextStep(in session: Session) -> Step {
    let situation = situation(of: session)
    if let conclusion = conclusion(in: situation) { return .conclude(conclusion) }
    if let cure = situation.cure, let fix = knowledge.fixes[id: cure.fix] {
      let isTested = cure.verified != nil || situation.cannotVerify
      return !isTested && paysToVerify(fix, situation)
        ? .verify(fix) : .conclude(solved(by: fix, situation))
    }
    let (builder, model) = model(of: situation)
    let plan = plan(model, for: session, situation)
    switch plan.choice {
    case .ask(let best):
      let index = prerequisite(of: best, builder, model)
      return .ask(asked(model.questions[index].question, builder, model, plan.reason(model, index)))
    case .attempt(let index):
      return offer(model.fixes[index], situation, builder, model, plan)
    case .support:
      return model.referrals.fixes.first.map { offer($0, situation, builder, model, plan) }
        ?? .conclude(handOver(to: nil, situation))
    }
  }

  private func conclusion(in situation: Situation) -> Conclusion? {
    switch situation.ending {
    case .handedOver(let fix):
      handOver(
        to: fix.flatMap { knowledge.fixes[id: $0] }, situation,
        otherwise: model(of: situation).model.referrals.fixes)
    case .abandoned: abandoned()
    case nil:
      situation.cure?.verified == true
        ? situation.cure.flatMap { knowledge.fixes[id: $0.fix] }.map { solved(by: $0, situation) }
        : nil
    }
  }

  /// A fix, or first the question that its steps depend on.
  private func offer(
    _ open: SessionModel.OpenFix, _ situation: Situation, _ builder: ModelBuilder,
    _ model: SessionModel, _ plan: SessionPlan
  ) -> Step {
    if let question = questionNeeded(for: open, situation, builder, model) {
      let reason = QuestionReason(minutesSaved: nil, prospects: [], neededBy: open.fix.id)
      return .ask(asked(question, builder, model, reason))
    }
    if open.fix.handsOver {
      return .conclude(handOver(to: open.fix, situation, otherwise: model.referrals.fixes))
    }
    let instructions = instructions(in: situation)
    return .repair(
      OfferedFix(
        fix: open.fix, title: instructions.fill(open.fix.title),
        instructions: (builder.pause(before: open.fix) > 0 ? [Self.pauseFirst] : [])
          + open.fix.lines(for: situation.client(in: knowledge)).map { instructions.fill($0) },
        settings: open.fix.namesServers ? instructions.settings : nil,
        probability: model.chance(of: open), reason: reason(for: open, model, plan)))
  }

  /// What has to be known before a fix can be offered: program and provider where its steps name
  /// menus or servers, what its condition demands, and what would speak against it where asking is
  /// cheaper than trying in vain.
  private func questionNeeded(
    for open: SessionModel.OpenFix, _ situation: Situation, _ builder: ModelBuilder,
    _ model: SessionModel
  ) -> Question? {
    let fix = open.fix
    func openQuestion(about finding: Finding.ID) -> Question? {
      guard situation.value(of: finding) == nil else { return nil }
      return answerable(finding)
    }
    func answerable(_ finding: Finding.ID) -> Question? {
      question(for: finding).flatMap {
        !situation.unsure.contains($0.id) && builder.isOpen($0) ? $0 : nil
      }
    }
    func isWorth(_ question: Question, _ isInTheWay: Double) -> Bool {
      isInTheWay * open.cost > question.minutes + question.insult
    }
    var wanted: [Finding.ID] = []
    if fix.dependsOnClient { wanted.append(.client) }
    if fix.dependsOnProvider { wanted.append(.provider) }
    wanted += fix.condition.all.map(\.finding)
    if let needed = wanted.lazy.compactMap(openQuestion).first { return needed }
    for term in fix.condition.none {
      guard let question = openQuestion(about: term.finding), let rows = builder.chance(of: term)
      else { continue }
      let isInTheWay = zip(model.belief.posterior, rows).reduce(0) { $0 + $1.0 * $1.1 }
      if isWorth(question, isInTheWay) { return question }
    }
    if let version = answerable(.client), isWorth(version, builder.versionsInTheWay(of: fix)) {
      return version
    }
    return nil
  }

  /// The question that comes first: what a condition depends on, and costs no more to ask, is asked for
  /// before what is pointless unless it holds, and so on.
  private func prerequisite(
    of best: Int, _ builder: ModelBuilder, _ model: SessionModel
  ) -> Int {
    var chain = [best]
    while let last = chain.last {
      let wanted = builder.unsettled(in: model.questions[last].question.condition)
      let first = wanted.lazy.compactMap { finding in
        model.questions.firstIndex { $0.question.asks == finding }
      }.first {
        !chain.contains($0) && model.questions[$0].minutes <= model.questions[last].minutes
      }
      guard let first else { return last }
      chain.append(first)
    }
    return best
  }

  /// A question as it is put to this person.
  func asked(
    _ question: Question, _ builder: ModelBuilder, _ model: SessionModel, _ reason: QuestionReason
  ) -> AskedQuestion {
    let instructions = instructions(in: builder.situation)
    var choices: [AskedQuestion.Choice] = []
    var takesWords = false
    if let finding = knowledge.findings[id: question.asks] {
      if finding.domain == .listed {
        let labels = Dictionary(
          question.choices.map { ($0.value, $0.label) }, uniquingKeysWith: { first, _ in first })
        let values =
          question.choices.isEmpty ? finding.values.map(\.id) : question.choices.map(\.value)
        choices = values.map { value in
          AskedQuestion.Choice(
            value: value,
            label: instructions.fill(labels[value] ?? finding.value(value)?.name ?? ""))
        }
      } else {
        takesWords = true
        choices = builder.options(of: finding.domain)
          .filter { $0.weight > 0 }
          .sorted { (-$0.weight, $0.value) < (-$1.weight, $1.value) }
          .map { AskedQuestion.Choice(value: $0.value, label: name(of: $0.value, finding.domain)) }
      }
    }
    return AskedQuestion(
      question: question, text: instructions.fill(question.text),
      howToFindOut: question.howToFindOut.map { instructions.fill($0) }, choices: choices,
      takesWords: takesWords, reason: reason.worded(as: choices))
  }

  /// How a value of a catalogue is shown.
  func name(of value: Finding.Value.ID, _ domain: Finding.Domain) -> String {
    switch domain {
    case .listed: value.rawValue
    case .clients:
      knowledge.clients[id: Client.ID(value.rawValue)]?.name.english ?? value.rawValue
    case .providers:
      knowledge.providers[id: Provider.ID(value.rawValue)]?.name.english ?? value.rawValue
    case .accountTypes:
      knowledge.accountTypes[id: AccountType.ID(value.rawValue)]?.name.english ?? value.rawValue
    }
  }

  /// What people say of fixes that did and did not cure.
  private static let misreport = Misreport(falseCure: 0.05, missed: 0.02)

  /// What coming back later costs, and what a test message costs, in minutes.
  private static let (reopening, test) = (20.0, 1.0)

  /// Whether a test message is worth its minute before "it worked" is believed: if the fix was
  /// unlikely to work, the person may be mistaken, and coming back later costs more.
  private func paysToVerify(_ fix: Fix, _ situation: Situation) -> Bool {
    (1 - trust(inCureBy: fix, situation)) * Self.reopening > Self.test
  }

  /// P(really cured | said to be cured).
  private func trust(inCureBy fix: Fix, _ situation: Situation) -> Double {
    let belief = belief(in: situation)
    let efficacy = efficacy(in: situation)
    let chance = zip(belief.causes, belief.posterior).reduce(0) { sum, entry in
      let remedy = knowledge.causes[id: entry.0]?.remedies.first { $0.fix == fix.id }
      return sum + (remedy.map { entry.1 * efficacy(fix, $0, entry.0) } ?? 0)
    }
    return Self.misreport.chanceSolved(ifReportedWithChance: chance)
  }

  /// How far what a session reports is to be believed when it is counted: wholly if a message was seen
  /// to go round or if nothing is said to have worked.
  public func trust(in situation: Situation) -> Double {
    guard let cure = situation.cure, cure.verified != true,
      let fix = knowledge.fixes[id: cure.fix]
    else { return 1 }
    return trust(inCureBy: fix, situation)
  }
}

extension Troubleshooter {
  /// The question that settles a finding, if there is one.
  public func question(for finding: Finding.ID) -> Question? {
    knowledge.questions.first { $0.asks == finding }
  }

  /// The question that settles a finding as it would be put now, to change an answer.
  public func question(for finding: Finding.ID, in session: Session) -> AskedQuestion? {
    guard let question = question(for: finding) else { return nil }
    let (builder, model) = model(of: situation(of: session))
    return asked(
      question, builder, model, QuestionReason(minutesSaved: nil, prospects: [], neededBy: nil))
  }
}
