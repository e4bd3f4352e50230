import Knowledge

/// Quotation marks and braces that end a text earlier than its author meant.
extension SyntaxDiagnosis {
  /// Words behind a closing quotation mark or brace: to YAML the text has ended there, and to its
  /// author it has not.
  var textThatGoesOn: Diagnostic? {
    let extra = character(mark)
    if let opening = ["]": "[", "}": "{"][extra] {
      return at(
        mark, .unclosedBracket, "this '\(extra)' closes nothing",
        hint: "remove it, or open it with '\(opening)'")
    }
    let before = lines.line(mark.line).prefix(max(0, mark.column - 1))
    if let start = Self.valueStart(in: before) {
      switch before[start] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let place = SourceLocation(
          file: source.path, line: mark.line, column: Self.column(of: start, in: before))
        return at(
          place, .badSyntax, "a text cannot begin with '\(character(place))'",
          hint: Self.blockHint)
      case UInt8(ascii: "'") where isApostrophe(before):
        return at(
          mark, .badSyntax, "the text goes on behind the apostrophe, which closes the quotation",
          hint: "double an apostrophe within single quotes, or take the quotes away")
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        return at(
          mark, .badSyntax, "the text goes on behind its closing quotation mark",
          hint: "quote all of it, or put it under '>-'")
      default: break
      }
    }
    return quotationFromBefore(endingIn: before)
  }

  /// Whether the quotation mark that closed a text stands between two letters.
  private func isApostrophe(_ before: ArraySlice<UInt8>) -> Bool {
    before.last == UInt8(ascii: "'") && before.dropLast().last?.isNameByte == true
      && lines.line(mark.line).dropFirst(mark.column - 1).first?.isNameByte == true
  }

  /// A text that was quoted some lines before and ended here by a mark that was meant as part of it.
  private func quotationFromBefore(endingIn before: ArraySlice<UInt8>) -> Diagnostic? {
    guard let quote = before.last(where: { $0 != 0x20 }),
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return nil }
    for number in (max(1, mark.line - 30)..<mark.line).reversed() {
      let line = lines.line(number)
      guard let start = Self.valueStart(in: line), line[start] == quote,
        line[start...].count(where: { $0 == quote }) % 2 == 1
      else { continue }
      return at(
        SourceLocation(
          file: source.path, line: number, column: Self.column(of: start, in: line)),
        .unclosedQuote,
        "the text that begins with this quotation mark ends too early, in line \(mark.line)",
        hint: quote == UInt8(ascii: "'")
          ? "close it before, or double an apostrophe within single quotes"
          : "close it before, or write single quotation marks within it")
    }
    return nil
  }

  /// Where the value begins that a line holds, behind its hyphens and its key.
  private static func valueStart(in line: ArraySlice<UInt8>) -> Int? {
    var start = line.startIndex
    while start < line.endIndex {
      let rest = line[start...]
      if rest.first == 0x20 {
        start += 1
      } else if rest.starts(with: [UInt8(ascii: "-"), 0x20]) {
        start += 2
      } else {
        let key = rest.prefix { $0.isNameByte }
        guard !key.isEmpty, line[key.endIndex...].starts(with: [UInt8(ascii: ":"), 0x20]) else {
          return start
        }
        start = key.endIndex + 2
      }
    }
    return nil
  }

  private static func column(of index: Int, in line: ArraySlice<UInt8>) -> Int {
    line[..<index].count { !UTF8.isContinuation($0) } + 1
  }
}
