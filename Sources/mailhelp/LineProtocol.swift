import ArgumentParser
import Foundation
import Knowledge
import Outcomes
import SymptomLookup
import TerminalUI
import Troubleshooting

/// `diagnose --json`: one JSON object a line each way. The first line that is read opens the session;
/// then a step is printed and a reply read, until the step is an end.
struct LineProtocol {
  private let command: Diagnose
  private let house: House
  private let log: SessionLog?
  private var session: Session
  private var troubleshooter: Troubleshooter
  private var index: SymptomIndex
  private var lines = InputLines(0)
  /// What is said with the next step, once.
  private var remarks: [String] = []

  init(_ command: Diagnose) throws {
    self.command = command
    house = try House(command.knowledge)
    log =
      try command.goingOn == nil
      ? SessionLog.open(command.log) : SessionLog.resumable(command.log)
    session = Session.new(on: house.day)
    troubleshooter = try house.troubleshooter(log, explores: !command.avoidsExploring)
    index = house.symptomIndex()
  }

  func run() throws {
    var copy = self
    try copy.converse()
  }

  // MARK: The conversation

  private mutating func converse() throws {
    guard try openSession() else { return try leave() }
    while true {
      let step = troubleshooter.nextStep(in: session)
      if case .conclude(let conclusion) = step { return try end(with: conclusion) }
      print(step)
      do {
        guard let message = try nextMessage(), message.command != "quit" else {
          return try leave()
        }
        try obey(message, step)
      } catch let problem as Failure {
        complain(problem)
      }
    }
  }

  /// The next line that is not empty, or `nil` at the end; throws what to tell of one that cannot be read.
  private mutating func nextMessage() throws -> Message? {
    while let line = try? lines.next() {
      switch line {
      case .tooLong: throw Failure(InputLines.complaint)
      case .text(let text) where text.allSatisfy(\.isWhitespace): continue
      case .text(let text): return try Message(text)
      }
    }
    return nil
  }

  /// Takes note of what is to be remarked on in somebody's words.
  private mutating func note(_ words: String) {
    if KeptText.tellsPassword(words) { remarks = [KeptText.remarkOnPassword] }
  }

  /// Takes in what is said at the beginning; false if that is to quit.
  private mutating func openSession() throws -> Bool {
    var opening: Message?
    if let choice = command.goingOn, let log {
      session = try log.resume(choice)
      command.sayDay(of: session)
      try adopt(session.day)
    } else {
      opening = try readOpening()
    }
    let said = (command.words + [opening?.text ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    if !said.isEmpty {
      note(said)
      let troubles = troubleshooter.troubles(toldIn: said, index)
      let first = troubles.first ?? said
      remarks += troubles.dropFirst().map {
        "The text tells of another trouble, which is left for a session of its own: \($0)"
      }
      log?.heard(first)
      record(.said(index.understand(first)))
    }
    for (finding, value) in (opening?.answers ?? [:]).sorted(by: { $0.key < $1.key }) {
      take(Result { try troubleshooter.answer(finding: finding, value: value, index) })
    }
    for event in command.given(troubleshooter, index) { take(event) }
    return opening?.command != "quit"
  }

  /// The first line that can be read, the session moved to the day that it names.
  private mutating func readOpening() throws -> Message? {
    var opening: Message?
    while opening == nil {
      do {
        guard let message = try nextMessage() else { break }
        opening = message
      } catch let problem as Failure {
        complain(problem)
      }
    }
    if let on = opening?.on {
      if let day = Day(on) {
        try adopt(day)
        session = Session.new(on: day)
      } else {
        complain(Failure("'on' must be a day such as 2010-06-01"))
      }
    }
    if let opening, opening.isReply, opening.command != "quit" {
      complain(
        Failure("the first line opens the session with text, answers and on; no step stood yet"))
    }
    return opening
  }

  /// Takes in what was given beforehand; of what cannot be, the program is told.
  private mutating func take(_ given: Result<SessionEvent, any Error>) {
    switch given {
    case .success(let event): record(event)
    case .failure(let problem): complain(problem)
    }
  }

  private func complain(_ problem: any Error) {
    Console.print(Console.json(ProtocolLines.Complaint(error: "\(problem)")))
  }

  private mutating func adopt(_ day: Day) throws {
    guard day != troubleshooter.day else { return }
    let moved = house.on(day)
    troubleshooter = try moved.troubleshooter(log, explores: !command.avoidsExploring)
    index = moved.symptomIndex()
  }

  private mutating func obey(_ message: Message, _ step: Step) throws {
    try message.requireOneThing()
    if let command = message.command { return try obey(command, step) }
    if let text = message.text {
      note(text)
      let events = troubleshooter.events(replying: text, to: step, in: session) {
        index.understand($0)
      }
      guard !events.isEmpty else { throw Failure("nothing in this text was understood") }
      log?.heard(text)
      return events.forEach { record($0) }
    }
    switch step {
    case .ask(let asked):
      guard let answer = message.answer else { throw Failure("a question wants {\"answer\":…}") }
      if answer == "unknown" { return record(.unsure(asked.question.id)) }
      guard asked.choices.contains(where: { $0.value.rawValue == answer }) else {
        throw Failure("'\(answer)' is not one of the answers to '\(asked.question.id)'")
      }
      record(.answered(Fact(asked.question.asks, .init(answer))))
    case .repair(let offered):
      guard let result = message.result.flatMap(FixResult.init) else {
        throw Failure("a fix wants {\"result\":\"worked|no-change|changed|not-done\"}")
      }
      record(.tried(offered.fix.id, result))
    case .verify:
      switch message.answer {
      case "yes": record(.verified(true))
      case "no": record(.verified(false))
      case "unknown": record(.verified(nil))
      default: throw Failure("this question wants {\"answer\":\"yes|no|unknown\"}")
      }
    case .conclude: break
    }
  }

  private mutating func obey(_ command: String, _ step: Step) throws {
    switch command {
    case "back":
      guard !session.events.isEmpty else { throw Failure("there is nothing to go back to") }
      for _ in 0..<session.latestReply { record(.tookBack) }
    case "why":
      let why =
        switch step {
        case .ask(let asked): troubleshooter.explain(asked, in: session)
        case .repair(let offered): troubleshooter.explain(offered, in: session)
        case .verify, .conclude: "A message that goes round shows that sending and receiving work."
        }
      Console.print(Console.json(ProtocolLines.Why(why: why.asRead)))
    case "why-not":
      let situation = troubleshooter.situation(of: session)
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

  private mutating func record(_ event: SessionEvent) {
    session.record(event)
    log?.record(event, of: session, troubleshooter.situation(of: session), house.knowledge)
  }

  // MARK: Printing

  private mutating func print(_ step: Step) {
    let situation = troubleshooter.situation(of: session)
    let causes = troubleshooter.belief(in: situation).ranking.prefix(5).map {
      ProtocolLines.Candidate(id: $0.cause.rawValue, probability: $0.probability)
    }
    let warnings = remarks + troubleshooter.warnings(in: situation).map(\.asRead)
    remarks = []
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
            text: "Send a message to yourself. Does it go out and come back?",
            why: "A message that goes round shows that sending and receiving work.",
            answers: [
              ProtocolLines.Answer(id: "yes", label: "Yes"),
              ProtocolLines.Answer(id: "no", label: "No"),
            ],
            causes: causes, warnings: warnings)))
    case .conclude: break
    }
  }

  /// Ends the conversation; the session stays open, as it does when a person leaves the terminal.
  private mutating func leave() throws {
    log?.settle()
    let isKept = log?.holdsSession ?? false
    try tell(troubleshooter.abandoned(resumedBy: isKept ? command.resuming : nil))
  }

  /// Ends the session, also for somebody who says that they give up.
  private mutating func end(with conclusion: Conclusion) throws {
    if conclusion.outcome == .handedOver, troubleshooter.situation(of: session).ending == nil {
      record(.handedOver(conclusion.fix?.id))
    }
    log?.end(session, conclusion, troubleshooter)
    try tell(conclusion)
  }

  private func tell(_ conclusion: Conclusion) throws {
    if command.traces { Trace.print(session, troubleshooter) }
    let situation = troubleshooter.situation(of: session)
    Console.print(
      Console.json(
        ProtocolLines.End(
          outcome: conclusion.outcome.rawValue, session: session.id,
          questions: situation.questionCount, fixes: situation.attempts.count,
          summary: conclusion.summary.asRead, fix: conclusion.fix?.id.rawValue,
          instructions: conclusion.instructions.map(\.asRead),
          afterwards: conclusion.afterwards.map(\.asRead),
          provider: conclusion.provider?.id.rawValue,
          note: conclusion.outcome == .solved
            ? nil : troubleshooter.escalationNote(for: session).text)))
    if conclusion.outcome != .solved { throw ExitCode.unsolved }
  }
}
