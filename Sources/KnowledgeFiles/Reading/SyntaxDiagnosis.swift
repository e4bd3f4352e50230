import Knowledge

/// Says in an author's words what libyaml could not read.
struct SyntaxDiagnosis {
  let source: SourceText
  let lines: LineIndex
  private let problem: SyntaxProblem
  private let firstLine: Int

  /// The problem occurred in a stream that began at a line, from 0.
  init(_ problem: SyntaxProblem, in source: SourceText, lines: LineIndex, firstLine: UInt32) {
    self.problem = problem
    self.source = source
    self.lines = lines
    self.firstLine = Int(firstLine)
  }

  /// A byte that is not text, at an offset from the beginning of the file.
  static func ofByte(_ offset: Int, what: String, in source: SourceText) -> Diagnostic {
    var offset = offset
    if what == "invalid trailing UTF-8 octet" {
      // The character is wrong from its first byte on.
      repeat { offset -= 1 } while offset > 0 && UTF8.isContinuation(source.bytes[offset])
    }
    let position = LineIndex(source).position(ofByte: offset)
    let location = SourceLocation(
      file: source.path, line: position.line, column: position.column)
    guard offset < source.bytes.count else {
      return Diagnostic(.notUTF8, at: location, "the file ends in the middle of a character")
    }
    let byte = source.bytes[offset]
    guard what == "control characters are not allowed" else {
      return Diagnostic(
        .notUTF8, at: location,
        "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8",
        hint: "save the file in the encoding UTF-8")
    }
    if byte == 0 {
      return Diagnostic(
        .controlCharacter, at: location, "the file contains a NUL character",
        hint: "save the file as plain text in the encoding UTF-8")
    }
    let scalar = String(decoding: source.bytes[offset...].prefix(4), as: UTF8.self)
      .unicodeScalars.first
    return Diagnostic(
      .controlCharacter, at: location,
      "the control character U+\((scalar?.value ?? UInt32(byte)).hexadecimal) is not allowed",
      hint: "remove it; pasted text often brings such characters along")
  }

  /// The slip that the author made.
  func diagnostic() -> Diagnostic {
    if let tab = tabIndentation { return tab }
    if let entry = entryWithoutHyphen { return entry }
    let what = problem.what
    if Self.goesOn.contains(what), let start = textThatGoesOn { return start }
    if Self.leavesLevel.contains(what), let slip = indentation(of: mark.line) { return slip }
    let isQuoted = problem.context.hasSuffix("quoted scalar")
    switch what {
    case "mapping values are not allowed in this context":
      return colon
    case "found unexpected end of stream" where isQuoted,
      "found unexpected document indicator" where isQuoted:
      return at(
        context, .unclosedQuote, "the text that begins with this quotation mark does not end",
        hint: "close it, or double an apostrophe within single quotes")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return unclosed(with: what.contains("]") ? "]" : "}")
    case "could not find expected ':'":
      return keyWithoutColon
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return at(
        mark, .badSyntax, "unknown escape behind a backslash",
        hint: "within single quotes a backslash is an ordinary character")
    case "found character that cannot start any token":
      return badStart
    case "did not find expected key" where rest(from: mark).first == Hyphen.byte:
      return at(
        mark, .badSyntax, "expected a key as in line \(context.line), found an entry of a list",
        hint: "remove the '- ', since the lines beside it have none",
        note: "the first of them is here")
    case "did not find expected key":
      return at(
        mark, .badSyntax, "expected another key beside that of line \(context.line)",
        hint: "keys that belong together begin in the same column",
        note: "the first of them is here")
    case "did not find expected '-' indicator":
      return at(
        mark, .badSyntax, "expected another '-' of the list that begins in line \(context.line)",
        hint: "entries of one list begin in the same column",
        note: "the list begins here")
    case "did not find expected comment or line break":
      return at(
        context, .badSyntax, "behind '\(character(context))' the text begins on the next line",
        hint: "move it there, indented further, or put it in quotes")
    case "mapping keys are not allowed in this context":
      return at(mark, .badSyntax, "a text cannot begin with '?'", hint: Self.blockHint)
    case "did not find expected alphabetic or numeric character":
      let isBullet = rest(from: context).starts(with: "* ".utf8)
      return at(
        context, .badSyntax, "a text cannot begin with '\(character(context))'",
        hint: isBullet ? "entries of a list begin with '- '" : Self.blockHint)
    case "did not find expected node content" where !character(mark).isEmpty:
      return problem.context.contains("flow")
        ? at(
          mark, .badSyntax, "expected an entry before '\(character(mark))'",
          hint: "remove what is too much, or quote text that begins with '\(character(mark))'")
        : at(
          mark, .badSyntax, "a text cannot begin with '\(character(mark))'", hint: Self.blockHint)
    case "did not find expected <document start>":
      return at(
        mark, .badSyntax, "the document has ended before this line",
        hint: "begin another document with a line '---'")
    case "block sequence entries are not allowed in this context":
      return at(
        mark, .badSyntax, "a list cannot begin here",
        hint: "put the first '-' on a line of its own")
    case "found undefined tag handle":
      return at(
        mark, .tagRefused, "tags are not used in knowledge files",
        hint: "quote text that begins with '!'")
    case "found incompatible YAML document":
      return at(mark, .badSyntax, "unknown version of YAML", hint: "remove the line with '%YAML'")
    case _ where problem.context.contains("tag"):
      return at(
        context, .tagRefused, "tags are not used in knowledge files",
        hint: "quote text that begins with '!'")
    default:
      let doing = problem.context.isEmpty ? "" : " (\(problem.context))"
      return at(mark, .badSyntax, "\(what)\(doing)")
    }
  }

  /// What libyaml says of words that stand behind a value that is whole already.
  private static let goesOn: Set = [
    "did not find expected key", "did not find expected '-' indicator",
    "did not find expected comment or line break",
  ]

  /// What it says of a line that begins in a column in which nothing else does.
  private static let leavesLevel: Set = [
    "did not find expected key", "did not find expected '-' indicator",
  ]

  static let blockHint = "quote the text, or put it under '>-'"

  // MARK: - Single slips

  /// A line that was meant as an entry of a list, its '-' forgotten or without a space behind it.
  private var entryWithoutHyphen: Diagnostic? {
    let places: [SourceLocation]
    switch problem.what {
    case "could not find expected ':'": places = [context]
    case "did not find expected '-' indicator": places = [mark]
    case "did not find expected key": places = [mark, context]
    default: return nil
    }
    for place in places {
      let line = lines.line(place.line)
      let indent = line.prefix { $0 == 0x20 }
      guard indent.count == place.column - 1 else { continue }
      if Hyphen.isGlued(line.dropFirst(indent.count)) {
        return at(place, .badSyntax, Hyphen.gluedMessage, hint: Hyphen.gluedHint)
      }
    }
    guard problem.what == "could not find expected ':'",
      let owner = lines.line(above: context.line, from: context.column)
    else { return nil }
    let entry = lines.line(owner)
    guard entry.dropFirst(context.column - 1).starts(with: [Hyphen.byte, 0x20]) else { return nil }
    // Directly below '- >-' it is the text itself that stands too far left.
    let isText = entry.opensText && lines.isBlank(from: owner + 1, to: context.line)
    return isText
      ? nil : at(context, .badSyntax, Hyphen.forgottenMessage, hint: Hyphen.forgottenHint)
  }

  private var tabIndentation: Diagnostic? {
    let line = lines.line(mark.line)
    let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }
    guard let tab = indent.firstIndex(of: 0x09), mark.column <= indent.count + 1 else { return nil }
    let tabs = indent[tab...].prefix { $0 == 0x09 }.count
    return Diagnostic(
      .tabIndentation,
      at: SourceLocation(file: source.path, line: mark.line, column: tab - line.startIndex + 1),
      length: tabs, "a tab is used for indentation", hint: "indent with spaces")
  }

  private var colon: Diagnostic {
    let before = lines.line(mark.line).prefix(max(0, mark.column - 1))
    if before.contains(UInt8(ascii: ":")) {
      return at(mark, .colonInText, "a second ':' in one line", hint: Self.colonHint)
    }
    return indentation(of: mark.line, else: Self.colonHint)
      ?? at(
        mark, .colonInText, "a ':' is not expected here",
        hint: "begin keys in the column of the key before; \(Self.colonHint)")
  }

  /// The line that is indented too much or too little, if that is why one could not be read.
  ///
  /// - Parameter other: what else may be done if it is this very line.
  private func indentation(of line: Int, else other: String? = nil) -> Diagnostic? {
    guard let slip = IndentationSlip(before: line, in: lines) else { return nil }
    let rest = slip.line == line ? other.map { "; \($0)" } ?? "" : ""
    return Diagnostic(
      .badSyntax, at: SourceLocation(file: source.path, line: slip.line, column: slip.column),
      slip.message, hint: slip.hint + rest)
  }

  /// What to do with prose that contains a colon.
  static let colonHint = "put text that contains ': ' under '>-' or in quotes"

  /// What was taken for a key may have been meant as text, or its colon may not be seen for one.
  private var keyWithoutColon: Diagnostic {
    let line = String(decoding: lines.line(context.line), as: UTF8.self)
    if let gap = line.firstRange(of: ":\u{A0}") {
      let column = line.unicodeScalars.distance(from: line.startIndex, to: gap.lowerBound) + 2
      return at(
        SourceLocation(file: source.path, line: context.line, column: column), .badSyntax,
        "behind the ':' stands a no-break space", hint: Self.spaceHint)
    }
    let owner = lines.line(above: context.line, from: context.column)
    let mayBeText = owner.map { lines.line($0).opensText } ?? false
    let hint: String
    if mayBeText, let owner, lines.isBlank(from: owner + 1, to: context.line) {
      hint = Self.indentedTextHint
    } else if line.contains(":") {
      hint = "put a space behind the ':'"
    } else {
      hint = mayBeText ? "write 'key: value'; \(Self.indentedTextHint)" : "write 'key: value'"
    }
    return at(context, .badSyntax, "expected ':' behind a key", hint: hint)
  }

  /// What to do with text that YAML does not take for a part of what stands above it.
  static let indentedTextHint =
    "text under '>-' is indented further than the line that ends in '>-'"
  /// What to do with spaces that only look like one.
  static let spaceHint = "write an ordinary space; pasted text often brings others along"

  private func unclosed(with bracket: String) -> Diagnostic {
    let opening = bracket == "]" ? "[" : "{"
    return at(
      mark, .unclosedBracket, "expected ',' or '\(bracket)'",
      hint: "every '\(opening)' needs its '\(bracket)', and commas between the entries",
      note: "the '\(opening)' is here")
  }

  private var badStart: Diagnostic {
    let found = character(mark)
    return found == "\t"
      ? at(mark, .tabIndentation, "a tab is used for indentation", hint: "indent with spaces")
      : at(
        mark, .badSyntax, "a text cannot begin with '\(found)'",
        hint: Self.blockHint + (found == "%" ? "; a share is written 0.1 and not %10" : ""))
  }

  // MARK: - Places

  var mark: SourceLocation { location(problem.mark) }
  private var context: SourceLocation { location(problem.contextMark) }

  private func location(_ mark: NodeTree.Mark) -> SourceLocation {
    SourceLocation(
      file: source.path, line: Int(mark.line) + firstLine + 1, column: Int(mark.column) + 1)
  }

  /// What stands in its line from a place on that has only blanks before it.
  private func rest(from place: SourceLocation) -> ArraySlice<UInt8> {
    lines.line(place.line).dropFirst(place.column - 1)
  }

  func character(_ place: SourceLocation) -> String {
    let scalars = String(decoding: lines.line(place.line), as: UTF8.self).unicodeScalars
    return scalars.dropFirst(place.column - 1).first.map { String($0) } ?? ""
  }

  func at(
    _ place: SourceLocation, _ code: DiagnosticCode, _ message: String, hint: String? = nil,
    note: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, at: place, message, hint: hint,
      notes: note.map { [Diagnostic.Note(location: context, message: $0)] } ?? [])
  }
}

extension ArraySlice<UInt8> {
  /// Whether a line ends in a sign by which a text begins on the next one.
  fileprivate var opensText: Bool {
    guard let last = split(separator: 0x20).last else { return false }
    return [">-", ">", "|", "|-"].contains { last.elementsEqual($0.utf8) }
  }
}

extension UInt8 {
  /// Whether it can stand in a key.
  var isNameByte: Bool {
    self == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
