import Knowledge
import Testing

@testable import KnowledgeFiles

/// Slips that are seen while a thing is read, each where it is written.
@Suite struct FormTests {
  @Test func nothingIsWrongInTheSmallBase() {
    let loaded = KnowledgeLoader.load([SmallBase.text], today: SmallBase.today)
    let shown = DiagnosticPrinter(sources: loaded.sources).text(loaded.diagnostics)
    #expect(shown == "", "\(shown)")
  }

  @Test func namesThatDoNotExist() {
    expectSlips(
      in: """
        rule: test
        when:
          all: { 1️⃣truoble: cannot-send, trouble: 2️⃣cannot-sent }
          any:
            - { network: [home, 3️⃣hotle] }
            - { client: 4️⃣outlook-2001 }
          none: { webmail-works: 5️⃣maybe }
        then:
          conclude: { webmail-works: 6️⃣nope }
          rule-out: [7️⃣port-bloked]
          withdraw: [8️⃣use-port-578]
        because: It is so.
        examples:
          - { given: { 9️⃣netwrok: home }, expect: fires }
          - { given: { network: home }, expect: silent }
        """,
      [
        .init("1️⃣", .unknownFinding, hint: "did you mean 'trouble'?"),
        .init("2️⃣", .unknownValue, hint: "did you mean 'cannot-send'?"),
        .init("3️⃣", .unknownValue, hint: "did you mean 'hotel'?"),
        .init("4️⃣", .unknownClient, hint: "did you mean 'outlook-2010'?"),
        .init("5️⃣", .unknownValue, hint: "possible are yes, no"),
        .init("6️⃣", .unknownValue),
        .init("7️⃣", .unknownCause, hint: "did you mean 'port-blocked'?"),
        .init("8️⃣", .unknownFix, hint: "did you mean 'use-port-587'?"),
        .init("9️⃣", .unknownFinding, hint: "did you mean 'network'?"),
      ])
  }

  @Test func aValueHasAClauseForArticles() throws {
    let source = SourceText(
      path: "findings/clauses.yaml",
      """
      finding: another-works
      name: Another works
      about: symptom
      clause: { yes: another program gets your mail }
      says: { yes: [the other works] }
      ---
      finding: who-writes
      name: Who writes
      about: symptom
      values:
        friends: { name: Friends, clause: "friends write to you", says: [friends write] }
        nobody: { name: Nobody }
      """)
    let loaded = KnowledgeLoader.load([SmallBase.text, source], today: SmallBase.today)
    #expect(!loaded.diagnostics.contains { $0.severity == .error })
    let works = try #require(loaded.knowledge.findings[id: "another-works"])
    #expect(works.value("yes")?.clause == "another program gets your mail")
    #expect(works.value("no")?.clause == nil)
    let writes = try #require(loaded.knowledge.findings[id: "who-writes"])
    #expect(writes.values.map(\.clause) == ["friends write to you", nil])
  }

  @Test func aClauseIsNoSentenceAndSpeaksToTheReader() {
    expectSlips(
      in: """
        finding: 0️⃣test
        name: Who writes
        about: symptom
        values:
          friends: { name: Friends, clause: 1️⃣Friends write., says: [friends write] }
          nobody: { name: Nobody, clause: 2️⃣if nobody writes }
          strangers: { name: Strangers, clause: 3️⃣strangers write to my address }
          firms: { name: Firms, clause: iPhone shops write to you }
        """,
      [
        .init("0️⃣", .unusedFinding, severity: .warning),
        .init("1️⃣", .clauseForm, severity: .warning),
        .init("2️⃣", .clauseForm, severity: .warning),
        .init("3️⃣", .clauseForm, severity: .warning),
      ])
  }

  @Test func aKindIsOfACauseThatThereIs() {
    expectSlips(
      in: """
        cause: test
        kind-of: 1️⃣port-bloked
        stage: connect
        title: The network abroad blocks port 25
        summary: That network lets nobody send.
        prior: rare
        findings: { network: { hotel: always } }
        fixes: { use-port-587: often }
        source: https://www.rfc-editor.org/rfc/rfc6409
        checked: 2025-11-01
        """,
      [.init("1️⃣", .unknownCause, hint: "did you mean 'port-blocked'?")])
  }

  /// Phrases in which a name is not that of whom the trouble is with stand beside the others, for values
  /// and for yes and no.
  @Test func phrasesAboutOthers() throws {
    let source = SourceText(
      path: "test.yaml",
      """
      finding: another-works
      name: Another works
      about: symptom
      says: { yes: [the other works] }
      says-of-others: { yes: [<provider> works but], no: [not <provider> either] }
      ---
      finding: who-writes
      name: Who writes
      about: symptom
      values:
        friends: { name: Friends, background: 0.5, says: [friends write], says-of-others: [friends with <provider>] }
        nobody: { name: Nobody, background: 0.5 }
      """)
    let loaded = KnowledgeLoader.load([SmallBase.text, source], today: SmallBase.today)
    let works = try #require(loaded.knowledge.findings[id: "another-works"])
    #expect(works.value("yes")?.says.count == 1)
    #expect(works.value("yes")?.saysOfOthers.count == 1)
    #expect(works.value("no")?.saysOfOthers.count == 1)
    #expect(works.value("no")?.sayings.count == 1)
    let writes = try #require(loaded.knowledge.findings[id: "who-writes"])
    #expect(writes.value("friends")?.sayings.count == 2)
    expectSlips(
      in: """
        finding: test
        name: Another works
        about: symptom
        says: { yes: [the other works] }
        says-of-others: { yes: [1️⃣<provider works but], 2️⃣maybe: [it works] }
        """,
      [.init("1️⃣", .phrasePattern), .init("2️⃣", .unknownKey)])
  }

  /// What is said of all causes but some holds for each that is there, whenever it was written.
  @Test func allCausesButSome() throws {
    let source = SourceText(
      path: "test.yaml",
      """
      rule: server-is-down
      when: { webmail-works: no }
      then: { rule-out-all-but: [outage] }
      because: Nothing else closes the website.
      ---
      cause: outage
      stage: connect
      title: The server is down
      summary: The provider's server is down.
      prior: common
      findings: { webmail-works: seldom }
      fixes: { use-port-587: seldom }
      source: https://www.rfc-editor.org/rfc/rfc6409
      checked: 2025-11-01
      """)
    let loaded = KnowledgeLoader.load([SmallBase.text, source], today: SmallBase.today)
    let rule = try #require(loaded.knowledge.rules[id: "server-is-down"])
    #expect(rule.conclusions == [.ruleOut("port-blocked")])
    expectSlips(
      in: """
        rule: test
        when: { webmail-works: no }
        then: { rule-out-all-but: [1️⃣port-bloked] }
        because: It is so.
        examples:
          - { given: { webmail-works: no }, expect: fires }
          - { given: { webmail-works: yes }, expect: silent }
        """,
      [.init("1️⃣", .unknownCause, hint: "did you mean 'port-blocked'?")])
  }

  /// Pages, steps and notes may have their days, as many or as few as there is to say.
  @Test func textsWithTheirDays() throws {
    let source = SourceText(
      path: "test.yaml",
      """
      provider: test
      name: Test
      pages:
        webmail: { en: new.org, de: neu.org }
        support: { text: help.org, from: 2012-01-01 }
        status: [{ text: one.org, until: 2011-12-31 }, { text: two.org, from: 2012-01-01 }]
      ---
      account-type: paid
      name: Paid
      provider: test
      eligible: yes
      note: [{ text: Early., until: 2011-12-31 }, { text: Late., from: 2012-01-01 }]
      ---
      fix: test
      title: Test
      effort: 1 minute
      steps:
        any: [{ en: One., de: Eins. }, { text: "Open {page.webmail}.", from: 2012-01-01 }]
      """)
    let knowledge = KnowledgeLoader.load([SmallBase.text, source], today: SmallBase.today).knowledge
    let provider = try #require(knowledge.providers[id: "test"])
    let (early, late) = (try #require(Day("2011-12-31")), try #require(Day("2012-01-01")))
    #expect(provider.page(.webmail, on: early)?.text(in: "de") == "neu.org")
    #expect(provider.page(.support, on: early) == nil)
    #expect(provider.page(.support, on: late)?.english == "help.org")
    #expect(
      [early, late].map { provider.page(.status, on: $0)?.english } == ["one.org", "two.org"])
    let type = try #require(knowledge.accountTypes[id: "paid"])
    #expect([early, late].map { type.note(on: $0)?.english } == ["Early.", "Late."])
    let fix = try #require(knowledge.fixes[id: "test"])
    #expect([early, late].map { fix.lines(for: nil, on: $0).count } == [1, 2])
  }

  @Test func textsWithTheirDaysAndASlip() {
    expectSlips(
      in: """
        provider: test
        name: Test
        pages:
          webmail: 1️⃣{ from: 2012-01-01 }
          support: { text: help.org, 2️⃣form: 2012-01-01 }
          3️⃣stauts: [{ text: one.org, until: 2011-12-31 }]
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .missingKey), .init("2️⃣", .unknownKey, hint: "did you mean 'from'?"),
        .init("3️⃣", .unknownPage, hint: "did you mean 'status'?"),
      ])
  }

  @Test func likelihoods() {
    expectSlips(
      in: """
        cause: test
        stage: connect
        title: Test
        summary: A test.
        prior: 1️⃣frequent
        findings:
          trouble: { cannot-send: 2️⃣ofen, cannot-receive: 3️⃣1.5 }
          4️⃣netwrok: often
          network: 5️⃣often
          webmail-works: { yes: 0.7, 6️⃣maybe: 0.2 }
        fixes: { use-port-587: 7️⃣0.x }
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .unknownWeight),
        .init("2️⃣", .unknownLikelihood, hint: "did you mean 'often'?"),
        .init("3️⃣", .outOfRange),
        .init("4️⃣", .unknownFinding),
        .init("5️⃣", .wrongType, hint: "name its values, such as { home: often }"),
        .init("6️⃣", .unknownValue),
        .init("7️⃣", .badNumber),
      ])
  }

  @Test(arguments: [
    ("{ cannot-send: 0.8, cannot-receive: 0.21 }", true),
    ("{ cannot-send: 0.8, cannot-receive: 0.2 }", false),
    ("{ cannot-send: usually, cannot-receive: seldom, cannot-either: 0.2 }", false),
    ("{ cannot-send: usually, cannot-receive: usually }", true),
  ])
  func sums(_ likelihoods: String, _ isTooMuch: Bool) throws {
    let text = SourceText(
      path: "test.yaml",
      "cause: test\nstage: connect\ntitle: T\nsummary: S\nprior: 1\nfindings:\n  trouble: \(likelihoods)"
    )
    let loaded = KnowledgeLoader.load([SmallBase.text, text], today: SmallBase.today)
    #expect(loaded.diagnostics.contains { $0.code == .probabilitySum } == isTooMuch)
    let cause = try #require(loaded.knowledge.causes[id: "test"])
    for (_, likelihoods) in cause.findings {
      #expect(abs(likelihoods.reduce(0) { $0 + $1.probability.value } - 1) < 1e-9)
    }
  }

  @Test func placeholders() {
    expectSlips(
      in: """
        fix: 0️⃣test
        title: Use 1️⃣{where.outbux}
        effort: 2️⃣soon
        steps:
          any:
            - Open {where.outbox}, then 3️⃣{page.web-mail}.
            - 4️⃣"Set {smpt.port}"
            - Type {} and {1} as they are.
          5️⃣outlok-classic: [Close it.]
        source: 6️⃣example.org
        checked: 7️⃣2025-02-30
        """,
      [
        .init("0️⃣", .unusedFix, severity: .warning),
        .init("1️⃣", .unknownPlace, hint: "did you mean '{where.outbox}'?"),
        .init("2️⃣", .badDuration),
        .init("3️⃣", .unknownPage, hint: "did you mean '{page.webmail}'?"),
        .init("4️⃣", .unknownPlaceholder, hint: "did you mean '{smtp.port}'?"),
        .init("5️⃣", .unknownAudience, hint: "did you mean 'outlook-classic'?"),
        .init("6️⃣", .badAddress), .init("7️⃣", .badDate),
      ])
  }

  /// The planner weighs minutes against each other; what costs none would end every session.
  @Test func whatIsWeighedTakesTime() {
    expectSlips(
      in: """
        question: why
        asks: trouble
        text: Why?
        effort: 1️⃣0 minutes
        insult: 0 minutes
        ---
        scales: standard
        support: 2️⃣0 minutes
        risks: { none: 0 minutes }
        """,
      [
        .init("1️⃣", .badDuration, hint: "say how long it takes, such as '15 seconds'"),
        .init("2️⃣", .badDuration),
      ])
  }

  @Test func noCauseIsCalledSomethingElse() {
    expectSlips(
      in: """
        cause: 1️⃣something-else
        stage: connect
        title: Something else
        summary: Something else is wrong.
        prior: common
        source: https://www.example.org/
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .badName, message: "no cause can be called 'something-else'"),
        .init("1️⃣", .misplacedFile),
      ])
  }

  @Test func stepsAndCasesHoldNobodysAddress() {
    expectSlips(
      in: """
        fix: 0️⃣test
        title: Test
        effort: 1 minute
        steps:
          any:
            - Put **recent:you@gmail.com** or me@example.com there, not me@home.
            - 1️⃣Write to anna.meier@mail.net.
            - Set the port to 2️⃣{{smtp.port}} in one of them.
        source: https://www.example.org
        checked: 2025-11-01
        ---
        case: test
        title: Test
        says: 3️⃣nothing reaches otto@mail.net, says mailer-daemon@mail.net
        cause: port-blocked
        works: [4️⃣use-prot-587]
        ends: solved
        within: 4
        """,
      [
        .init("0️⃣", .unusedFix, severity: .warning),
        .init("1️⃣", .realAddress, severity: .warning),
        .init("2️⃣", .unknownPlaceholder, hint: "write '{smtp.port}'"),
        .init("3️⃣", .realAddress, severity: .warning),
        .init("4️⃣", .unknownFix, hint: "did you mean 'use-port-587'?"),
      ])
  }

  @Test func aSectionHasAListOrSteps() throws {
    func sections(_ second: String) -> LoadedKnowledge {
      let text = SourceText(
        path: "test.yaml",
        """
        article: test
        title: T
        question: Q
        answer: A
        sections:
          - { heading: H, list: [one] }
          - { heading: I, steps: [one, two]\(second) }
        sources: ["https://www.example.org"]
        checked: 2025-11-01
        """)
      return KnowledgeLoader.load([SmallBase.text, text], today: SmallBase.today)
    }
    let loaded = sections("")
    #expect(loaded.diagnostics.isEmpty)
    let article = try #require(loaded.knowledge.articles[id: "test"])
    #expect(article.sections.map(\.isInOrder) == [false, true])
    #expect(article.sections.last?.items.map(\.english) == ["one", "two"])
    #expect(sections(", list: [three]").diagnostics.map(\.code) == [.duplicateKey])
  }

  @Test func placeholdersThatNobodyFills() {
    expectSlips(
      in: """
        cause: test
        stage: connect
        title: It is 1️⃣{client}
        summary: About 2️⃣{provider}.
        explanation: About {provider} and 3️⃣{ client }, 4️⃣{where.in box} and {plain words}.
        prior: 1
        findings: { webmail-works: often }
        fixes: { use-port-587: often }
        afterwards:
          - Look at {page.webmail} and 5️⃣{smtp.port, twice.
        source: https://www.example.org
        checked: 2025-11-01
        ---
        case: test
        title: Test
        says: it does not work
        cause: test
        works: [use-port-587]
        ends: solved
        within: 4
        ---
        rule: test
        when: { webmail-works: no }
        then:
          warn: Look at {page.webmail} first.
        because: It is 6️⃣{protocol}.
        examples:
          - { given: { webmail-works: no }, expect: fires }
          - { given: { webmail-works: yes }, expect: silent }
        """,
      [
        .init("1️⃣", .placeholderNotFilled), .init("2️⃣", .placeholderNotFilled),
        .init("3️⃣", .unknownPlaceholder, hint: "did you mean '{client}'?"),
        .init("4️⃣", .unknownPlace, hint: "did you mean '{where.outbox}'?"),
        .init("5️⃣", .unknownPlaceholder, hint: "write '{smtp.port}'"),
        .init("6️⃣", .placeholderNotFilled),
      ])
  }

  @Test(
    "A likelihood in hundreds or with a comma",
    arguments: [
      ("93 %", DiagnosticCode.badNumber, "write 0.93, or a word such as 'usually'"),
      ("0,93", .badNumber, "write 0.93, or a word such as 'usually'"),
      ("7%", .badNumber, "write 0.07, or a word such as 'usually'"),
      ("93", .outOfRange, "write 0.93, or a word such as 'usually'"),
      ("1.5", .outOfRange, "write a number such as 0.8, or a word such as 'usually'"),
      ("-1", .outOfRange, "write a number such as 0.8, or a word such as 'usually'"),
    ])
  func likelihoodsInDisguise(_ text: String, _ code: DiagnosticCode, _ hint: String) {
    expectSlips(
      in: """
        cause: test
        stage: connect
        title: Test
        summary: Test.
        prior: common
        findings:
          webmail-works: 1️⃣\(text)
        fixes: { use-port-587: often }
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [.init("1️⃣", code, hint: hint)])
  }

  @Test func boldTextEnds() {
    expectSlips(
      in: """
        cause: 1️⃣test
        stage: connect
        title: Test
        summary: 2️⃣Choose **File** > **Exit.
        explanation: Choose **File** > **Exit**, and 2 * 3.
        prior: common
        findings: { webmail-works: often }
        fixes: { use-port-587: often }
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .causeWithoutCase, severity: .warning),
        .init("2️⃣", .openBold, severity: .warning),
      ])
  }

  @Test func clientsAndProviders() {
    expectSlips(
      in: """
        client: test
        name: Test
        says: [test mail, 1️⃣Test, 2️⃣"test, mail", don't-mail 2.0]
        from: 2010-01-01
        3️⃣until: 2009-12-31
        protocols: [imap, 4️⃣pop]
        where: { 5️⃣outbux: "**Outbox**" }
        oauth2: { 6️⃣micosoft: yes, google: 7️⃣maybe }
        facts: [{ 8️⃣netwrok: home }, { network: 9️⃣moon, until: 2010-01-01 }]
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .phraseForm, severity: .warning),
        .init("2️⃣", .phraseForm, severity: .warning),
        .init("3️⃣", .datesReversed), .init("4️⃣", .unknownWord),
        .init("5️⃣", .unknownPlace, hint: "did you mean 'outbox'?"),
        .init("6️⃣", .unknownWord, hint: "did you mean 'microsoft'?"),
        .init("7️⃣", .unknownWord), .init("8️⃣", .unknownFinding), .init("9️⃣", .unknownValue),
      ])
  }

  @Test func choicesInPhrases() {
    expectSlips(
      in: """
        client: test
        name: Test
        says: [test (mail|post), 1️⃣test (mail, 2️⃣test mail), 3️⃣test mail|post, 4️⃣test (a|(b|c)), 5️⃣test (mail), 6️⃣(re|)test mail, 7️⃣test e(mail|post)]
        platforms: [windows]
        protocols: [imap]
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .phrasePattern), .init("2️⃣", .phrasePattern), .init("3️⃣", .phrasePattern),
        .init("4️⃣", .phrasePattern), .init("5️⃣", .phrasePattern), .init("6️⃣", .phrasePattern),
        .init("7️⃣", .phrasePattern),
      ])
  }

  @Test func expressionsInPhrases() {
    expectSlips(
      in: """
        expression: works
        name: It works
        says: [works, 1️⃣works * well, 2️⃣<works> well]
        ---
        expression: 3️⃣provider
        name: A provider
        says: [my provider]
        ---
        finding: phone-works
        name: It works on a phone
        about: symptom
        says: { yes: [phone <works>, 4️⃣phone <wroks>, 5️⃣phone <works, 6️⃣phone<works>, 7️⃣phone <a b>] }
        ---
        client: test
        name: Test
        says: [8️⃣test <works>]
        platforms: [windows]
        protocols: [imap]
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .phrasePattern), .init("2️⃣", .phrasePattern), .init("3️⃣", .duplicateName),
        .init("4️⃣", .unknownExpression, hint: "did you mean '<works>'?"),
        .init("5️⃣", .phrasePattern), .init("6️⃣", .phrasePattern), .init("7️⃣", .phrasePattern),
        .init("8️⃣", .phrasePattern),
      ])
  }

  @Test(arguments: [
    ("no choice", ["no choice"]),
    ("(can't|cannot) send", ["can't send", "cannot send"]),
    ("get (my|) mail", ["get my mail", "get mail"]),
    ("(a|b) * (c d|e)", ["a * c d", "a * e", "b * c d", "b * e"]),
    ("(|very) (|very) slow", ["slow", "very slow", "very very slow"]),
  ])
  func choicesAreTakenApart(pattern: String, wordings: [String]) throws {
    #expect(try PhrasePattern(pattern).wordings == wordings)
  }

  @Test func aPhraseStandsForAThousandAtMost() {
    let ten = "(a|b|c|d|e|f|g|h|i|j)"
    #expect(throws: PhrasePattern.Slip.self) { try PhrasePattern("\(ten) \(ten) \(ten) (k|l)") }
    #expect(throws: Never.self) { try PhrasePattern("\(ten) \(ten) \(ten)") }
  }

  @Test func aPhraseHasAWord() {
    #expect(throws: PhrasePattern.Slip.self) { try PhrasePattern("(|) (|)") }
  }

  @Test func placesThatAProgramLacks() {
    expectSlips(
      in: """
        client: test
        name: Test
        where:
          0️⃣outbox: "**Outbox**"
          accounts: "**Accounts**"
        lacks: [repair, 1️⃣timeoot, 2️⃣outbox, 3️⃣repair, 4️⃣basement, version]
        source: https://www.example.org
        checked: 2025-11-01
        """,
      [
        .init("1️⃣", .unknownPlace, hint: "did you mean 'timeout'?"),
        .init(
          "2️⃣", .hadAndLacked, message: "the program is said to have 'outbox' and to lack it",
          hint: "take it out of 'lacks', or out of 'where'", note: "0️⃣"),
        .init("3️⃣", .repeatedWord, severity: .warning), .init("4️⃣", .unknownPlace),
      ])
    expectSlips(
      in: """
        client: test
        name: Test
        lacks: 1️⃣timeout
        source: https://www.example.org
        checked: 2025-11-01
        """, [.init("1️⃣", .wrongType)])
  }

  @Test func documentsThatSayNothing() {
    expectSlips(in: "1️⃣title: x\ncause: test", [.init("1️⃣", .unknownKind, hint: "put 'cause' first")])
    expectSlips(
      in: "1️⃣caes: test", [.init("1️⃣", .unknownKind, hint: "did you mean 'case'?")])
    expectSlips(in: "1️⃣[cause, test]", [.init("1️⃣", .wrongType)])
    expectSlips(
      in: "finding: 1️⃣trouble\nname: x\nabout: symptom", at: "trouble.yaml",
      [.init("1️⃣", .duplicateName)])
    expectSlips(
      in: "fix: 1️⃣test\ntitle: x\neffort: 1 minute\nsteps: { any: [Do it.] }", at: "fixes/best.yaml",
      [
        .init("1️⃣", .misplacedFile, hint: "rename it to 'test.yaml', or correct the name"),
        .init("1️⃣", .noSource, severity: .warning), .init("1️⃣", .unusedFix, severity: .warning),
      ])
  }
}
