import Knowledge
import Testing

/// What a provider has on a day: its pages, its kinds of account, the names that have gone, what had happened.
@Suite struct ProviderDatesTests {
  private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private static func provider() throws -> Provider {
    let turn = try day("2012-07-31")
    return Provider(
      id: "mail", name: "Mail",
      servers: [
        ServerSetting(
          mailProtocol: .pop3, host: "pop.old.org", port: 995, encryption: .tls,
          validity: Validity(until: try day("2012-12-31")))
      ],
      pages: [
        .webmail: [
          Dated("https://old.org", Validity(until: try day("2012-07-30"))),
          Dated("https://new.org", Validity(from: turn)),
        ],
        .storage: [Dated("https://new.org/room", Validity(from: turn))],
        .support: [Dated("https://help.org")],
      ],
      retiredHosts: [
        Provider.RetiredHost(host: "pop.old.org", until: nil, note: "Gone."),
        Provider.RetiredHost(host: "http.org", until: try day("2009-08-31"), note: "Gone."),
        Provider.RetiredHost(host: "pop.new.org", until: try day("2014-12-31"), note: "Gone."),
      ],
      events: [
        Provider.Event(when: "2010", what: "One."), Provider.Event(when: "2010-06", what: "Two."),
        Provider.Event(when: "2010-06-02", what: "Three."),
        Provider.Event(when: "2011", what: "Four."),
      ])
  }

  @Test func aPageIsNamedOnItsDaysAlone() throws {
    let provider = try Self.provider()
    let general = Provider(
      id: Provider.anyOther, name: "Any", pages: [.storage: [Dated("the used space")]])
    let knowledge = KnowledgeBase(providers: [provider, general])
    func words(_ page: String, on day: String) throws -> String {
      Instructions(client: nil, provider: provider, on: try Self.day(day), in: knowledge)
        .fill(Wording("Look at {page.\(page)}."))
    }
    #expect(try words("webmail", on: "2012-07-30") == "Look at https://old.org.")
    #expect(try words("webmail", on: "2012-07-31") == "Look at https://new.org.")
    #expect(try words("support", on: "2001-01-01") == "Look at https://help.org.")
    #expect(try words("storage", on: "2010-06-01") == "Look at the used space.")
    #expect(try words("storage", on: "2020-06-01") == "Look at https://new.org/room.")
    #expect(try words("unlock", on: "2020-06-01") == "Look at your provider's website.")
  }

  @Test(
    arguments: [
      ("2009-08-31", []), ("2010-06-01", ["http.org"]),
      ("2013-06-01", ["pop.old.org", "http.org"]),
      ("2015-01-01", ["pop.old.org", "http.org", "pop.new.org"]),
    ] as [(String, [String])])
  func aNameHasGoneOnceItIsNoLongerInUse(_ day: String, _ hosts: [String]) throws {
    #expect(try Self.provider().retiredHosts(on: Self.day(day)).map(\.host) == hosts)
  }

  @Test func whatHasNotHappenedYetIsNotTold() throws {
    let told = try Self.provider().events(on: Self.day("2010-06-01")).map(\.what.english)
    #expect(told == ["One.", "Two."])
  }

  @Test func kindsOfAccountAreThereOnceSomethingIsKnownOfThem() throws {
    let provider = try Self.provider()
    let from = Validity(from: try Self.day("2012-08-01"))
    let late = Validity(from: try Self.day("2024-09-16"))
    let types = [
      AccountType(
        id: "new", name: "New", provider: "mail", eligible: [Dated(.yes, from)],
        notes: [
          Dated("By password.", Validity(until: try Self.day("2024-09-15"))),
          Dated("By window.", late),
        ]),
      AccountType(id: "old", name: "Old", provider: "mail", eligible: [Dated(.unknown)]),
      AccountType(id: "others", name: "Others", provider: "other", eligible: [Dated(.yes)]),
    ]
    let knowledge = KnowledgeBase(providers: [provider], accountTypes: types)
    let (early, today) = (try Self.day("2010-06-01"), try Self.day("2026-11-22"))
    #expect(knowledge.kinds(at: provider, on: early).map(\.id) == ["old"])
    #expect(knowledge.kinds(at: provider, on: today).map(\.id) == ["new", "old"])
    #expect(types[0].note(on: today)?.english == "By window.")
    #expect(types[1].note(on: today) == nil)
  }

  @Test func stepsAreThoseOfTheDay() throws {
    let later = Validity(from: try Self.day("2013-04-17"))
    let fix = Fix(
      id: "fix", title: "Fix", minutes: 1,
      steps: [Fix.Steps(audience: "any", dated: [Dated("One."), Dated("Two.", later)])])
    #expect(fix.lines(for: nil, on: try Self.day("2010-06-01")).map(\.english) == ["One."])
    #expect(fix.lines(for: nil, on: try Self.day("2026-06-01")).map(\.english) == ["One.", "Two."])
  }
}
