import ArgumentParser
import Knowledge
import TerminalUI
import Troubleshooting

/// `diagnose --json`: one JSON object a line each way. The first line that is read opens the session;
/// then a step is printed and a reply read, until the step is an end.
struct LineProtocol {
  private let command: Diagnose
  private let live: LiveSession
  private let troubleshooter: Troubleshooter
  private var messages: ProtocolMessages
  /// What is said with the next step, once.
  private var remarks: [String] = []

  /// Talks with the program that has started this one.
  static func run(_ command: Diagnose) throws {
    let house = try House(command.knowledge)
    var messages = ProtocolMessages()
    let opening = command.goingOn == nil ? messages.opening(complain) : nil
    let live = try LiveSession(command, in: house, on: opening?.day)
    var talk = LineProtocol(
      command: command, live: live, troubleshooter: live.troubleshooter, messages: messages)
    talk.takeIn(opening)
    try talk.converse(opening?.command == "quit")
  }

  // MARK: The conversation

  private mutating func converse(_ isLeft: Bool) throws {
    guard !isLeft else { return try leave() }
    while true {
      let step = troubleshooter.nextStep(in: live.session)
      if case .conclude(let conclusion) = step { return try end(with: conclusion) }
      print(step)
      do {
        guard let message = try messages.next(), message.command != "quit" else {
          return try leave()
        }
        try obey(message, step)
      } catch let problem as Failure {
        Self.complain(problem)
      }
    }
  }

  /// Takes in what is said at the beginning; of what cannot be, the program is told.
  private mutating func takeIn(_ opening: Message?) {
    let said = (command.words + [opening?.text ?? ""]).filter { !$0.isEmpty }
    live.begin(with: said.joined(separator: " "))
    remarks = live.otherTroubles.map {
      "The text tells of another trouble, which is left for a session of its own: "
        + Conversation.shortened($0)
    }
    let answers = (opening?.answers ?? [:]).sorted { $0.key < $1.key }.map { finding, value in
      Result { try troubleshooter.answer(finding: finding, value: value, live.index) }
    }
    for given in answers + command.given(troubleshooter, live.index) {
      switch given {
      case .success(let event): live.record(event)
      case .failure(let problem): Self.complain(problem)
      }
    }
  }

  private static func complain(_ problem: any Error) {
    Console.print(Console.json(ProtocolLines.Complaint(error: "\(problem)")))
  }

  private func obey(_ message: Message, _ step: Step) throws {
    try message.requireOneThing()
    if let command = message.command { return try obey(command, step) }
    if let text = message.text {
      let events = troubleshooter.events(
        replying: text, to: step, in: live.session, live.understand)
      guard !events.isEmpty else { throw Failure("nothing in this text was understood") }
      return events.forEach(live.record)
    }
    switch step {
    case .ask(let asked):
      guard let answer = message.answer else { throw Failure("a question wants {\"answer\":…}") }
      if answer == "unknown" { return live.record(.unsure(asked.question.id)) }
      guard asked.choices.contains(where: { $0.value.rawValue == answer }) else {
        throw Failure("'\(answer)' is not one of the answers to '\(asked.question.id)'")
      }
      live.record(.answered(Fact(asked.question.asks, .init(answer))))
    case .repair(let offered):
      guard let result = message.result.flatMap(FixResult.init) else {
        throw Failure("a fix wants {\"result\":\"worked|no-change|changed|not-done\"}")
      }
      live.record(.tried(offered.fix.id, result))
    case .verify:
      switch message.answer {
      case "yes": live.record(.verified(true))
      case "no": live.record(.verified(false))
      case "unknown": live.record(.verified(nil))
      default: throw Failure("this question wants {\"answer\":\"yes|no|unknown\"}")
      }
    case .conclude: break
    }
  }

  private func obey(_ command: String, _ step: Step) throws {
    switch command {
    case "back":
      guard !live.session.events.isEmpty else { throw Failure("there is nothing to go back to") }
      live.takeBack()
    case "why":
      let why =
        switch step {
        case .ask(let asked): troubleshooter.explain(asked, in: live.session)
        case .repair(let offered): troubleshooter.explain(offered, in: live.session)
        case .verify, .conclude: TestMessage.reason
        }
      Console.print(Console.json(ProtocolLines.Why(why: why.asRead)))
    case "why-not":
      let situation = live.situation
      let entries = troubleshooter.belief(in: situation).ranking.prefix(10).map { ranked in
        ProtocolLines.WhyNot.Entry(
          id: ranked.cause.rawValue, probability: ranked.probability,
          reasons: troubleshooter.reasons(for: ranked.cause, in: situation).prefix(5).map(
            \.text.asRead),
          objections: troubleshooter.objections(to: ranked.cause, in: situation).prefix(5)
            .map(\.text.asRead),
          withheld: troubleshooter.withheldFixes(for: ranked.cause, in: situation).map(\.asRead))
      }
      Console.print(Console.json(ProtocolLines.WhyNot(whyNot: entries)))
    default:
      throw Failure("'\(command)' is not a command; there are back, why, why-not and quit")
    }
  }

  // MARK: Printing

  private mutating func print(_ step: Step) {
    let situation = live.situation
    let causes = troubleshooter.belief(in: situation).ranking.prefix(5).map {
      ProtocolLines.Candidate(id: $0.cause.rawValue, probability: $0.probability)
    }
    let warnings = takeRemarks() + troubleshooter.warnings(in: situation).map(\.asRead)
    switch step {
    case .ask(let asked):
      Console.print(
        Console.json(
          ProtocolLines.Question(
            id: asked.question.id.rawValue, finding: asked.question.asks.rawValue,
            text: asked.text.asRead,
            why: troubleshooter.explain(asked).asRead,
            answers: asked.choices.map {
              ProtocolLines.Answer(id: $0.value.rawValue, label: $0.label.asRead)
            },
            causes: causes, warnings: warnings)))
    case .repair(let offered):
      Console.print(
        Console.json(
          ProtocolLines.Fix(
            id: offered.fix.id.rawValue, title: offered.title.asRead,
            instructions: offered.instructions.map(\.asRead), minutes: offered.fix.minutes,
            causes: causes,
            warnings: warnings)))
    case .verify(let fix):
      Console.print(
        Console.json(
          ProtocolLines.Question(
            id: "verify-\(fix.id)", finding: "",
            text: TestMessage.question,
            why: TestMessage.reason,
            answers: [
              ProtocolLines.Answer(id: "yes", label: "Yes"),
              ProtocolLines.Answer(id: "no", label: "No"),
            ],
            causes: causes, warnings: warnings)))
    case .conclude: break
    }
  }

  /// What is still to be remarked on; each remark is given out once.
  private mutating func takeRemarks() -> [String] {
    defer { remarks = [] }
    return live.takeRemarks() + remarks
  }

  /// Ends the conversation; the session stays open, as it does when a person leaves the terminal.
  private mutating func leave() throws {
    live.leave()
    try tell(troubleshooter.abandoned(resumedBy: live.isKept ? command.resuming : nil))
  }

  /// Ends the session, also for somebody who says that they give up.
  private mutating func end(with conclusion: Conclusion) throws {
    live.close(with: conclusion)
    try tell(conclusion)
  }

  private mutating func tell(_ conclusion: Conclusion) throws {
    if command.traces { Trace.print(live) }
    let situation = live.situation
    Console.print(
      Console.json(
        ProtocolLines.End(
          outcome: conclusion.outcome.rawValue, session: live.session.id,
          questions: situation.questionCount, fixes: situation.attempts.count,
          summary: conclusion.summary.asRead, fix: conclusion.fix?.id.rawValue,
          instructions: conclusion.instructions.map(\.asRead),
          afterwards: conclusion.afterwards.map(\.asRead),
          provider: conclusion.provider?.id.rawValue,
          note: conclusion.outcome == .solved
            ? nil : troubleshooter.escalationNote(for: live.session).text,
          warnings: takeRemarks(), troubles: live.otherTroubles)))
    if conclusion.outcome != .solved { throw ExitCode.unsolved }
  }
}
