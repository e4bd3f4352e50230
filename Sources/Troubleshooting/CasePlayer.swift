public import Knowledge

/// Plays a worked case: says what its person says, answers what they would answer, does what is
/// advised, and compares the way and the end with what the case demands.
public struct CasePlayer {
  /// How a case went.
  public struct Report: Sendable {
    /// The case.
    public let worked: WorkedCase
    /// What was asked and advised, in order, one line each.
    public let transcript: [String]
    /// What differs from what the case demands; empty if it passed.
    public let slips: [String]
    /// What helps to see why, if something differs: where the cause stands at the end, and which of the
    /// given answers were never asked for.
    public let remarks: [String]
    /// How many questions were asked.
    public let questions: Int
    /// How many fixes were tried.
    public let fixes: Int
  }

  private let troubleshooter: (Day) throws -> Troubleshooter
  private let understand: (String, Day) -> Statement
  private let today: Day

  /// A player of cases; `today` is the day of those that name none.
  public init(
    today: Day, troubleshooter: @escaping (Day) throws -> Troubleshooter,
    understand: @escaping (String, Day) -> Statement
  ) {
    self.today = today
    self.troubleshooter = troubleshooter
    self.understand = understand
  }

  /// No session of a case goes on for longer than this.
  private static let longest = 40

  /// Plays a case to its end.
  public func play(_ worked: WorkedCase) throws -> Report {
    let day = worked.day ?? today
    let troubleshooter = try troubleshooter(day)
    var session = Session(id: worked.id.rawValue, day: day)
    session.record(.said(understand(worked.says, day)))
    var transcript: [String] = []
    var read: [String] = []
    var steps = 0
    while steps < Self.longest {
      read += troubleshooter.warnings(in: troubleshooter.situation(of: session))
      switch troubleshooter.nextStep(in: session) {
      case .ask(let asked):
        let answer = worked.answers.first { $0.finding == asked.question.asks }
        transcript.append("? \(asked.question.id): \(answer?.value.rawValue ?? "not sure")")
        session.record(answer.map(SessionEvent.answered) ?? .unsure(asked.question.id))
      case .repair(let offered):
        let result = result(of: offered.fix.id, worked)
        transcript.append("! \(offered.fix.id): \(result.rawValue)")
        read += [offered.title] + offered.instructions
        session.record(.tried(offered.fix.id, result))
      case .verify:
        transcript.append("? verify: yes")
        session.record(.verified(true))
        steps -= 1
      case .conclude(let conclusion):
        read += [conclusion.summary] + conclusion.instructions + conclusion.afterwards
        transcript.append(
          "= \(conclusion.outcome.rawValue)" + (conclusion.fix.map { " (\($0.id))" } ?? ""))
        return report(
          worked, session, troubleshooter, transcript, slips(worked, conclusion, steps, read))
      }
      steps += 1
    }
    return report(worked, session, troubleshooter, transcript, ["it does not end"])
  }

  private func report(
    _ worked: WorkedCase, _ session: Session, _ troubleshooter: Troubleshooter,
    _ transcript: [String], _ slips: [String]
  ) -> Report {
    let situation = troubleshooter.situation(of: session)
    let remarks =
      slips.isEmpty
      ? []
      : [
        standing(of: worked.cause, troubleshooter.belief(in: situation)),
        neverAsked(worked, session, situation),
      ]
    return Report(
      worked: worked, transcript: transcript, slips: slips, remarks: remarks.compactMap(\.self),
      questions: situation.questionCount, fixes: situation.attempts.count)
  }

  /// Where a cause stands among all, and which one is before it.
  private func standing(of cause: Cause.ID, _ belief: Belief) -> String {
    func percent(_ probability: Double) -> String {
      probability < 0.01 ? "less than 1 %" : "\(Int((probability * 100).rounded())) %"
    }
    let ranking = belief.ranking
    guard let place = ranking.firstIndex(where: { $0.cause == cause }) else {
      return "\(cause) cannot be the cause on that day"
    }
    let mine = "\(cause) stands at \(percent(ranking[place].probability)) at the end"
    guard place > 0 else { return "\(mine), before all others" }
    return "\(mine), number \(place + 1) of \(ranking.count); \(ranking[0].cause) leads with "
      + percent(ranking[0].probability)
  }

  /// Which of the given answers the session never came to; those that it knew without asking are marked.
  private func neverAsked(
    _ worked: WorkedCase, _ session: Session, _ situation: Situation
  ) -> String? {
    var asked: Set<Finding.ID> = []
    for fact in session.events.compactMap(\.answer) { asked.insert(fact.finding) }
    let missed = worked.answers.filter { !asked.contains($0.finding) }.map { answer in
      switch situation.value(of: answer.finding) {
      case nil: answer.finding.rawValue
      case answer.value?: "\(answer.finding) (known already)"
      case let other?: "\(answer.finding) (taken to be \(other))"
      }
    }
    return missed.isEmpty ? nil : "never asked for: " + missed.joined(separator: ", ")
  }

  private func result(of fix: Fix.ID, _ worked: WorkedCase) -> FixResult {
    if worked.works.contains(fix) { return .worked }
    return worked.results.first { $0.fix == fix }?.result ?? .noChange
  }

  private func slips(
    _ worked: WorkedCase, _ conclusion: Conclusion, _ steps: Int, _ read: [String]
  ) -> [String] {
    var slips: [String] = []
    if conclusion.outcome != worked.ending.outcome {
      slips.append("it ends in \(conclusion.outcome.rawValue), not in \(worked.ending.rawValue)")
    }
    if !worked.works.isEmpty, conclusion.fix.map({ !worked.works.contains($0.id) }) ?? true {
      slips.append(
        "it ends with \(conclusion.fix?.id.rawValue ?? "no fix"), not with "
          + worked.works.map(\.rawValue).joined(separator: " or "))
    }
    if steps > worked.within { slips.append("it takes \(steps) steps, more than \(worked.within)") }
    for text in worked.mentions
    where !read.contains(where: { $0.lowercased().contains(text.lowercased()) }) {
      slips.append("the person never reads \u{201C}\(text)\u{201D}")
    }
    return slips
  }
}
