import Knowledge

/// Shows slips to people: place, message, the line with the spot underlined, and what to do.
public struct DiagnosticPrinter: Sendable {
  /// A part of the output that may have its own colour.
  public enum Part: Sendable {
    /// The file, line and column.
    case location
    /// The word "error".
    case error
    /// The word "warning".
    case warning
    /// What is wrong.
    case message
    /// The code in its brackets.
    case code
    /// The caret and what follows it.
    case underline
    /// Hints and notes.
    case remark
  }

  /// Wraps a part in colours. Plain text is the default.
  public typealias Paint = @Sendable (Part, String) -> String

  private let lines: [String: SourceText]
  private let width: Int
  private let paint: Paint

  /// A printer that can quote from the given files. Lines are cut at a width in terminal columns,
  /// at least 20.
  public init(
    sources: some Sequence<SourceText>, width: Int = 100, paint: @escaping Paint = { $1 }
  ) {
    lines = Dictionary(sources.map { ($0.path, $0) }) { first, _ in first }
    self.width = max(20, width)
    self.paint = paint
  }

  /// All slips in order, each on lines of its own; ends with a line break unless there are none.
  public func text(_ diagnostics: some Sequence<Diagnostic>) -> String {
    var text = ""
    var index: (file: String, lines: LineIndex)?
    for diagnostic in diagnostics.inOrder() {
      let file = diagnostic.location.file
      if index?.file != file { index = lines[file].map { (file, LineIndex($0)) } }
      text += render(diagnostic, lines: index?.lines)
    }
    return text
  }

  private func render(_ diagnostic: Diagnostic, lines: LineIndex?) -> String {
    let severity = paint(
      diagnostic.severity == .error ? .error : .warning, "\(diagnostic.severity.rawValue):")
    var text =
      paint(.location, "\(diagnostic.location.shown):")
      + " \(severity) \(paint(.message, diagnostic.message.withoutControls))"
      + " \(paint(.code, "[\(diagnostic.code.rawValue)]"))\n"
    if let lines, diagnostic.length > 0 { text += excerpt(diagnostic, lines) }
    let more = paint(.code, "(mailhelp kb explain \(diagnostic.code.rawValue))")
    if let hint = diagnostic.hint {
      text += "  \(paint(.remark, "hint: \(hint.withoutControls)"))  \(more)\n"
    } else {
      text += "  \(more)\n"
    }
    for note in diagnostic.notes {
      text += "  "
      text += paint(.remark, "note: \(note.location.shown): \(note.message.withoutControls)") + "\n"
    }
    return text
  }

  private func excerpt(_ diagnostic: Diagnostic, _ lines: LineIndex) -> String {
    let number = String(diagnostic.location.line)
    let margin = String(repeating: " ", count: number.count)
    let excerpt = Excerpt(
      of: lines.line(diagnostic.location.line), column: diagnostic.location.column,
      length: diagnostic.length, width: width - number.count - 3)
    let underline = "^" + String(repeating: "~", count: excerpt.width - 1)
    let quoted = excerpt.line.isEmpty ? "" : " \(excerpt.line)"
    return "\(number) |\(quoted)\n"
      + "\(margin) | \(String(repeating: " ", count: excerpt.indent))\(paint(.underline, underline))\n"
  }
}

extension SourceLocation {
  /// `file:line:column`.
  fileprivate var shown: String { "\(file.withoutControls):\(line):\(column)" }
}
