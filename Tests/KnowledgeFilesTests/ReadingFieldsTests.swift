import Knowledge
import Testing

@testable import KnowledgeFiles

private enum Stage: String, CaseIterable {
  case connect, encrypt, authenticate
}

/// One kind of thing with a key for every reading there is.
private struct Sample {
  let name: String?
  let title: Wording?
  let stage: Stage?
  let port: Int?
  let prior: Double?
  let checked: Day?
  let source: String?
  let risky: Bool?
  let words: [String]
  let findings: [String]
  let servers: [Int]

  init(_ document: Node, _ diagnostics: Diagnostics) {
    var fields = Fields(document, kind: "cause", into: diagnostics)
    name = fields.name("cause", .required)?.value
    title = fields.localized("title", .required)
    stage = fields.choice("stage", Stage.self)
    port = fields.number("port", in: 1...65535)
    prior = fields.decimal("prior", in: 0...1)
    checked = fields.date("checked")
    source = fields.url("source")
    risky = fields.yesOrNo("risky")
    words = fields.words("words").map(\.value)
    findings = fields.mapping("findings") { key, value in
      value.text().map { "\(key.value)=\($0)" }
    }
    servers = fields.list("servers") { server in
      var server = server.fields(of: "server")
      let port = server.number("port", in: 1...65535, .required)
      server.finish()
      return port
    }
    fields.finish()
  }
}

@Suite struct ReadingFieldsTests {
  /// The slips of a cause that has its two required keys and some lines more.
  private func expect(
    _ lines: String, _ expected: [ExpectedDiagnostic],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    expectDiagnostics(
      in: "cause: x\ntitle: y\n\(lines)\n", expected, sourceLocation: sourceLocation
    ) { _ = Sample($0, $1) }
  }

  @Test func everythingRight() throws {
    var sample: Sample?
    expectDiagnostics(
      in: """
        title: {en: Not signed in, de: Nicht angemeldet}
        cause: smtp-auth-off
        stage: authenticate
        port: 587
        prior: 0.25
        checked: 2024-02-29
        source: https://www.rfc-editor.org/rfc/rfc8314
        risky: no
        words: [a, "b c"]
        findings: {relay-denied: often, outbox-stuck: never}
        servers:
          - port: 25
          - {port: 465}
        """, []
    ) { sample = Sample($0, $1) }
    let read = try #require(sample)
    #expect(read.name == "smtp-auth-off")
    #expect(read.title?.text(in: "de") == "Nicht angemeldet")
    #expect(read.title?.text(in: "fr") == "Not signed in")
    #expect(read.stage == .authenticate)
    #expect(read.port == 587)
    #expect(read.prior == 0.25)
    #expect(read.checked == Day(year: 2024, month: 2, day: 29))
    #expect(read.source == "https://www.rfc-editor.org/rfc/rfc8314")
    #expect(read.risky == false)
    #expect(read.words == ["a", "b c"])
    #expect(read.findings == ["relay-denied=often", "outbox-stuck=never"])
    #expect(read.servers == [25, 465])
  }

  @Test func unknownKeysAreNamedWithWhatIsExpected() {
    let expected =
      "cause, title, stage, port, prior, checked, source, risky, words, findings, servers"
    expect(
      "1️⃣stgae: connect\n2️⃣colour: red\n3️⃣port:25:",
      [
        .init(
          "1️⃣", .unknownKey, message: "unknown key 'stgae'; a cause takes \(expected)",
          hint: "did you mean 'stage'?"),
        .init("2️⃣", .unknownKey, message: "unknown key 'colour'; a cause takes \(expected)"),
        .init("3️⃣", .unknownKey, hint: "put a space behind the ':'"),
      ])
  }

  @Test func missingKeysAreReportedOnce() {
    expectDiagnostics(
      in: "1️⃣stage: connect",
      [
        .init("1️⃣", .missingKey, message: "a cause needs 'cause'"),
        .init("1️⃣", .missingKey, message: "a cause needs 'title'"),
      ]
    ) { _ = Sample($0, $1) }
    // A misspelt key is not missing as well.
    expectDiagnostics(
      in: "cause: x\n1️⃣titel: y", [.init("1️⃣", .unknownKey, hint: "did you mean 'title'?")]
    ) { _ = Sample($0, $1) }
  }

  @Test func allSlipsInOneRun() {
    expect(
      """
      stage: 1️⃣authentcate
      port: 2️⃣imap
      checked: 3️⃣2026-02-30
      servers:
        - port: 4️⃣0
        - 5️⃣prot: 25
      """,
      [
        .init("1️⃣", .unknownWord, hint: "did you mean 'authenticate'?"),
        .init("2️⃣", .badNumber), .init("3️⃣", .badDate), .init("4️⃣", .outOfRange),
        .init("5️⃣", .unknownKey),
      ])
  }

  @Test func wrongTypesSayWhatWasFound() {
    expect(
      """
      stage: 1️⃣[connect]
      port: 2️⃣{a: b}
      words: 3️⃣alone
      findings: 4️⃣[a]
      servers:
        - 5️⃣[25]
      """,
      [
        .init("1️⃣", .wrongType, message: "expected a word for 'stage', found a list"),
        .init("2️⃣", .wrongType, message: "expected a number for 'port', found keys with values"),
        .init(
          "3️⃣", .wrongType, message: "expected a list for 'words', found text",
          hint: "write [alone]"),
        .init("4️⃣", .wrongType, message: "expected keys with values for 'findings', found a list"),
        .init("5️⃣", .wrongType, message: "expected keys with values for 'server', found a list"),
      ])
    expectDiagnostics(in: "1️⃣just words", [.init("1️⃣", .wrongType)]) { _ = Sample($0, $1) }
  }

  @Test func missingValuesAreSlips() {
    expect(
      "stage:1️⃣\nwords:2️⃣\nport: 3️⃣''",
      [
        .init("1️⃣", .missingValue, message: "expected a word for 'stage', found nothing"),
        .init("2️⃣", .missingValue), .init("3️⃣", .missingValue, message: "'port' is empty"),
      ])
  }

  @Test func sentencesWithColonsInLists() {
    expect(
      "words:\n  - 1️⃣Note: the port",
      [
        .init(
          "1️⃣", .wrongType, message: "expected text for 'words', found keys with values",
          hint: "put text that contains ': ' under '>-' or in quotes")
      ])
  }

  @Test func whatWasRefusedIsNotReportedTwice() {
    expect(
      "stage: 1️⃣*x\nwords: [2️⃣*y]",
      [
        .init("1️⃣", .anchorRefused), .init("2️⃣", .anchorRefused),
      ])
  }

  @Test(arguments: [
    ("port: 1️⃣0587", DiagnosticCode.badNumber), ("port: 1️⃣0x19", .badNumber),
    ("port: 1️⃣1e3", .badNumber), ("port: 1️⃣25.0", .badNumber), ("port: 1️⃣+25", .badNumber),
    ("port: 1️⃣99999999999999999999", .badNumber), ("port: 1️⃣65536", .outOfRange),
    ("prior: 1️⃣1.2", .outOfRange), ("prior: 1️⃣nan", .badNumber), ("prior: 1️⃣inf", .badNumber),
    ("prior: 1️⃣.5", .badNumber), ("prior: 1️⃣-0.5", .outOfRange), ("prior: 1️⃣0x1p3", .badNumber),
    ("checked: 1️⃣2025-1-1", .badDate), ("checked: 1️⃣2023-02-29", .badDate),
    ("checked: 1️⃣2024-13-01", .badDate), ("checked: 1️⃣yesterday", .badDate),
    ("checked: 1️⃣2024-09-16T10:00", .badDate), ("checked: 1️⃣٢٠٢٤-٠٩-١٦", .badDate),
    ("source: 1️⃣www.example.org", .badAddress), ("source: 1️⃣https://", .badAddress),
    ("source: 1️⃣https://a b.org", .badAddress), ("source: 1️⃣ftp://a.org", .badAddress),
    ("source: 1️⃣javascript:alert(1)", .badAddress), ("risky: 1️⃣maybe", .notYesOrNo),
  ])
  func valuesThatMeanNothing(_ line: String, _ code: DiagnosticCode) {
    expect(line, [.init("1️⃣", code)])
  }

  @Test(arguments: [("true", true), ("False", false), ("on", true), ("N", false), ("YES", true)])
  func otherWordsForYesAndNo(_ word: String, _ meaning: Bool) {
    var read: Bool?
    expectDiagnostics(
      in: "risky: 1️⃣\(word)",
      [.init("1️⃣", .notYesOrNo, severity: .warning, hint: meaning ? "write yes" : "write no")]
    ) { document, diagnostics in
      var fields = Fields(document, kind: "fix", into: diagnostics)
      read = fields.yesOrNo("risky")
    }
    #expect(read == meaning)
  }

  @Test(arguments: ["Smtp", "-a", "a-", ".a", "a_", "a b", "ä", "a/b", ".."])
  func badNames(_ name: String) {
    expectDiagnostics(in: "cause: 1️⃣\(name)\ntitle: x", [.init("1️⃣", .badName)]) {
      _ = Sample($0, $1)
    }
  }

  @Test func languages() {
    expectDiagnostics(
      in: "cause: x\ntitle: 1️⃣{de: Hallo}", [.init("1️⃣", .missingKey)]
    ) { _ = Sample($0, $1) }
    expectDiagnostics(
      in: "cause: x\ntitle: {en: Hello, pt-BR: Olá, 1️⃣German: Hallo, zh-Hant-TW: 你好}",
      [.init("1️⃣", .badLanguage)]
    ) { _ = Sample($0, $1) }
    expectDiagnostics(
      in: "cause: x\ntitle:\n  1️⃣Note: something", [.init("1️⃣", .wrongType)]
    ) { _ = Sample($0, $1) }
  }

  @Test func repeatedWordsAreWarnings() {
    expect(
      "words: [1️⃣a, b, 2️⃣a]", [.init("2️⃣", .repeatedWord, severity: .warning, note: "1️⃣")])
  }

  @Test(arguments: ["0001-01-01", "2000-02-29", "1999-12-31", "2024-09-16"])
  func daysAreWrittenAsTheyAreRead(_ text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test func daysAreOrdered() throws {
    let days = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01"].compactMap { Day($0) }
    #expect(days.count == 4)
    #expect(days.shuffled().sorted() == days)
  }
}
