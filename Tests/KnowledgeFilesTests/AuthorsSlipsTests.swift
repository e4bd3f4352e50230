import Knowledge
import Testing

@testable import KnowledgeFiles

/// The commonest mistakes of authors: each is told once, in its place, and with what to do.
@Suite struct AuthorsSlipsTests {
  private static let cause = """
    cause: test
    stage: connect
    title: Test
    summary: >-
      A test.
    prior: uncommon
    findings:
      trouble: { cannot-send: often, cannot-receive: seldom }
      webmail-works: often
    fixes:
      use-port-465: often
    source: https://www.example.org
    checked: 2025-11-01
    """

  private static let fix = """
    fix: use-port-465
    title: Test
    effort: 2 minutes
    steps:
      any:
        - Open the settings.
        - Close them.
      outlook-classic:
        - Choose **File**.
    source: https://www.example.org
    checked: 2025-11-01
    """

  private static let worked = """
    case: test
    title: Test
    says: a test
    cause: test
    works: [use-port-465]
    ends: solved
    within: 6
    """

  private static let signature = """
    signature: test
    patterns: ["it does not work"]
    meaning: It does not.
    causes: { test: weak }
    source: https://www.example.org
    checked: 2025-11-01
    """

  private static let right = [
    "causes/connect/test.yaml": cause, "fixes/use-port-465.yaml": fix, "cases/test.yaml": worked,
    "signatures/test.yaml": signature,
  ]

  /// The slips of the files, in one of which a text is replaced by another; markers show where they are.
  private func expect(
    _ slip: ExpectedDiagnostic?, in path: String, where wrong: String, isFor right: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    var texts = Self.right
    let text = try #require(texts[path])
    #expect(text.contains(right), sourceLocation: sourceLocation)
    let marked = MarkedText(text.replacing(right, with: wrong, maxReplacements: 1))
    texts[path] = marked.plain
    let sources = [SmallBase.text] + texts.map { SourceText(path: $0.key, $0.value) }
    let loaded = KnowledgeLoader.load(sources, today: SmallBase.today)
    let found = loaded.diagnostics.filter { $0.location.file != SmallBase.text.path }
    #expect(found.allSatisfy { $0.location.file == path }, sourceLocation: sourceLocation)
    KnowledgeFilesTests.expect(
      found, toBe: slip.map { [$0] } ?? [], in: marked, from: loaded.sources,
      sourceLocation: sourceLocation)
  }

  @Test func theRightFilesAreRight() throws {
    try expect(nil, in: "cases/test.yaml", where: "a test", isFor: "a test")
  }

  @Test(arguments: [
    (
      "prior: uncommon", "1️⃣prior uncommon",
      "write 'key: value'; \(SyntaxDiagnosis.indentedTextHint)"
    ),
    ("prior: uncommon", "1️⃣prior:uncommon", "put a space behind the ':'"),
    ("cannot-receive: seldom", "1️⃣cannot-receive seldom", "write 'cannot-receive: seldom'"),
    (
      "  webmail-works", "  1️⃣- webmail-works",
      "remove the '- ', since the lines beside it have none"
    ),
  ])
  func formsOfACause(_ right: String, _ wrong: String, _ hint: String) throws {
    try expect(
      .init("1️⃣", .badSyntax, hint: hint), in: "causes/connect/test.yaml", where: wrong, isFor: right
    )
  }

  @Test(arguments: [
    ("  any:", "  1️⃣any", "write 'any:'"),
    ("- Close", "1️⃣* Close", "entries of a list begin with '- '"),
    (
      "title: Test", "title: 'The program'1️⃣s test'",
      "double an apostrophe within single quotes, or take the quotes away"
    ),
  ])
  func formsOfAFix(_ right: String, _ wrong: String, _ hint: String) throws {
    try expect(
      .init("1️⃣", .badSyntax, hint: hint), in: "fixes/use-port-465.yaml", where: wrong, isFor: right)
  }

  @Test func aKeyThatHasGotIntoTheTextAbove() throws {
    try expect(
      .init(
        "1️⃣", .missingKey,
        hint:
          "'prior:' is read as a part of the text of 'summary'; let it begin in the column of 'summary'"
      ),
      in: "causes/connect/test.yaml",
      where: "1️⃣cause: test\nstage: connect\ntitle: Test\nsummary: >-\n  A test.\n  prior:",
      isFor: "cause: test\nstage: connect\ntitle: Test\nsummary: >-\n  A test.\nprior:")
  }

  @Test func whatBelongsToTheKeyAbove() throws {
    let path = "causes/connect/test.yaml"
    try expect(
      .init("1️⃣", .unknownKey, hint: "if it belongs to 'findings', let it begin in column 3"),
      in: path, where: "1️⃣webmail-works", isFor: "  webmail-works")
    try expect(
      .init(
        "1️⃣", .missingValue,
        hint: "what belongs to 'fixes' stands on the lines below it, indented further"),
      in: path, where: "fixes:1️⃣\nuse-port", isFor: "fixes:\n  use-port")
  }

  @Test(arguments: [
    ("fix: use-port-465", "fix: 1️⃣use_port_465", DiagnosticCode.badName, "use-port-465"),
    ("fix: use-port-465", "fix: 1️⃣Größe-ändern", .badName, "groesse-aendern"),
  ])
  func namesThatAreNone(
    _ right: String, _ wrong: String, _ code: DiagnosticCode, _ name: String
  ) throws {
    try expect(
      .init(
        "1️⃣", code, hint: "names consist of small letters, digits and hyphens, such as '\(name)'"),
      in: "fixes/use-port-465.yaml", where: wrong, isFor: right)
  }

  /// Whose file has another name is the one to blame, and nobody who goes by that.
  @Test func aNameThatAnotherHas() throws {
    try expect(
      .init("1️⃣", .duplicateName, hint: "name it 'use-port-465', as its file"),
      in: "fixes/use-port-465.yaml", where: "fix: 1️⃣use-port-587", isFor: "fix: use-port-465")
    let copy = SourceText(path: "fixes/use-port-465-2.yaml", Self.fix)
    let sources = [SmallBase.text, copy] + Self.right.map { SourceText(path: $0.key, $0.value) }
    let slips = KnowledgeLoader.load(sources, today: SmallBase.today).diagnostics
      .filter { $0.location.file != SmallBase.text.path }
    #expect(slips.map(\.code) == [.duplicateName])
    #expect(slips.map(\.location.file) == [copy.path])
  }

  @Test(arguments: [
    (
      "cases/test.yaml", "[use-port-465]", "[1️⃣use-port-465 use-port-587]",
      DiagnosticCode.unknownFix, "put a comma between them: use-port-465, use-port-587"
    ),
    (
      "fixes/use-port-465.yaml", "effort: 2 minutes",
      "effort: 2 minutes\nwhen: { trouble: [1️⃣cannot-send cannot-receive] }", .unknownValue,
      "put a comma between them: cannot-send, cannot-receive"
    ),
  ])
  func commasBetweenNames(
    _ path: String, _ right: String, _ wrong: String, _ code: DiagnosticCode, _ hint: String
  ) throws {
    try expect(.init("1️⃣", code, hint: hint), in: path, where: wrong, isFor: right)
  }

  @Test(arguments: [
    (
      "causes/connect/test.yaml", "prior: uncommon", "prior: 1️⃣5 %", DiagnosticCode.badNumber,
      "write a word such as 'uncommon', or a number without '%': what counts is how weights compare"
    ),
    (
      "fixes/use-port-465.yaml", "effort: 2 minutes", "effort: 1️⃣4", .badDuration,
      "write '4 minutes'"
    ),
    (
      "fixes/use-port-465.yaml", "effort: 2 minutes", "effort: 1️⃣1min", .badDuration,
      "write '1 minute'"
    ),
    ("cases/test.yaml", "says: a test", "says:1️⃣", .missingValue, "write it behind the ':'"),
  ])
  func measuresAndWhatIsLeftOut(
    _ path: String, _ right: String, _ wrong: String, _ code: DiagnosticCode, _ hint: String
  ) throws {
    try expect(.init("1️⃣", code, hint: hint), in: path, where: wrong, isFor: right)
  }

  @Test func patternsInCurlyQuotes() throws {
    try expect(
      .init("1️⃣", .phraseForm, severity: .warning), in: "signatures/test.yaml",
      where: "[1️⃣“it does not work”]", isFor: "[\"it does not work\"]")
  }
}
