import Foundation
import Knowledge

#if canImport(Glibc)
  import Glibc
#endif

/// A person of a worked case at a real pseudo-terminal: reads the screen, moves with the arrow keys.
final class TerminalPerson {
  private let worked: WorkedCase
  private let program: Program
  /// What is already said on the command line.
  private let words: [String]
  private var keyboard: Int32 = -1
  private var terminal: Int32 = -1
  /// Everything that was shown, without the terminal's control sequences.
  private(set) var transcript = ""
  /// What has been shown since the last key.
  private var fresh = ""
  private var fix: Fix.ID?

  init(_ worked: WorkedCase, _ program: Program, saying words: String...) {
    self.worked = worked
    self.program = program
    self.words = words
  }

  /// Leads the session; gives the program's exit status.
  func converse(rows: UInt16 = 60, columns: UInt16 = 80) throws -> Int32 {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&keyboard, &terminal, nil, nil, &size) == 0 else { return -1 }
    defer { close(keyboard) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments =
      ["diagnose", "--no-explore"] + words + (worked.day.map { ["--on", $0.description] } ?? [])
    process.environment = program.environment
    let slave = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardInput = slave
    process.standardOutput = slave
    process.standardError = slave
    try process.run()
    close(terminal)
    for _ in 0..<40 {
      guard waitForPrompt() else { break }
      reply()
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  // MARK: Reading

  /// Waits until a prompt stands on the screen and nothing more comes; false at the end.
  private func waitForPrompt() -> Bool {
    fresh = ""
    var isSettled = false
    while true {
      var source = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      let ready = poll(&source, 1, isSettled ? 120 : 20_000)
      if ready == 0 { return isSettled }
      var chunk = [UInt8](repeating: 0, count: 8192)
      let count = read(keyboard, &chunk, chunk.count)
      if count <= 0 { return false }
      let text = Self.withoutControls(String(decoding: chunk[..<count], as: UTF8.self))
      fresh += text
      transcript += text
      isSettled = fresh.contains("Enter") && fresh.contains("quit")
    }
  }

  private static func withoutControls(_ text: String) -> String {
    var plain = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}":
        guard rest.popFirst() == "[" else { continue }
        while let next = rest.popFirst(), !("@"..."~").contains(next) {}
      case "\r": continue
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// The text that is on the screen, its line breaks undone.
  private var flat: String { fresh.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The number of the option that begins with the given label.
  private func option(_ label: String) -> Int? {
    let wanted = label.prefix(24).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for line in fresh.split(separator: "\n") {
      var words = line.split(whereSeparator: \.isWhitespace)
      if words.first == "›" || words.first == ">" { words.removeFirst() }
      guard let number = words.first.flatMap({ Int($0) }) else { continue }
      if words.dropFirst().joined(separator: " ").hasPrefix(wanted) { return number }
    }
    return nil
  }

  // MARK: Replying

  private func reply() {
    if let title = flat.range(of: "Try this: ") {
      let shown = flat[title.upperBound...]
      fix =
        Program.knowledge.fixes.filter { shown.hasPrefix(Self.start(of: $0.title.english)) }
        .max { $0.title.english.count < $1.title.english.count }?.id
    }
    // Of all prompts that have been on the screen, the last one waits.
    switch latest(
      of: [
        "Did it help?", "send a message to yourself. Does it", "What happens?",
        "What happens now?",
      ] + Program.knowledge.questions.map { Self.start(of: $0.text.english) })
    {
    case "Did it help?": choose(FixWords.number(of: result()), fromNone: true)
    case "send a message to yourself. Does it": choose(1, fromNone: true)
    case "What happens?": type(worked.says + "\r")
    case "What happens now?": type("\r")
    default: answer()
    }
  }

  private func latest(of prompts: [String]) -> String? {
    let flat = flat
    return prompts.compactMap { prompt in
      flat.range(of: prompt, options: .backwards).map { (prompt, $0.lowerBound) }
    }.max { $0.1 < $1.1 }?.0
  }

  private static func start(of title: String) -> String { String(title.prefix { $0 != "{" }) }

  private func result() -> String {
    guard let fix else { return "no-change" }
    if worked.works.contains(fix) { return "worked" }
    return worked.results.first { $0.fix == fix }?.result.rawValue ?? "no-change"
  }

  private func answer() {
    let questions = Program.knowledge.questions
    let asked = latest(of: questions.map { Self.start(of: $0.text.english) }).flatMap { start in
      questions.first { Self.start(of: $0.text.english) == start }
    }
    guard let asked, let fact = worked.answers.first(where: { $0.finding == asked.asks }) else {
      return choose(option("Not sure") ?? 1)
    }
    if let number = option(label(of: fact, asked)) { return choose(number) }
    type(label(of: fact, asked) + "\r")
  }

  private func label(of fact: Fact, _ question: Question) -> String {
    let base = Program.knowledge
    if let choice = question.choices.first(where: { $0.value == fact.value }) {
      return choice.label.english
    }
    switch base.findings[id: fact.finding]?.domain {
    case .clients: return base.clients[id: .init(fact.value.rawValue)]?.name.english ?? ""
    case .providers: return base.providers[id: .init(fact.value.rawValue)]?.name.english ?? ""
    case .accountTypes: return base.accountTypes[id: .init(fact.value.rawValue)]?.name.english ?? ""
    default: return base.findings[id: fact.finding]?.value(fact.value)?.name.english ?? ""
    }
  }

  /// Moves to an option from the first, or from none where nothing is selected yet.
  private func choose(_ number: Int, fromNone: Bool = false) {
    for _ in (fromNone ? 0 : 1)..<max(number, 1) { type("\u{1B}[B") }
    type("\r")
  }

  private func type(_ text: String) {
    text.withCString { _ = write(keyboard, $0, strlen($0)) }
    usleep(20_000)
  }
}

/// Where the results of a fix stand on the screen.
enum FixWords {
  static func number(of result: String) -> Int {
    (["worked", "no-change", "changed", "not-done"].firstIndex(of: result) ?? 1) + 1
  }
}
