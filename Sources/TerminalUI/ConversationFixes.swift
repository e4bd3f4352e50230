import Knowledge
import Troubleshooting

/// One fix at a time, and whether it worked.
extension Conversation {
  /// Shows one fix and hears what came of it; false if the person leaves.
  mutating func present(_ offered: OfferedFix) -> Bool {
    var blocks: [Block] = [
      .heading("Try this: \(offered.title)"), .paragraph(effort(of: offered.fix)),
      .steps(offered.instructions),
    ]
    if let card = offered.settings {
      blocks += SettingsBlocks.essence(of: card, for: offered.fix)
    }
    prompter.show(blocks)
    let results: [(label: String, result: FixResult)] = [
      ("Yes, it works now", .worked), ("No, nothing changed", .noChange),
      ("Something else happens now", .changed), ("I could not do it", .notDone),
    ]
    let prompt = ChoicePrompt(
      "Did it help?", options: results.map { .init($0.label) },
      commands: Self.commands, needsChoosing: true, allowsText: true,
      textHint: "or say what happens now")
    while true {
      switch prompter.choose(prompt) {
      case .option(let index): return take(results[index].result, of: offered.fix)
      case .text(let words):
        if takeIn(words, inReplyTo: .repair(offered)) { return true }
      case .command("why"):
        prompter.show(.paragraph("Why this: " + troubleshooter.explain(offered, in: session)))
      case .command(let command):
        switch obey(command) {
        case .goOn: continue
        case .again: return true
        case .leave: return false
        }
      case .endOfInput, .interrupted: return false
      }
    }
  }

  /// Takes in a reply in free words to a fix or to its test; false if they told nothing, which is said.
  private mutating func takeIn(_ words: String, inReplyTo step: Step) -> Bool {
    let events = troubleshooter.events(
      replying: words, to: step, in: session, doors.understand)
    events.forEach { record($0) }
    if events.isEmpty { sayNotUnderstood() }
    return !events.isEmpty
  }

  private mutating func take(_ result: FixResult, of fix: Fix) -> Bool {
    record(.tried(fix.id, result))
    return result == .changed ? tellWhatHappensNow() : true
  }

  private mutating func tellWhatHappensNow() -> Bool {
    let prompt = TextPrompt(
      "What happens now?", details: ["Enter alone: I ask you instead."],
      commands: [PromptCommand("quit", key: "q")], allowsSeveralLines: true, allowsEmpty: true)
    switch prompter.readLine(prompt) {
    case .text(let text):
      let statement = doors.understand(text)
      if !statement.isEmpty { record(.also(.said(statement))) }
      return true
    case .command, .endOfInput, .interrupted: return false
    }
  }

  private func effort(of fix: Fix) -> String {
    let time =
      fix.wait.map { "A wait of about \(minutes($0))." } ?? "Takes about \(minutes(fix.minutes))."
    return [time, fix.risk.inWords, fix.actor.inWords].compactMap(\.self).joined(separator: " ")
  }

  /// Asks for the test from end to end; false if the person leaves.
  mutating func verify(_ fix: Fix) -> Bool {
    let answers: [(label: String, cameBack: Bool?)] = [
      ("Yes, it came back", true), ("No", false), ("I cannot try that now", nil),
    ]
    let prompt = ChoicePrompt(
      "Good. " + TestMessage.question, options: answers.map { .init($0.label) },
      commands: Self.commands, needsChoosing: true, allowsText: true,
      textHint: "or answer in your own words")
    while true {
      switch prompter.choose(prompt) {
      case .option(let index):
        record(.verified(answers[index].cameBack))
        return true
      case .command("why"):
        prompter.show(.paragraph(TestMessage.reason))
      case .command(let command):
        switch obey(command) {
        case .goOn: continue
        case .again: return true
        case .leave: return false
        }
      case .text(let words):
        if takeIn(words, inReplyTo: .verify(fix)) { return true }
      case .endOfInput, .interrupted: return false
      }
    }
  }
}
