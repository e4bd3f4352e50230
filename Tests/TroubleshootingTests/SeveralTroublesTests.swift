import Knowledge
import Testing

@testable import Troubleshooting

/// Whether a text tells of one trouble or of several.
@Suite struct SeveralTroublesTests {
  private static let today = Day("2026-06-01") ?? Day(daysSince1970: 20_605)
  private static let names = ["cable", "password", "port", "quota", "rules", "clock"]

  /// Six causes, equally common.
  private static let knowledge = KnowledgeBase(
    causes: names.map { name in
      Cause(
        id: Cause.ID(name), stage: .connect, title: Wording("The \(name)"),
        summary: "It is broken.",
        prior: [Dated(1)])
    })

  /// Passages whose words point strongly to the causes that they name; "+" announces one, "~" turns to another.
  private func divided(_ told: String, asksBack: Bool = true) throws -> [String] {
    let troubleshooter = try Troubleshooter(Self.knowledge, on: Self.today, asksBack: asksBack)
    let passages = told.split(separator: "|").map { text in
      Passage(
        text: text,
        statement: Statement(
          leads: Self.names.filter(text.contains).map {
            .init(cause: Cause.ID($0), factor: 5e4, words: [$0])
          }),
        isAnnounced: text.contains("+"), turnsToAnother: text.contains("~"))
    }
    return troubleshooter.troubles(in: passages).map { $0.filter { !" |".contains($0) } }
  }

  @Test(arguments: [
    "password | password", "password | + password", "password | ~ password", "password | hm | hm",
    "hm | + hm", "password", "password | + ~ hm", "hm | + ~ password", "password | port",
  ])
  func whatOneCauseExplainsIsOneTrouble(told: String) throws {
    #expect(try divided(told).count == 1)
  }

  @Test(arguments: [
    ("password | + quota", ["password", "+quota"]),
    ("password | ~ quota", ["password", "~quota"]),
    ("hm | password | hm | + ~ quota | hm", ["hmpasswordhm", "+~quotahm"]),
    ("password | + quota | + clock", ["password", "+quota", "+clock"]),
  ])
  func whatNoOneCauseExplainsAndIsAnnouncedIsAnother(told: String, parts: [String]) throws {
    #expect(try divided(told) == parts)
  }

  /// Where nobody can be asked whether these are two, more has to speak for it.
  @Test func aLookUpMustBeSurer() throws {
    let passages = "password | ~ quota"
    #expect(try divided(passages, asksBack: true).count == 2)
    #expect(try divided("hm | ~ quota", asksBack: true).count == 1)
    #expect(try divided("password | + ~ quota", asksBack: false).count == 2)
  }

  /// A list of thirty is no thirty troubles; the surest divisions are taken.
  @Test func aTextHasFourTroublesAtMost() throws {
    let list = (0..<30).map { "+ \(Self.names[$0 % Self.names.count])" }.joined(separator: "|")
    #expect(try divided(list).count == 4)
    let sure = try divided("clock | + quota | + rules | + ~ password | + cable | + port")
    #expect(sure.contains { $0.hasPrefix("+~password") }, "\(sure)")
  }

  @Test func nothingSaidIsNoTrouble() throws {
    #expect(try divided("").isEmpty)
  }

  @Test func aTroubleHasTheNamesOfTheFirstUnlessItHasItsOwn() {
    let first = Statement(readings: [
      .init(fact: Fact(.client, "outlook-2016"), words: "outlook"),
      .init(fact: Fact(.provider, "gmx"), words: "gmx"),
      .init(fact: Fact("trouble", "cannot-send"), words: "cannot send"),
    ])
    let second = Statement(readings: [.init(fact: Fact(.provider, "gmail"), words: "gmail")])
    let named = second.naming([.client, .provider], as: first)
    #expect(named.value(of: .client) == "outlook-2016")
    #expect(named.value(of: .provider) == "gmail")
    #expect(named.value(of: "trouble") == nil)
  }
}
