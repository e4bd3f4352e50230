import Knowledge

extension Menu {
  func head(_ layout: TextLayout) -> [String] { layout.head(prompt.title, prompt.details) }

  /// The rows that can be chosen, scrolled so that the selected one is in sight; the line being
  /// typed, where words are allowed; the keys.
  func body(_ layout: TextLayout, rows available: Int) -> Frame {
    let entry = editor.isEmpty || numbered != nil ? nil : layout.typed(editor)
    let hint =
      isUndecided && wasHurried
      ? layout.wrap("Please move to an answer first.", ink: .bold)
      : prompt.allowsText ? layout.wrap(prompt.textHint, ink: .dim) : []
    var tail = entry.map { [$0.line] } ?? Array(hint.prefix(1))
    let moves = [(layout.style.usesUnicode ? "↑↓" : "Arrows", "move"), ("Enter", "choose")]
    tail += layout.keyHelp(rows.count > 1 ? moves : [moves[1]], prompt.commands)
    if available > tail.count + 8 { tail.insert("", at: 0) }
    let room = max(available - tail.count, 3)
    let (list, row) = list(layout, room: room)
    let lines = Array((list + tail).prefix(max(available, 1)))
    if let entry, let row = lines.lastIndex(of: entry.line) {
      return Frame(lines: lines, row: row, column: entry.column)
    }
    return Frame(lines: lines, row: min(row, lines.count - 1), column: 0)
  }

  /// The rows in sight, and the line of the selected one.
  private func list(_ layout: TextLayout, room: Int) -> (lines: [String], row: Int) {
    guard !rows.isEmpty else {
      return (isNumberOfNone ? layout.wrap(prompt.countOfOptions, first: "  ") : [], 0)
    }
    let drawn = rows.indices.map { lines(of: $0, layout) }
    let heights = drawn.map { $0.rows(columns: layout.width) }
    guard heights.reduce(0, +) > room else {
      return (drawn.flatMap { $0 }, drawn[..<selected].reduce(0) { $0 + $1.count })
    }
    let room = max(room - 2, 1)  // one line above and one below say what is hidden
    var first = selected
    var last = selected
    var used = heights[selected]
    while true {  // grow around the selected row, keeping it near the middle
      let before = first > 0 ? heights[first - 1] : .max
      let after = last + 1 < drawn.count ? heights[last + 1] : .max
      let above = heights[first..<selected].reduce(0, +)
      let below = used - above
      if before <= room - used, above < below || after > room - used {
        first -= 1
        used += before
      } else if after <= room - used {
        last += 1
        used += after
      } else {
        break
      }
    }
    let hidden = { (count: Int, where_: String) in
      layout.style.draw(count > 0 ? "  (\(count) more \(where_))" : "", .dim)
    }
    let seen = drawn[first...last].flatMap { $0 }.prefix(room)
    let row = 1 + drawn[first..<selected].reduce(0) { $0 + $1.count }
    let below = "below" + (last < rows.count - 1 ? lastResort.map { "; \($0)" } ?? "" : "")
    return ([hidden(first, "above")] + seen + [hidden(drawn.count - 1 - last, below)], row)
  }

  /// The last option by its number, where it is the one for whoever finds none: it is told though it is not in
  /// sight.
  private var lastResort: String? {
    guard prompt.endsInLastResort, rows.last == .option(prompt.options.count - 1),
      let option = prompt.options.last
    else { return nil }
    return "\(prompt.options.count) \(option.label)"
  }

  private func lines(of row: Int, _ layout: TextLayout) -> [String] {
    let style = layout.style
    let isSelected = row == selected && !isUndecided
    let ink: Ink = isSelected ? .bold : []
    let pointer = isSelected ? style.draw(style.pointer, [.bold, .cyan]) : " "
    let columns = String(prompt.options.count).count
    func mark(_ name: String) -> String {
      let padding = String(repeating: " ", count: max(columns - name.displayWidth, 0))
      return "\(pointer) \(padding)\(style.draw(name, ink.union(.cyan))) "
    }
    switch rows[row] {
    case .option(let index):
      let option = prompt.options[index]
      let margin = String(repeating: " ", count: columns + 3)
      return layout.wrap(option.label, first: mark("\(index + 1)"), ink: ink)
        + (option.hint.map { layout.wrap($0, first: margin, ink: .dim) } ?? [])
    case .command(let command):
      return layout.wrap(command.word.withoutMarkup, first: mark(String(command.key)), ink: ink)
    case .typed:
      return layout.wrap("Go on with these words:", first: "\(pointer) ", ink: ink)
    }
  }
}
