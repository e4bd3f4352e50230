import ArgumentParser
import Foundation
import Knowledge
import Outcomes
import SymptomLookup
import TerminalUI
import Troubleshooting

/// One session of `mailhelp diagnose`: begun or taken up again, led at the terminal or step by step.
struct GuidedSession {
  let command: Diagnose
  let house: House
  let log: SessionLog?
  var session: Session
  let troubleshooter: Troubleshooter
  let index: SymptomIndex
  /// What the command line says in words; empty if nothing.
  private let words: String

  init(_ command: Diagnose) throws {
    self.command = command
    house = try House(command.knowledge)
    if let choice = command.goingOn {
      let log = try SessionLog.resumable(command.log)
      session = try log.resume(choice)
      self.log = log
      command.sayDay(of: session)
    } else {
      log = SessionLog.open(command.log)
      session = Session.new(on: house.day)
    }
    let then = house.on(session.day)
    troubleshooter = try then.troubleshooter(log, explores: !command.avoidsExploring)
    index = then.symptomIndex()
    words = command.words.joined(separator: " ")
  }

  /// What the options say beside words: all of it, or nothing if a part of it cannot be taken in.
  private func given() throws -> [SessionEvent] {
    try command.given(troubleshooter, index).map { try $0.get() }
  }

  /// The parts of a text that each tell of a trouble of their own.
  private func troubles(in text: String) -> [String] {
    troubleshooter.troubles(toldIn: text, index)
  }

  private mutating func record(_ event: SessionEvent) {
    session.record(event)
    log?.record(event, of: session, troubleshooter.situation(of: session), house.knowledge)
  }

  // MARK: At a terminal

  /// Leads the session with the person at the terminal.
  func converse() throws {
    let given = try given()
    let prompter = TerminalPort.standard.prompter(
      plain: command.isPlain, style: command.output.style)
    let hint = "\nKept. Go on with: \(command.resuming)"
    func promise() { Farewell.set(log?.holdsSession == true ? hint : nil) }
    promise()
    var heard = ""
    defer { Farewell.set(nil) }
    var live = session
    let doors = Conversation.Doors(
      understand: { words in
        log?.heard(words)
        // The same words may be understood more than once.
        if heard != words, KeptText.tellsPassword(words) {
          prompter.show(.warning(KeptText.remarkOnPassword))
        }
        heard = words
        return index.understand(words)
      },
      troubles: troubles,
      record: { event in
        live.record(event)
        log?.record(event, of: live, troubleshooter.situation(of: live), house.knowledge)
        promise()
      })
    var conversation = Conversation(
      session, begunWith: words, given: given, with: prompter, troubleshooter, doors)
    switch conversation.run(isResumed: command.goingOn != nil) {
    case .left:
      log?.settle()
      if log?.holdsSession == true {
        Console.remark(hint)
      } else if !live.events.isEmpty {
        Console.show(
          Conversation.note(troubleshooter.escalationNote(for: live)), command.output.style)
      }
      throw ExitCode.unsolved
    case .concluded(let conclusion):
      log?.end(live, conclusion, troubleshooter)
      if command.traces { Trace.print(live, troubleshooter) }
      if conclusion.outcome != .solved { throw ExitCode.unsolved }
    }
  }

  // MARK: Without a terminal

  /// The next step where nothing is asked: a cure that should be tested is left unconfirmed.
  private mutating func nextStep() -> Step {
    let step = troubleshooter.nextStep(in: session)
    guard case .verify = step else { return step }
    record(.verified(nil))
    return troubleshooter.nextStep(in: session)
  }

  /// Takes in what the command line says; of several troubles, the first.
  ///
  /// - Returns: the others.
  private mutating func takeInArguments() throws -> [String] {
    let given = try given()
    let troubles = troubles(in: words)
    if let first = troubles.first, !first.isEmpty {
      log?.heard(first)
      record(.said(index.understand(first)))
    }
    for event in given { record(event) }
    return Array(troubles.dropFirst())
  }

  /// Prints the next step and how to go on; nothing is asked.
  mutating func printNextStep() throws {
    let others = try takeInArguments()
    if command.traces { Trace.print(session, troubleshooter) }
    let style = command.output.style
    let step = nextStep()
    let reply: String
    var blocks = troubleshooter.warnings(in: troubleshooter.situation(of: session))
      .map { Block.warning($0) }
    if KeptText.tellsPassword(words) { blocks.insert(.warning(KeptText.remarkOnPassword), at: 0) }
    blocks += Conversation.reminders(of: others)
    switch step {
    case .ask(let asked):
      blocks += [
        .heading(asked.text),
        .bullets(
          asked.choices.map { "\(asked.question.asks)=\($0.value): \($0.label)" }
            + ["\(asked.question.asks)=unknown: Not sure"]),
        .paragraph("Answer with:"),
      ]
      reply = "--answer \(asked.question.asks)=…"
    case .repair(let offered):
      blocks += [.heading("Try this: \(offered.title)"), .steps(offered.instructions)]
      if let card = offered.settings {
        blocks += SettingsBlocks.essence(of: card, for: offered.fix)
      }
      blocks.append(
        .paragraph("Then say what came of it: worked, or no-change, changed or not-done."))
      reply = "--result \(offered.fix.id)=worked"
    case .verify: return
    case .conclude(let conclusion):
      blocks += end(with: conclusion)
      Console.show(blocks, style)
      if conclusion.outcome == .solved { return }
      throw ExitCode.unsolved
    }
    Console.show(blocks, style)
    log?.settle()
    let kept = log?.holdsSession == true ? session.id : nil
    // One line however long, so that it can be copied.
    Console.print("\n  " + command.again(kept, saying: reply))
    throw ExitCode.unsolved
  }

  /// Keeps how the session ended; gives what is to be said of it.
  private mutating func end(with conclusion: Conclusion) -> [Block] {
    if conclusion.outcome == .handedOver, troubleshooter.situation(of: session).ending == nil {
      record(.handedOver(conclusion.fix?.id))
    }
    log?.end(session, conclusion, troubleshooter)
    var blocks: [Block] = [.paragraph(conclusion.summary)]
    if !conclusion.instructions.isEmpty { blocks.append(.steps(conclusion.instructions)) }
    blocks += Conversation.goodToKnow(after: conclusion)
    if troubleshooter.situation(of: session).cannotVerify {
      blocks.append(
        .paragraph("To be sure, send a message to yourself and see that it comes back."))
    }
    if conclusion.outcome != .solved {
      blocks.append(.verbatim(troubleshooter.escalationNote(for: session).text))
    }
    return blocks
  }
}

extension Session {
  /// A new session, named at random.
  static func new(on day: Day) -> Session {
    var generator = SystemRandomNumberGenerator()
    return Session(id: UUID().uuidString.lowercased(), day: day, seed: generator.next() >> 1)
  }
}

/// Prints every rule that fired, with what made it fire.
enum Trace {
  static func print(_ session: Session, _ troubleshooter: Troubleshooter) {
    for line in troubleshooter.trace(of: session) { Console.complain(line) }
  }
}
