import Knowledge
import Testing

@testable import KnowledgeFiles

/// Files that attack the reader, or that no editor should have written.
@Suite struct ReadingHostileTests {
  @Test func duplicateKeysAreReportedAtTheSecond() {
    expectDiagnostics(
      in: """
        title: a
        outer:
          1️⃣inner: 1
          other: 2
          2️⃣inner: 3
        """,
      [
        .init(
          "2️⃣", .duplicateKey, message: "the key 'inner' is given twice", note: "1️⃣")
      ])
  }

  @Test func duplicatesAreFoundAmongManyKeys() {
    let keys = (0..<5000).map { "key-\($0): \($0)\n" }.joined()
    let documents = expectDiagnostics(
      in: "\(keys)1️⃣\"key-4321\": again\n", [.init("1️⃣", .duplicateKey)])
    #expect(documents.first?.pairs.reduce(0) { count, _ in count + 1 } == 5000)
  }

  @Test func aliasBombIsRefusedAtEachAnchor() {
    let documents = expectDiagnostics(
      in: """
        a: 1️⃣&a [x, x]
        b: 2️⃣&b [3️⃣*a, 4️⃣*a]
        c: [5️⃣*b, 6️⃣*b]
        """,
      [
        .init("1️⃣", .anchorRefused), .init("2️⃣", .anchorRefused), .init("3️⃣", .anchorRefused),
        .init("4️⃣", .anchorRefused), .init("5️⃣", .anchorRefused), .init("6️⃣", .anchorRefused),
      ])
    #expect(documents.count == 1)
  }

  @Test func aliasAsKeyIsRefused() {
    expectDiagnostics(
      in: "? 1️⃣*a8\n: x\n", [.init("1️⃣", .anchorRefused)])
  }

  @Test func recursiveAnchorIsRefused() {
    expectDiagnostics(
      in: "1️⃣&x [2️⃣*x]", [.init("1️⃣", .anchorRefused), .init("2️⃣", .anchorRefused)])
  }

  @Test func mergeKeysAreRefused() {
    let documents = expectDiagnostics(
      in: """
        a: {b: c}
        1️⃣<<: {d: e}
        """, [.init("1️⃣", .mergeRefused)])
    #expect(documents.first?.pairs.map(\.key.text) == ["a"])
  }

  @Test func listsAndMappingsAsKeysAreRefused() {
    expectDiagnostics(
      in: """
        ? 1️⃣[a, b]
        : x
        ? 2️⃣{a: b}
        : y
        plain: z
        """, [.init("1️⃣", .keyNotText), .init("2️⃣", .keyNotText)])
  }

  @Test(arguments: ["? |\n  long\n  key\n: x\n", "'': x\n"])
  func keysThatAreNoWordsAreRefused(_ text: String) {
    let diagnostics = Diagnostics()
    _ = YAMLReader(into: diagnostics).documents(of: SourceText(path: "k.yaml", text))
    #expect(diagnostics.all.map(\.code) == [.keyNotText])
  }

  @Test func tagsAreRefused() {
    expectDiagnostics(
      in: """
        a: 1️⃣!!python/object:os.system x
        b: 2️⃣!contains(labels)
        c: 3️⃣!!set {x}
        """, [.init("1️⃣", .tagRefused), .init("2️⃣", .tagRefused), .init("3️⃣", .tagRefused)])
  }

  @Test func tagDirectivesAreRefused() {
    expectDiagnostics(
      in: "1️⃣%TAG ! tag:example.org,2000:\n---\na: b\n", [.init("1️⃣", .tagRefused)])
  }

  @Test func aHeapOfTagDirectivesIsRefusedAtTheFirst() {
    let directives = (0..<100_000).map { "%TAG !e\($0)! tag:x,2000:\n" }.joined()
    expectDiagnostics(in: "a: b\n...\n1️⃣\(directives)---\na\n", [.init("1️⃣", .tagRefused)])
  }

  @Test func messagesQuoteNoMoreThanAPersonReads() {
    let long = String(repeating: "x", count: 10_000)
    for text in ["a: !\(long) b", "a: *\(long)", "\(long): 1\n\(long): 2", "a: [\(long)"] {
      #expect(read(text).slips.allSatisfy { $0.message.count < 200 })
    }
  }

  @Test func nestingIsLimited() {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    expectDiagnostics(in: deepest, [])
    expectDiagnostics(
      in: String(repeating: "[", count: 64) + "1️⃣[" + String(repeating: "]", count: 65),
      [.init("1️⃣", .tooDeep)])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func endlessNestingEndsQuickly(_ opening: String) {
    let diagnostics = Diagnostics()
    let text = String(repeating: opening, count: 200_000)
    let documents = YAMLReader(into: diagnostics).documents(of: SourceText(path: "n.yaml", text))
    #expect(documents.isEmpty)
    #expect(diagnostics.all.last?.code == .tooDeep)
    #expect(diagnostics.all.count <= 2)
  }

  @Test func longTextIsRefused() {
    var limits = ReadingLimits()
    limits.textBytes = 100
    expectDiagnostics(
      in: "a: \(String(repeating: "x", count: 100))\nb: 1️⃣\(String(repeating: "x", count: 101))\n",
      [.init("1️⃣", .textTooLong)], limits: limits)
  }

  @Test func largeFileIsRefused() {
    var limits = ReadingLimits()
    limits.fileBytes = 10
    expectDiagnostics(in: "a: 1234567", [], limits: limits)
    expectDiagnostics(in: "1️⃣a: 12345678", [.init("1️⃣", .fileTooLarge)], limits: limits)
  }

  @Test func tooManyNodesAreRefused() {
    var limits = ReadingLimits()
    limits.nodes = 4
    expectDiagnostics(in: "[a, b, c]", [], limits: limits)
    expectDiagnostics(in: "[a, b, c, 1️⃣d, e]", [.init("1️⃣", .tooManyNodes)], limits: limits)
  }

  @Test func afterTooManySlipsTheRestIsLeft() {
    var limits = ReadingLimits()
    limits.slips = 2
    expectDiagnostics(
      in: "[1️⃣*a, 2️⃣*b, *c, *d]",
      [
        .init("1️⃣", .anchorRefused), .init("2️⃣", .anchorRefused), .init("2️⃣", .tooManyErrors),
      ], limits: limits)
  }

  @Test func nulEscapeIsRefused() {
    expectDiagnostics(
      in: #"a: 1️⃣"x\0y""#,
      [
        .init(
          "1️⃣", .controlCharacter, message: "the text contains the control character U+0000")
      ])
  }

  @Test(arguments: [#""\e[31m""#, #""\x7F""#, #""\u009B""#, #""\a""#])
  func controlEscapesAreRefused(_ text: String) {
    expectDiagnostics(in: "a: 1️⃣\(text)", [.init("1️⃣", .controlCharacter)])
  }

  @Test func byteOrderMarkAndWindowsLinesAreAccepted() {
    let (documents, slips) = read("\u{FEFF}a: 1\r\nb: *x\r\n")
    #expect(documents.first?.pairs.map(\.key.text) == ["a", "b"])
    #expect(slips.map(\.code) == [.anchorRefused])
    #expect(slips.first.map { Position($0.location) } == Position(line: 2, column: 4))
    let (_, first) = read("\u{FEFF}*x")
    #expect(first.first.map { Position($0.location) } == Position(line: 1, column: 1))
  }

  /// Bytes that are not text, and where the reader must see the first of them.
  @Test(arguments: [
    BadBytes("a Latin-1 letter", "title: caf", [0xE9], " x", .notUTF8, line: 1, column: 11),
    BadBytes("behind umlauts", "a: b\nc: äö", [0xFF], "\n", .notUTF8, line: 2, column: 6),
    BadBytes("a cut character", "a: ", [0xE2, 0x82], "", .notUTF8, line: 1, column: 4),
    BadBytes("a surrogate", "a: ", [0xED, 0xA0, 0x80], "", .notUTF8, line: 1, column: 4),
    BadBytes("a raw NUL", "a: b\nc: d", [0], "e", .controlCharacter, line: 2, column: 5),
    BadBytes("an escape", "a: ", [0x1B], "[31m", .controlCharacter, line: 1, column: 4),
    BadBytes("C1", "a: é", [0xC2, 0x9B], "", .controlCharacter, line: 1, column: 5),
    BadBytes("UTF-16 with its mark", "", [0xFF, 0xFE, 0x61, 0], "", .notUTF8, line: 1, column: 1),
    BadBytes("UTF-16, big end first", "", [0xFE, 0xFF, 0, 0x61], "", .notUTF8, line: 1, column: 1),
    BadBytes("UTF-16 without a mark", "", [0x61, 0, 0x3A, 0], "", .notUTF8, line: 1, column: 1),
  ])
  fileprivate func badBytesAreLocated(_ bad: BadBytes) {
    let diagnostics = Diagnostics()
    let source = SourceText(
      path: "b.yaml", bytes: Array(bad.before.utf8) + bad.bytes + Array(bad.after.utf8))
    _ = YAMLReader(into: diagnostics).documents(of: source)
    #expect(diagnostics.all.map(\.code) == [bad.code])
    #expect(diagnostics.all.first.map { Position($0.location) } == bad.position)
  }

  @Test(arguments: ["", "\n\n", "# only a remark\n", "---\n", "---\n...\n", "\u{FEFF}"])
  func emptyFilesAreReported(_ text: String) {
    #expect(read(text).slips.map(\.code) == [.emptyFile])
  }

  private func read(_ text: String) -> (documents: [Node], slips: [Diagnostic]) {
    let diagnostics = Diagnostics()
    let documents = YAMLReader(into: diagnostics).documents(of: SourceText(path: "t.yaml", text))
    return (documents, diagnostics.all)
  }
}

private struct BadBytes: CustomTestStringConvertible {
  let testDescription: String
  let before: String
  let bytes: [UInt8]
  let after: String
  let code: DiagnosticCode
  let position: Position

  init(
    _ name: String, _ before: String, _ bytes: [UInt8], _ after: String, _ code: DiagnosticCode,
    line: Int, column: Int
  ) {
    testDescription = name
    self.before = before
    self.bytes = bytes
    self.after = after
    self.code = code
    position = Position(line: line, column: column)
  }
}
