import CLibYAML
import Knowledge

/// Makes nodes of libyaml's events and reports what knowledge files must not contain.
struct TreeBuilder {
  private let source: SourceText
  private let limits: ReadingLimits

  var records: [NodeTree.Record] = []
  private var text: [UInt8] = []
  private var roots: [Int] = []
  private(set) var open: [Container] = []
  private(set) lazy var lines = LineIndex(source)
  private lazy var mayHoldInvisibleCharacters = source.mayHoldInvisibleCharacters
  private lazy var mayHoldComments = source.bytes.contains(UInt8(ascii: "#"))

  /// The line, from 0, at which libyaml's present stream begins.
  var firstLine: UInt32 = 0
  /// What is wrong with the file.
  var slips: SlipReport
  /// The last line, from 0, of what a key without its colon has taken in. That has been reported; what YAML
  /// cannot make of the line need not be.
  var endOfKeyWithoutColon: UInt32?

  /// A list or mapping whose end has not come yet.
  struct Container {
    let record: Int
    let isMapping: Bool
    var children = 0
  }

  init(_ source: SourceText, limits: ReadingLimits, into diagnostics: Diagnostics) {
    self.source = source
    self.limits = limits
    slips = SlipReport(of: source, limit: limits.slips, into: diagnostics)
    records.reserveCapacity(min(limits.nodes, source.bytes.count / 12 + 16))
    text.reserveCapacity(source.bytes.count)
  }

  consuming func tree() -> NodeTree {
    NodeTree(path: source.path, records: records, text: text, roots: roots)
  }

  /// Forgets the document that was being read when something went wrong.
  mutating func dropOpenDocument() {
    guard let outermost = open.first, let root = roots.last, root == outermost.record else {
      return
    }
    text.removeLast(text.count - Int(records[root].textStart))
    records.removeLast(records.count - root)
    roots.removeLast()
    open.removeAll()
  }

  /// Takes one event; false if no more are wanted.
  mutating func take(_ event: borrowing yaml_event_t) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT: takeScalar(event)
    case YAML_MAPPING_START_EVENT: takeStart(event, .mapping, event.data.mapping_start.anchor)
    case YAML_SEQUENCE_START_EVENT: takeStart(event, .list, event.data.sequence_start.anchor)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: takeEnd(event)
    case YAML_ALIAS_EVENT: takeAlias(event)
    default: break
    }
    return !slips.areTooMany
  }

  // MARK: - Events

  private mutating func takeScalar(_ event: borrowing yaml_event_t) {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let index = append(event, .text)
    let style = Node.Style(scalar.style)
    records[index].style = style
    if scalar.anchor != nil { refuseAnchor(at: index) }
    if scalar.tag != nil { refuseTag(scalar.tag, at: index) }
    if bytes.count > limits.textBytes {
      records[index].kind = .refused
      report(
        .textTooLong, at: index,
        "a text of \(bytes.count) bytes is too long; \(limits.textBytes) are allowed")
      return
    }
    text.append(contentsOf: bytes)
    records[index].textEnd = UInt32(text.count)
    if style == .doubleQuoted, let code = bytes.firstControlCharacter {
      records[index].kind = .refused
      report(
        .controlCharacter, at: index,
        "the text contains the control character U+\(code.hexadecimal)",
        hint: "remove the escape that stands for it")
    }
    if mayHoldInvisibleCharacters, let found = bytes.firstInvisibleCharacter {
      refuseInvisible(found, at: index)
      return
    }
    if style == .plain {
      checkHyphens(in: bytes, at: index)
      records[index].isCutByComment = isCutByComment(records[index])
    }
    if isKey(index) { checkKey(index) }
  }

  private mutating func takeStart(
    _ event: borrowing yaml_event_t, _ kind: Node.Kind, _ anchor: UnsafeMutablePointer<yaml_char_t>?
  ) {
    let tag = kind == .mapping ? event.data.mapping_start.tag : event.data.sequence_start.tag
    let index = append(event, kind)
    if anchor != nil { refuseAnchor(at: index) }
    if tag != nil { refuseTag(tag, at: index) }
    if isKey(index) {
      records[index].isLeftOut = true
    }
    if records[index].isLeftOut, !isWithinRefusedKey {
      report(
        .keyNotText, at: index, "a key must be a word, not a \(kind == .list ? "list" : "mapping")",
        hint: "quote text that begins with '[' or '{'")
    }
    open.append(Container(record: index, isMapping: kind == .mapping))
    if open.count > limits.depth {
      report(
        .tooDeep, at: index,
        "lists and mappings lie more than \(limits.depth) deep within each other")
      slips.giveUp()
    }
  }

  private mutating func takeEnd(_ event: borrowing yaml_event_t) {
    guard let container = open.popLast() else { return }
    records[container.record].next = UInt32(records.count)
    records[container.record].end = mark(event.end_mark)
    if container.isMapping { checkForDuplicates(in: container) }
  }

  private mutating func takeAlias(_ event: borrowing yaml_event_t) {
    let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
    let index = append(event, .refused)
    if isKey(index) { records[index].isLeftOut = true }
    report(
      .anchorRefused, at: index,
      "\("*\(name)".quoted) refers to an anchor; knowledge files have none",
      hint: "write the value out, or quote text that begins with '*'")
  }

  // MARK: - Records

  private mutating func append(_ event: borrowing yaml_event_t, _ kind: Node.Kind) -> Int {
    let index = records.count
    if open.isEmpty {
      roots.append(index)
    } else {
      open[open.count - 1].children += 1
    }
    records.append(
      NodeTree.Record(
        start: mark(event.start_mark), end: mark(event.end_mark), textStart: UInt32(text.count),
        textEnd: UInt32(text.count), next: UInt32(index + 1), kind: kind))
    if records.count > limits.nodes {
      report(
        .tooManyNodes, at: index, "the file has more than \(limits.nodes) values",
        hint: "divide it into several files")
      slips.giveUp()
    }
    return index
  }

  private func mark(_ mark: yaml_mark_t) -> NodeTree.Mark {
    var mark = NodeTree.Mark(mark)
    mark.line += firstLine
    return mark
  }

  /// Whether the record that was just appended is a key.
  func isKey(_ index: Int) -> Bool {
    guard let container = open.last, container.record < index else { return false }
    return container.isMapping && container.children % 2 == 1
  }

  private var isWithinRefusedKey: Bool {
    open.last.map { records[$0.record].isLeftOut } ?? false
  }

  /// Whether exactly one space and a `#` stand behind a text.
  private mutating func isCutByComment(_ record: NodeTree.Record) -> Bool {
    guard mayHoldComments else { return false }
    var rest = lines.line(Int(record.end.line) + 1)
    var column = 0
    while column < record.end.column, let first = rest.popFirst() {
      if !UTF8.isContinuation(first) { column += 1 }
    }
    return rest.drop(while: UTF8.isContinuation).starts(with: " #".utf8)
  }

  // MARK: - What is refused

  private mutating func checkKey(_ index: Int) {
    let record = records[index]
    let words = text[Int(record.textStart)..<Int(record.textEnd)]
    if record.style == .plain, words.elementsEqual("<<".utf8) {
      records[index].isLeftOut = true
      report(
        .mergeRefused, at: index, "mappings cannot be merged with '<<'",
        hint: "write the keys out")
    } else if record.style == .block || words.isEmpty {
      records[index].isLeftOut = true
      report(.keyNotText, at: index, "a key must be a word on one line")
    } else if words.starts(with: [0xC2, 0xA0]) {
      report(
        .badSyntax, at: index, length: 1, "the key begins with a no-break space",
        hint: SyntaxDiagnosis.spaceHint)
    }
  }

  private mutating func refuseInvisible(_ found: (place: Int, scalar: UInt32), at index: Int) {
    var place = records[index].start
    // Where quotes, folding or escapes come between, the beginning of the text must do.
    if records[index].style == .plain, place.line == records[index].end.line {
      place.column += UInt32(found.place)
    }
    slips.report(
      .controlCharacter, at: place, length: 1,
      "the text contains the character U+\(found.scalar.hexadecimal), which cannot be seen",
      hint: "write the words again by hand; pasted text often brings such characters along")
    if isKey(index) { records[index].isLeftOut = true } else { records[index].kind = .refused }
  }

  private mutating func refuseAnchor(at index: Int) {
    report(
      .anchorRefused, at: index, length: 1, "anchors ('&') are not used in knowledge files",
      hint: "write the value out where it is needed, or quote text that begins with '&'")
  }

  private mutating func refuseTag(_ tag: UnsafeMutablePointer<yaml_char_t>?, at index: Int) {
    let name = tag.map { String(cString: $0) } ?? ""
    report(
      .tagRefused, at: index, length: 1, "the tag \(name.quoted) is not used in knowledge files",
      hint: "quote text that begins with '!'")
  }

  private mutating func checkForDuplicates(in container: Container) {
    guard container.children > 2 else { return }
    let duplicates = NodeTree.Keys(of: container.record, in: records, text).duplicates
    for (key, first) in duplicates { reportDuplicate(key, of: first) }
  }

  private mutating func reportDuplicate(_ key: Int, of first: Int) {
    guard !slips.areTooMany else { return }
    records[key].isLeftOut = true
    let words = String(
      decoding: text[Int(records[key].textStart)..<Int(records[key].textEnd)], as: UTF8.self)
    let note = Diagnostic.Note(
      location: slips.location(records[first].start), message: "\(words.quoted) is first given here"
    )
    report(
      .duplicateKey, at: key, "the key \(words.quoted) is given twice",
      hint: "remove one of them, or put what both say under one", notes: [note])
  }

  // MARK: - Reporting

  mutating func report(
    _ code: DiagnosticCode, at index: Int, length: Int? = nil, _ message: String,
    hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    let record = records[index]
    let onOneLine =
      record.start.line == record.end.line ? Int(record.end.column - record.start.column) : 1
    slips.report(
      code, at: record.start, length: length ?? max(1, onOneLine), message, hint: hint, notes: notes
    )
  }
}

extension Node.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
