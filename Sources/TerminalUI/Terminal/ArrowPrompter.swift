/// Asks with menus and an editable line on a terminal in raw mode. Each question is folded into one
/// line once it is answered, so that what remains on the screen reads as a record.
public final class ArrowPrompter: Prompter {
  /// What Ctrl-C does while a question stands.
  public enum Interruption: Sendable {
    /// The terminal is set right, the `Farewell` is written, and the program dies by the signal.
    case endsProgram
    /// The reply is `.interrupted`.
    case isReply
  }

  private let port: TerminalPort
  private let style: TerminalStyle
  private let interruption: Interruption
  private let input: TerminalInput
  private let output: TerminalOutput
  private var decoder = KeyDecoder()
  private var last = Shown.nothing
  /// How many lines were shown since the last record: they are to stay in sight above a menu.
  private var linesAbove = 0
  /// A long menu leaves what was shown that much of the screen's rows, and is itself so many rows at least.
  private static let (shareAbove, leastMenu) = (0.5, 10)

  /// What stands above: a record follows another without a gap.
  private enum Shown { case nothing, record, blocks }

  /// A prompter on a port whose input is a terminal; on any other input every question ends with
  /// `.endOfInput`.
  public init(
    port: TerminalPort = .standard, style: TerminalStyle, interruption: Interruption = .endsProgram
  ) {
    self.port = port
    self.style = style
    self.interruption = interruption
    input = TerminalInput(port.input)
    output = TerminalOutput(port.output)
  }

  /// As wide as the terminal is now, at most 80 columns.
  public var layout: TextLayout { TextLayout(columns: port.size.columns, style: style) }

  /// Writes the blocks.
  public func show(_ blocks: [Block]) {
    let lines = layout.lines(of: blocks)
    guard !lines.isEmpty else { return }
    output.write(lines: last == .nothing ? lines : [""] + lines)
    linesAbove += lines.rows(columns: port.size.columns) + 1
    last = .blocks
  }

  /// Shows a menu: arrow keys, numbers, the commands' keys, Enter; Escape goes back where a command
  /// says so.
  public func choose(_ prompt: ChoicePrompt) -> ChoiceReply { hold(Menu(prompt)) }

  /// Shows a line to type in; a paste of many lines arrives whole.
  public func readLine(_ prompt: TextPrompt) -> TextReply { hold(TextEntry(prompt)) }

  private func hold<D: Dialogue>(_ start: D) -> D.Reply {
    var dialogue = start
    guard !output.isClosed, !input.isAtEnd,
      let raw = RawMode(port, reportsInterrupt: interruption == .isReply)
    else { return dialogue.endOfInput }
    output.write("\(RawMode.on)")
    var painter = FramePainter()
    let gap = last == .nothing ? [] : [""]
    let head = fixedHead(of: dialogue, gap: gap)
    if let head { output.write(lines: head) }
    var reply: D.Reply?
    while reply == nil, !output.isClosed {
      if decoder.bytes.isEmpty {  // otherwise more keys are there already
        let frame = frame(of: dialogue, gap: head == nil ? gap : nil)
        output.write(painter.paint(frame, columns: port.size.columns))
        raw.note(rowsBelow: painter.rowsBelow)
      }
      switch nextEvent(raw) {
      case .key(.enter) where dialogue.takesSeveralLines && isMoreComing(): dialogue.startLine()
      case .key(.control("c")): reply = dialogue.interrupted
      case .key(let key): reply = dialogue.handle(key)
      case .resized: continue
      case .continued:
        output.write("\(RawMode.on)")
        painter.forget()
      case .end: reply = dialogue.endOfInput
      }
    }
    let answer = reply ?? dialogue.endOfInput
    output.write(painter.erase(width: port.size.columns))
    raw.note(rowsBelow: 0)
    keep(dialogue.record(of: answer, style: style), hasHead: head != nil)
    output.write("\(RawMode.off)")
    raw.leave()
    return answer
  }

  // MARK: Drawing

  /// Title and details, if they leave the menu too little room: they are written once and scroll.
  private func fixedHead<D: Dialogue>(of dialogue: D, gap: [String]) -> [String]? {
    let head = dialogue.head(layout)
    let rows = head.rows(columns: port.size.columns)
    return rows > port.size.rows - 9 && rows > 3 ? gap + head : nil
  }

  private func frame<D: Dialogue>(of dialogue: D, gap: [String]?) -> Frame {
    let head = gap.map { $0 + dialogue.head(layout) } ?? []
    let rows = max(port.size.rows - 1 - head.rows(columns: port.size.columns), 1)
    let above = min(linesAbove, Int(Double(port.size.rows) * Self.shareAbove))
    let free = max(rows - above, min(rows, Self.leastMenu))
    return dialogue.body(layout, rows: free).below(head)
  }

  /// Leaves the question and its answer as one line.
  private func keep(_ record: (title: String, answer: String)?, hasHead: Bool) {
    guard let record else { return }
    let pointer = style.draw(style.pointer, [.bold, .cyan]) + " "
    let ends = record.title.last.map { "?!.:".contains($0) } ?? true
    let question = hasHead ? [] : StyledText(markup: record.title + (ends ? " " : ": ")).glyphs
    let answer = StyledText(markup: record.answer, ink: .bold).glyphs
    let lines = layout.wrap(StyledText(glyphs: question + answer), first: pointer)
    output.write(lines: last == .blocks && !hasHead ? [""] + lines : lines)
    linesAbove = 0
    last = .record
  }

  // MARK: Reading

  private enum Event {
    case key(Key)
    case resized
    case continued
    case end
  }

  private func nextEvent(_ raw: RawMode) -> Event {
    while true {
      if let key = decoder.next() { return .key(key) }
      // A lone ESC is the Escape key when nothing follows it at once.
      let isPartial = !decoder.bytes.isEmpty && !decoder.isInPaste
      switch read(milliseconds: isPartial ? 60 : -1, waker: raw.waker) {
      case .bytes: continue
      case .woken: return raw.drainWaker() ? .continued : .resized
      case .nothing, .end:
        if let key = decoder.next(isFinal: true) { return .key(key) }
        if input.isAtEnd { return .end }
      }
    }
  }

  private func isMoreComing() -> Bool {
    !decoder.bytes.isEmpty || read(milliseconds: 15, waker: -1) == .bytes
  }

  private func read(milliseconds: Int32, waker: Int32) -> TerminalInput.Arrival {
    let arrival = input.wait(milliseconds: milliseconds, waker: waker)
    decoder.feed(input.bytes)
    input.bytes = []
    return arrival
  }
}
