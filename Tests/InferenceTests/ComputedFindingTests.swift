import Inference
import Knowledge
import Testing

/// What follows from who and when.
@Suite struct ComputedFindingTests {
  private static let day = Day(daysSince1970: 20_000)

  private static func provider(_ ways: [MailProtocol], off: [MailProtocol]) -> Provider {
    Provider(
      id: "example", name: "Example",
      servers: ways.map {
        ServerSetting(mailProtocol: $0, host: "\($0).example.com", port: 1, encryption: .tls)
      }, offByDefault: off.isEmpty ? [] : [Dated(off)])
  }

  @Test(
    arguments: [
      ([], nil, "no"), ([], MailProtocol.imap, "no"),
      ([.pop3], .pop3, "yes"), ([.pop3], .imap, "no"), ([.pop3], nil, nil),
      ([.imap, .pop3], nil, "yes"), ([.imap, .pop3], .imap, "yes"),
      ([.smtp], nil, "yes"), ([.smtp], .imap, "yes"),
    ] as [([MailProtocol], MailProtocol?, Finding.Value.ID?)])
  func accessIsOffAtFirstInTheWayThatIsUsed(
    _ off: [MailProtocol], _ fetching: MailProtocol?, _ value: Finding.Value.ID?
  ) {
    let surroundings = Surroundings(
      client: nil, provider: Self.provider([.imap, .pop3, .smtp], off: off), accountType: nil,
      fetching: fetching, day: Self.day)
    #expect(ComputedFinding.accessOffByDefault.value(in: surroundings) == value)
  }

  @Test func aProviderWithOneWayNeedsNoWordOnIt() {
    let surroundings = Surroundings(
      client: nil, provider: Self.provider([.imap, .smtp], off: [.imap]), accountType: nil,
      day: Self.day)
    #expect(ComputedFinding.accessOffByDefault.value(in: surroundings) == .yes)
  }

  @Test(
    arguments: [
      ([.yes], nil, "no"), ([.yes, .no], nil, "yes"), ([.yes, .unknown], nil, "yes"),
      ([], nil, "no"),
      ([.yes, .no], 0, nil), ([.yes, .no], 1, nil),
    ] as [([AccountType.Eligibility], Int?, Finding.Value.ID?)])
  func someKindsOfAccountAreShutOut(
    _ eligible: [AccountType.Eligibility], _ known: Int?, _ value: Finding.Value.ID?
  ) {
    let kinds = eligible.enumerated().map { number, eligible in
      AccountType(
        id: .init("kind-\(number)"), name: "Kind", provider: "provider", eligible: [Dated(eligible)]
      )
    }
    let surroundings = Surroundings(
      client: nil, provider: Self.provider([.imap], off: []), accountType: known.map { kinds[$0] },
      kinds: kinds, day: Self.day)
    #expect(ComputedFinding.someAccountsShutOut.value(in: surroundings) == value)
  }

  @Test(
    arguments: [
      ([.imap, .smtp], ["ios", "android"], "phone"), ([.imap, .smtp], ["ios", "mac"], "computer"),
      ([.imap], ["any"], "computer"), ([.imap], [], "computer"),
      ([.smtp], ["any"], "only-sends"), ([.smtp], ["android"], "only-sends"),
    ] as [([MailProtocol], [String], Finding.Value.ID)])
  func aProgramIsOfOneKind(
    _ protocols: [MailProtocol], _ platforms: [String], _ kind: Finding.Value.ID
  ) {
    func kindOf(_ client: Client?) -> Finding.Value.ID? {
      ComputedFinding.programKind.value(
        in: Surroundings(client: client, provider: nil, accountType: nil, day: Self.day))
    }
    #expect(
      kindOf(
        Client(
          id: "one", name: "One", platforms: platforms, protocols: protocols.map(\.rawValue)))
        == kind)
    #expect(kindOf(nil) == nil)
    #expect(kindOf(Client(id: Client.anyOther, name: "Another", platforms: ["any"])) == nil)
  }

  @Test(
    arguments: [
      ([.tls], "yes"), ([.starttls], "no"), ([.starttls, .tls], "yes"), ([], nil),
    ] as [([Encryption], Finding.Value.ID?)])
  func port465IsOfferedByServersEncryptedFromTheStart(
    _ encryptions: [Encryption], _ value: Finding.Value.ID?
  ) {
    let provider = Provider(
      id: "provider", name: "Provider",
      servers: encryptions.map {
        ServerSetting(mailProtocol: .smtp, host: "smtp.example.com", port: 1, encryption: $0)
      })
    let surroundings = Surroundings(
      client: nil, provider: provider, accountType: nil, day: Self.day)
    #expect(ComputedFinding.port465Offered.value(in: surroundings) == value)
  }

  @Test(
    arguments: [([587], "yes"), ([465], "no"), ([25, 465], "no"), ([465, 587], "yes"), ([], nil)]
      as [([Int], Finding.Value.ID?)])
  func port587IsOfferedByServersWithThatNumber(_ ports: [Int], _ value: Finding.Value.ID?) {
    let provider = Provider(
      id: "provider", name: "Provider",
      servers: ports.map {
        ServerSetting(mailProtocol: .smtp, host: "smtp.example.com", port: $0, encryption: .tls)
      })
    let surroundings = Surroundings(
      client: nil, provider: provider, accountType: nil, day: Self.day)
    #expect(ComputedFinding.port587Offered.value(in: surroundings) == value)
  }

  @Test(
    arguments: [
      ("program", "both", "yes"), ("old", "both", "not-in-program"),
      ("program", "plain", "not-at-provider"), ("old", "plain", "not-at-provider"),
      ("old", nil, "not-in-program"), ("program", nil, nil), (nil, "plain", "not-at-provider"),
      (nil, "both", nil), ("any-other", "both", nil), (nil, nil, nil),
    ] as [(String?, String?, Finding.Value.ID?)])
  func aSignInWindowNeedsBothSides(
    _ client: String?, _ provider: String?, _ value: Finding.Value.ID?
  ) {
    let oauth2 = ["a": [Dated(Client.OAuth2Support.yes)]]
    let surroundings = Surroundings(
      client: client.map {
        Client(id: .init($0), name: "Client", oauth2: $0 == "program" ? oauth2 : [:])
      },
      provider: provider.map {
        Provider(
          id: .init($0), name: "Provider",
          signIn: $0 == "both" ? [Dated(.oauth2), Dated(.appPassword)] : [Dated(.password)],
          oauth2Issuer: $0 == "both" ? "a" : nil)
      }, accountType: nil, day: Self.day)
    #expect(ComputedFinding.signInWindow.value(in: surroundings) == value)
  }

  /// Proton's Bridge, for instance, serves the programs of its own computer.
  @Test(
    arguments: [
      ("imap.example.com", ["ios"], "yes"), ("127.0.0.1", ["ios"], "no"),
      ("localhost", ["android"], "no"), ("127.0.0.1", ["windows"], "yes"),
    ] as [(String, [String], Finding.Value.ID)])
  func serversOnOnesOwnComputerAreNoneForAPhone(
    _ host: String, _ platforms: [String], _ value: Finding.Value.ID
  ) {
    let server = ServerSetting(mailProtocol: .imap, host: host, port: 1143, encryption: .starttls)
    let surroundings = Surroundings(
      client: Client(
        id: "program", name: "Program", family: "program", platforms: platforms,
        protocols: ["imap", "smtp"]),
      provider: Provider(id: "example", name: "Example", servers: [server]), accountType: nil,
      day: Self.day)
    #expect(ComputedFinding.providerHasServers.value(in: surroundings) == value)
  }

  /// Of one's own server it is known that it takes passwords, and not what it is called.
  @Test(arguments: [(true, nil), (false, "no")] as [(Bool, Finding.Value.ID?)])
  func whoLetsProgramsSignInHasServersSomewhere(_ letsIn: Bool, _ value: Finding.Value.ID?) {
    let provider = Provider(
      id: "own", name: "Own", signIn: letsIn ? [Dated(.mailboxPassword)] : [])
    let surroundings = Surroundings(
      client: nil, provider: provider, accountType: nil, day: Self.day)
    #expect(ComputedFinding.providerHasServers.value(in: surroundings) == value)
  }
}
