import Inference
import Knowledge
import Planning

/// What a session does next.
extension Troubleshooter {
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
          + open.fix.lines(for: situation.client(in: knowledge), on: day).map {
            instructions.fill($0)
          },
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
      situation.unsureFindings.contains(finding)
        ? nil : knowledge.questions.first { $0.asks == finding && builder.isOpen($0, model.belief) }
    }
    func isWorth(_ question: Question, _ isInTheWay: Double) -> Bool {
      isInTheWay * open.cost > question.minutes + question.insult
    }
    var wanted: [Finding.ID] = []
    if isUpToTheProgram(fix, builder) { wanted.append(.client) }
    if fix.dependsOnProvider { wanted.append(.provider) }
    wanted += fix.condition.all.filter { builder.chance(of: $0) == nil }.map(\.finding)
    if let needed = wanted.lazy.compactMap(openQuestion).first { return needed }
    func likelihood(of term: Condition.Term) -> Double? {
      builder.chance(of: term).map { model.chance(of: $0) }
    }
    let obstacles =
      fix.condition.all.map { ($0.finding, likelihood(of: $0).map { 1 - $0 }) }
      + fix.condition.none.map { ($0.finding, likelihood(of: $0)) }
    for case (let finding, let isInTheWay?) in obstacles {
      guard let question = openQuestion(about: finding) else { continue }
      if isWorth(question, isInTheWay) { return question }
    }
    let isInTheWay = builder.versionsInTheWay(of: fix) + versionsWithOtherSteps(of: fix, situation)
    let isRare = isInTheWay < 1 - Versions.majority
    if !isRare, let version = answerable(.client), isWorth(version, isInTheWay) { return version }
    return nil
  }

  /// Whether a fix reads so differently from program to program that it pays to ask which one it is: it leads
  /// to places of the program, or more than a few people have steps of their own.
  private func isUpToTheProgram(_ fix: Fix, _ builder: ModelBuilder) -> Bool {
    guard fix.dependsOnClient else { return false }
    let general = fix.lines(for: nil, on: day)
    let placeholders = general.flatMap { Instructions.placeholders(in: $0.english) }
    if placeholders.contains(where: { $0.dependsOn.contains(.client) }) { return true }
    var (same, all) = (0.0, 0.0)
    for option in builder.options(of: .clients) {
      all += option.weight
      let client = knowledge.clients[id: Client.ID(option.value.rawValue)]
      if fix.lines(for: client, on: day) == general { same += option.weight }
    }
    return same < Versions.majority * all
  }

  /// The steps of a fix as somebody with a program is given them.
  private func steps(of fix: Fix, in client: Client?, _ situation: Situation) -> [String] {
    let instructions = instructions(in: situation, client: client)
    return fix.lines(for: client, on: day).map { instructions.fill($0) }
  }

  /// How likely the person's program is of a version in which the steps of a fix are others than in the one that
  /// it is taken for; zero where the version is known.
  private func versionsWithOtherSteps(of fix: Fix, _ situation: Situation) -> Double {
    let versions = situation.versions(in: knowledge)
    guard versions.isOpen, let taken = situation.client(in: knowledge) else { return 0 }
    let expected = steps(of: fix, in: taken, situation)
    return versions.share { steps(of: fix, in: $0, situation) != expected }
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
}
