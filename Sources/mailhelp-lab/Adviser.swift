import Knowledge
import Planning
import Troubleshooting

/// What to do next in a simulated session.
enum Advice {
  case ask(Question.ID)
  case attempt(Fix.ID)
  /// Have it tested whether it works now.
  case verify
  /// Let somebody else act: those whom fixes name, one after the other, then support.
  case handOver([Fix.ID])
  /// It is solved.
  case solved
}

/// Who advises a person through a session.
enum Adviser: String, CaseIterable {
  /// What the product does.
  case shipped
  /// Asks what tells most per minute until one cause has 0.8, then fixes as below.
  case informationGain = "information gain"
  /// Fixes by chance per minute, ranked afresh after each failure; no questions.
  case ranked = "P/C, no questions"
  /// One list of all fixes for everybody with that trouble, by chance per minute, cut where handing
  /// over is cheaper.
  case list = "static FAQ, cut"
  /// The same list, read to its end.
  case wholeList = "static FAQ"
}

/// Gives advice, and remembers it: many people begin alike.
final class Desk {
  let troubleshooter: Troubleshooter
  private var remembered: [Adviser: [[SessionEvent]: Advice]] = [:]
  private var lists: [[SessionEvent]: [Fix.ID]] = [:]
  /// How many decisions of the shipped planner were worked out, and the milliseconds they took.
  private(set) var decisions: [Double] = []

  init(_ troubleshooter: Troubleshooter) { self.troubleshooter = troubleshooter }

  func advice(of adviser: Adviser, in session: Session) throws -> Advice {
    let events = session.events
    if let known = remembered[adviser]?[events] { return known }
    let advice: Advice
    switch adviser {
    case .shipped:
      var step: Step?
      decisions.append(
        ContinuousClock().measure { step = troubleshooter.nextStep(in: session) }.milliseconds)
      advice = step.map { Advice($0) } ?? .handOver([])
    case .informationGain:
      let model = try troubleshooter.decisionModel(in: session)
      let telling = model.tellingQuestion(
        among: model.questions.indices, believing: model.causes.map(\.prior))
      advice =
        telling.map { .ask(.init(model.questions[$0].id)) } ?? bestFix(model, session)
    case .ranked: advice = bestFix(try troubleshooter.decisionModel(in: session), session)
    case .list, .wholeList:
      advice = try nextOnList(session, isCut: adviser == .list)
    }
    remembered[adviser, default: [:]][events] = advice
    return advice
  }

  private func bestFix(_ model: DecisionModel, _ session: Session) -> Advice {
    model.efficientFix.map { .attempt(.init(model.fixes[$0].id)) }
      ?? .handOver(troubleshooter.referrals(in: session))
  }

  private func nextOnList(_ session: Session, isCut: Bool) throws -> Advice {
    let start = session.events.filter { if case .said = $0 { true } else { false } }
    let list: [Fix.ID]
    let key = start + (isCut ? [.abandoned] : [])
    if let known = lists[key] {
      list = known
    } else {
      var beginning = Session(id: "", day: session.day)
      for event in start { beginning.record(event) }
      let model = try troubleshooter.decisionModel(in: beginning)
      let order = model.staticOrder
      let cut = isCut ? model.bestCut(of: order) : order.count
      list = order.prefix(cut).map { .init(model.fixes[$0].id) }
      lists[key] = list
    }
    let tried = session.events.compactMap { event -> Fix.ID? in
      if case .tried(let fix, _) = event { fix } else { nil }
    }
    return list.first { !tried.contains($0) }.map(Advice.attempt)
      ?? .handOver(troubleshooter.referrals(in: session))
  }
}

extension Advice {
  init(_ step: Step) {
    self =
      switch step {
      case .ask(let asked): .ask(asked.question.id)
      case .repair(let offered): .attempt(offered.fix.id)
      case .verify: .verify
      case .conclude(let conclusion):
        conclusion.outcome == .solved
          ? .solved
          : .handOver((conclusion.fix.map { [$0.id] } ?? []) + conclusion.otherwise.map(\.id))
      }
  }
}

extension DecisionModel {
  /// The fix of greatest chance per cost; `nil` where handing over is more efficient still.
  var efficientFix: Int? {
    let order = staticOrder
    guard let first = order.first, chance(first) / fixes[first].cost > 1 / supportCost else {
      return nil
    }
    return first
  }

  /// The fixes by chance per cost; those that cannot help are left out.
  var staticOrder: [Int] {
    let efficiency = fixes.indices.map { chance($0) / fixes[$0].cost }
    return fixes.indices.filter { efficiency[$0] > 0 }
      .sorted { (-efficiency[$0], $0) < (-efficiency[$1], $1) }
  }

  /// How many fixes of a list to try before handing over.
  func bestCut(of order: [Int]) -> Int {
    var weights = causes.map(\.prior)
    var paid = 0.0
    var best = (count: 0, cost: supportCost)
    for (position, fix) in order.enumerated() {
      paid += fixes[fix].cost * weights.reduce(0, +)
      weights = zip(weights, efficacies(ofFix: fix)).map { $0 * (1 - $1) }
      let cost = paid + supportCost * weights.reduce(0, +)
      if cost < best.cost { best = (position + 1, cost) }
    }
    return best.count
  }

  private func chance(_ fix: Int) -> Double {
    zip(causes, efficacies(ofFix: fix)).reduce(0) { $0 + $1.0.prior * $1.1 }
  }
}
