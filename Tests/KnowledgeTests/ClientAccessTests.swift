import Knowledge
import Testing

/// What a program can do at a provider on a day.
@Suite struct ClientAccessTests {
  private static let before = Day(daysSince1970: 19_000)
  private static let today = Day(daysSince1970: 20_500)
  private static let since = Validity(from: Day(daysSince1970: 20_000))

  private static func client(
    _ oauth2: [String: [Dated<Client.OAuth2Support>]] = [:], protocols: [String] = ["imap", "smtp"]
  ) -> Client {
    Client(id: "test", name: "Test", protocols: protocols, oauth2: oauth2)
  }

  private static func provider(
    _ signIn: [Dated<SignInMethod>], sending: [SignInMethod]? = nil
  ) -> Provider {
    Provider(
      id: "a", name: "A",
      servers: [
        ServerSetting(
          mailProtocol: .smtp, host: "smtp.a.org", port: 587, encryption: .starttls,
          signIn: sending)
      ], signIn: signIn, oauth2Issuer: "a")
  }

  /// Of what nobody says how common it is, people have little, but it is not impossible.
  @Test func whatHasNoFigureIsRareAndNotImpossible() {
    let rare = Client(id: "rare", name: "Rare", popularity: [Dated(0.3)])
    let later = Client(id: "later", name: "Later", popularity: [Dated(9, Self.since)])
    #expect(rare.weight(on: Self.before) == 0.3 && later.weight(on: Self.today) == 9)
    #expect((0.01..<0.3).contains(later.weight(on: Self.before)))
    #expect(
      Provider(id: "a", name: "A").weight(on: Self.today)
        == Client(id: "b", name: "B").weight(on: Self.today))
    let named = ["mail", "mail 2"].map { Client(id: .init($0), name: "Mail", says: [$0]) }
    let versions = KnowledgeBase(clients: named).versions(calledBy: "mail", on: Self.today)
    #expect(versions.allSatisfy { $0.weight > 0 })
  }

  @Test(
    arguments: [
      ("localhost", true), ("127.0.0.1", true), ("127.1.2.3", true), ("::1", true),
      ("imap.a.org", false), ("localhost.a.org", false), ("128.0.0.1", false),
    ])
  func bridgesRunOnTheComputerItself(_ host: String, _ isLocal: Bool) {
    let server = ServerSetting(
      mailProtocol: .imap, host: host, port: 1143, encryption: .starttls)
    #expect(server.isLocal == isLocal)
  }

  @Test(
    arguments: [
      (["a": [Dated(.yes, since)]], before, .notInClient),
      (["a": [Dated(.yes, since)]], today, .opens(.yes)),
      (["a": [Dated(.exchangeOnly)]], today, .opens(.exchangeOnly)),
      (["b": [Dated(.yes)]], today, .notInClient), ([:], today, .notInClient),
    ] as [([String: [Dated<Client.OAuth2Support>]], Day, SignInWindow)])
  func aWindowIsOpenedFromItsFirstDayOn(
    _ oauth2: [String: [Dated<Client.OAuth2Support>]], _ day: Day, _ window: SignInWindow
  ) {
    let provider = Self.provider([Dated(.oauth2), Dated(.appPassword)])
    #expect(Self.client(oauth2).window(of: provider, on: day) == window)
  }

  @Test func aProviderWithoutAWindowOpensNone() {
    let client = Self.client(["a": [Dated(.yes)]])
    let provider = Self.provider([Dated(.password), Dated(.oauth2, Self.since)])
    #expect(client.window(of: provider, on: Self.before) == .notAtProvider)
    #expect(client.window(of: provider, on: Self.today) == .opens(.yes))
    #expect(client.window(of: Self.provider([]), on: Self.today) == nil)
  }

  @Test func whatOnlySendsSignsInAsTheOutgoingServerHasIt() {
    let provider = Self.provider([Dated(.oauth2)], sending: [.password])
    func isShutOut(_ client: Client) -> Bool {
      if case .none = client.access(to: provider, on: Self.today) { true } else { false }
    }
    #expect(isShutOut(Self.client()))
    #expect(!isShutOut(Self.client(protocols: ["smtp"])))
  }

  @Test func programsWithTheWindowAreNamedApartFromThoseThatGetInAnyhow() {
    let clients = [
      Client(id: "old", name: "Old", oauth2: ["b": [Dated(.yes)]]),
      Client(id: "new", name: "New", oauth2: ["a": [Dated(.yes)]]),
    ]
    let provider = Self.provider([Dated(.oauth2), Dated(.appPassword)])
    let words = Instructions(
      client: nil, provider: provider, on: Self.today,
      in: KnowledgeBase(clients: clients, providers: [provider]))
    #expect(words.fill("{clients-that-can}; {clients-with-window}") == "New, Old; New")
  }

  @Test(
    arguments: [
      ("look", ["look", "look-mac", "look-16"]), ("look 16", ["look-16"]), ("new look", ["look"]),
      ("mutt", []),
    ] as [(String, [Client.ID])])
  func aNameMayStandForLaterOnesOfItsFamily(_ name: String, _ versions: [Client.ID]) {
    let clients = [
      Client(id: "look", name: "Look", family: "look", says: ["look", "new look"]),
      Client(id: "look-16", name: "Look 16", family: "look", says: ["look 16"]),
      Client(id: "look-out", name: "Look Out", says: ["look out"]),
      Client(id: "look-mac", name: "Look for Mac", says: ["look", "look for mac"]),
    ]
    let found = KnowledgeBase(clients: clients).versions(calledBy: name, on: Self.today)
    #expect(found.map(\.client.id) == versions)
  }
}
