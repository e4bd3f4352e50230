import Knowledge
import Testing

/// What a card shows of a provider's servers, for one program.
@Suite struct SettingsCardTests {
  private static let day = Day(daysSince1970: 20_500)

  private static let servers = [
    ServerSetting(mailProtocol: .smtp, host: "smtp.a.org", port: 587, encryption: .starttls),
    ServerSetting(mailProtocol: .pop3, host: "pop.a.org", port: 995, encryption: .tls),
    ServerSetting(mailProtocol: .imap, host: "imap.a.org", port: 993, encryption: .tls),
  ]

  private static func card(
    protocols: [String], oauth2: [String: Client.OAuth2Support] = [:], id: Client.ID = "test"
  ) -> SettingsCard {
    let client = Client(
      id: id, name: Wording("Test"), protocols: protocols, oauth2: oauth2.mapValues { [Dated($0)] })
    let provider = Provider(
      id: "a", name: Wording("A"), servers: servers,
      signIn: [Dated(.oauth2), Dated(.appPassword)], oauth2Issuer: "a",
      offByDefault: [Dated([.pop3], Validity(from: nil, until: day)), Dated([.imap], past)],
      pages: [.switchOn: Wording("Settings")])
    let knowledge = KnowledgeBase(clients: [client], providers: [provider])
    return SettingsCard(of: provider, for: client, on: day, in: knowledge)
  }

  private static let past = Validity(from: nil, until: Day(daysSince1970: 1))

  @Test func onlyWhatIsOffThatDayIsToBeSwitchedOn() {
    let entries = Self.card(protocols: ["imap", "pop3", "smtp"]).entries
    #expect(entries.map(\.server.mailProtocol) == [.imap, .pop3, .smtp])
    #expect(entries.map(\.isOffByDefault) == [false, true, false])
    #expect(entries.map { $0.switchOn?.english } == [nil, "Settings", nil])
  }

  @Test(
    arguments: [
      ([.oauth2, .appPassword], "There"), ([.appPassword], "There"), ([.password], nil),
      ([.oauth2], nil),
    ] as [([SignInMethod], String?)])
  func whereAppPasswordsAreMadeIsToldWhereOneIsTaken(_ methods: [SignInMethod], _ page: String?) {
    let provider = Provider(
      id: "a", name: "A", servers: Self.servers, signIn: methods.map { Dated($0) },
      pages: [.appPasswords: "There"])
    let card = SettingsCard(
      of: provider, for: nil, on: Self.day, in: KnowledgeBase(providers: [provider]))
    #expect(card.appPasswords?.english == page)
  }

  @Test func generalWordsDoNotLeadToAPlaceThatTheProgramLacks() {
    let clients = [
      Client(
        id: Client.anyOther, name: "Any", places: [.incomingPort: "In", .outgoingPort: "Out"]),
      Client(
        id: "test", name: "Test", protocols: ["imap", "smtp"], lacks: [.incomingPort, .timeout]),
    ]
    let provider = Provider(id: "a", name: "A", servers: Self.servers)
    let card = SettingsCard(
      of: provider, for: clients[1], on: Self.day,
      in: KnowledgeBase(clients: clients, providers: [provider]))
    #expect(card.entries.map(\.server.mailProtocol) == [.imap, .smtp])
    #expect(card.entries.map { $0.place?.english } == [nil, "Out"])
  }

  /// The card beside the steps names the server that the steps name.
  @Test(
    arguments: [
      (.pop3, "pop.a.org", "995"), (.imap, "imap.a.org", "993"), (nil, "imap.a.org", "993"),
    ]
      as [(MailProtocol?, String, String)])
  func theCardBesideTheStepsIsAboutTheSameServer(
    wanted: MailProtocol?, host: String, port: String
  ) throws {
    let provider = Provider(id: "a", name: Wording("A"), servers: Self.servers)
    let instructions = Instructions(
      client: nil, provider: provider, wanted: wanted, on: Self.day,
      in: KnowledgeBase(providers: [provider]))
    #expect(instructions.fill("{incoming.port} {protocol}").hasPrefix(port))
    let card = try #require(instructions.settings)
    #expect(card.best(incoming: true)?.server.host == host)
    #expect(card.best(incoming: false)?.server.host == "smtp.a.org")
  }

  @Test func whatTheProgramDoesNotSpeakIsLeftOutAndToldSo() {
    let card = Self.card(protocols: ["imap", "smtp"])
    #expect(card.entries.map(\.server.mailProtocol) == [.imap, .smtp])
    #expect(
      card.omissions.map(\.english) == [
        "Test does not speak POP, so the POP server of A is left out."
      ])
  }

  @Test func whatOnlySendsGetsTheOutgoingServerAlone() {
    let card = Self.card(protocols: ["smtp"])
    #expect(card.entries.map(\.server.mailProtocol) == [.smtp])
    #expect(card.omissions.isEmpty)
    #expect(!card.warnings.contains { $0.english.contains("speaks none") })
  }

  @Test func aProgramThatSpeaksNoneOfThemIsWarned() {
    let card = Self.card(protocols: ["exchange"])
    #expect(card.entries.count == 3)
    #expect(card.omissions.isEmpty)
    #expect(card.warnings.contains { $0.english.contains("speaks none of the ways") })
  }

  @Test(
    arguments: [
      ([:], "test", [SignInMethod.appPassword]), (["a": .exchangeOnly], "test", [.appPassword]),
      (["a": .yes], "test", [.oauth2, .appPassword]),
      ([:], Client.anyOther.rawValue, [.oauth2, .appPassword]),
    ] as [([String: Client.OAuth2Support], String, [SignInMethod])])
  func onlyWaysToSignInThatAreOpenToTheProgram(
    _ oauth2: [String: Client.OAuth2Support], _ client: String, _ ways: [SignInMethod]
  ) {
    let card = Self.card(protocols: ["imap", "smtp"], oauth2: oauth2, id: .init(client))
    #expect(card.entries.allSatisfy { $0.signIn == ways })
  }
}
