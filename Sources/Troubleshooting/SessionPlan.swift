import Inference
package import Knowledge
import Learning
package import Planning

/// The planner's choice for a session, in terms of its questions and fixes.
struct SessionPlan {
  enum Choice: Hashable {
    case ask(Int)
    case attempt(Int)
    case support
  }

  let choice: Choice
  let planned: PlannedStep?

  init(choice: Choice, planned: PlannedStep?) {
    self.choice = choice
    self.planned = planned
  }

  init(_ planned: PlannedStep, _ model: SessionModel) {
    self.planned = planned
    choice =
      switch planned.step {
      case .ask(let index): .ask(index)
      case .try(let index): .attempt(model.ownFixes[index])
      case .support: .support
      }
  }

  /// Why a question is asked: what each answer would do to the leading cause, and what it saves.
  func reason(_ model: SessionModel, _ index: Int) -> QuestionReason {
    let option = planned?.options.first { $0.step == .ask(index) }
    return QuestionReason(
      minutesSaved: option?.valueOfInformation,
      prospects: model.prospects(of: model.questions[index]), neededBy: nil)
  }
}

extension Troubleshooter {
  /// The step of least expected cost in the model. Now and then a fix is given a chance to show that
  /// it is better than it has shown so far, if that costs little as far as anybody can tell
  /// (Thompson sampling with a guard; see the room Learning).
  func plan(_ model: SessionModel, for session: Session, _ situation: Situation) -> SessionPlan {
    let decision: DecisionModel
    do {
      decision = try decisionModel(of: model)
    } catch {
      // Knowledge is held to what a model takes when its files are read, so this is a mistake of ours;
      // the person is still handed over to somebody.
      assertionFailure("\(error)")
      return SessionPlan(choice: .support, planned: nil)
    }
    let planner = Planner(asksBack ? Planner.Limits() : Self.oneQuestion)
    let believed = BeliefState(decision)
    let best = planner.nextStep(in: believed)
    guard explores, experience != nil else { return SessionPlan(best, model) }
    let exploration = Exploration(session: "\(session.id) \(session.seed)")
    let drawn = model.replacingEfficacies { fix, cause in
      drawnEfficacy(of: fix, for: cause, exploration, situation)
    }
    guard let gamble = try? decisionModel(of: drawn) else { return SessionPlan(best, model) }
    let tried = planner.nextStep(in: BeliefState(gamble))
    guard tried.step != best.step, case .try(let index) = tried.step else {
      return SessionPlan(best, model)
    }
    let isAdmitted = exploration.admits(
      planCosting: planner.expectedCost(of: tried.step, in: believed), best: best.expectedCost,
      isRisky: model.fixes[model.ownFixes[index]].fix.risk != .none,
      failedFixes: situation.attempts.filter { $0.result == .noChange }.count)
    return SessionPlan(isAdmitted ? tried : best, model)
  }

  /// Where nobody can be asked back there is one question and its answer, and nothing to look ahead to.
  private static let oneQuestion = Planner.Limits(depth: 1, greatestDepth: 1)

  private func drawnEfficacy(
    of fix: Fix, for cause: Cause.ID, _ exploration: Exploration, _ situation: Situation
  ) -> Double? {
    guard let remedy = knowledge.causes[id: cause]?.remedies.first(where: { $0.fix == fix.id }),
      let believed = learned(fix, remedy, cause, situation)
    else { return nil }
    return habits.doable(fix)
      * exploration.efficacy(
        of: fix.id.rawValue, for: cause.rawValue, believed: believed, isRisky: fix.risk != .none)
  }

  /// The abstract problem that a session comes to now, its causes, questions and fixes named as in
  /// the knowledge base: what other strategies are tried on.
  package func decisionModel(in session: Session) throws(ModelError) -> DecisionModel {
    try decisionModel(of: model(of: situation(of: session)).model)
  }

  /// To whom a session would be handed over now, one after the other, before support in general.
  package func referrals(in session: Session) -> [Fix.ID] {
    model(of: situation(of: session)).model.referrals.fixes.map(\.fix.id)
  }

  /// Fixes that hand over are not among the planner's: they end the session, so they are what its
  /// support stands for.
  private func decisionModel(of model: SessionModel) throws(ModelError) -> DecisionModel {
    let causes = zip(model.belief.causes, model.belief.posterior).map {
      DecisionModel.Cause(id: $0.rawValue, prior: $1)
    }
    var builder = try DecisionModel.Builder(causes: causes, supportCost: model.referrals.minutes)
    for open in model.questions {
      let answers = open.rows.dropLast().enumerated().map {
        DecisionModel.Answer(id: String($0), likelihoods: $1)
      }
      try builder.add(
        question: open.question.id.rawValue, cost: open.minutes, answers: answers,
        unknown: open.rows.last)
    }
    for open in model.ownFixes.map({ model.fixes[$0] }) {
      try builder.add(fix: open.fix.id.rawValue, cost: open.cost, works: open.works)
    }
    return builder.build()
  }

  /// A fix is said to cure a cause if it helps against it in more than one case of twenty.
  private static let leastCure = 0.05

  /// What helps in fewer than one case of a hundred is no fix that would be tried instead.
  private static let leastAlternative = 0.01

  /// Why a fix is the next thing to do.
  func reason(
    for open: SessionModel.OpenFix, _ model: SessionModel, _ plan: SessionPlan
  ) -> FixReason {
    let cures = zip(model.belief.causes, zip(model.belief.posterior, open.works))
      .filter { $0.1.1 > Self.leastCure }
      .map { (cause: $0.0, probability: $0.1.0) }
      .sorted { $0.probability > $1.probability }
    return FixReason(
      cures: Array(cures.prefix(3)), probability: model.chance(of: open),
      minutes: open.fix.minutes, runnerUp: runnerUp(to: open, model, plan),
      askingFirst: plan.planned.flatMap { planned in
        planned.options.first { if case .ask = $0.step { true } else { false } }
          .map { $0.expectedCost - planned.expectedCost }
      })
  }

  /// The fix that would be tried if not this one: the best of those weighed, or else the best at a
  /// glance.
  private func runnerUp(
    to open: SessionModel.OpenFix, _ model: SessionModel, _ plan: SessionPlan
  ) -> FixReason.RunnerUp? {
    for option in plan.planned?.options ?? [] {
      guard case .try(let index) = option.step else { continue }
      let other = model.fixes[model.ownFixes[index]]
      if other.fix.id == open.fix.id { continue }
      return FixReason.RunnerUp(
        fix: other.fix.id, probability: option.chance, minutes: other.fix.minutes,
        extra: plan.planned.map { option.expectedCost - $0.expectedCost })
    }
    return model.fixes.filter { $0.fix.id != open.fix.id }
      .map { (fix: $0, chance: model.chance(of: $0)) }
      .max { $0.chance / $0.fix.cost < $1.chance / $1.fix.cost }
      .flatMap {
        $0.chance > Self.leastAlternative
          ? FixReason.RunnerUp(
            fix: $0.fix.fix.id, probability: $0.chance, minutes: $0.fix.fix.minutes, extra: nil)
          : nil
      }
  }
}

extension SessionModel {
  /// Where the fixes that the person can do without handing over stand among all.
  var ownFixes: [Int] { fixes.indices.filter { !fixes[$0].fix.handsOver } }

  /// What an answer would mean is not told where fewer than one in fifty would give it.
  private static let leastProspect = 0.02

  /// For each of the likeliest answers, the cause that would lead then; answers that stand for many
  /// values are left out.
  func prospects(of open: OpenQuestion) -> [QuestionReason.Prospect] {
    let likeliest = zip(open.answers, open.rows).sorted { left, right in
      chance(of: left.1) > chance(of: right.1)
    }
    return likeliest.prefix(4).compactMap { values, row in
      let weights = zip(belief.posterior, row).map { $0 * $1 }
      let sum = weights.reduce(0, +)
      guard sum > Self.leastProspect, values.count == 1,
        let top = weights.indices.max(by: { weights[$0] < weights[$1] })
      else { return nil }
      let label =
        open.question.choices.first { $0.value == values[0] }?.label.english ?? values[0].rawValue
      return QuestionReason.Prospect(
        value: values[0], answer: label, cause: belief.causes[top], probability: weights[top] / sum)
    }
  }
}

extension SessionModel {
  /// P(answer) now, of an answer's row.
  func chance(of row: [Double]) -> Double {
    zip(belief.posterior, row).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
