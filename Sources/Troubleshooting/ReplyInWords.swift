public import Knowledge

extension Troubleshooter {
  /// What a reply in the person's own words comes to: the events to record, as one reply; none if it told
  /// nothing. A leading yes or no is the answer to a question that has such an answer, and the result of
  /// a fix; what follows it is read besides. A yes that itself belongs to something else ("yes the website
  /// opens fine") answers nothing, and a yes to the test message that is taken back in part ("yes, but …") is
  /// none. What is read to the question outranks a yes that only one of
  /// many answers begins with ("Yes, in the inbox"). Who tells something else after a fix has tried it, and
  /// who tells something else when a question is put again is not sure of it.
  ///
  /// - Parameter understand: makes out what words say; it is asked once at most.
  public func events(
    replying words: String, to step: Step, in session: Session,
    _ understand: (String) -> Statement
  ) -> [SessionEvent] {
    guard case .repair(let offered) = step else {
      let events = step.events(replying: words, understand)
      guard case .ask(let asked) = step, case .said = events.first,
        isPutAThirdTime(asked.question.id, in: session, after: events)
      else { return events }
      return events + [.also(.unsure(asked.question.id))]
    }
    if let reply = FixReply(words) { return [.tried(offered.fix.id, reply.result)] }
    let events = step.events(replying: words, understand)
    guard case .said(let statement) = events.first, Opening(words)?.isYes != true else {
      return events
    }
    let isOther = tellsOfAnotherFault(statement, situation(of: session))
    return [.tried(offered.fix.id, isOther ? .changed : .noChange), .also(.said(statement))]
  }

  /// Whether a question would be put once more after a reply, although the reply before was no answer to it
  /// either. The text with which a session opens is no reply.
  private func isPutAThirdTime(
    _ question: Question.ID, in session: Session, after events: [SessionEvent]
  ) -> Bool {
    func asks(_ session: Session) -> Bool {
      if case .ask(let asked) = nextStep(in: session) {
        asked.question.id == question
      } else {
        false
      }
    }
    var before = session
    for _ in 0..<session.latestReply { before.record(.tookBack) }
    guard case .said = session.events.last, !before.events.isEmpty, asks(before) else {
      return false
    }
    var after = session
    for event in events { after.record(event) }
    return asks(after)
  }

  /// Whether words in reply to a fix tell of another fault than before: a symptom that was known to be
  /// otherwise, or a message where there was another. What only adds to what was said forgets nothing.
  private func tellsOfAnotherFault(_ statement: Statement, _ situation: Situation) -> Bool {
    let seen = Set(situation.sightings.map(\.signature))
    let messages = statement.sightings.map(\.signature)
    if !seen.isEmpty, messages.contains(where: { !seen.contains($0) }) { return true }
    let told =
      statement.readings.map(\.fact)
      + messages.flatMap { knowledge.signatures[id: $0]?.settles ?? [] }
    return told.contains { fact in
      guard let known = situation.value(of: fact.finding) else { return false }
      return known != fact.value && knowledge.findings[id: fact.finding]?.role == .symptom
    }
  }
}

extension Step {
  /// What a reply comes to by itself, whatever was said before.
  func events(replying words: String, _ understand: (String) -> Statement) -> [SessionEvent] {
    if case .conclude = self { return [] }
    if let ending = Opening.ending(words) { return [ending] }
    return switch self {
    case .ask(let asked): Self.events(answering: asked, words, understand)
    case .repair(let offered): Self.events(reporting: offered.fix.id, words, understand)
    case .verify: Self.events(testing: words, understand)
    case .conclude: []
    }
  }

  private static func events(
    answering asked: AskedQuestion, _ words: String, _ understand: (String) -> Statement
  ) -> [SessionEvent] {
    if Opening.isUnsure(words) { return [.unsure(asked.question.id)] }
    let finding = asked.question.asks
    let opening = Opening(words)
    let chosen = opening.flatMap { asked.choice(openingWithYes: $0.isYes) }
    let statement =
      chosen != nil && opening?.rest.isEmpty == true
      ? Statement() : understand(chosen == nil ? words : String(opening?.rest ?? ""))
    let read = statement.readings.first { $0.fact.finding == finding }.map(SessionEvent.answering)
    if chosen != nil, read == nil, opening?.isSaid(of: statement) == true {
      return [.said(statement)]
    }
    let answer =
      asked.isYesOrNo
      ? chosen.map { .answered(Fact(finding, $0.value)) } ?? read
      : read ?? chosen.map { .answered(Fact(finding, $0.value)) }
    if answer == nil, Opening.deniesAll(words), let nothing = asked.nothing {
      let rest = statement.isConcrete ? [SessionEvent.also(.said(statement))] : []
      return [.answered(Fact(finding, nothing.value))] + rest
    }
    guard let answer else {
      let isTelling = statement.isTelling
      if Opening.beginsUnsure(words) {
        return [.unsure(asked.question.id)] + (isTelling ? [.also(.said(statement))] : [])
      }
      return isTelling ? [.said(statement)] : []
    }
    let rest = statement.without(finding)
    let isNews = chosen == nil ? rest.isConcrete : rest.isTelling
    return [answer] + (isNews ? [.also(.said(rest))] : [])
  }

  private static func events(
    reporting fix: Fix.ID, _ words: String, _ understand: (String) -> Statement
  ) -> [SessionEvent] {
    let opening = Opening(words)
    if opening?.creditsSomebodyElse == true || FixReply.tellsOnlyOfDoing(words) { return [] }
    let rest = opening.map { String($0.rest) } ?? words
    let statement = rest.isEmpty ? Statement() : understand(rest)
    guard let opening else { return statement.isTelling ? [.said(statement)] : [] }
    if opening.isYes, opening.isSaid(of: statement), !opening.tellsOfChange {
      return [.said(statement)]
    }
    let isChange = opening.isYes && opening.isQualified && statement.isTelling
    let result: FixResult = isChange ? .changed : opening.isYes ? .worked : .noChange
    return [.tried(fix, result)] + (statement.isTelling ? [.also(.said(statement))] : [])
  }

  /// A yes counts as a cure that was seen, so that one with anything said against it is asked for again. What is
  /// said besides a plain one is not read: nothing comes after it.
  private static func events(
    testing words: String, _ understand: (String) -> Statement
  ) -> [SessionEvent] {
    let opening = Opening(words)
    let reply = TestReply(words)
    guard opening != nil || reply.cameBack == false else {
      return reply.cameBack == true ? [.verified(true)] : []
    }
    let rest = opening.map { String($0.rest) } ?? words
    let statement = rest.isEmpty ? Statement() : understand(rest)
    switch reply.cameBack {
    case true?:
      let isElsewhere = opening?.isSaid(of: statement) == true && opening?.tellsOfChange == false
      return isElsewhere || !statement.sightings.isEmpty ? [.said(statement)] : [.verified(true)]
    case false?:
      return [.verified(false)] + (statement.isTelling ? [.also(.said(statement))] : [])
    case nil: return statement.isTelling ? [.said(statement)] : []
    }
  }
}

extension SessionEvent {
  /// The answer that a reading of the person's words is. The name of a program stays as it was said.
  public static func answering(_ reading: Statement.Reading) -> SessionEvent {
    reading.fact.finding == .client
      ? .named(reading.fact, reading.words) : .answered(reading.fact)
  }
}

extension AskedQuestion {
  /// Whether one of its answers is a yes and one a no.
  var isYesOrNo: Bool {
    choices(beginningWith: ["yes"]).count == 1 && choices(beginningWith: ["no"]).count == 1
  }

  /// The one answer that a yes, or a no, stands for: its value is that, or its label begins with it.
  func choice(openingWithYes isYes: Bool) -> Choice? {
    var fitting = choices(beginningWith: [isYes ? "yes" : "no"])
    if !isYes, fitting.isEmpty {
      fitting = choices(
        beginningWith: ["none", "nothing", "nowhere", "never", "not", "neither"])
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The one answer that there is nothing of what is asked for: "There is no message".
  var nothing: Choice? {
    let fitting = choices.filter { choice in
      let label = choice.label.lowercased()
      return ["there is no ", "there are no ", "nothing is ", "none"].contains {
        label.hasPrefix($0)
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private func choices(beginningWith words: Set<String>) -> [Choice] {
    choices.filter { choice in
      words.contains(choice.value.rawValue)
        || words.contains(choice.label.prefix(while: \.isLetter).lowercased())
    }
  }
}

extension Statement {
  /// Whether it says more than its wording suggests.
  fileprivate var isConcrete: Bool { !readings.isEmpty || !sightings.isEmpty }
}
