import Knowledge
import Testing

@testable import Publishing

@Suite struct ArticleWriterTests {
  private func article(_ id: String, on day: Day = Specimen.today) throws -> FAQArticle {
    try #require(Specimen.articles(on: day).first { $0.id == id })
  }

  @Test func articlesComeInStableOrderUnderStableNames() {
    #expect(
      Specimen.articles().map(\.id) == [
        "ports", "hotmail-2009", "cause-smtp-port-25-blocked", "cause-wrong-port",
        "fix-use-port-587", "settings-closed-mail", "settings-hotmail", "client-outlook-2010",
        "client-thunderbird",
      ])
  }

  @Test func oneArticleIsTheSameAloneAndAmongTheOthers() {
    let writer = ArticleWriter(Specimen.knowledge, on: Specimen.today)
    for article in writer.articles() { #expect(writer.article(id: article.id) == article) }
    for id in [
      "", "cause-", "cause-nothing", "fix-ask-network-owner", "settings-any-other",
      "client-future-mail",
    ] {
      #expect(writer.article(id: id) == nil)
    }
  }

  @Test func aCauseTellsTheAnswerFirstAndTheFixesInTheAuthorsOrder() throws {
    let cause = try article("cause-smtp-port-25-blocked")
    #expect(cause.cause == "smtp-port-25-blocked")
    #expect(cause.question == "What helps if your network blocks port 25?")
    #expect(cause.answer.first?.hasPrefix("Your program sends through port 25") == true)
    #expect(cause.answer.last == "Try this first: **Send through port 587** (about 2 minutes).")
    #expect(cause.fixes.map(\.id) == ["use-port-587", "ask-network-owner"])
    #expect(cause.why == ["Viruses abuse port 25, so networks shut it.", "Port 587 stays open."])
    #expect(cause.updated == Specimen.day("2026-09-20"))
    #expect(
      cause.sources == [
        ArticleSource(address: "https://example.org/ports", checked: Specimen.day("2026-09-15"))
      ], "what is told step by step elsewhere has its source there")
    #expect(cause.related.map(\.id) == ["ports", "cause-wrong-port"])
  }

  @Test func symptomsAreThePeoplesWordsAndTheMessagesThatPointStronglyHere() throws {
    let blocked = try article("cause-smtp-port-25-blocked")
    #expect(
      blocked.symptoms == [
        "port 25", "hotel \u{2026} send", "at home i can send but not here", "0x800CCC0E",
      ])
    #expect(try article("cause-wrong-port").messages == [])
  }

  @Test func stepsAreFilledInGeneralWordsAndInAProgramsOwn() throws {
    let fix = try #require(try article("cause-smtp-port-25-blocked").fixes.first)
    #expect(
      fix.steps == [
        "Open the settings of the outgoing server.",
        "Set the port to **587** and the encryption to **STARTTLS (some programs call it TLS)**.",
      ])
    #expect(fix.variants.map(\.name) == ["Outlook 2010", "Thunderbird"])
    #expect(
      fix.variants.first?.steps == [
        "Open **More Settings...** > **Advanced**.", "Choose **TLS**.",
      ])
  }

  /// What most need comes first and what is over last, whatever the files are called.
  @Test func topicsStandByHowManyNeedThem() throws {
    func topic(_ id: Article.ID, _ readership: Article.Readership, until: String? = nil) -> Article
    {
      Article(
        id: id, title: "T", question: "Q?", answer: ["A."], readership: readership,
        validity: Validity(until: until.map(Specimen.day)))
    }
    let knowledge = KnowledgeBase(articles: [
      topic("a-old", .many, until: "2013-12-31"), topic("b-few", .few), topic("c-some", .some),
      topic("d-many", .many),
    ])
    func order(on day: Day) -> [String] { ArticleWriter(knowledge, on: day).articles().map(\.id) }
    #expect(order(on: Specimen.today) == ["d-many", "c-some", "b-few", "a-old"])
    #expect(order(on: Specimen.then) == ["a-old", "d-many", "c-some", "b-few"])
  }

  @Test func aTopicListsWhereEachProviderHasAPage() throws {
    func provider(_ id: Provider.ID, _ name: Wording, _ signIn: SignInMethod, _ page: Wording?)
      -> Provider
    {
      Provider(
        id: id, name: name, signIn: [Dated(signIn)],
        pages: page.map { [.appPasswords: [Dated($0)], .support: [Dated($0)]] } ?? [:])
    }
    func table(_ page: Provider.Page) throws -> ArticleTable? {
      let topic = Article(
        id: "topic", title: "T", question: "Q?", answer: ["A."],
        sections: [.init(heading: "Where", paragraphs: [], items: [], page: page)])
      let knowledge = KnowledgeBase(
        providers: [
          provider("a", "A Mail", .appPassword, "https://a.example"),
          provider("b", "B Mail", .oauth2, "https://b.example"),
          provider("c", "C Mail", .appPassword, nil),
        ], articles: [topic])
      let article = ArticleWriter(knowledge, on: Specimen.today).article(id: "topic")
      return try #require(article).sections.first?.table
    }
    #expect(
      try table(.appPasswords)?.rows == [[.words("A Mail"), .words("https://a.example")]],
      "and nobody is sent where no app password is taken")
    #expect(try table(.support)?.rows.count == 2)
    #expect(try table(.unlock) == nil)
  }

  /// The sources of what is advised nearly everywhere say nothing of this cause.
  @Test func adviceForManyCausesBringsNoSourcesAlong() throws {
    func article(ofCauses count: Int) throws -> FAQArticle {
      let causes = (1...count).map { number in
        Cause(
          id: .init("c\(number)"), stage: .connect, title: "T", summary: "S.", prior: [],
          remedies: [Specimen.remedy("ask-network-owner")])
      }
      let ask = Fix(
        id: "ask-network-owner", title: "Ask", minutes: 2,
        steps: [.init(audience: "any", lines: ["Ask."])],
        provenance: Provenance(
          source: "https://example.org/ask", checked: Specimen.day("2026-09-15")))
      let knowledge = KnowledgeBase(causes: causes, fixes: [ask])
      return try #require(ArticleWriter(knowledge, on: Specimen.today).article(id: "cause-c1"))
    }
    #expect(try article(ofCauses: 3).sources.map(\.address) == ["https://example.org/ask"])
    let common = try article(ofCauses: 4)
    #expect(common.sources.isEmpty)
    #expect(common.updated == Specimen.day("2026-09-15"))
  }

  @Test func theCommonestKindsOfAccountsComeFirst() throws {
    func type(_ id: AccountType.ID, _ weight: Double) -> AccountType {
      AccountType(
        id: id, name: .init(id.rawValue), provider: "p", popularity: [Dated(weight)],
        eligible: [Dated(.yes)])
    }
    let knowledge = KnowledgeBase(
      providers: [Provider(id: "p", name: "P")],
      accountTypes: [type("a", 1), type("b", 9), type("c", 3)])
    let article = try #require(
      ArticleWriter(knowledge, on: Specimen.today).article(id: "settings-p"))
    let kinds = article.sections.first { $0.heading == "Kinds of accounts" }?.table?.rows
    #expect(kinds?.map { $0.first } == [.words("b"), .words("c"), .words("a")])
  }

  /// A device that gets in only to send, by a password, opens no window.
  @Test func theProgramsThatSignInAreThoseThatOpenTheWindow() throws {
    let new = Client(id: "new", name: "New", oauth2: ["p": [Dated(.yes)]])
    let classic = Client(id: "classic", name: "Classic", oauth2: ["p": [Dated(.exchangeOnly)]])
    let scanner = Client(id: "scanner", name: "Scanner", protocols: ["smtp"])
    let old = Client(id: "old", name: "Old")
    let all = try programs(that: [new, classic, scanner, old])
    #expect(all.items == ["New"])
    #expect(all.paragraphs.first?.contains("not in Classic:") == true)
    let others = try programs(that: [classic, scanner, old])
    #expect(others.paragraphs.first?.hasSuffix("We know of no other that does.") == true)
    let none = try programs(that: [scanner, old])
    #expect(none.paragraphs.first?.hasSuffix("(OAuth2). We know of none that does.") == true)
  }

  /// What the article on a provider that lets nobody in without its window says of these programs.
  private func programs(that clients: [Client]) throws -> ArticleSection {
    let provider = Provider(
      id: "p", name: "P",
      servers: [
        ServerSetting(
          mailProtocol: .imap, host: "imap.example.org", port: 993, encryption: .tls),
        ServerSetting(
          mailProtocol: .smtp, host: "smtp.example.org", port: 587, encryption: .starttls,
          signIn: [.password]),
      ], signIn: [Dated(.oauth2)], oauth2Issuer: "p")
    let knowledge = KnowledgeBase(clients: clients, providers: [provider])
    let article = try #require(
      ArticleWriter(knowledge, on: Specimen.today).article(id: "settings-p"))
    return try #require(article.sections.first { $0.heading == "Which programs can sign in" })
  }

  /// What is mended in it otherwise than elsewhere, not what is common everywhere.
  @Test func aProgramLeadsToWhatIsMendedInAWayOfItsOwn() throws {
    func cause(_ id: Cause.ID, _ weight: Double) -> Cause {
      Cause(
        id: id, stage: .client, title: "T", summary: "S.", prior: [Dated(weight)],
        remedies: [Specimen.remedy(.init(id.rawValue))])
    }
    func fix(_ id: Fix.ID, _ audiences: String...) -> Fix {
      Fix(
        id: id, title: "F", minutes: 1,
        steps: (["any"] + audiences).map { .init(audience: $0, lines: [Wording($0)]) })
    }
    let knowledge = KnowledgeBase(
      causes: [cause("common", 9), cause("own", 5), cause("everywhere", 5)],
      fixes: [fix("common"), fix("own", "a"), fix("everywhere", "a", "b", "c")],
      clients: [
        Client(id: "a", name: "A"), Client(id: "b", name: "B"), Client(id: "c", name: "C"),
      ])
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    func related(_ id: String) throws -> [String] {
      try #require(writer.article(id: id)).related.map(\.id)
    }
    #expect(try related("client-a") == ["cause-own", "cause-everywhere"])
    #expect(try related("client-b") == ["cause-everywhere"])
  }

  /// Whether it is the steps that are for some programs, by name or by family, or the whole fix.
  @Test func whatIsForAFamilyOfProgramsIsOfEachOfItsOwn() throws {
    func cause(_ fix: Fix.ID) -> Cause {
      Cause(
        id: .init(fix.rawValue), stage: .client, title: "T", summary: "S.", prior: [Dated(1)],
        remedies: [Specimen.remedy(fix)])
    }
    let ofFamily = Fix(
      id: "family", title: "F", minutes: 1,
      steps: ["any", "f"].map { .init(audience: $0, lines: [Wording($0)]) })
    let knowledge = KnowledgeBase(
      findings: [Finding(id: "client", name: "Program", role: .surroundings, domain: .clients)],
      causes: [cause("condition"), cause("family")],
      fixes: [
        ofFamily, Specimen.fix("condition", when: Condition(all: [.init("client", ["a"])])),
      ],
      clients: [
        Client(id: "a", name: "A", family: "f"), Client(id: "b", name: "B", family: "f"),
        Client(id: "c", name: "C"),
      ])
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    func related(_ id: String) throws -> [String] {
      try #require(writer.article(id: id)).related.map(\.id)
    }
    #expect(try related("client-a") == ["cause-condition", "cause-family"])
    #expect(try related("client-b") == ["cause-family"])
    #expect(try related("client-c") == [])
  }

  /// What is read next is what looks the same, not what happens to be cured by the same.
  @Test func theCausesThatAreEasilyMistakenAreReadNext() throws {
    func cause(_ id: Cause.ID, slow: Double, _ fix: Fix.ID = "restart") -> Cause {
      Cause(
        id: id, stage: .connect, title: "T", summary: "S.", prior: [],
        findings: [
          (
            "trouble",
            [
              Cause.Likelihood(value: "slow", probability: Probability(clamping: slow)),
              Cause.Likelihood(value: "dead", probability: Probability(clamping: 1 - slow)),
            ]
          )
        ], remedies: [Specimen.remedy(fix)])
    }
    let knowledge = KnowledgeBase(
      findings: [
        Finding(
          id: "trouble", name: "Trouble", role: .symptom,
          values: [
            Finding.Value(id: "slow", name: "Slow", background: 0.5),
            Finding.Value(id: "dead", name: "Dead", background: 0.5),
          ])
      ],
      causes: [
        cause("crowded", slow: 1), cause("jammed", slow: 0.9, "wait"), cause("worn", slow: 0.5),
        cause("cut", slow: 0),
      ])
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    let article = try #require(writer.article(id: "cause-crowded"))
    #expect(article.related.map(\.id) == ["cause-jammed", "cause-worn"])
    let likeness = CauseLikeness(knowledge)
    #expect(likeness.between("crowded", "crowded") == 1)
    #expect(likeness.between("crowded", "cut") == 0)
    #expect(likeness.between("jammed", "worn") == likeness.between("worn", "jammed"))
  }

  @Test func aFixIsOnlyToldWhileItCanBeDone() throws {
    let then = try article("cause-smtp-port-25-blocked", on: Specimen.then)
    #expect(then.fixes.contains { $0.id == "gone-for-good" })
  }

  @Test func theAnswerSaysWhichAccountsAreShutOut() throws {
    func answer(_ day: String) throws -> [String] {
      try article("settings-hotmail", on: Specimen.day(day)).answer
    }
    #expect(try answer("2009-03-01").last == "Closed to mail programs: Hotmail, free.")
    #expect(try !answer("2009-03-20").contains { $0.hasPrefix("Closed") })
  }

  @Test func settingsAreThoseOfTheDayWithWhatWasBefore() throws {
    let now = try article("settings-hotmail")
    #expect(now.settings.map(\.isCurrent) == [true, false])
    #expect(
      now.settings.first?.rows.map(\.host) == [
        "outlook.office365.com", "outlook.office365.com", "smtp-mail.outlook.com",
      ])
    #expect(now.settings.first?.rows.allSatisfy { $0.signIn == [.oauth2] } == true)
    #expect(now.answer.last?.hasPrefix("IMAP and POP are off until you switch them on") == true)
    let then = try article("settings-hotmail", on: Specimen.then)
    #expect(then.settings.map(\.isCurrent) == [true])
    #expect(then.settings.first?.rows.map(\.host) == ["pop3.live.com", "smtp.live.com"])
    #expect(then.settings.first?.rows.allSatisfy { $0.signIn == [.password] } == true)
    #expect(!then.sections.contains { $0.heading == "Names that are no longer in use" })
  }

  @Test func aProviderWithoutServersSaysSo() throws {
    let closed = try article("settings-closed-mail")
    #expect(closed.settings.isEmpty)
    #expect(
      closed.answer.first?.contains("no access for mail programs that we know of, as of 21 Nov")
        == true)
  }

  @Test func whatWasCheckedMoreThanAYearAgoSaysSo() throws {
    #expect(try article("settings-closed-mail").notice?.contains("31 January 2024") == true)
    #expect(try article("settings-hotmail").notice == nil)
  }

  @Test func aProgramTellsWhereItCannotSignIn() throws {
    let old = try article("client-outlook-2010")
    #expect(old.answer.first?.contains("no updates from its maker since 13 October 2020") == true)
    #expect(old.answer.first?.contains("It cannot sign in to Hotmail & Co") == true)
    let new = try article("client-thunderbird")
    #expect(!new.answer.contains { $0.contains("cannot sign in") })
    let then = try article("client-outlook-2010", on: Specimen.then)
    #expect(!then.answer.contains { $0.contains("cannot sign in") })
  }

  @Test func aTopicOfThePastSaysSoAndShowsTheServersOfItsTime() throws {
    let topic = try article("hotmail-2009")
    #expect(
      topic.notice
        == "This is history: it held from 11 February 2009 to 11 September 2013. "
        + "For today see \u{201C}Hotmail & Co: settings for mail programs\u{201D}.")
    #expect(topic.settings.map(\.isCurrent) == [false])
    #expect(Set(topic.settings.flatMap(\.rows).map(\.host)) == ["pop3.live.com", "smtp.live.com"])
    #expect(try article("hotmail-2009", on: Specimen.then).notice == nil)
  }

  /// A text without an end was written as of its day; years before, not all of it was so.
  @Test func aTextOfTodaySaysSoOnAnEarlyDay() throws {
    let written = Article(
      id: "today", title: "Today", question: "Today?", answer: ["It is so."],
      checked: Day("2026-09-15"))
    let knowledge = KnowledgeBase(articles: [written])
    func notice(_ day: String) throws -> String? {
      ArticleWriter(knowledge, on: try #require(Day(day))).article(id: "today")?.notice
    }
    #expect(
      try notice("2010-06-01")
        == "This was written as of 15 September 2026. Some of what it tells as of today was not so on "
        + "1 June 2010.")
    #expect(try notice("2022-06-01") == nil)
    #expect(try notice("2026-11-22") == nil)
    #expect(try notice("2028-11-22")?.contains("more than a year ago") == true)
  }

  @Test func whatDiffersBetweenTheServersIsToldOfBoth() throws {
    let provider = Provider(
      id: "apple-like", name: "Apple-like",
      servers: [
        ServerSetting(
          mailProtocol: .imap, host: "imap.example.org", port: 993, encryption: .tls,
          userName: .localPart),
        ServerSetting(
          mailProtocol: .smtp, host: "smtp.example.org", port: 587, encryption: .starttls),
      ],
      signIn: [Dated(.appPassword)], userName: [Dated(.fullAddress)])
    let writer = ArticleWriter(KnowledgeBase(providers: [provider]), on: Specimen.today)
    let answer = try #require(writer.article(id: "settings-apple-like")).answer
    #expect(
      answer.last == """
        The user name is the part of your address before the @ for incoming mail, and your whole mail \
        address for outgoing mail. Sign in with an app password. Leave Secure Password Authentication \
        (SPA) off.
        """)
  }

  @Test func timesThatFollowEachOtherAreToldAsOne() throws {
    func imap(_ host: String, _ validity: Validity, _ confidence: Confidence, _ note: Wording?)
      -> ServerSetting
    {
      ServerSetting(
        mailProtocol: .imap, host: host, port: 993, encryption: .tls, note: note,
        validity: validity,
        provenance: Provenance(checked: Specimen.day("2026-09-15"), confidence: confidence))
    }
    func table(_ second: String) throws -> SettingsTable? {
      let provider = Provider(
        id: "parted", name: "Parted",
        servers: [
          imap(
            "a.example.org",
            Validity(from: Specimen.day("2009-01-01"), until: Specimen.day("2013-12-31")), .low,
            "About 2009."),
          imap(second, Validity(from: Specimen.day("2014-01-01")), .medium, nil),
        ])
      return ArticleWriter(KnowledgeBase(providers: [provider]), on: Specimen.today)
        .serversOfOldTable(of: provider, during: Validity(until: Specimen.day("2015-01-01")))
    }
    let one = try #require(try table("a.example.org"))
    #expect(one.rows.map(\.validity) == [Validity(from: Specimen.day("2009-01-01"))])
    #expect(one.rows.map(\.note) == ["About 2009."])
    #expect(one.rows.map(\.provenance.confidence) == [.medium])
    #expect(try #require(try table("b.example.org")).rows.count == 2)
  }

  @Test func aDeviceThatOnlySendsIsNotToldToFetch() throws {
    let scanner = Client(
      id: "scanner", name: "Scanner", protocols: ["smtp"],
      encryption: Client.EncryptionWords(tls: "SSL", starttls: "TLS", none: nil),
      places: [.outgoingServer: "its own page"], lacks: [.addAccount, .timeout])
    let writer = ArticleWriter(KnowledgeBase(clients: [scanner]), on: Specimen.today)
    let article = try #require(writer.article(id: "client-scanner"))
    #expect(article.question == "How do I make it send through my mail provider?")
    let text = TextFormat().text(of: article)
    #expect(text.contains("Open its own page, and enter the outgoing server"))
    #expect(!text.contains("Choose POP or IMAP") && !text.contains("993"))
    #expect(article.title == "Scanner: mail settings")
    #expect(text.contains("It fetches no mail; it only sends."))
    #expect(text.contains("Encryption in this device") && !text.contains("Not in its menus"))
  }

  @Test func aDescriptionStandsSmallInASentenceAndNothingIsSaidTwice() throws {
    let script = Client(
      id: "script", name: "A script that fetches mail", protocols: ["imap"],
      encryption: Client.EncryptionWords(tls: "SSL", starttls: nil, none: nil),
      places: [.accounts: "its configuration"], lacks: [.addAccount])
    let provider = Provider(
      id: "p", name: "P Mail",
      servers: [
        ServerSetting(
          mailProtocol: .imap, host: "imap.example.org", port: 993, encryption: .tls)
      ], signIn: [Dated(.oauth2)], oauth2Issuer: "p")
    let writer = ArticleWriter(
      KnowledgeBase(clients: [script], providers: [provider]), on: Specimen.today)
    let article = try #require(writer.article(id: "client-script"))
    #expect(article.question == "How do I set up my mail in a script that fetches mail?")
    #expect(article.answer.first?.hasPrefix("It cannot sign in to P Mail, for it lacks") == true)
    #expect(article.answer.last?.hasPrefix("Open its configuration. Choose") == true)
    #expect(!article.sections.contains { $0.items.contains { $0.contains("P Mail") } })
    #expect(article.sections.first?.table?.caption == "Encryption in a script that fetches mail")
  }

  @Test func noPlaceholderIsLeftOver() {
    for article in Specimen.articles() {
      let text = TextFormat().text(of: article)
      #expect(!text.contains("{"), "\(article.id)")
    }
  }
}
