import Knowledge
import Testing

@testable import KnowledgeFiles

/// The slips that authors make in YAML itself, and what they are told.
@Suite struct ReadingSyntaxTests {
  @Test func colonInTextLeadsToTheFoldedForm() {
    expectDiagnostics(
      in: """
        cause: x
        title: Note1️⃣: something
        """,
      [
        .init(
          "1️⃣", .colonInText, hint: "put text that contains ': ' under '>-' or in quotes")
      ])
  }

  @Test func tabIndentationIsExplained() {
    expectDiagnostics(
      in: "findings:\n1️⃣\trelay: often\n",
      [.init("1️⃣", .tabIndentation, hint: "indent with spaces")])
    expectDiagnostics(
      in: "findings:\n  a: b\n 1️⃣\trelay: often\n",
      [.init("1️⃣", .tabIndentation, hint: "indent with spaces")])
  }

  @Test func unclosedQuoteIsShownWhereItOpens() {
    expectDiagnostics(
      in: "title: 1️⃣\"It stays in the Outbox\nstage: send\n", [.init("1️⃣", .unclosedQuote)])
    expectDiagnostics(
      in: "title: 1️⃣'It stays\n--- \na: b\n", [.init("1️⃣", .unclosedQuote)])
  }

  @Test func unclosedBracketNamesBothEnds() {
    expectDiagnostics(
      in: "domains: 2️⃣[a.org, b.org\nname1️⃣: x\n", [.init("1️⃣", .unclosedBracket, note: "2️⃣")])
    expectDiagnostics(
      in: "domains: 2️⃣[a.org, b.org1️⃣}\n", [.init("1️⃣", .unclosedBracket, note: "2️⃣")])
  }

  @Test func keyWithoutColon() {
    expectDiagnostics(
      in: """
        cause: x
        1️⃣titel
        stage: connect
        """, [.init("1️⃣", .badSyntax, message: "expected ':' behind a key")])
  }

  @Test(arguments: [
    ("title: >-\n1️⃣Not indented.\n", SyntaxDiagnosis.indentedTextHint),
    ("- |\n\n1️⃣Not indented.\n", SyntaxDiagnosis.indentedTextHint),
    ("a: b\n1️⃣title:Restart\n", "put a space behind the ':'"),
    ("a: b\neffort:1️⃣\u{A0}1 minute\n", SyntaxDiagnosis.spaceHint),
    ("a:\n1️⃣\u{A0} b: c\n", SyntaxDiagnosis.spaceHint),
  ])
  func whatLooksLikeAKeyOrHasNone(_ text: String, _ hint: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .badSyntax, hint: hint)])
  }

  /// YAML would read each of these as one text.
  @Test(arguments: [
    "- Do it.\n 1️⃣- Do that.\n", "a:\n  - Do it.\n     1️⃣- Dö\n  - c\n", "a: b\n  1️⃣- c\n",
    "a:\n  b\n 1️⃣- c\n",
  ])
  func hyphensThatBeginNoEntry(_ text: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .badSyntax)])
  }

  @Test(arguments: [
    ("a:\n  1️⃣-Do it.\n", "put a space behind the '-', or quote text that begins with '-'"),
    ("a:\n  1️⃣-Do it.\n  - b\n", Hyphen.gluedHint),
    ("a:\n  - b\n  1️⃣-Do it.\n  - c\n", Hyphen.gluedHint),
    ("a:\n  - b\n  1️⃣-Do it.\nc: d\n", Hyphen.gluedHint),
    ("a:\n  - b\n  1️⃣-Do: it.\n  - c\n", Hyphen.gluedHint),
    ("a:\n  1️⃣-Do: it.\n  - c\n", Hyphen.gluedHint),
    ("a:\n- b\n1️⃣-Do it.\n", Hyphen.gluedHint),
    ("a:\n  1️⃣Do it.\n  - b\n  - c\n", Hyphen.forgottenHint),
    ("a:\n  - b\n  1️⃣Do it.\n  - c\n", Hyphen.forgottenHint),
    ("a:\n  - b\n\n  1️⃣Do it.\nc: d\n", Hyphen.forgottenHint),
    ("a:\n  - >-\n    b\n    c\n  1️⃣Do it.\n  - d\n", Hyphen.forgottenHint),
    ("a:\n  - >-\n    b\n\n  1️⃣Do it.\ne: f\n", Hyphen.forgottenHint),
    ("a:\n  - >-\n\n  1️⃣Do it.\n  - d\n", SyntaxDiagnosis.indentedTextHint),
    ("a: >-\n  b\n1️⃣c d\n", "write 'key: value'; \(SyntaxDiagnosis.indentedTextHint)"),
  ])
  func entriesWithoutTheirHyphen(_ text: String, _ hint: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .badSyntax, hint: hint)])
  }

  @Test func eachHyphenWithoutASpaceIsShown() {
    expectDiagnostics(
      in: "a:\n  1️⃣-b\n  - c\n  2️⃣-d\n", [.init("1️⃣", .badSyntax), .init("2️⃣", .badSyntax)])
  }

  @Test(arguments: [
    "- -17900\n", "a: -b\n", "- -ERR no\n", "- a\n  -b - c\n", "- >-\n  a\n  - b\n", "- '-a'\n",
  ])
  func hyphensThatMayStandInText(_ text: String) { expectDiagnostics(in: text, []) }

  /// The line that is named is the one to be moved, even if YAML could go on behind it.
  @Test(arguments: [
    ("a:\n    b: c\n  1️⃣d: e\n", "less than line 2, beside", 5),
    ("a: { b: c }\n 1️⃣d: e\n", "more than line 1, beside", 1),
    ("a:\n  b:\n    - c\n   1️⃣d:\n    - e\n", "more than line 2, beside", 3),
    ("a:\n  b:\n    - c\n  1️⃣- d\n", "less than line 3, beside", 5),
    ("a:\n  b:\n1️⃣- c\n", "less than line 2, to", 5),
    ("a:\n1️⃣b:\n    - c\n  d:\n    - e\n", "less than line 4, beside", 3),
    ("a:\n  b: c\n1️⃣d: e\n  f: g\nh: i\n", "less than line 4, beside", 3),
    ("a:\n1️⃣b: c\n  d: e\n", "less than line 3, beside", 3),
    ("a:\n  b: c\n\n  # d\n1️⃣e: f\n  g: h\n", "less than line 6, beside", 3),
  ])
  func linesOutOfColumn(_ text: String, _ comparison: String, _ column: Int) {
    expectDiagnostics(
      in: text,
      [
        .init(
          "1️⃣", .badSyntax,
          message: "this line is indented \(comparison) which it belongs",
          hint: "let it begin in column \(column)")
      ])
  }

  @Test func aLineTooFarRightMayHaveBeenMeantAsText() {
    expectDiagnostics(
      in: "a: b\n  1️⃣c: d\n",
      [
        .init("1️⃣", .badSyntax, hint: "let it begin in column 1; \(SyntaxDiagnosis.colonHint)")
      ])
  }

  @Test(arguments: ["a: b\n  c d1️⃣: e\n", "- a\n  b c1️⃣: d\n"])
  func colonsInTheLaterLinesOfAText(_ text: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .colonInText)])
  }

  @Test func textBehindAQuotation() {
    expectDiagnostics(
      in: """
        - "Send" 1️⃣does nothing
        - x
        """,
      [
        .init(
          "1️⃣", .badSyntax, message: "the text goes on behind its closing quotation mark",
          hint: "quote all of it, or put it under '>-'")
      ])
  }

  @Test(arguments: ["{smtp.host} is the name", "[Save] is below", "{where.junk} > **Save**"])
  func bracesAtTheBeginning(_ text: String) {
    for list in ["- 1️⃣\(text)\n- x\n", "a: b\ntitle: 1️⃣\(text)\nc: d\n"] {
      expectDiagnostics(
        in: list,
        [
          .init(
            "1️⃣", .badSyntax, message: "a text cannot begin with '\(text.prefix(1))'",
            hint: "quote the text, or put it under '>-'")
        ])
    }
  }

  @Test func aQuotationThatEndsLinesLaterIsShownWhereItOpens() {
    expectDiagnostics(
      in: """
        title: 1️⃣'The box comes back
        summary: >-
          Your provider's servers refuse it.
        """,
      [
        .init(
          "1️⃣", .unclosedQuote,
          message: "the text that begins with this quotation mark ends too early, in line 3")
      ])
  }

  @Test(arguments: ["@", "`", "%"])
  func charactersThatCannotBeginAText(_ character: String) {
    expectDiagnostics(
      in: "a: 1️⃣\(character)name", [.init("1️⃣", .badSyntax)])
  }

  @Test func boldAtTheBeginning() {
    expectDiagnostics(
      in: "- 1️⃣**Open** this\n",
      [
        .init(
          "1️⃣", .badSyntax, message: "a text cannot begin with '*'",
          hint: "quote the text, or put it under '>-'")
      ])
  }

  @Test func unknownEscape() {
    expectDiagnostics(in: #"a: "C:1️⃣\Mail""#, [.init("1️⃣", .badSyntax)])
  }

  @Test func oneBadDocumentDoesNotHideTheOthers() {
    let documents = expectDiagnostics(
      in: """
        cause: first
        ---
        title: Note1️⃣: something
        ---
        cause: third
        ---
        a: 2️⃣@x
        ---
        cause: 3️⃣*fifth
        """, [.init("1️⃣", .colonInText), .init("2️⃣", .badSyntax), .init("3️⃣", .anchorRefused)])
    #expect(documents.map { $0.pairs.map(\.value.text) } == [["first"], ["third"], [""]])
    #expect(documents.map(\.location.line) == [1, 5, 9])
  }

  @Test func everyMessageOfTheParserHasItsTurn() {
    // Each of these makes libyaml stop; none may be passed over in silence.
    let broken = [
      "a: b: c", ": x", "- a\nb", "[a", "{a", "'a", "\"a", "a: |0\n x", "a: !<",
      "%YAML 3.0\n---\na",
      "%YAML\n---\na", "%FOO bar\n---\na", "a: \"\\q\"", "a: \"\\uD800\"", "a: &", "a: *", "}", "]",
      "a: !x!y z", "a\nb: c", "? a\n? - b\n c", "a: - b", "--- a\nb: c", ",", "a: |\n\t x",
      "!<%zz> a",
    ]
    for text in broken {
      let diagnostics = Diagnostics()
      _ = YAMLReader(into: diagnostics).documents(of: SourceText(path: "x.yaml", text))
      #expect(!diagnostics.all.isEmpty, "\(text)")
      for slip in diagnostics.all {
        #expect(slip.location.line <= text.split(separator: "\n").count + 1, "\(text)")
      }
    }
  }
}
