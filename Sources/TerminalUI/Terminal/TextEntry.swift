/// A question for words, on the screen.
struct TextEntry: Dialogue {
  let prompt: TextPrompt
  private var editor = LineEditor()

  init(_ prompt: TextPrompt) {
    self.prompt = prompt
    if !prompt.earlier.isEmpty { _ = editor.handle(.paste(prompt.earlier)) }
  }

  var takesSeveralLines: Bool { prompt.allowsSeveralLines }
  var interrupted: TextReply { .interrupted }
  var endOfInput: TextReply { .endOfInput }

  mutating func handle(_ key: Key) -> TextReply? {
    switch key {
    case .enter: return prompt.meaning(of: editor.text)
    case .control("d") where editor.isEmpty: return .endOfInput
    case .escape where editor.isEmpty:
      return prompt.commands.first(where: \.onEscape).map { .command($0.id) }
    case .escape: editor.clear()
    case .paste(let text) where !prompt.allowsSeveralLines:
      _ = editor.handle(.paste(String(text.map { $0 == "\n" ? " " : $0 })))
    default: _ = editor.handle(key)
    }
    return nil
  }

  mutating func startLine() { editor.startLine() }

  func head(_ layout: TextLayout) -> [String] { layout.head(prompt.title, prompt.details) }

  func body(_ layout: TextLayout, rows: Int) -> Frame {
    let (line, column) = layout.typed(editor)
    let help = layout.keyHelp([("Enter", "go on")], prompt.commands)
    return Frame(lines: Array(([line] + help).prefix(rows)), row: 0, column: column)
  }

  func record(of reply: TextReply, style: TerminalStyle) -> (title: String, answer: String)? {
    switch reply {
    case .text(let text):
      let shown = text.digest(columns: 60, ellipsis: style.ellipsis)
      return (prompt.title, shown.isEmpty ? "(nothing)" : shown.withoutMarkup)
    case .command(let id):
      return (prompt.title, prompt.commands.first { $0.id == id }?.word.withoutMarkup ?? id)
    case .endOfInput, .interrupted: return nil
    }
  }
}
