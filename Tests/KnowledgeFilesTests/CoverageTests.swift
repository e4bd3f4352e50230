import Foundation
import Knowledge
import Testing

@testable import KnowledgeFiles

/// What a knowledge base lacks, counted.
@Suite struct CoverageTests {
  private static func report(_ more: String..., today: Day = SmallBase.today) -> CoverageReport {
    let texts = more.enumerated().map { SourceText(path: "more-\($0.offset).yaml", $0.element) }
    let loaded = KnowledgeLoader.load([SmallBase.text] + texts, today: today)
    return CoverageReport(loaded.knowledge, today: today)
  }

  private static func aspect(
    _ id: String, _ report: CoverageReport = report()
  ) throws -> CoverageReport.Aspect {
    try #require(report.aspects.first { $0.id == id })
  }

  private static func gaps(_ id: String, _ report: CoverageReport = report()) throws -> [String] {
    try aspect(id, report).gaps.map { "\($0.subject): \($0.what)" }
  }

  @Test func aCauseNeedsTwoCasesOneOfThemWithoutAnErrorMessage() throws {
    let one = """
      case: first
      title: One
      says: it says error 0x800CCC0E at the hotel
      cause: port-blocked
      works: [use-port-587]
      ends: solved
      within: 5
      """
    let other = one.replacing("first", with: "second").replacing("error 0x800CCC0E", with: "no")
    let none = KnowledgeBase(causes: Array(Self.baseWithoutCases.causes))
    #expect(
      try Self.gaps("cause-cases", CoverageReport(none, today: SmallBase.today)) == [
        "port-blocked: no case"
      ])
    #expect(try Self.gaps("cause-cases", Self.onlyCases(one)) == ["port-blocked: one case"])
    #expect(
      try Self.gaps("cause-case-without-code", Self.onlyCases(one)) == [
        "port-blocked: no case without an error message"
      ])
    #expect(try Self.gaps("cause-cases", Self.onlyCases(one, other)).isEmpty)
    #expect(try Self.gaps("cause-case-without-code", Self.onlyCases(one, other)).isEmpty)
  }

  private static let baseWithoutCases = SmallBase.knowledge

  /// The small base with these cases and no others.
  private static func onlyCases(_ yaml: String...) -> CoverageReport {
    let texts = yaml.enumerated().map { SourceText(path: "c\($0.offset).yaml", $0.element) }
    let loaded = KnowledgeLoader.load([SmallBase.text] + texts, today: SmallBase.today).knowledge
    let own = Set(SmallBase.knowledge.cases.map(\.id))
    return CoverageReport(
      KnowledgeBase(
        findings: Array(loaded.findings), questions: Array(loaded.questions),
        causes: Array(loaded.causes), fixes: Array(loaded.fixes),
        signatures: Array(loaded.signatures), clients: Array(loaded.clients),
        cases: loaded.cases.filter { !own.contains($0.id) }), today: SmallBase.today)
  }

  @Test func checksGrowOld() throws {
    #expect(try Self.aspect("cause-checked").percent == 100)
    let later = Day(daysSince1970: SmallBase.today.daysSince1970 + 800)
    #expect(
      try Self.gaps("cause-checked", Self.report(today: later)) == [
        "port-blocked: last checked on 2025-11-01"
      ])
  }

  @Test func stepsAreWantedInEachFamilysOwnWords() throws {
    let client = """
      client: the-bat
      name: The Bat!
      protocols: [pop3]
      """
    #expect(try Self.gaps("cause-steps").isEmpty)
    #expect(
      try Self.gaps("cause-steps", Self.report(client)) == [
        "port-blocked: the-bat: use-port-587 (outgoing-port)"
      ])
    #expect(
      try Self.gaps("client-places", Self.report(client)).contains {
        $0.hasPrefix("the-bat: ") && $0.contains("outgoing-port")
      })
  }

  @Test(arguments: [
    ("", ["bat: use-port-587 (outgoing-port)"], "outgoing-port, outbox"),
    ("lacks: [outbox]", ["bat: use-port-587 (outgoing-port)"], "outgoing-port"),
    ("lacks: [outgoing-port]", ["bat: no fix is possible in the-bat"], "outbox"),
    ("lacks: [outgoing-port, outbox]", ["bat: no fix is possible in the-bat"], nil),
  ])
  func whatAProgramLacksIsKnown(
    _ lacks: String, _ steps: [String], _ places: String?
  ) throws {
    let bat = "client: the-bat\nname: The Bat!\nfamily: bat\nprotocols: [pop3]\n\(lacks)"
    let report = Self.report(bat)
    #expect(try Self.gaps("cause-steps", report) == steps.map { "port-blocked: \($0)" })
    #expect(
      try Self.gaps("client-places", report).filter { $0.hasPrefix("the-bat: ") }
        == [places.map { "the-bat: \($0)" }].compactMap(\.self))
  }

  @Test func anImpossibleFixIsNotMissingWhereAnotherIsPossible() throws {
    let more = """
      client: the-bat
      name: The Bat!
      protocols: [smtp]
      lacks: [repair]
      ---
      fix: repair
      title: Repair it
      effort: 1 minute
      steps: { any: ["Open {where.repair}, then {where.work-offline}."] }
      ---
      fix: restart
      title: Restart it
      effort: 1 minute
      steps: { any: [Close it.] }
      ---
      cause: damaged
      stage: client
      title: D
      summary: S
      prior: 1
      findings: { webmail-works: usually }
      fixes: { repair: often, restart: often }
      """
    let gaps = try Self.gaps("cause-steps", Self.report(more))
    #expect(!gaps.contains { $0.hasPrefix("damaged: the-bat") })
    #expect(gaps.contains("damaged: outlook-classic: repair (repair, work-offline)"))
  }

  @Test(arguments: [
    ("spa-there: no", "{ webmail-works: usually }", [String]()),
    ("spa-there: yes", "{ webmail-works: usually }", ["ticked: the-bat: untick (authentication)"]),
    ("spa-there: yes", "{ client: { the-bat: never } }", []),
  ])
  func wordsAreWantedWhereAFixCanBeOfferedAndTheCauseOccurs(
    _ fact: String, _ findings: String, _ gaps: [String]
  ) throws {
    let more = """
      client: the-bat
      name: The Bat!
      protocols: [smtp]
      facts: [{ \(fact) }]
      ---
      finding: spa-there
      name: It has the box
      about: setting
      background: { yes: 0.5 }
      ---
      fix: untick
      title: Untick it
      effort: 1 minute
      when: { none: { spa-there: no } }
      steps: { any: ["Open {where.authentication}."] }
      ---
      fix: restart
      title: Restart it
      effort: 1 minute
      steps: { any: [Close it.] }
      ---
      cause: ticked
      stage: client
      title: T
      summary: S
      prior: 1
      findings: \(findings)
      fixes: { untick: often, restart: seldom }
      """
    #expect(
      try Self.gaps("cause-steps", Self.report(more)).filter { $0.hasPrefix("ticked: the-bat") }
        == gaps)
  }

  @Test func causesThatNoAnswerTellsApartAreNamed() throws {
    let twin = """
      cause: twin
      stage: connect
      title: T
      summary: S
      prior: 1
      findings:
        trouble: { cannot-send: usually }
        network: { hotel: often }
        webmail-works: usually
      """
    #expect(try Self.aspect("causes-told-apart").total == 0)
    let aspect = try Self.aspect("causes-told-apart", Self.report(twin))
    #expect(aspect.total == 1 && aspect.covered == 0)
    #expect(aspect.gaps.first?.what == "no question tells it from twin")
  }

  @Test func providersNeedServersOrAWordWhyNot() throws {
    let bare = "provider: bare\nname: Bare"
    let silent = "provider: told\nname: Told\nnotes: [{ text: It has none. }]"
    // The small base's own provider sends only.
    #expect(
      try Self.gaps("provider-servers", Self.report(bare, silent)) == [
        "bare: no servers today, and nothing says why", "example: no incoming server",
      ])
  }

  @Test func anErrorMessageLeadsSomewhereOrSaysOnPurposeThatAllIsWell() throws {
    let base = "patterns: [x y z]\nmeaning: It means something."
    #expect(
      try Self.gaps(
        "signature-leads",
        Self.report(
          "signature: forgotten\n\(base)", "signature: note\n\(base)\ncauses: {}",
          "signature: pointing\n\(base)\ncauses: { port-blocked: weak }"))
        == ["forgotten: no cause, and it settles nothing"])
  }

  @Test func whatAnErrorMessageSettlesNeedsNoQuestion() throws {
    let finding = "finding: refused-by-checks\nname: R\nabout: symptom\nbackground: { yes: 0.1 }"
    let message = """
      signature: unauthenticated
      patterns: [sender is unauthenticated]
      meaning: M
      causes: { port-blocked: weak }
      settles: { refused-by-checks: yes }
      """
    #expect(
      try Self.gaps("finding-question", Self.report(finding)).contains(
        "refused-by-checks: no question"))
    #expect(
      try !Self.gaps("finding-question", Self.report(finding, message)).contains(
        "refused-by-checks: no question"))
  }

  @Test func textsAreCountedByLanguageOnceThereIsASecond() throws {
    #expect(!Self.report().aspects.contains { $0.id == "texts-de" })
    let german = """
      article: which-port
      title: { en: Ports, de: Ports }
      question: { en: "Which port?", de: "Welcher Port?" }
      answer: The port 587.
      """
    let report = Self.report(german)
    let aspect = try Self.aspect("texts-de", report)
    #expect(aspect.covered == 2)
    #expect(
      aspect.gaps.contains { $0.subject == "article which-port" && $0.what.hasPrefix("1 text ") })
  }

  @Test func whatWasBegunIsStillToBeWritten() throws {
    let scaffold = try Scaffold(
      "fix", "new-fix", in: SmallBase.knowledge, today: SmallBase.today)
    #expect(try Self.aspect("texts-written").percent == 100)
    #expect(
      try Self.gaps("texts-written", Self.report(scaffold.files[0].contents)) == [
        "fix new-fix: 2 texts still to be written"
      ])
  }

  @Test func hundredMeansAll() {
    let aspect = CoverageReport.Aspect("a", "A", total: 1000, covered: 999, gaps: [])
    #expect(aspect.percent == 99)
    #expect(CoverageReport.Aspect("a", "A", total: 0, covered: 0, gaps: []).percent == 100)
  }

  @Test func theTextHasTheShareOfEachAspect() throws {
    let later = Day(daysSince1970: SmallBase.today.daysSince1970 + 800)
    let text = Self.report(today: later).text()
    #expect(text.contains("  0 %  causes checked within a year: 0 of 1\n"))
  }

  @Test func longListsAreCutInTheTextAlone() {
    let clients = (0..<12).map { "client: c\($0)\nname: C" }
    let texts = clients.enumerated().map { SourceText(path: "c\($0.offset).yaml", $0.element) }
    let loaded = KnowledgeLoader.load([SmallBase.text] + texts, today: SmallBase.today)
    let report = CoverageReport(loaded.knowledge, today: SmallBase.today)
    #expect(report.text(gapsShown: 3).contains("and 9 more"))
    #expect(report.aspects.contains { $0.gaps.contains { $0.subject == "c11" } })
  }
}
