import Inference
public import Knowledge
public import Learning

/// Leads a session to its end: from what was said to what is believed, and from there to the next
/// step of least expected cost. Pure: it neither asks, nor tests, nor stores.
public struct Troubleshooter: Sendable {
  /// All that is known.
  public let knowledge: KnowledgeBase
  /// The day as of which it is asked.
  public let day: Day
  let likelihoods: Likelihoods
  let network: RuleNetwork
  let experience: TallyBook?
  let explores: Bool

  /// A troubleshooter for the world of the given day, with what former outcomes have taught.
  ///
  /// - Parameters:
  ///   - experience: tallies of former outcomes, or `nil` to go by the files alone.
  ///   - explores: whether to try, now and then, a fix that may be better than it has shown.
  /// - Throws: `RuleNetwork.Unstratified` if the rules run in a circle through a `none`.
  public init(
    _ knowledge: KnowledgeBase, on day: Day, experience: TallyBook? = nil, explores: Bool = false
  ) throws {
    self.knowledge = knowledge
    self.day = day
    self.experience = experience
    self.explores = explores
    likelihoods = Likelihoods(knowledge, on: day)
    network = try RuleNetwork(rules: knowledge.rules, on: day)
  }

  // MARK: What is known and believed

  /// Where a session stands.
  public func situation(of session: Session) -> Situation {
    Situation(after: session.events, on: day, network: network, knowledge: knowledge)
  }

  /// How probable each cause is.
  public func belief(in situation: Situation) -> Belief {
    var influences: [Belief.Influence] = []
    func add(_ origin: Belief.Influence.Origin, _ row: [Double]?) {
      if let row { influences.append(Belief.Influence(origin: origin, row: row)) }
    }
    for piece in situation.evidence { add(.finding(piece), row(for: piece)) }
    for sighting in situation.sightings {
      guard let signature = knowledge.signatures[id: sighting.signature] else { continue }
      add(.signature(signature.id, words: sighting.words), likelihoods.row(for: signature))
    }
    if !situation.leads.isEmpty {
      var row = Array(repeating: 1.0, count: likelihoods.causes.count)
      for lead in situation.leads {
        if let position = likelihoods.position(of: lead.cause) { row[position] = lead.factor }
      }
      add(.wording(situation.leads.flatMap(\.words)), row)
    }
    for activation in situation.memory.activations {
      add(.rule(activation.rule.id), row(for: activation.rule))
    }
    for attempt in situation.attempts where attempt.result == .noChange {
      add(.failedFix(attempt.fix), rowForFailure(of: attempt.fix, situation))
    }
    return Belief(
      priors: likelihoods.priors, causes: likelihoods.causes, influences: influences)
  }

  /// What a settled finding says, by how far its source is trusted.
  private func row(for piece: Evidence) -> [Double]? {
    guard let row = likelihoods.row(for: piece.fact) else { return nil }
    guard piece.source == .text, let background = row.last else { return row }
    let trust = knowledge.scale.textTrust
    return row.map { trust * $0 + (1 - trust) * background }
  }

  private func row(for rule: Rule) -> [Double]? {
    var row = Array(repeating: 1.0, count: likelihoods.causes.count)
    var isNews = false
    for conclusion in rule.conclusions {
      switch conclusion {
      case .ruleOut(let cause):
        guard let position = likelihoods.position(of: cause) else { continue }
        row[position] = knowledge.scale.floor
      case .prefer(let cause):
        guard let position = likelihoods.position(of: cause) else { continue }
        row[position] = knowledge.scale.preference
      case .conclude, .withdraw, .warn: continue
      }
      isNews = true
    }
    return isNews ? row : nil
  }

  private func rowForFailure(of id: Fix.ID, _ situation: Situation) -> [Double]? {
    guard let fix = knowledge.fixes[id: id] else { return nil }
    return likelihoods.causes.map { cause in
      guard let remedy = knowledge.causes[id: cause]?.remedies.first(where: { $0.fix == id })
      else { return 1 }
      let works = efficacy(in: situation)(fix, remedy, cause)
      return min(max(1 - works, knowledge.scale.floor), 1)
    }
  }

  /// P(works | cause): what the author says, refined by what came of the fix before, for this
  /// provider and client.
  func efficacy(in situation: Situation) -> (Fix, Cause.Remedy, Cause.ID) -> Double {
    { fix, remedy, cause in learned(fix, remedy, cause, situation)?.mean ?? remedy.efficacy.value }
  }

  /// What former outcomes have made of an author's efficacy; `nil` where nothing is kept.
  func learned(
    _ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID, _ situation: Situation
  ) -> BetaEstimate? {
    experience?.efficacy(
      of: fix.id.rawValue, for: cause.rawValue,
      expert: ExpertEfficacy(
        mean: remedy.efficacy.value,
        strength: knowledge.scale.certainties[fix.certainty] ?? 10),
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, on: day.daysSince1970)
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

  /// Fills steps and questions for the person's program, provider and day.
  public func instructions(in situation: Situation) -> Instructions {
    Instructions(
      client: situation.client(in: knowledge), provider: situation.provider(in: knowledge),
      wanted: situation.value(of: "protocol").flatMap { MailProtocol(rawValue: $0.rawValue) },
      on: day, in: knowledge)
  }

  /// The model of a situation, for the next step and for explanations.
  func model(of situation: Situation) -> (builder: ModelBuilder, model: SessionModel) {
    let builder = ModelBuilder(
      knowledge: knowledge, likelihoods: likelihoods, situation: situation,
      efficacy: efficacy(in: situation))
    return (builder, builder.model(belief(in: situation)))
  }

  // MARK: The next step

  /// The step of least expected cost from where the session stands.
  public func nextStep(in session: Session) -> Step {
    let situation = situation(of: session)
    if let conclusion = conclusion(in: situation) { return .conclude(conclusion) }
    let (builder, model) = model(of: situation)
    if let cure = situation.cure, let fix = knowledge.fixes[id: cure.fix] {
      return paysToVerify(fix, model) && cure.verified == nil
        ? .verify(fix) : .conclude(solved(by: fix, situation))
    }
    let plan = plan(model, for: session, situation)
    switch plan.choice {
    case .ask(let index):
      return .ask(asked(model.questions[index].question, builder, model, plan.reason(model, index)))
    case .attempt(let index):
      return offer(model.fixes[index], situation, builder, model, plan)
    case .support:
      return model.referral.map { offer($0, situation, builder, model, plan) }
        ?? .conclude(handOver(to: nil, situation))
    }
  }

  private func conclusion(in situation: Situation) -> Conclusion? {
    switch situation.ending {
    case .handedOver(let fix): handOver(to: fix.flatMap { knowledge.fixes[id: $0] }, situation)
    case .abandoned: abandoned(situation)
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
    if let question = questionNeeded(for: open.fix, situation, builder) {
      let reason = QuestionReason(minutesSaved: nil, prospects: [], neededBy: open.fix.id)
      return .ask(asked(question, builder, model, reason))
    }
    if open.fix.handsOver { return .conclude(handOver(to: open.fix, situation)) }
    let instructions = instructions(in: situation)
    return .repair(
      OfferedFix(
        fix: open.fix, title: instructions.fill(open.fix.title),
        instructions: open.fix.lines(for: situation.client(in: knowledge)).map {
          instructions.fill($0)
        },
        settings: open.fix.namesServers ? instructions.settings : nil,
        probability: model.chance(of: open), reason: reason(for: open, model)))
  }

  /// The question for client or provider, where the steps of a fix name menus or servers and it is
  /// not known whose.
  private func questionNeeded(
    for fix: Fix, _ situation: Situation, _ builder: ModelBuilder
  ) -> Question? {
    let wanted: [(Finding.ID, Bool)] = [
      (.client, fix.dependsOnClient), (.provider, fix.dependsOnProvider),
    ]
    for (finding, isWanted) in wanted where isWanted && situation.value(of: finding) == nil {
      if let question = knowledge.questions.first(where: { $0.asks == finding }),
        !situation.unsure.contains(question.id), builder.isOpen(question)
      {
        return question
      }
    }
    return nil
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
      takesWords: takesWords, reason: reason)
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

  /// Whether a test message is worth its minute before "it worked" is believed: if the fix was
  /// unlikely to work, the person may be mistaken, and coming back later costs more.
  private func paysToVerify(_ fix: Fix, _ model: SessionModel) -> Bool {
    guard let open = model.fixes.first(where: { $0.fix.id == fix.id }) else { return false }
    let chance = model.chance(of: open)
    let (saysWorkedIfFixed, saysWorkedIfNot, reopening, test) = (0.98, 0.05, 20.0, 1.0)
    let believed =
      saysWorkedIfFixed * chance
      / max(saysWorkedIfFixed * chance + saysWorkedIfNot * (1 - chance), 1e-12)
    return (1 - believed) * reopening > test
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
