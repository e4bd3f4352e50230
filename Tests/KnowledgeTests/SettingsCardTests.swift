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
      pages: [.switchOn: [Dated("Settings")]])
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
      pages: [.appPasswords: [Dated("There")]])
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

  /// Whether the provider wants it, whether the client has it, and whether there is a server to set it for.
  @Test(
    arguments: [
      (false, [], true, false), (true, [], true, true),
      (true, [Fact("client-has-spa", "yes")], true, true),
      (true, [Fact("client-has-spa", "no")], true, nil),
      (false, [Fact("client-has-spa", "no")], true, nil), (false, [], false, nil),
    ] as [(Bool, [Fact], Bool, Bool?)])
  func securePasswordsAreToldWhereTheyCanBeSet(
    _ isWanted: Bool, _ facts: [Fact], _ hasServers: Bool, _ spa: Bool?
  ) {
    let client = Client(id: "test", name: "Test", facts: facts.map { Dated($0) })
    let provider = Provider(
      id: "a", name: "A", servers: hasServers ? Self.servers : [], wantsSPA: isWanted)
    let knowledge = KnowledgeBase(clients: [client], providers: [provider])
    #expect(SettingsCard(of: provider, for: client, on: Self.day, in: knowledge).spa == spa)
  }

  /// A few years change little; of many it is said that nothing is known, unless the server has its days.
  @Test(
    arguments: [
      ("2010-06-01", "the settings of A"), ("2021-06-01", nil), ("2026-10-01", nil),
      ("2030-01-01", nil),
    ] as [(String, String?)])
  func ofServersWithoutDaysItIsSaidThatNothingIsKnownOfLongBefore(
    _ day: String, _ subject: String?
  ) throws {
    let day = try #require(Day(day))
    let checked = Provenance(checked: Day("2026-04-01"))
    func remark(_ validities: Validity...) -> String? {
      let provider = Provider(
        id: "a", name: "A",
        servers: validities.enumerated().map { number, validity in
          ServerSetting(
            mailProtocol: .imap, host: "imap\(number).a.org", port: 993, encryption: .tls,
            validity: validity)
        }, provenance: checked)
      let knowledge = KnowledgeBase(providers: [provider])
      return SettingsCard(of: provider, for: nil, on: day, in: knowledge).remark?.english
    }
    func told(_ subject: String) -> String {
      "Nothing is known here of \(subject) on \(day). What is shown is as of 2026-04-01, and may have "
        + "been otherwise then."
    }
    let since = Validity(from: Day("2009-01-01"))
    #expect(remark(.always, .always) == subject.map(told))
    #expect(remark(since, .always) == subject.map { _ in told("imap1.a.org") })
    #expect(remark(since, since) == nil)
    #expect(remark() == nil)
  }

  @Test func aWarningOfTheProviderHasItsDays() throws {
    let provider = Provider(
      id: "a", name: "A", servers: Self.servers,
      warnings: [
        Dated("Free accounts have no POP3.", Validity(until: Day("2008-12-31")))
      ])
    let knowledge = KnowledgeBase(providers: [provider])
    func warnings(_ day: String) throws -> [String] {
      SettingsCard(of: provider, for: nil, on: try #require(Day(day)), in: knowledge)
        .warnings.map(\.english)
    }
    #expect(try warnings("2008-06-01") == ["Free accounts have no POP3."])
    #expect(try warnings("2009-06-01").isEmpty)
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

  /// What is read out has no servers that refuse the program, and nothing on entering them.
  @Test(
    arguments: [
      (["imap", "smtp"], [:], [SignInMethod.oauth2], false, ["Of A."]),
      (["imap", "smtp"], ["a": .exchangeOnly], [.oauth2], false, ["Of A.", "Of the program."]),
      (["imap", "smtp"], ["a": .yes], [.oauth2], true, ["Of A.", "Of the program."]),
      (["imap", "smtp"], [:], [.oauth2, .password], true, ["Of A.", "Of the program."]),
      (["exchange"], [:], [.password], false, ["Of A."]),
    ] as [([String], [String: Client.OAuth2Support], [SignInMethod], Bool, [Wording])])
  func serversThatRefuseTheProgramAreNotDictated(
    _ protocols: [String], _ oauth2: [String: Client.OAuth2Support], _ methods: [SignInMethod],
    _ areShown: Bool, _ notes: [Wording]
  ) {
    let client = Client(
      id: "test", name: "Test", protocols: protocols, oauth2: oauth2.mapValues { [Dated($0)] },
      notes: [Dated("Of the program.")])
    let provider = Provider(
      id: "a", name: "A", servers: Self.servers, signIn: methods.map { Dated($0) },
      oauth2Issuer: "a", notes: [Dated("Of A.")])
    let whole = SettingsCard(
      of: provider, for: client, on: Self.day,
      in: KnowledgeBase(clients: [client], providers: [provider]))
    let card = SettingsCard(toDictate: whole)
    #expect(!whole.entries.isEmpty)
    #expect(card.entries.isEmpty == !areShown)
    #expect(card.omissions.contains { $0.english.contains("are left out") } == !areShown)
    #expect(card.warnings.isEmpty == areShown)
    #expect(card.notes == notes)
  }

  @Test(arguments: [(-400, true), (-300, false), (0, false), (1, false)])
  func aProgramThatWasYetToComeIsWarnedOf(_ age: Int, _ isWarned: Bool) {
    let client = Client(
      id: "test", name: "Test",
      supported: Validity(from: Day(daysSince1970: Self.day.daysSince1970 - age)))
    let provider = Provider(id: "a", name: "A", servers: Self.servers)
    let card = SettingsCard(
      of: provider, for: client, on: Self.day, in: KnowledgeBase(providers: [provider]))
    #expect(card.warnings.contains { $0.english.contains("did not exist") } == isWarned)
  }

  @Test func notesForOthersAreNotOnTheCard() {
    let client = Client(
      id: "test", name: "Test", protocols: ["imap", "smtp"],
      notes: [Dated(Note("At A.", providers: ["a"])), Dated(Note("At B.", providers: ["b"]))])
    let provider = Provider(
      id: "a", name: "A", servers: Self.servers,
      notes: [Dated(Note("Theirs.", clients: ["other"])), Dated(Note("Yours.", clients: ["test"]))])
    let knowledge = KnowledgeBase(clients: [client], providers: [provider])
    func notes(_ client: Client?) -> [Wording] {
      SettingsCard(of: provider, for: client, on: Self.day, in: knowledge).notes
    }
    #expect(notes(client) == ["Yours.", "At A."])
    #expect(notes(nil) == ["Theirs.", "Yours."])
    #expect(notes(Client(id: Client.anyOther, name: "Any")) == ["Theirs.", "Yours."])
  }
}
