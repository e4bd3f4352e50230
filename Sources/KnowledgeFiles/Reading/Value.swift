import Knowledge

/// A node on its way to becoming a value: each reading either gives the value or says why not.
struct Value: Placed {
  let node: Node
  /// What the node is called in messages: its key, or that of the list it is in.
  let label: String
  let diagnostics: Diagnostics

  init(_ node: Node, label: String, into diagnostics: Diagnostics) {
    self.node = node
    self.label = label
    self.diagnostics = diagnostics
  }

  var location: SourceLocation { node.location }
  var length: Int { node.length }

  func report(
    _ code: DiagnosticCode, as severity: Diagnostic.Severity = .error, _ message: String,
    hint: String? = nil
  ) {
    diagnostics.report(code, severity, at: self, message, hint: hint)
  }

  func located<Content>(_ value: Content) -> Located<Content> {
    Located(value: value, location: location, length: length)
  }

  // MARK: - Kinds of node

  /// Whether the node is of a kind. If not, says what was found in its place.
  func isA(_ kind: Node.Kind, called expected: String? = nil, hint: String? = nil) -> Bool {
    if node.kind == kind, !node.isNothing { return true }
    guard node.kind != .refused else { return false }
    let found = node.isNothing ? "nothing" : node.kind.words
    let code: DiagnosticCode = node.isNothing ? .missingValue : .wrongType
    report(
      code, "expected \(expected ?? kind.words) for \(label.quoted), found \(found)",
      hint: hint ?? hintForWrongType(expected: kind))
    return false
  }

  private func hintForWrongType(expected: Node.Kind) -> String? {
    switch (expected, node.kind) {
    case (.list, _) where node.isNothing, (.mapping, _) where node.isNothing:
      "what belongs to \(label.quoted) stands on the lines below it, indented further"
    case (.list, .text) where node.isBelowItsKey: "put '- ' before each entry"
    case (.list, .text) where node.isShortPhrase: "write [\(node.text)]"
    case (.mapping, .list): "write each entry as 'key: value', without '-'"
    case (.mapping, .text): "write { key: value }, or such lines below it, indented further"
    case (.text, _) where node.isNothing: "write it behind the ':'"
    case (.text, .mapping) where node.isWordInBraces: "quote text that begins with '{'"
    case (.text, .mapping) where node.isTextWithColon: SyntaxDiagnosis.colonHint
    default: nil
    }
  }

  // MARK: - Lists and mappings

  /// The entries of a list, as far as they could be read.
  ///
  /// - Parameter presence: whether it must have an entry.
  func list<Content>(
    entries presence: Fields.Presence = .optional, _ read: (Value) -> Content?
  ) -> [Content] {
    guard isA(.list), hasEntries(presence) else { return [] }
    return node.items.compactMap { read(Value($0, label: label, into: diagnostics)) }
  }

  /// The keys and values of a mapping, as far as they could be read.
  ///
  /// - Parameters:
  ///   - presence: whether it must have an entry.
  ///   - hint: what to do about a list in its place.
  func mapping<Content>(
    entries presence: Fields.Presence = .optional, hint: String? = nil,
    _ read: (_ key: Word, _ value: Value) -> Content?
  ) -> [Content] {
    guard isA(.mapping, hint: node.kind == .list ? hint : nil), hasEntries(presence) else {
      return []
    }
    return node.pairs.compactMap { key, value in
      let word = key.word
      let value = Value(value, label: word.value, into: diagnostics)
      if let pair = value.pairWithoutColon {
        diagnostics.report(
          .badSyntax, at: word, "expected ':' behind a key", hint: "write '\(pair)'")
        return nil
      }
      return read(word, value)
    }
  }

  /// `key: value` where only `key value` is written, so that there is no value; nil elsewhere.
  private var pairWithoutColon: String? {
    guard node.isNothing, let gap = label.firstIndex(of: " ") else { return nil }
    let key = label[..<gap]
    return String(key).isName ? "\(key): \(label[label.index(after: gap)...])" : nil
  }

  private func hasEntries(_ presence: Fields.Presence) -> Bool {
    guard presence == .required, node.isEmpty else { return true }
    report(.missingValue, "there is nothing in \(label.quoted)")
    return false
  }

  /// The mapping's keys, to be taken one by one.
  func fields(of kind: String) -> Fields {
    Fields(node, kind: kind, into: diagnostics)
  }
}

extension Node {
  /// `Note: something` in a list is a mapping to YAML, though its author meant a sentence.
  fileprivate var isTextWithColon: Bool {
    var pairs = pairs.makeIterator()
    guard let only = pairs.next(), pairs.next() == nil else { return false }
    return only.value.kind == .text && only.key.location.line == only.value.location.line
  }

  /// A plain text that may be put into brackets as it stands.
  fileprivate var isShortPhrase: Bool {
    style == .plain && length <= 60 && location.line == end.line && !text.contains(" - ")
  }

  /// `{incoming.host}` is a mapping to YAML, though its author meant a placeholder.
  fileprivate var isWordInBraces: Bool {
    var pairs = pairs.makeIterator()
    guard let only = pairs.next(), pairs.next() == nil else { return false }
    return only.value.isNothing && only.key.location.column > location.column
  }
}

extension Node.Kind {
  /// What an author calls it.
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .list: "a list"
    case .mapping: "keys with values"
    case .refused: "something that was refused"
    }
  }
}
