import ArgumentParser
import Knowledge
import TerminalUI
import Troubleshooting

/// One session of `mailhelp diagnose` with a person: led at the terminal or step by step.
struct GuidedSession {
  private let command: Diagnose
  private let live: LiveSession
  private let troubleshooter: Troubleshooter
  /// What the command line says in words; empty if nothing.
  private let words: String

  init(_ command: Diagnose) throws {
    self.command = command
    live = try LiveSession(command, in: House(command.knowledge))
    troubleshooter = live.troubleshooter
    words = command.words.joined(separator: " ")
  }

  /// What the options say beside words: all of it, or nothing if a part of it cannot be taken in.
  private func given() throws -> [SessionEvent] {
    try command.given(troubleshooter, live.index).map { try $0.get() }
  }

  // MARK: At a terminal

  /// Leads the session with the person at the terminal.
  func converse() throws {
    let given = try given()
    let prompter = TerminalPort.standard.prompter(
      plain: command.isPlain, style: command.output.style)
    let hint = "\nKept. Go on with: \(command.resuming)"
    func promise() { Farewell.set(live.isKept ? hint : nil) }
    func remarking<Heard>(_ heard: Heard) -> Heard {
      prompter.show(live.takeRemarks().map { .warning($0) })
      return heard
    }
    promise()
    defer { Farewell.set(nil) }
    let doors = Conversation.Doors(
      understand: { remarking(live.understand($0)) },
      troubles: { remarking(live.troubles(in: $0)) },
      readBack: live.readBack,
      record: { event in
        live.record(event)
        promise()
      })
    var conversation = Conversation(
      live.session, begunWith: words, given: given, with: prompter, troubleshooter, doors)
    switch conversation.run(isResumed: command.goingOn != nil) {
    case .left:
      live.leave()
      if live.isKept {
        Console.remark(hint)
      } else if !live.session.events.isEmpty {
        Console.show(
          Conversation.note(troubleshooter.escalationNote(for: live.session)), command.output.style)
      }
      throw ExitCode.unsolved
    case .concluded(let conclusion):
      live.close(with: conclusion)
      if command.traces { Trace.print(live) }
      if conclusion.outcome != .solved { throw ExitCode.unsolved }
    }
  }

  // MARK: Without a terminal

  /// The next step where nothing is asked: a cure that should be tested is left unconfirmed.
  private func nextStep() -> Step {
    let step = troubleshooter.nextStep(in: live.session)
    guard case .verify = step else { return step }
    live.record(.verified(nil))
    return troubleshooter.nextStep(in: live.session)
  }

  /// Takes in what the command line says, prints the next step and how to go on; nothing is asked.
  func printNextStep() throws {
    let given = try given()
    live.begin(with: words)
    given.forEach(live.record)
    if command.traces { Trace.print(live) }
    let style = command.output.style
    let step = nextStep()
    let reply: String
    var blocks = (live.takeRemarks() + troubleshooter.warnings(in: live.situation))
      .map { Block.warning($0) }
    blocks += Conversation.reminders(of: live.otherTroubles)
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
      live.close(with: conclusion)
      Console.show(blocks + end(with: conclusion), style)
      if conclusion.outcome == .solved { return }
      throw ExitCode.unsolved
    }
    Console.show(blocks, style)
    live.leave()
    // One line however long, so that it can be copied.
    let kept = live.isKept ? live.session.id : nil
    Console.print("\n  " + command.again(kept, saying: reply))
    throw ExitCode.unsolved
  }

  /// What is to be said of how the session ended.
  private func end(with conclusion: Conclusion) -> [Block] {
    var blocks: [Block] = [.paragraph(conclusion.summary)]
    if !conclusion.instructions.isEmpty { blocks.append(.steps(conclusion.instructions)) }
    blocks += Conversation.goodToKnow(after: conclusion)
    if live.situation.cannotVerify { blocks.append(.paragraph(TestMessage.reminder)) }
    if conclusion.outcome != .solved {
      blocks.append(.verbatim(troubleshooter.escalationNote(for: live.session).text))
    }
    return blocks
  }
}

/// Prints every rule that fired, with what made it fire.
enum Trace {
  static func print(_ live: LiveSession) {
    for line in live.troubleshooter.trace(of: live.session) { Console.complain(line) }
  }
}
