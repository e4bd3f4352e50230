import Knowledge

/// Entries of lists that are not read as such: the '-' is forgotten, has no space behind it, or stands in
/// another column than that of the entry before, which then goes on into it.
extension TreeBuilder {
  /// Looks at a plain text that was just appended.
  mutating func checkHyphens(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    if bytes.starts(with: "->".utf8), !isKey(index) {
      report(
        .badSyntax, at: index, length: 2, "'->' is read as a part of the text",
        hint: "write '>-', or quote text that begins with '->'")
      return
    }
    guard bytes.contains(Hyphen.byte) else { return }
    let later = hyphensBelow(records[index])
    let beside = later.filter { $0.mark.column == records[index].start.column }
    if isBelowItsKey(index), beside.isEmpty, let key = keyAbove(later, at: index) {
      report(
        .badSyntax, at: index, length: key.count, "expected ':' behind a key",
        hint: "write '\(key):'")
      records[index].kind = .refused
      endOfKeyWithoutColon = records[index].end.line
      return
    }
    guard isBelowItsKey(index), bytes.first == Hyphen.byte || !beside.isEmpty else {
      for hyphen in later where !hyphen.isGlued {
        slips.report(
          .badSyntax, at: hyphen.mark, length: 1, "this '-' is read as a part of the text above",
          hint: "entries of one list begin in the same column; else put the text under '>-'")
      }
      return
    }
    if bytes.first == Hyphen.byte {
      report(
        .badSyntax, at: index, length: 1, Hyphen.gluedMessage,
        hint: later.isEmpty
          ? "\(Hyphen.gluedHint), or quote text that begins with '-'" : Hyphen.gluedHint)
    } else {
      report(
        .badSyntax, at: index, length: 1, Hyphen.forgottenMessage, hint: Hyphen.forgottenHint)
    }
    for hyphen in beside where hyphen.isGlued {
      slips.report(
        .badSyntax, at: hyphen.mark, length: 1, Hyphen.gluedMessage, hint: Hyphen.gluedHint)
    }
    records[index].kind = .refused
  }

  private func isBelowItsKey(_ index: Int) -> Bool {
    open.last?.isMapping == true && !isKey(index)
      && records[index - 1].end.line < records[index].start.line
  }

  /// The word with which a text begins, if it stands alone above a list that is indented further.
  private mutating func keyAbove(
    _ later: [(mark: NodeTree.Mark, isGlued: Bool)], at index: Int
  ) -> String? {
    let start = records[index].start
    guard let first = later.first, first.mark.line == start.line + 1,
      first.mark.column > start.column
    else { return nil }
    let line = String(decoding: lines.line(Int(start.line) + 1), as: UTF8.self)
    let word = String(line.drop { $0 == " " })
    return word.isName ? word : nil
  }

  /// The hyphens with which later lines of a text begin.
  private mutating func hyphensBelow(
    _ record: NodeTree.Record
  ) -> [(mark: NodeTree.Mark, isGlued: Bool)] {
    guard record.start.line < record.end.line else { return [] }
    return (record.start.line + 1...record.end.line).compactMap { number in
      let line = lines.line(Int(number) + 1)
      let indent = line.prefix { $0 == 0x20 }.count
      let rest = line.dropFirst(indent)
      let isGlued = Hyphen.isGlued(rest)
      guard isGlued || rest.starts(with: [Hyphen.byte, 0x20]) else { return nil }
      return (NodeTree.Mark(line: number, column: UInt32(indent)), isGlued)
    }
  }
}

/// The sign with which each entry of a list begins.
enum Hyphen {
  static let byte = UInt8(ascii: "-")
  static let gluedMessage = "expected a space behind '-'"
  static let gluedHint = "put a space behind the '-'"
  static let forgottenMessage = "expected '-' before an entry of the list"
  static let forgottenHint = "put '- ' before it"

  /// Whether a text begins with a hyphen that touches the word behind it.
  static func isGlued(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == byte, let next = text.dropFirst().first else { return false }
    return ![0x20, 0x09, byte, UInt8(ascii: ">")].contains(next)
  }
}
