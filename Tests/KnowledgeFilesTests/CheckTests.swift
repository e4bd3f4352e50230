import Knowledge
import Testing

@testable import KnowledgeFiles

/// Slips that only show in the whole, each where an author can mend it.
@Suite struct CheckTests {
  private static let provenance = "source: https://www.example.org\nchecked: 2025-11-01\n"

  private func expect(
    provider lines: String, _ expected: [ExpectedDiagnostic],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    expectSlips(
      in: "provider: test\nname: Test\n\(lines)\n\(Self.provenance)", expected,
      sourceLocation: sourceLocation)
  }

  @Test func periods() {
    expect(
      provider: """
        popularity:
          - 1️⃣{ weight: rare, from: 2014-01-02, until: 2014-12-31 }
          - { weight: common, until: 2013-12-31 }
          - 2️⃣{ weight: rare, from: 2014-12-31 }
        user-name:
          - { form: local-part, until: 2009-12-31 }
          - 3️⃣{ form: full-address, from: 2010-01-02 }
        sign-in:
          - { method: password, until: 2019-12-31 }
          - { method: oauth2, from: 2015-01-01 }
        pages:
          webmail:
            - { text: old.org, until: 2012-07-31 }
            - 4️⃣{ text: new.org, from: 2012-07-31 }
        """,
      [
        .init(
          "1️⃣", .gapInTime, severity: .warning,
          message: "nothing is given for the days from 2014-01-01 to 2014-01-01"),
        .init("2️⃣", .overlapInTime), .init("3️⃣", .gapInTime, severity: .warning),
        .init(
          "4️⃣", .overlapInTime,
          message: "two entries of 'webmail' hold at the same time from 2012-07-31"),
      ])
  }

  @Test func stepsOfSomeDaysOnly() {
    expectSlips(
      in: """
        fix: test
        title: Test
        effort: 1 minute
        steps:
          1️⃣any: [{ text: One., from: 2012-01-01 }, { text: Two., until: 2011-12-31 }]
          outlook-2010: [Three., { text: Four., from: 2012-01-01 }]
        \(Self.provenance)
        ---
        cause: 2️⃣other
        stage: connect
        title: Other
        summary: Other.
        prior: common
        findings: { webmail-works: often }
        fixes: { test: often }
        \(Self.provenance)
        """, [.init("1️⃣", .fixWithoutSteps), .init("2️⃣", .causeWithoutCase, severity: .warning)])
  }

  @Test(arguments: [
    ("pop3", 993, "tls", DiagnosticCode.wrongPort), ("imap", 995, "tls", .wrongPort),
    ("imap", 587, "starttls", .wrongPort), ("smtp", 143, "starttls", .wrongPort),
    ("smtp", 110, "none", .wrongPort), ("imap", 465, "tls", .wrongPort),
  ])
  func portsOfOtherProtocols(
    _ spoken: String, _ port: Int, _ encryption: String, _ code: DiagnosticCode
  ) {
    expect(
      provider:
        "servers: [{ protocol: \(spoken), host: a.org, 1️⃣port: \(port), encryption: \(encryption) }]",
      [.init("1️⃣", code)])
  }

  @Test(arguments: [
    ("imap", 993, "starttls", Diagnostic.Severity?.some(.error)), ("pop3", 995, "none", .error),
    ("smtp", 465, "starttls", .error), ("smtp", 587, "tls", .error), ("imap", 143, "tls", .error),
    ("imap", 993, "tls", nil), ("smtp", 587, "starttls", nil), ("smtp", 2525, "none", nil),
    ("pop3", 110, "none", nil),
  ])
  func encryptionOfPorts(
    _ spoken: String, _ port: Int, _ encryption: String, _ severity: Diagnostic.Severity?
  ) {
    expect(
      provider:
        "servers: [{ protocol: \(spoken), host: a.org, port: \(port), 1️⃣encryption: \(encryption) }]",
      severity.map { [.init("1️⃣", .portEncryption, severity: $0)] } ?? [])
  }

  /// What goes against the rule stands only with a note, a source and a day of its own, and the port of
  /// another protocol never does.
  @Test(arguments: [
    ("smtp", 587, "note: It is so.", true),
    ("smtp", 587, "note: It is so., source: https://www.example.org", true),
    ("smtp", 587, "source: https://www.example.org, checked: 2025-11-01", true),
    ("smtp", 587, "note: It is so., source: https://www.example.org, checked: 2025-11-01", false),
    ("imap", 587, "note: It is so., source: https://www.example.org, checked: 2025-11-01", true),
    ("pop3", 993, "note: It is so., source: https://www.example.org, checked: 2025-11-01", true),
  ])
  func oddServersNeedSomebodyToVouchForThem(
    _ spoken: String, _ port: Int, _ rest: String, _ stops: Bool
  ) {
    let server = "{ protocol: \(spoken), host: a.org, port: \(port), encryption: tls, \(rest) }"
    let text = SourceText(
      path: "providers/test.yaml",
      "provider: test\nname: Test\nservers: [\(server)]\n\(Self.provenance)")
    let loaded = KnowledgeLoader.load([SmallBase.text, text], today: SmallBase.today)
    #expect(loaded.hasErrors == stops)
  }

  @Test func serversThatDisagree() {
    expect(
      provider: """
        domains: [test.org, 1️⃣example.org]
        servers:
          - { protocol: imap, host: a.org, port: 143, encryption: starttls }
          - 2️⃣{ protocol: imap, host: a.org, port: 143, 3️⃣encryption: none }
          - { protocol: smtp, host: a.org, port: 25, encryption: none, until: 2013-12-31 }
          - { protocol: smtp, host: a.org, 4️⃣port: 25, encryption: starttls, from: 2014-01-01 }
          - { protocol: smtp, host: b.org, port: 25, encryption: starttls, from: 2014-01-01, note: It is so. }
        """,
      [
        .init("1️⃣", .duplicateDomain), .init("2️⃣", .overlapInTime), .init("3️⃣", .unencrypted),
        .init("4️⃣", .port25, severity: .warning),
      ])
  }

  /// Of the small base the cause is told with "outbox", and 0x800ccc0e is known.
  @Test(arguments: [
    ("1️⃣outbox", DiagnosticCode?.some(.ordinaryPattern)), ("1️⃣OUTBOX", .ordinaryPattern),
    ("1️⃣the * outbox", .ordinaryPattern), ("1️⃣'*outbox*'", .ordinaryPattern),
    ("left in outbox", nil), ("outbox 17", nil), ("'[outbox]'", nil), ("eoutbox", nil),
    ("the * outbox * failed", nil), ("1️⃣0x800CCC0E", .duplicatePattern), ("0x800ccc0e (17)", nil),
  ])
  func patternsOfSignatures(_ pattern: String, _ code: DiagnosticCode?) {
    expectSlips(
      in: """
        signature: test
        patterns: [a b, \(pattern)]
        meaning: Test
        settles: { network: home }
        \(Self.provenance)
        """, code.map { [.init("1️⃣", $0, severity: .warning)] } ?? [])
  }

  @Test func anOrdinaryWordMayPointToTheOnlyCauseThatItIsSaidOf() {
    expectSlips(
      in: """
        signature: test
        patterns: [outbox]
        meaning: Test
        causes: { port-blocked: strong }
        \(Self.provenance)
        """, [])
  }

  @Test func signaturesThatContradictEachOther() {
    expectSlips(
      in: """
        signature: test
        patterns: [1️⃣0x800ccc0e]
        meaning: Test
        settles: { trouble: cannot-receive }
        \(Self.provenance)
        """,
      [
        .init(
          "1️⃣", .duplicatePattern, severity: .warning,
          message:
            "the signature '0x800ccc0e' has '0x800ccc0e' too, and settles 'trouble' otherwise")
      ])
  }

  @Test func causesAndFixes() {
    expectSlips(
      in: """
        cause: 1️⃣test
        stage: connect
        title: Test
        summary: A test.
        prior: [{ weight: 1, from: 2014-01-01 }]
        findings: { webmail-works: often }
        fixes: { 2️⃣test: often }
        source: https://www.example.org
        3️⃣checked: 2019-11-01
        ---
        fix: 4️⃣test
        title: Test
        effort: 1 minute
        until: 2013-12-31
        5️⃣when: { all: { trouble: cannot-send }, none: { trouble: [cannot-send] } }
        6️⃣steps: { outlook-classic: [Do it.] }
        source: https://www.example.org
        ---
        fix: 7️⃣other
        title: Other
        effort: 1 minute
        steps: { any: [Do it.] }
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .causeWithoutCase, severity: .warning), .init("2️⃣", .fixNeverApplies),
        .init("3️⃣", .stale, severity: .warning), .init("4️⃣", .noSource, severity: .warning),
        .init("5️⃣", .fixNeverApplies), .init("6️⃣", .fixWithoutSteps),
        .init("7️⃣", .unusedFix, severity: .warning),
      ])
  }

  /// Where it is tomorrow already, tomorrow is no slip; elsewhere in time no day of today's is.
  @Test func nobodyHasLookedTomorrow() {
    let texts = ["2026-02-17", "2026-02-18", "2205-11-01"].map { day in
      SourceText(
        path: "signatures/a\(day).yaml",
        """
        signature: a\(day)
        patterns: [a \(day)]
        causes: { smtp-port-25-blocked: strong }
        source: https://www.example.org
        checked: \(day)
        """)
    }
    func days(_ today: Day) -> [String] {
      KnowledgeLoader.load([SmallBase.text] + texts, today: today).diagnostics
        .filter { $0.code == .checkedInFuture }.map { "\($0.location.line) \($0.message)" }
    }
    #expect(
      days(SmallBase.today)
        == ["5 the day 2026-02-18 is still to come", "5 the day 2205-11-01 is still to come"])
    #expect(days(Day(daysSince1970: SmallBase.today.daysSince1970 + 1)).count == 1)
  }

  @Test func causesThatNothingTellsApart() {
    func cause(_ name: String, _ webmail: String, prior: String = "1") -> String {
      """
      cause: \(name)
      stage: connect
      title: Test
      summary: A test.
      prior: \(prior)
      findings: { webmail-works: \(webmail) }
      fixes: { use-port-587: often }
      source: https://www.example.org
      checked: 2025-11-01
      ---
      case: \(name)
      title: Test
      on: 2015-01-01
      says: it does not work
      cause: \(name)
      works: [use-port-587]
      ends: solved
      within: 4
      ---

      """
    }
    let alike =
      cause("one", "0.7") + cause("two", "often").replacing("\nfindings", with: "\n1️⃣findings")
    expectSlips(in: alike, [.init("1️⃣", .causesAlike, severity: .warning)])
    expectSlips(in: cause("one", "often") + cause("two", "seldom"), [])
    expectSlips(
      in: cause("one", "often") + cause("two", "often")
        + """
        signature: test
        patterns: [test]
        meaning: A test.
        causes: { one: weak }
        """, [])
  }

  private func rule(_ name: String, _ when: String, _ then: String) -> String {
    """
    rule: \(name)
    when: \(when)
    then: \(then)
    because: It is so.
    examples:
      - { given: { network: home }, expect: fires }
      - { given: { network: hotel }, expect: silent }
    ---

    """
  }

  /// A finding that no cause rates.
  private static let findings = """
    finding: rain
    name: It rains
    about: surroundings
    ---
    finding: wind
    name: Wind
    about: surroundings
    values: { none: { name: No, says: [calm] }, light: { name: A little }, storm: { name: Much } }
    ---
    question: rain
    asks: rain
    text: Does it rain?
    effort: 30 seconds
    ---

    """

  @Test func rulesThatNeverFire() {
    expectSlips(
      in: Self.findings
        + rule("a", "{ wind: none }", "{ warn: Calm. }")
        + rule("b", "{ wind: light }", "{ warn: Wind. }")
        .replacing("when", with: "1️⃣when")
        + rule(
          "c", "{ all: { rain: yes }, any: [{ rain: no }, { rain: no, wind: none }] }",
          "{ warn: X. }"
        )
        .replacing("when", with: "2️⃣when")
        + rule("d", "{ any: [{ rain: no }, { rain: yes, wind: none }] }", "{ warn: X. }"),
      [
        .init(
          "1️⃣", .ruleNeverFires,
          message: "the rule 'b' can never fire: nothing ever finds 'wind' to be light"),
        .init(
          "2️⃣", .ruleNeverFires,
          message: "the rule 'c' can never fire: 'rain' must be yes and no"),
      ])
  }

  @Test func rulesThatContradict() {
    let weak = rule("a", "{ rain: yes }", "{ conclude: { wind: storm } }")
    func strong(_ when: String) -> String {
      rule("b", when, "{ conclude: { 1️⃣wind: none } }")
        + rule("c", "{ wind: known }", "{ warn: X. }")
    }
    let slip = [ExpectedDiagnostic("1️⃣", .rulesContradict)]
    expectSlips(in: Self.findings + weak + strong("{ rain: yes, network: home }"), slip)
    expectSlips(in: Self.findings + weak + strong("{ rain: yes }"), slip)
    expectSlips(in: Self.findings + weak + strong("{ rain: no, network: home }"), [])
    expectSlips(in: Self.findings + weak + strong("{ network: home }"), [])
    let known = rule("a", "{ rain: known }", "{ conclude: { wind: storm } }")
    expectSlips(in: Self.findings + known + strong("{ rain: yes }"), slip)
    let anything = rule("a", "{ rain: [yes, no] }", "{ conclude: { wind: storm } }")
    expectSlips(in: Self.findings + anything + strong("{ rain: no }"), slip)
    let unless = rule(
      "a", "{ all: { rain: yes }, none: { network: home } }", "{ conclude: { wind: storm } }")
    expectSlips(in: Self.findings + unless + strong("{ rain: yes, network: home }"), [])
  }

  @Test func circles() {
    let there = rule("1️⃣a", "{ rain: yes }", "{ conclude: { wind: storm } }")
    let back = rule("b", "{ wind: storm }", "{ conclude: { rain: yes } }")
    expectSlips(
      in: Self.findings + there + back, [.init("1️⃣", .ruleCircle, severity: .warning)])
    let elsewhere = rule("b", "{ wind: light }", "{ conclude: { rain: yes } }")
    expectSlips(
      in: Self.findings + there.replacing("1️⃣", with: "")
        + elsewhere.replacing("when", with: "1️⃣when"),
      [.init("1️⃣", .ruleNeverFires)])
    let negated = rule(
      "b", "{ all: { network: home }, none: { 1️⃣wind: none } }", "{ conclude: { rain: yes } }")
    expectSlips(
      in: Self.findings + there.replacing("1️⃣", with: "") + negated,
      [.init("1️⃣", .negationCircle)])
  }

  @Test func doubleCountingAndExamples() {
    expectSlips(
      in: """
        rule: test
        when: { webmail-works: no }
        then: { conclude: { 1️⃣network: hotel } }
        because: It is so.
        2️⃣examples:
          - { given: { webmail-works: no }, expect: fires }
        """,
      [
        .init("1️⃣", .doubleCounting, severity: .warning),
        .init(
          "2️⃣", .ruleWithoutExample, severity: .warning,
          message: "the rule 'test' has no example in which it is silent"),
      ])
  }

  @Test func questionsThatAreNeverAsked() {
    func question(_ when: String) -> String {
      """
      question: test
      asks: network
      text: Where?
      effort: 1 minute
      1️⃣when: \(when)
      ---
      finding: weather
      name: What the weather is like
      about: surroundings
      values:
        rain: { name: It rains, says: [it rains] }
        sun: { name: The sun shines }
      """
    }
    let slip = [ExpectedDiagnostic("1️⃣", .unreachableQuestion)]
    expectSlips(in: question("{ network: known, weather: rain }"), slip)
    expectSlips(in: question("{ weather: sun }"), slip)
    expectSlips(
      in: question(
        "{ all: { webmail-works: yes, weather: rain }, none: { webmail-works: known } }"), slip)
    expectSlips(in: question("{ webmail-works: no, weather: rain }"), [])
    expectSlips(in: question("{ weather: [sun, rain] }"), [])
  }

  @Test func nothingIsSaidOfWhatIsAbsentWhileSomethingIsBroken() {
    // The question might well ask for it, were it not for the slip.
    expectSlips(
      in: """
        finding: rain
        name: It rains
        about: surroundings
        ---
        question: rain
        asks: rain
        text: Does it rain?
        effort: 1️⃣quickly
        """, [.init("1️⃣", .badDuration)])
  }
}
