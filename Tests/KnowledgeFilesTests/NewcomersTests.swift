import Knowledge
import Testing

@testable import KnowledgeFiles

/// What people who are new to YAML and to knowledge files write, and what they are told.
@Suite struct NewcomersTests {
  // MARK: - Text that YAML cuts off

  /// A line of a fix; the rest of it is right.
  static func fix(_ step: String, title: String = "Test") -> String {
    """
    fix: use-port-465
    title: \(title)
    effort: 2 minutes
    steps:
      any:
        - \(step)
    source: https://www.example.org
    checked: 2025-11-01
    ---
    \(cause(fixes: "{ use-port-465: often }", works: "use-port-465"))
    """
  }

  @Test(arguments: [
    "Dial *123 1️⃣# and wait.", "Öffne das Menü 1️⃣# und warte.", "Dial 1️⃣# and wait.",
    "Dial *123\n      and 1️⃣# and wait.", "{ en: Dial *123, de: Wähle *123 1️⃣# now\n      }",
  ])
  func aTextThatEndsAtAHash(_ step: String) {
    expectSlips(in: Self.fix(step), [.init("1️⃣", .commentInText, severity: .warning)])
  }

  @Test(arguments: [
    "Dial *123.  # it takes a minute", "Dial *123#.", "'Dial *123 # and wait.'",
    ">-\n        Dial *123 # and wait.", "Dial.\t# a comment", "Dial.\n    # a comment",
  ])
  func commentsThatAreMeant(_ step: String) { expectSlips(in: Self.fix(step), []) }

  @Test func phrasesReportsAndCasesAreTextsToo() {
    expectSlips(
      in: """
        signature: 0x1
        patterns: [a b]
        meaning: Test 1️⃣# 1
        causes: {}
        source: https://www.example.org # where it stands
        ---
        reports: port-blocked
        told:
          - I dialled *123 2️⃣# and nothing happened
        ---
        case: test
        title: Test
        says: the error 3️⃣# 5
        cause: port-blocked # as always
        works: [use-port-587]
        ends: solved
        within: 6
        """,
      [
        .init("1️⃣", .commentInText, severity: .warning),
        .init("2️⃣", .commentInText, severity: .warning),
        .init("3️⃣", .commentInText, severity: .warning),
      ])
  }

  // MARK: - YAML

  @Test(arguments: [
    ("title: 1️⃣| Restart\n", "move it there, indented further, or put it in quotes"),
    ("title: 1️⃣> Restart\n", "move it there, indented further, or put it in quotes"),
    ("title: 1️⃣? Restart\n", "quote the text, or put it under '>-'"),
    ("title: 1️⃣->\n  Restart\n", "write '>-', or quote text that begins with '->'"),
  ])
  func marksAtTheBeginningOfAText(_ text: String, _ hint: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .badSyntax, hint: hint)])
  }

  @Test(arguments: ["says: [a, b]1️⃣]\n", "says: { a: b }1️⃣}\n", "- [a]1️⃣]\n"])
  func oneBracketTooMany(_ text: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .unclosedBracket)])
  }

  // MARK: - Lists and mappings

  @Test(arguments: [
    ("steps:\n  1️⃣- Do it.", DiagnosticCode.wrongType),
    ("steps:\n  any:1️⃣", .missingValue), ("steps:\n  any: 1️⃣[]", .missingValue),
    ("steps: 1️⃣{}", .missingValue),
  ])
  func stepsThatAreNone(_ steps: String, _ code: DiagnosticCode) {
    expectSlips(
      in: """
        fix: use-port-465
        title: Test
        effort: 2 minutes
        \(steps)
        source: https://www.example.org
        checked: 2025-11-01
        """, at: "use-port-465.yaml", [.init("1️⃣", code)])
  }

  @Test(arguments: [
    ("network: 1️⃣[hotel]", "say for each value how often, such as { hotel: usually }"),
    ("network: 1️⃣hotel", "say how often: { hotel: usually }"),
    ("network: 1️⃣often", "name its values, such as { home: often }"),
  ])
  func valuesWithoutLikelihoods(_ line: String, _ hint: String) {
    expectSlips(
      in: Self.cause(
        findings: "{ \(line), webmail-works: often }", fixes: "{ use-port-587: often }"),
      [.init("1️⃣", .wrongType, hint: hint)])
  }

  /// A cause and a case of it.
  static func cause(
    findings: String = "{ webmail-works: often }", fixes: String, works: String = "use-port-587"
  ) -> String {
    """
    cause: test
    stage: connect
    title: Test
    summary: A test.
    prior: 1
    findings: \(findings)
    fixes: \(fixes)
    source: https://www.example.org
    checked: 2025-11-01
    ---
    case: test
    title: Test
    says: a test
    cause: test
    works: [\(works)]
    ends: solved
    within: 6
    """
  }

  @Test func aKeyThatBeginsLikeAnother() {
    expectSlips(
      in: """
        case: test
        title: Test
        says: a test
        cause: port-blocked
        works: [use-port-587]
        ends: solved
        within: 6
        1️⃣answer: {}
        """, [.init("1️⃣", .unknownKey, hint: "did you mean 'answers'?")])
  }

  // MARK: - One slip, one report

  @Test func aNameInCapitalsIsReportedOnce() {
    expectSlips(
      in: """
        case: test
        title: Test
        says: a test
        cause: 1️⃣test
        works: [use-port-587]
        ends: solved
        within: 6
        ---
        cause: 2️⃣The Test
        stage: connect
        title: Test
        summary: A test.
        prior: 1
        findings: { webmail-works: often }
        fixes: { use-port-587: often }
        """,
      [
        .init("1️⃣", .unknownCause),
        .init(
          "2️⃣", .badName,
          hint: "names consist of small letters, digits and hyphens, such as 'the-test'"),
      ])
  }

  /// Whoever refers to the thing goes by the name of its file.
  @Test func theFileStillTellsTheName() {
    let sources = [
      SmallBase.text,
      SourceText(
        path: "causes/test.yaml",
        Self.cause(findings: "{}", fixes: "{}").replacing("test", with: "A")
      ),
      SourceText(
        path: "cases/other.yaml",
        "case: other\ntitle: T\nsays: t\ncause: test\nends: handed-over\nwithin: 6\n"),
    ]
    let loaded = KnowledgeLoader.load(sources, today: SmallBase.today)
    #expect(loaded.diagnostics.contains { $0.code == .badName })
    #expect(!loaded.diagnostics.contains { $0.location.file == "cases/other.yaml" })
  }

  @Test func worksAsATextIsReportedOnce() {
    expectSlips(
      in: """
        case: test
        title: Test
        says: a test
        cause: port-blocked
        works: 1️⃣use-port-587
        ends: solved
        within: 6
        """, [.init("1️⃣", .wrongType, hint: "write [use-port-587]")])
  }

  /// What could be written instead of a text where a list belongs; nothing where no hint is right.
  @Test(arguments: [
    ("1️⃣use-port-587", "write [use-port-587]"), ("1️⃣use-port-587 - use-port-465", nil),
    ("\n  1️⃣use-port-587", "put '- ' before each entry"),
    ("\n  1️⃣use-port-587\n  use-port-465", "put '- ' before each entry"),
  ])
  func aListWithoutItsForm(_ works: String, _ hint: String?) {
    let cause = Self.cause(fixes: "{ use-port-587: often }", works: "@")
    let marked = cause.replacing("works: [@]", with: "works: \(works)")
    expectSlips(in: marked, [.init("1️⃣", .wrongType, hint: hint)])
    if hint == nil {
      let loaded = KnowledgeLoader.load(
        [SmallBase.text, SourceText(path: "test.yaml", MarkedText(marked).plain)],
        today: SmallBase.today)
      #expect(loaded.diagnostics.allSatisfy { $0.hint == nil })
    }
  }

  @Test(arguments: [
    ("1️⃣use-port-587\n  - use-port-465", Hyphen.forgottenHint),
    ("1️⃣-use-port-587\n  - use-port-465", Hyphen.gluedHint),
  ])
  func anEntryWithoutItsHyphenIsReportedOnce(_ works: String, _ hint: String) {
    let cause = Self.cause(fixes: "{ use-port-587: often }", works: "@")
    expectSlips(
      in: cause.replacing("works: [@]", with: "works:\n  \(works)"),
      [.init("1️⃣", .badSyntax, hint: hint)])
  }

  // MARK: - What cannot be seen or told apart

  @Test(arguments: ["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{200E}"])
  func charactersThatCannotBeSeen(_ character: String) {
    expectSlips(
      in: Self.cause(
        findings: "{ webmail-works: often, trouble: { cannot-1️⃣\(character)send: often } }",
        fixes: "{ use-port-587: often }", works: "use-port-2️⃣\(character)587"),
      [.init("1️⃣", .controlCharacter), .init("2️⃣", .controlCharacter)])
    expectDiagnostics(
      in: "title: 1️⃣'Not \(character)here'\n",
      character == "\u{200E}" ? [] : [.init("1️⃣", .controlCharacter)])
  }

  @Test(arguments: [
    ("1️⃣“pi hole blocks mail”", DiagnosticCode?.some(.phraseForm)), ("1️⃣„kein netz“", .phraseForm),
    ("1️⃣«pas de courrier»", .phraseForm), ("1️⃣‘no mail’", .phraseForm), ("i can’t send", nil),
    ("my friends’ mail", nil),
  ])
  func curlyQuotationMarks(_ phrase: String, _ code: DiagnosticCode?) {
    expectSlips(
      in: Self.cause(fixes: "{ use-port-587: often }")
        .replacing("prior: 1", with: "prior: 1\nsays:\n  - \(phrase)"),
      code.map { [.init("1️⃣", $0, severity: .warning)] } ?? [])
  }

  // MARK: - Questions

  @Test func aQuestionOffersEveryValue() {
    func question(_ choices: String, asks finding: String = "network") -> String {
      """
      question: network-again
      asks: \(finding)
      text: Where are you?
      effort: 30 seconds
      \(choices)
      """
    }
    expectSlips(
      in: question("1️⃣choices: { hotel: Away }"), at: "network-again.yaml",
      [
        .init(
          "1️⃣", .missingChoice, severity: .warning,
          message: "the question 'network-again' does not offer home")
      ])
    // Whoever is at a hotel says so.
    expectSlips(in: question("choices: { home: At home }"), at: "network-again.yaml", [])
    expectSlips(
      in: question("choices: { home: At home, hotel: Away }"), at: "network-again.yaml", [])
    expectSlips(
      in: question("choices: { home: At home, 1️⃣hottel: Away }"), at: "network-again.yaml",
      [.init("1️⃣", .unknownValue)])
    // The website works, says whoever can; of the other half nothing is told.
    expectSlips(
      in: question("1️⃣choices: { no: No }", asks: "webmail-works"), at: "network-again.yaml",
      [.init("1️⃣", .missingChoice, severity: .warning)])
  }
}
