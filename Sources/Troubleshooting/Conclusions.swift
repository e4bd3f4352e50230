import Inference
import Knowledge

extension Troubleshooter {
  /// The end when a fix worked.
  func solved(by fix: Fix, _ situation: Situation) -> Conclusion {
    let cause = likeliestCause(curedBy: fix, situation)
    let instructions = instructions(in: situation)
    let what =
      cause.map { " The cause was most likely: \(lowercasedStart($0.title.english))." } ?? ""
    return Conclusion(
      outcome: .solved, fix: fix, instructions: [], otherwise: [], cause: cause,
      summary: "Solved by: \(instructions.fill(fix.title)).\(what)",
      afterwards: afterwards(cause, situation).map { instructions.fill($0) },
      provider: situation.provider(in: knowledge).flatMap {
        $0.notes(on: day).isEmpty ? nil : $0
      })
  }

  /// A cause is named to whoever takes over only if it is likelier than this: where it is wrong three times
  /// in four, it leads them astray.
  private static let worthNaming = 0.25

  /// The end when somebody else has to act: the helpdesk, or whom the fix names.
  func handOver(
    to fix: Fix?, _ situation: Situation, otherwise referrals: [SessionModel.OpenFix] = []
  ) -> Conclusion {
    let belief = belief(in: situation)
    let leading = belief.ranking.first { $0.cause != Likelihoods.somethingElse }
    let cause = leading.flatMap {
      $0.probability > Self.worthNaming ? knowledge.causes[id: $0.cause] : nil
    }
    let instructions = instructions(in: situation)
    let steps =
      fix?.lines(for: situation.client(in: knowledge), on: day).map { instructions.fill($0) } ?? []
    let others = referrals.map(\.fix).filter { $0.id != fix?.id }
    let next = others.map {
      "If that does not help: \(lowercasedStart(instructions.fill($0.title)))."
    }
    var summary =
      fix.map { "\(instructions.fill($0.title))." }
      ?? "What is left to try here costs more than asking somebody who can look at the account."
    if let cause { summary += " Most likely: \(lowercasedStart(cause.title.english))." }
    return Conclusion(
      outcome: .handedOver, fix: fix, instructions: steps + next, otherwise: others, cause: cause,
      summary: summary,
      afterwards: [], provider: nil)
  }

  /// The end when the person gave up.
  ///
  /// - Parameter command: what goes on from there, or `nil` if nothing does.
  public func abandoned(resumedBy command: String? = nil) -> Conclusion {
    Conclusion(
      outcome: .abandoned, fix: nil, instructions: [], otherwise: [], cause: nil,
      summary: command.map { "Stopped. Nothing is lost: `\($0)` goes on from here." } ?? "Stopped.",
      afterwards: [], provider: nil)
  }

  /// What is to be recorded where a session ends: that somebody else has been asked to act, where nobody has said
  /// so; `nil` if nothing is.
  public func lastEvent(
    of session: Session, concludedBy conclusion: Conclusion
  ) -> SessionEvent? {
    conclusion.outcome == .handedOver && situation(of: session).ending == nil
      ? .handedOver(conclusion.fix?.id) : nil
  }

  private func likeliestCause(curedBy fix: Fix, _ situation: Situation) -> Cause? {
    belief(in: situation).ranking.lazy
      .compactMap { knowledge.causes[id: $0.cause] }
      .first { cause in cause.remedies.contains { $0.fix == fix.id } }
  }
}

extension Troubleshooter {
  /// What else to know that goes with a cause: its own, and what the provider has to tell after it.
  private func afterwards(_ cause: Cause?, _ situation: Situation) -> [Wording] {
    guard let cause else { return [] }
    let provider = situation.provider(in: knowledge)
    let client = situation.client(in: knowledge)
    return cause.afterwards + (provider?.notes(after: cause, on: day, for: client) ?? [])
  }
}

/// A title in the middle of a sentence: only its first letter is lowered, and not that of an acronym.
func lowercasedStart(_ title: String) -> String {
  guard let first = title.first, let second = title.dropFirst().first, !second.isUppercase else {
    return title
  }
  return first.lowercased() + title.dropFirst()
}

extension Troubleshooter {
  /// What is less of a session than this is not kept: it takes a thousand to make up one, and each session
  /// would have a line for every cause.
  private static let leastCredit = 1e-3

  /// What each cause is to be credited with once a session has ended: the final posterior, the fix
  /// that worked taken into account.
  public func credits(in situation: Situation) -> [String: Double] {
    let belief = belief(in: situation)
    var weights = belief.posterior
    if let cure = situation.cure, let fix = knowledge.fixes[id: cure.fix] {
      for (index, cause) in belief.causes.enumerated() {
        let remedy = knowledge.causes[id: cause]?.remedies.first { $0.fix == fix.id }
        weights[index] *= remedy.map { efficacy(in: situation)(fix, $0, cause) } ?? 0
      }
    }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return [:] }
    var credits: [String: Double] = [:]
    for (cause, weight) in zip(belief.causes, weights)
    where cause != Likelihoods.somethingElse && weight / sum > Self.leastCredit {
      credits[cause.rawValue] = weight / sum
    }
    return credits
  }
}
