/// A question with options, on the screen.
struct Menu: Dialogue {
  /// A line that can be chosen.
  enum Row: Equatable {
    case option(Int)
    case command(PromptCommand)
    /// What was typed, as it stands.
    case typed
  }

  let prompt: ChoicePrompt
  private(set) var editor = LineEditor()
  private(set) var rows: [Row]
  private(set) var selected: Int
  /// Whether nothing is selected yet, so that Enter has nothing to take.
  private(set) var isUndecided: Bool
  /// Whether Enter was pressed all the same.
  private(set) var wasHurried = false
  /// Digits typed so far, where an option's number may have several.
  private var digits = ""
  /// Options a page key moves by.
  private let page = 5

  init(_ prompt: ChoicePrompt) {
    self.prompt = prompt
    rows = prompt.options.indices.map { .option($0) }
    selected = prompt.preselected ?? 0
    isUndecided = prompt.needsChoosing
  }

  var takesSeveralLines: Bool { prompt.allowsText && !editor.isEmpty }
  var interrupted: ChoiceReply { .interrupted }
  var endOfInput: ChoiceReply { .endOfInput }

  mutating func handle(_ key: Key) -> ChoiceReply? {
    let typedDigits = digits
    digits = ""
    switch key {
    case .enter where isUndecided: wasHurried = true
    case .enter: return reply
    case .control("d") where editor.isEmpty: return .endOfInput
    case .escape where editor.isEmpty && typedDigits.isEmpty:
      return prompt.commands.first(where: \.onEscape).map { .command($0.id) }
    case .escape:
      editor.clear()
      match()
    case .up, .control("p"): move(to: selected - 1 < 0 ? rows.count - 1 : selected - 1)
    case .down, .control("n"):
      move(to: isUndecided || selected + 1 >= rows.count ? 0 : selected + 1)
    case .pageUp: move(to: selected - page)
    case .pageDown: move(to: selected + page)
    case .home where editor.isEmpty: select(0)
    case .end where editor.isEmpty: select(rows.count - 1)
    case .character(let character) where !prompt.allowsText:
      return pressed(character, after: typedDigits)
    default:
      if prompt.allowsText, editor.handle(key) { match() }
    }
    return nil
  }

  mutating func startLine() {
    editor.startLine()
    match()
  }

  private var reply: ChoiceReply? {
    guard !isUndecided, rows.indices.contains(selected) else { return nil }
    switch rows[selected] {
    case .option(let index): return .option(index)
    case .command(let command): return .command(command.id)
    case .typed: return .text(editor.text)
    }
  }

  /// Whether a number is typed that no option has: it is said to be none, not taken as words.
  var isNumberOfNone: Bool { prompt.allowsText && prompt.isNumberOfNone(editor.text) }

  /// The option whose number is all that was typed: it is selected among the others.
  var numbered: Int? { prompt.option(numbered: editor.text) }

  /// Selects a row by an arrow; a number that was typed is done with.
  private mutating func move(to row: Int) {
    if numbered != nil || isNumberOfNone {
      editor.clear()
      match()
    }
    select(row)
  }

  private mutating func select(_ row: Int) {
    selected = min(max(row, 0), max(rows.count - 1, 0))
    isUndecided = false
  }

  /// A key that acts at once, where no words can be typed.
  private mutating func pressed(_ character: Character, after typed: String) -> ChoiceReply? {
    if let digit = character.wholeNumberValue, character.isASCII {
      let number = [typed + "\(digit)", "\(digit)"].first { row(numbered: $0) != nil }
      guard let number, let row = row(numbered: number) else { return nil }
      select(row)
      if rows.count <= 9 { return .option(row) }
      digits = number
      return nil
    }
    let key = character.lowercased()
    if let command = prompt.commands.first(where: { $0.key.lowercased() == key }) {
      return .command(command.id)
    }
    switch character {
    case "j": return handle(.down)
    case "k": return handle(.up)
    case " ": return reply
    default: return nil
    }
  }

  private func row(numbered digits: String) -> Int? {
    Int(digits).flatMap { rows.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  /// Keeps the options whose words begin like the typed ones; what was typed stays on offer, and is
  /// what Enter takes if it names several of them in full ("outlook"). Of the options, the one that says the
  /// typed words is selected before one that only begins so ("no" is not "now"). A number selects its option
  /// and keeps them all.
  private mutating func match() {
    let typed = editor.text.trimmingSpaces
    guard !typed.isEmpty, numbered == nil else {
      rows = prompt.options.indices.map { .option($0) }
      select(numbered ?? selected)
      isUndecided = prompt.needsChoosing && numbered == nil
      return
    }
    guard !isNumberOfNone else {
      rows = []
      select(0)
      return
    }
    var best = 0
    switch prompt.meaning(of: typed) {
    case .option(let index): rows = [.option(index)]
    case .command(let id): rows = prompt.commands.filter { $0.id == id }.map { .command($0) }
    default:
      let wanted = typed.lowercased().split(separator: " ")
      let named = prompt.options.map { option in
        option.label.lowercased().split { !$0.isLetter && !$0.isNumber }
      }
      rows = named.indices.filter { index in
        wanted.allSatisfy { start in named[index].contains { $0.hasPrefix(start) } }
      }.map { .option($0) }
      let full = named.indices.filter { index in wanted.allSatisfy(named[index].contains) }
      let start = named.indices.first { index in
        zip(named[index], wanted).allSatisfy { $0.hasPrefix($1) }
          && named[index].count >= wanted.count
      }
      best =
        full.count > 1
        ? rows.count : (full.first ?? start).flatMap { rows.firstIndex(of: .option($0)) } ?? 0
    }
    rows.append(.typed)
    select(best)
  }

  func record(of reply: ChoiceReply, style: TerminalStyle) -> (title: String, answer: String)? {
    switch reply {
    case .option(let index): return (prompt.title, prompt.options[index].label)
    case .text(let text):
      return (prompt.title, text.digest(columns: 60, ellipsis: style.ellipsis).withoutMarkup)
    case .command(let id):
      return (prompt.title, prompt.commands.first { $0.id == id }?.word.withoutMarkup ?? id)
    case .endOfInput, .interrupted: return nil
    }
  }
}
