import Knowledge
import Testing

@testable import KnowledgeFiles

/// What is advised where no word is near that could have been meant.
extension NewcomersTests {
  @Test(arguments: [
    ("2026-13-01", "did you mean 2026-01-13? the month comes first"),
    ("2026-02-30", "the last day of that month is 2026-02-28"),
    ("2026-14-32", "dates are written YYYY-MM-DD: the year, the month from 01 to 12, the day"),
    ("31.02.2026", "the last day of that month is 2026-02-28"), ("21.11.2026", "write 2026-11-21"),
    ("1. 2. 2026", "write 2026-02-01"), ("2026/11/21", "write 2026-11-21"),
    ("11/21/2026", "write 2026-11-21"), ("21/11/2026", "write 2026-11-21"),
    ("2026-1-2", "write 2026-01-02"),
    ("1/2/2026", "dates are written YYYY-MM-DD, such as 2024-09-16"),
    ("November 21", "dates are written YYYY-MM-DD, such as 2024-09-16"),
  ])
  func daysThatThereAreNot(_ day: String, _ hint: String) {
    let cause = Self.cause(fixes: "{ use-port-587: often }")
    expectSlips(
      in: cause.replacing("checked: 2025-11-01", with: "checked: 1️⃣\(day)"),
      [.init("1️⃣", .badDate, hint: hint)])
  }

  @Test(arguments: [
    ("within: 6", "within: 1️⃣ten", DiagnosticCode.badNumber, "write a whole number from 1 to 100"),
    (
      "works: [use-port-587]", "works: [1️⃣abc]", .unknownFix,
      "those that there are lie in fixes/; mailhelp kb new fix begins another"
    ),
  ])
  func slipsWithNothingNear(
    _ right: String, _ wrong: String, _ code: DiagnosticCode, _ hint: String
  ) {
    let cause = Self.cause(fixes: "{ use-port-587: often }")
    expectSlips(in: cause.replacing(right, with: wrong), [.init("1️⃣", code, hint: hint)])
  }

  @Test(arguments: [
    ("risk: 1️⃣no", DiagnosticCode.unknownWord, "did you mean 'none'?"),
    ("who: 1️⃣admin", .unknownWord, "did you mean 'administrator'?"),
    ("who: 1️⃣p", .unknownWord, "possible are user, administrator, provider, network-owner"),
    ("confirm: 1️⃣webmail", .unknownFinding, "did you mean 'webmail-works'?"),
  ])
  func wordsOfWhichThereIsTheBeginning(_ line: String, _ code: DiagnosticCode, _ hint: String) {
    expectSlips(
      in: Self.fix("Do it.").replacing("effort: 2 minutes", with: "effort: 2 minutes\n\(line)"),
      [.init("1️⃣", code, hint: hint)])
  }

  @Test(arguments: [
    (
      "where.atachments", DiagnosticCode.unknownPlace, "there is no place 'atachments'",
      ["accounts", "outbox", "version"]
    ),
    (
      "page.homepage", .unknownPage, "there is no page 'homepage'",
      ["webmail", "storage"]
    ),
    (
      "telephone", .unknownPlaceholder, "'{telephone}' is no placeholder",
      ["smtp.host", "where.PLACE"]
    ),
  ])
  func placeholdersWithNothingNear(
    _ inner: String, _ code: DiagnosticCode, _ message: String, _ possible: [String]
  ) throws {
    let marked = Self.fix("Open 1️⃣{\(inner)}.")
    expectSlips(in: marked, [.init("1️⃣", code, message: message)])
    let text = SourceText(path: "test.yaml", MarkedText(marked).plain)
    let slip = try #require(
      KnowledgeLoader.load([SmallBase.text, text], today: SmallBase.today).diagnostics
        .first { $0.code == code })
    let hint = try #require(slip.hint)
    #expect(hint.hasPrefix("possible are "))
    for word in possible { #expect(hint.contains(word)) }
  }

  @Test func oneKeyTwice() {
    expectSlips(
      in: Self.fix("Do it.").replacing(
        "title: Test\neffort", with: "2️⃣title: Test\n1️⃣title: Two\neffort"),
      [
        .init(
          "1️⃣", .duplicateKey, hint: "remove one of them, or put what both say under one",
          note: "2️⃣")
      ])
  }

  /// Phrases between which a comma is missing, and others that are long or say one thing twice.
  @Test(arguments: [
    ("1️⃣the site loads and mail comes in but nothing goes out", true),
    ("the site loads but mail stays here", false), ("1️⃣website <opens> webmail <opens>", true),
    ("1️⃣<opens> in firefox <opens>", true), ("website <opens> and mail <opens>", false),
    ("the site <opens> (nor|or) it <opens>", false), ("website <opens> * mail <opens>", false),
    ("(the site <opens>|it <opens>)", false),
    ("(i can|we all can|everybody here can) see (all|the whole) mail (in|with) the browser", false),
  ])
  func phrasesThatLookLikeTwo(_ phrase: String, _ isTold: Bool) {
    expectSlips(
      in: """
        finding: seen
        name: Seen
        about: symptom
        says:
          yes:
            - \(phrase)
        ---
        \(Self.cause(findings: "{ seen: often }", fixes: "{ use-port-587: often }"))
        """, isTold ? [.init("1️⃣", .joinedPhrases, severity: .warning)] : [])
  }

  @Test func aCaseWithoutItsCause() {
    expectSlips(
      in: """
        1️⃣case: test
        title: Test
        says: a test
        works: [use-port-587]
        ends: solved
        within: 6
        """,
      [.init("1️⃣", .missingKey, hint: "add 'cause: …'")])
  }

  @Test func aStepThatBeginsWithAPlaceholderAndHoldsAColonIsReportedOnce() {
    expectSlips(in: Self.fix("1️⃣{where.accounts}: choose All."), [.init("1️⃣", .keyNotText)])
  }

  @Test(arguments: [
    ("- 1️⃣, All\n", "quote the text, or put it under '>-'"),
    ("a: 1️⃣, All\n", "quote the text, or put it under '>-'"),
    ("a: [b, 1️⃣, c]\n", "remove what is too much, or quote text that begins with ','"),
  ])
  func commasAtTheBeginning(_ text: String, _ hint: String) {
    expectDiagnostics(in: text, [.init("1️⃣", .badSyntax, hint: hint)])
  }

  @Test func stepsForAnUnknownProgram() {
    let hint = """
      possible are any, outlook-classic, and the names of single programs, as in clients/
      """
    expectSlips(
      in: Self.fix("Do it.").replacing("any:", with: "any: [Do it.]\n  1️⃣Zzz:"),
      [.init("1️⃣", .unknownAudience, hint: hint)])
  }

  @Test(arguments: ["not-sure", "unsure"])
  func notSureIsAlwaysOffered(_ choice: String) {
    expectSlips(
      in: """
        question: network-again
        asks: network
        text: Where are you?
        effort: 30 seconds
        choices: { home: At home, hotel: Away, 1️⃣\(choice): I do not know }
        """, at: "network-again.yaml",
      [
        .init(
          "1️⃣", .unknownValue,
          message: "'\(choice)' is always offered, and no value of its own")
      ])
  }
}
