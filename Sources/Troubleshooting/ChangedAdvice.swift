import Knowledge

/// What would be advised if the person said something else, or something more.
public struct ChangedAdvice: Sendable {
  /// What they would say, for instance "no" to "Does the website work?".
  public let question: String
  /// The answer that would change the advice.
  public let answer: String
  /// What would be advised then.
  public let advice: String
  /// Whether they have answered that question already, and differently.
  public let isChange: Bool
}

extension Troubleshooter {
  /// How many questions and earlier answers are looked at.
  private static let (asked, changed) = (6, 4)

  /// Which answers, to questions still open or given already, would lead to another fix or to somebody
  /// else than is advised now. Each advice is named once; answers still open come first.
  public func whatWouldChange(
    _ offered: OfferedFix, in session: Session, atMost limit: Int = 3
  ) -> [ChangedAdvice] {
    let situation = situation(of: session)
    let (builder, model) = model(of: situation)
    var found: [ChangedAdvice] = []
    var seen: Set<String> = [offered.title]
    func look(at fact: Fact, _ question: Question, isChange: Bool) {
      guard found.count < limit, let finding = knowledge.findings[id: fact.finding],
        finding.domain == .listed
      else { return }
      var other = session
      other.record(.answered(fact))
      guard let advice = advice(of: nextStep(in: other)), seen.insert(advice).inserted else {
        return
      }
      let put = asked(
        question, builder, model, QuestionReason(minutesSaved: nil, prospects: [], neededBy: nil))
      let label = put.choices.first { $0.value == fact.value }?.label
      found.append(
        ChangedAdvice(
          question: put.text, answer: label ?? fact.value.rawValue, advice: advice,
          isChange: isChange))
    }
    let telling = model.questions.filter { $0.answers.allSatisfy { $0.count == 1 } }
      .map { (open: $0, gain: model.informationGain(of: $0) / $0.minutes) }
      .sorted { $0.gain > $1.gain }.prefix(Self.asked)
    for (open, _) in telling {
      for (values, row) in zip(open.answers, open.rows) where model.chance(of: row) > 0.03 {
        look(at: Fact(open.question.asks, values[0]), open.question, isChange: false)
      }
    }
    let given = situation.evidence.filter { $0.source == .answer }.suffix(Self.changed)
    for piece in given.reversed() {
      guard let question = question(for: piece.fact.finding),
        let finding = knowledge.findings[id: piece.fact.finding]
      else { continue }
      for value in finding.values where value.id != piece.fact.value {
        look(at: Fact(finding.id, value.id), question, isChange: true)
      }
    }
    return found
  }

  /// What a step comes to as advice; `nil` while it only asks.
  private func advice(of step: Step) -> String? {
    switch step {
    case .repair(let offered): offered.title
    case .conclude(let conclusion) where conclusion.outcome == .handedOver:
      conclusion.fix?.title.english ?? "Ask somebody who can look at the account"
    case .ask, .verify, .conclude: nil
    }
  }

  /// Why a fix is the next thing to do and what would change that, in words.
  public func explain(_ offered: OfferedFix, in session: Session) -> String {
    let changes = whatWouldChange(offered, in: session).map { change in
      (change.isChange ? "Had you answered" : "If you answered")
        + " \u{201C}\(change.answer)\u{201D} to \u{201C}\(change.question)\u{201D}, I would "
        + (change.isChange ? "have advised" : "advise")
        + ": \u{201C}\(lowercasedStart(change.advice))\u{201D}."
    }
    let why = explain(offered, in: situation(of: session))
    return ([why] + changes).joined(separator: "\n")
  }

  /// Why a question is asked and what each answer would lead to, in words.
  public func explain(_ asked: AskedQuestion, in session: Session) -> String {
    let likeliest = asked.reason.prospects.compactMap { prospect -> String? in
      var other = session
      other.record(.answered(Fact(asked.question.asks, prospect.value)))
      return advice(of: nextStep(in: other)).map {
        "After \u{201C}\(prospect.answer)\u{201D} I would advise: "
          + "\u{201C}\(lowercasedStart($0))\u{201D}."
      }
    }
    return ([explain(asked)] + likeliest).joined(separator: "\n")
  }
}

extension SessionModel {
  /// How much is expected to be learnt of the cause from an answer, in nats.
  func informationGain(of open: OpenQuestion) -> Double {
    open.rows.reduce(0) { sum, row in
      let chance = chance(of: row)
      guard chance > 0 else { return sum }
      return sum
        + zip(belief.posterior, row).reduce(0) { part, entry in
          let joint = entry.0 * entry.1
          return joint > 0 ? part + joint * logarithm(entry.1 / chance) : part
        }
    }
  }
}
