import Knowledge
import Testing

@testable import KnowledgeFiles

/// What is advised where no word is near that could have been meant.
extension NewcomersTests {
  @Test(arguments: [
    ("2026-13-01", "did you mean 2026-01-13? the month comes first"),
    ("2026-02-30", "the last day of that month is 2026-02-28"),
    ("2026-14-32", "dates are written YYYY-MM-DD: the year, the month from 01 to 12, the day"),
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
