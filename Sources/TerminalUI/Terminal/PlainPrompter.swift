#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks in numbered lines that are never redrawn, for screen readers, slow lines, pipes and files.
/// Answers are lines: a number, a command's key or word, or free words where they are allowed.
public final class PlainPrompter: Prompter {
  private let port: TerminalPort
  private let style: TerminalStyle
  private let input: TerminalInput
  private let output: TerminalOutput
  private let readsTerminal: Bool
  private var hasShown = false
  /// Whether the rest of a line that is too long is still to come.
  private var isPassingOver = false

  /// A prompter on the port; the input need not be a terminal.
  public init(port: TerminalPort = .standard, style: TerminalStyle = .plain) {
    self.port = port
    self.style = TerminalStyle(usesColor: style.usesColor, usesUnicode: false)
    input = TerminalInput(port.input)
    output = TerminalOutput(port.output)
    readsTerminal = isatty(port.input) == 1
  }

  /// At most 80 columns, read from top to bottom.
  public var layout: TextLayout {
    TextLayout(columns: port.size.columns, style: style, isLinear: true)
  }

  /// Writes the blocks.
  public func show(_ blocks: [Block]) { put(layout.lines(of: blocks)) }

  /// Lists the options under their numbers and asks until one of them, or a command, is meant.
  /// Free words are one line, except that a paste into a terminal is taken whole.
  public func choose(_ prompt: ChoicePrompt) -> ChoiceReply {
    let layout = layout
    var lines = heading(prompt.title, prompt.details)
    for (number, option) in zip(1..., prompt.options) {
      let mark = "\(number). "
      lines += layout.wrap(option.label, first: mark)
      if let hint = option.hint {
        let margin = String(repeating: " ", count: mark.count)
        lines += layout.wrap(hint, first: margin, ink: .dim)
      }
    }
    put(lines + commandLine(prompt.commands))
    var ways: [String] = []
    if prompt.options.count == 1 { ways.append("1") }
    if prompt.options.count > 1 { ways.append("1-\(prompt.options.count)") }
    ways += prompt.commands.map { String($0.key) }
    let usual = prompt.preselected.map { " [\($0 + 1)]" } ?? ""
    let asked = "Your choice (\(listed(ways, text: prompt.allowsText)))\(usual): "
    return ask(asked) { typed in
      if typed.isEmpty, let index = prompt.preselected { return .option(index) }
      if let reply = prompt.meaning(of: typed) { return reply }
      if prompt.allowsText, prompt.isNumberOfNone(typed) {
        self.put([prompt.countOfOptions], gap: false)
        return nil
      }
      if prompt.allowsText, !typed.trimmingSpaces.isEmpty {
        return .text(self.readsTerminal ? self.withFollowingLines(typed) : typed)
      }
      self.put(layout.wrap(self.correction(prompt).withoutMarkup), gap: false)
      return nil
    } ?? .endOfInput
  }

  /// Asks for words. Where several lines are allowed, one line is still enough; if more arrive with
  /// it, the text goes on until an empty line.
  public func readLine(_ prompt: TextPrompt) -> TextReply {
    let earlier = prompt.earlier.digest(columns: 60, ellipsis: style.ellipsis).withoutMarkup
    let known = earlier.isEmpty ? [] : layout.wrap("Until now: \(earlier)")
    put(heading(prompt.title, prompt.details) + known + commandLine(prompt.commands))
    let ways =
      (prompt.allowsSeveralLines ? ["end several lines with an empty one"] : [])
      + (earlier.isEmpty ? [] : ["Enter alone: as until now"])
    let asked = "Your answer\(ways.isEmpty ? "" : " (\(ways.joined(separator: "; ")))"): "
    return ask(asked) { typed in
      if typed.trimmingSpaces.isEmpty, !earlier.isEmpty { return .text(prompt.earlier) }
      let typed =
        prompt.allowsSeveralLines && !typed.isEmpty
          && prompt.meaning(of: typed) == .text(typed) ? self.withFollowingLines(typed) : typed
      if let reply = prompt.meaning(of: typed) { return reply }
      self.put(["Please type something."], gap: false)
      return nil
    } ?? .endOfInput
  }

  // MARK: Writing

  private func heading(_ title: String, _ details: [String]) -> [String] {
    layout.wrap(title, ink: .bold) + details.flatMap { layout.wrap($0) }
  }

  private func commandLine(_ commands: [PromptCommand]) -> [String] {
    guard !commands.isEmpty else { return [] }
    let words = commands.map { "\($0.key) \($0.word)".harmlessLine }
    return layout.wrap(StyledText(verbatim: "Or: " + words.joined(separator: ", ")))
  }

  private func listed(_ ways: [String], text: Bool) -> String {
    let keys = ways.dropFirst().joined(separator: " ")
    let known = [ways.first, keys.isEmpty ? nil : keys].compactMap { $0 }.joined(separator: ", or ")
    if text { return known.isEmpty ? "your own words" : known + ", or your own words" }
    return known
  }

  private func correction(_ prompt: ChoicePrompt) -> String {
    let count = prompt.options.count
    let number = count > 1 ? "type a number from 1 to \(count)" : count == 1 ? "type 1" : nil
    let keys = prompt.commands.map { String($0.key) }.joined(separator: " ")
    let key = keys.isEmpty ? nil : prompt.commands.count == 1 ? keys : "one of \(keys)"
    let ways = [number, key.map { number == nil ? "type \($0)" : $0 }].compactMap { $0 }
    return ways.isEmpty ? "Please type something." : "Please \(ways.joined(separator: ", or "))."
  }

  private func put(_ lines: [String], gap: Bool = true) {
    guard !lines.isEmpty else { return }
    output.write(lines: gap && hasShown ? [""] + lines : lines)
    hasShown = true
  }

  // MARK: Reading

  /// Asks again after every answer that means nothing; from a file or pipe only so often.
  private func ask<Reply>(_ asked: String, _ meaning: (String) -> Reply?) -> Reply? {
    var patience = readsTerminal ? Int.max : 20
    while patience > 0 {
      patience -= 1
      output.write(layout.wrap(asked.withoutMarkup).joined(separator: "\n") + " ")
      guard !output.isClosed, let line = nextLine() else {
        output.write("\n")
        return nil
      }
      guard line.utf8.count <= Self.longest else {
        put(["That is longer than a megabyte, so I have not read it."], gap: false)
        continue
      }
      if !readsTerminal { output.write(line.harmlessLine + "\n") }
      if let reply = meaning(line) { return reply }
    }
    return nil
  }

  /// The line that was read, and those that came with it.
  private func withFollowingLines(_ first: String) -> String {
    guard isMoreAvailable(within: 100) else { return first }
    var lines = [first]
    var size = first.utf8.count
    while let line = nextLine() {
      if line.isEmpty, !(readsTerminal && isMoreAvailable(within: 50)) { break }
      size += line.utf8.count
      if size <= Self.longest { lines.append(line) }
    }
    if size > Self.longest {
      put(["That is longer than a megabyte; I have read what comes before."], gap: false)
    }
    if !readsTerminal, lines.count > 1 { output.write("(\(lines.count) lines)\n") }
    return lines.joined(separator: "\n")
  }

  private func isMoreAvailable(within milliseconds: Int32) -> Bool {
    if !input.bytes.isEmpty { return true }
    return input.wait(milliseconds: milliseconds) == .bytes
  }

  /// More is not read at once, in bytes.
  private static let longest = 1_000_000

  /// The next line; of one that is too long only its beginning, which is longer than is read. The rest of it
  /// is passed over before the line that follows.
  private func nextLine() -> String? {
    if isPassingOver {
      while !input.bytes.contains(UInt8(ascii: "\n")) {
        input.bytes = []
        if input.wait() == .end { return nil }
      }
      isPassingOver = false
      input.bytes.removeSubrange(...(input.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0))
    }
    var searched = 0
    while true {
      if let end = input.bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { input.bytes.removeSubrange(...end) }
        let line = input.bytes[..<end]
        return String(
          decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      searched = input.bytes.count
      if searched > Self.longest {
        defer { input.bytes = [] }
        isPassingOver = true
        return String(decoding: input.bytes, as: UTF8.self)
      }
      if input.wait() == .end {
        defer { input.bytes = [] }
        return input.bytes.isEmpty ? nil : String(decoding: input.bytes, as: UTF8.self)
      }
    }
  }
}
