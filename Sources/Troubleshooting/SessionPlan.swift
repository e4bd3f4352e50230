import Inference
import Knowledge
import Learning
import Planning

/// The planner's choice for a session, in terms of its questions and fixes.
struct SessionPlan {
  enum Choice: Hashable {
    case ask(Int)
    case attempt(Int)
    case support
  }

  let choice: Choice
  let planned: PlannedStep?

  /// Why a question is asked: what each answer would do to the leading cause, and what it saves.
  func reason(_ model: SessionModel, _ index: Int) -> QuestionReason {
    let option = planned?.options.first { $0.step == .ask(index) }
    return QuestionReason(
      minutesSaved: option?.valueOfInformation,
      prospects: model.prospects(of: model.questions[index]), neededBy: nil)
  }
}

extension Troubleshooter {
  /// The step of least expected cost in the model.
  func plan(_ model: SessionModel, seed: UInt64) -> SessionPlan {
    guard let decision = try? decisionModel(of: model) else {
      return SessionPlan(choice: .support, planned: nil)
    }
    let planned = Planner().nextStep(in: BeliefState(decision))
    let choice: SessionPlan.Choice =
      switch planned.step {
      case .ask(let index): .ask(index)
      case .try(let index): .attempt(index)
      case .support: .support
      }
    return SessionPlan(choice: choice, planned: planned)
  }

  private func decisionModel(of model: SessionModel) throws(ModelError) -> DecisionModel {
    let causes = zip(model.belief.causes, model.belief.posterior).map {
      DecisionModel.Cause(id: $0.rawValue, prior: $1)
    }
    var builder = try DecisionModel.Builder(causes: causes, supportCost: model.supportMinutes)
    for open in model.questions {
      let answers = open.rows.dropLast().enumerated().map {
        DecisionModel.Answer(id: String($0), likelihoods: $1)
      }
      try builder.add(
        question: open.question.id.rawValue, cost: open.minutes, answers: answers,
        unknown: open.rows.last)
    }
    for open in model.fixes {
      try builder.add(fix: open.fix.id.rawValue, cost: open.cost, works: open.works)
    }
    return builder.build()
  }

  /// Why a fix is the next thing to do.
  func reason(for open: SessionModel.OpenFix, _ model: SessionModel) -> FixReason {
    let cures = zip(model.belief.causes, zip(model.belief.posterior, open.works))
      .filter { $0.1.1 > 0.05 }
      .map { (cause: $0.0, probability: $0.1.0) }
      .sorted { $0.probability > $1.probability }
    let next = model.fixes.filter { $0.fix.id != open.fix.id }
      .map { (fix: $0, chance: model.chance(of: $0)) }
      .max { $0.chance / $0.fix.cost < $1.chance / $1.fix.cost }
    return FixReason(
      cures: Array(cures.prefix(3)), probability: model.chance(of: open),
      minutes: open.fix.minutes,
      runnerUp: next.flatMap {
        $0.chance > 0.01 ? ($0.fix.fix.id, $0.chance, $0.fix.fix.minutes) : nil
      })
  }
}

extension SessionModel {
  /// For each of the likeliest answers, the cause that would lead then; answers that stand for many
  /// values are left out.
  func prospects(of open: OpenQuestion) -> [QuestionReason.Prospect] {
    let likeliest = zip(open.answers, open.rows).sorted { left, right in
      chance(of: left.1) > chance(of: right.1)
    }
    return likeliest.prefix(4).compactMap { values, row in
      let weights = zip(belief.posterior, row).map { $0 * $1 }
      let sum = weights.reduce(0, +)
      guard sum > 0.02, values.count == 1,
        let top = weights.indices.max(by: { weights[$0] < weights[$1] })
      else { return nil }
      let label =
        open.question.choices.first { $0.value == values[0] }?.label.english ?? values[0].rawValue
      return QuestionReason.Prospect(
        answer: label, cause: belief.causes[top], probability: weights[top] / sum)
    }
  }
}

extension SessionModel {
  /// P(answer) now, of an answer's row.
  private func chance(of row: [Double]) -> Double {
    zip(belief.posterior, row).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// P(works | cause) as former outcomes have refined it.
func learnedEfficacy(
  _ experience: TallyBook, _ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID, provider: String?,
  client: String?, strength: Double
) -> Double {
  experience.efficacy(
    of: fix.id.rawValue, for: cause.rawValue,
    expert: ExpertEfficacy(mean: remedy.efficacy.value, strength: strength), provider: provider,
    client: client
  ).mean
}
