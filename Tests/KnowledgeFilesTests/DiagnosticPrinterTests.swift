import Knowledge
import Testing

@testable import KnowledgeFiles

@Suite struct DiagnosticPrinterTests {
  private func render(
    _ text: String, _ diagnostics: Diagnostic..., width: Int = 100
  ) -> String {
    DiagnosticPrinter(sources: [SourceText(path: "a.yaml", text)], width: width).text(diagnostics)
  }

  private func place(_ line: Int, _ column: Int, file: String = "a.yaml")
    -> Knowledge.SourceLocation
  {
    Knowledge.SourceLocation(file: file, line: line, column: column)
  }

  @Test func theWholeForm() {
    let path = "causes/authenticate/smtp-auth-off.yaml"
    let source = SourceText(
      path: path,
      """
      cause: smtp-auth-off
      title: The outgoing server is not told to sign in
      stage: authenticate
      prior: common
      findings:
        relay-denied-mesage: nearly always
      """)
    let slip = Diagnostic(
      .unknownFinding, at: place(6, 3, file: path), length: 19,
      "unknown finding 'relay-denied-mesage'", hint: "did you mean 'relay-denied-message'?")
    #expect(
      DiagnosticPrinter(sources: [source]).text([slip]) == """
        causes/authenticate/smtp-auth-off.yaml:6:3: error: unknown finding 'relay-denied-mesage' [unknown-finding]
        6 |   relay-denied-mesage: nearly always
          |   ^~~~~~~~~~~~~~~~~~~
          hint: did you mean 'relay-denied-message'?  (mailhelp kb explain unknown-finding)

        """)
  }

  @Test func notesAndWarnings() {
    let note = Diagnostic.Note(location: place(1, 1), message: "'a' is first given here")
    #expect(
      render(
        "a: 1\n\na: 2",
        Diagnostic(
          .duplicateKey, severity: .warning, at: place(3, 1), "the key 'a' is given twice",
          notes: [note])) == """
          a.yaml:3:1: warning: the key 'a' is given twice [duplicate-key]
          3 | a: 2
            | ^
            (mailhelp kb explain duplicate-key)
            note: a.yaml:1:1: 'a' is first given here

          """)
  }

  @Test func tabsAndWideCharactersKeepTheCaretInPlace() {
    #expect(
      render(
        "a:\t日本 é e\u{301} 👩‍👧 x: y",
        Diagnostic(.badSyntax, at: place(1, 16), length: 2, "slip")) == """
          a.yaml:1:16: error: slip [bad-syntax]
          1 | a:  日本 é e\u{301} 👩‍👧 x: y
            |                 ^~
            (mailhelp kb explain bad-syntax)

          """)
    #expect(
      render("a: 日本", Diagnostic(.badSyntax, at: place(1, 4), length: 2, "slip"))
        .contains("  |    ^~~~\n"))
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let line = (0..<100).map { "w\($0)" }.joined(separator: " ")
    #expect(
      render(line, Diagnostic(.badSyntax, at: place(1, 191), length: 3, "slip"), width: 40) == """
        a.yaml:1:191: error: slip [bad-syntax]
        1 | …7 w48 w49 w50 w51 w52 w53 w54 w55 …
          |            ^~~
          (mailhelp kb explain bad-syntax)

        """)
    #expect(
      render(line, Diagnostic(.badSyntax, at: place(1, 1), length: 300, "slip"), width: 20)
        .contains("1 | w0 w1 w2 w3 w4…\n  | ^~~~~~~~~~~~~~\n"))
  }

  @Test func hugeLinesAreNotLookedAtWhole() {
    let line = "a: [" + String(repeating: "é, ", count: 500_000) + "*x]"
    let text = render(
      line, Diagnostic(.anchorRefused, at: place(1, 1_500_005), length: 2, "slip"), width: 40)
    #expect(text.contains("é, *x]\n"))
    #expect(text.contains(" ^~\n"))
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let text = render(
      "a: \u{1B}[31m \u{61C}x",
      Diagnostic(.badSyntax, at: place(1, 4), "bad \u{1B}[2J", hint: "no \u{7}"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!text.unicodeScalars.contains("\u{61C}"))
    #expect(text.contains("1 | a: �[31m �x\n"))
  }

  @Test func placesOutsideTheTextAreHarmless() {
    for (line, column, length) in [(9, 9, 9), (1, 99, 3), (2, 1, 1), (1, 1, 1000)] {
      let text = render(
        "a: b\n", Diagnostic(.badSyntax, at: place(line, column), length: length, "x"))
      #expect(text.hasPrefix("a.yaml:\(line):\(column): error: x [bad-syntax]\n"))
    }
    let elsewhere = Diagnostic(.unreadableFile, at: place(1, 1, file: "b.yaml"), length: 0, "x")
    #expect(
      render("a", elsewhere)
        == "b.yaml:1:1: error: x [unreadable-file]\n  (mailhelp kb explain unreadable-file)\n")
  }

  @Test func theOrderIsFileLineColumnCode() {
    let slips = [
      Diagnostic(.badDate, at: place(1, 1, file: "b.yaml"), "5"),
      Diagnostic(.badDate, at: place(10, 1), "4"), Diagnostic(.unknownKey, at: place(2, 5), "3"),
      Diagnostic(.badName, at: place(2, 5), "2"), Diagnostic(.wrongType, at: place(2, 1), "1"),
    ]
    #expect(slips.inOrder().map(\.message) == ["1", "2", "3", "4", "5"])
    #expect(slips.reversed().inOrder() == slips.inOrder())
  }

  @Test func coloursWrapParts() {
    let printer = DiagnosticPrinter(sources: []) { part, text in
      part == .error ? "<\(text)>" : text
    }
    #expect(printer.text([Diagnostic(.badDate, at: place(1, 1), "x")]).contains(" <error:> x "))
  }

  @Test func codesAreKebabCase() {
    #expect(DiagnosticCode.allCases.allSatisfy { $0.rawValue.isName })
  }
}
