import Knowledge

/// Reports what is wrong with one file, until that is too much.
struct SlipReport {
  private let path: String
  private let limit: Int
  private let diagnostics: Diagnostics
  private var count = 0
  /// True once so much is wrong that the rest of the file is left unread.
  private(set) var areTooMany = false

  /// - Parameter limit: how many slips are reported before the rest of the file is left unread.
  init(of source: SourceText, limit: Int, into diagnostics: Diagnostics) {
    path = source.path
    self.limit = limit
    self.diagnostics = diagnostics
  }

  /// A place in the file, counted from 1.
  func location(_ mark: NodeTree.Mark) -> SourceLocation {
    SourceLocation(file: path, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  mutating func report(
    _ code: DiagnosticCode, at mark: NodeTree.Mark, length: Int, _ message: String,
    hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    add(Diagnostic(code, at: location(mark), length: length, message, hint: hint, notes: notes))
  }

  /// Adds a slip, or gives up on the file if it has had too many.
  mutating func add(_ diagnostic: Diagnostic) {
    guard !areTooMany else { return }
    diagnostics.add(diagnostic)
    count += 1
    if count >= limit {
      diagnostics.add(
        Diagnostic(
          .tooManyErrors, at: diagnostic.location, length: 0,
          "\(count) errors; the rest of the file was not read"))
      giveUp()
    }
  }

  mutating func giveUp() { areTooMany = true }
}
