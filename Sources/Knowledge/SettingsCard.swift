/// What to enter where: a provider's servers on a day, in a client's own words, with warnings.
public struct SettingsCard: Sendable {
  /// One server as it is to be entered.
  public struct Entry: Sendable {
    /// The server.
    public let server: ServerSetting
    /// How to sign in to it.
    public let signIn: [SignInMethod]
    /// What the user name looks like.
    public let userName: UserNameForm
    /// The client's word for the choice of encryption, if the client is known.
    public let label: Wording?
    /// Where it is entered in the client, if that is known.
    public let place: Wording?
    /// Whether the provider keeps it off until the person switches it on.
    public let isOffByDefault: Bool
    /// Where it is switched on, if it is off by default.
    public let switchOn: Wording?
  }

  /// Whose servers they are.
  public let provider: Provider
  /// In whose words, if that is known.
  public let client: Client?
  /// The day.
  public let day: Day
  /// How mail is to be fetched, if that is known.
  public let wanted: MailProtocol?
  /// The servers, incoming first, the better one of a protocol first.
  public let entries: [Entry]
  /// Where app passwords are made, if a server takes one and the provider's file says so.
  public let appPasswords: Wording?
  /// Which servers are left out because the client cannot use them, and why.
  public let omissions: [Wording]
  /// What else to know on that day.
  public let notes: [Wording]
  /// What will go wrong.
  public let warnings: [Wording]

  /// The card of a provider on a day, in a client's words if one is given, for somebody who fetches mail in
  /// the wanted way if that is known.
  public init(
    of provider: Provider, for client: Client?, wanted: MailProtocol? = nil, on day: Day,
    in knowledge: KnowledgeBase
  ) {
    self.wanted = wanted
    self.provider = provider
    self.client = client
    self.day = day
    let general = knowledge.clients[id: Client.anyOther]
    let offByDefault = Set(provider.offByDefault.holding(on: day).joined())
    let switchOn =
      provider.pages[.switchOn] ?? knowledge.providers[id: Provider.anyOther]?.pages[.switchOn]
    let methods = provider.signIn.holding(on: day)
    let userName = provider.userName.holding(on: day).first ?? .fullAddress
    let (servers, unspoken) = Self.split(provider.servers(on: day), for: client)
    entries = servers.enumerated().sorted { left, right in
      let order: (ServerSetting) -> Int = {
        MailProtocol.allCases.firstIndex(of: $0.mailProtocol) ?? 0
      }
      return (order(left.element), left.offset) < (order(right.element), right.offset)
    }.map { _, server in
      let place: Client.Place = server.mailProtocol.isIncoming ? .incomingPort : .outgoingPort
      return Entry(
        server: server,
        signIn: Self.ways(of: server.signIn ?? methods, at: provider, for: client, on: day),
        userName: server.userName ?? userName,
        label: client.flatMap { $0.encryption[server.encryption] },
        place: client.flatMap { client in
          client.lacks.contains(place)
            ? nil : client.places[place] ?? general?.places[place]
        },
        isOffByDefault: offByDefault.contains(server.mailProtocol),
        switchOn: offByDefault.contains(server.mailProtocol) ? switchOn : nil)
    }
    appPasswords =
      entries.contains { $0.signIn.contains(.appPassword) } ? provider.pages[.appPasswords] : nil
    omissions = unspoken.map { left in
      Wording(
        "\(client?.name.english ?? "This program") does not speak \(left.word), so the "
          + "\(left.word) server of \(provider.name) is left out.")
    }
    notes = provider.notes.holding(on: day) + (client?.notes.holding(on: day) ?? [])
    warnings = Self.warnings(provider, client, day, knowledge)
  }

  /// The servers that the client can use, and what it does not speak. What only sends needs the outgoing one
  /// alone. Where any other speaks none of the incoming ones, all stay, and a warning tells so.
  private static func split(
    _ servers: [ServerSetting], for client: Client?
  ) -> (usable: [ServerSetting], unspoken: [MailProtocol]) {
    guard let client, !client.protocols.isEmpty else { return (servers, []) }
    let usable = servers.filter { client.protocols.contains($0.mailProtocol.rawValue) }
    if client.onlySends, !usable.isEmpty { return (usable, []) }
    guard usable.contains(where: \.mailProtocol.isIncoming) else { return (servers, []) }
    let offered = Set(servers.map(\.mailProtocol)).subtracting(usable.map(\.mailProtocol))
    return (usable, MailProtocol.allCases.filter(offered.contains))
  }

  /// The ways to sign in that are open to the client; all of them, where none is.
  private static func ways(
    of methods: [SignInMethod], at provider: Provider, for client: Client?, on day: Day
  ) -> [SignInMethod] {
    guard let client, client.id != Client.anyOther,
      client.window(of: provider, on: day) != .opens(.yes)
    else { return methods }
    let typed = methods.filter { $0 != .oauth2 }
    return typed.isEmpty ? methods : typed
  }

  /// The best server of a kind: of the wanted protocol, if there is one.
  public func best(incoming: Bool) -> Entry? {
    let fitting = entries.filter { $0.server.mailProtocol.isIncoming == incoming }
    return fitting.first { $0.server.mailProtocol == wanted } ?? fitting.first
  }

  private static func warnings(
    _ provider: Provider, _ client: Client?, _ day: Day, _ knowledge: KnowledgeBase
  ) -> [Wording] {
    var warnings: [Wording] = []
    if provider.servers(on: day).isEmpty, provider.id != Provider.anyOther,
      !provider.hasServersOfItsOwn
    {
      warnings.append(
        Wording("\(provider.name) had no servers for mail programs on \(day) that we know of."))
    }
    guard let client, client.id != Client.anyOther else { return warnings }
    let capable = knowledge.clients(thatCanReach: provider, on: day, inPlaceOf: client)
    let names = capable.prefix(4).map(\.name.english).joined(separator: ", ")
    switch client.access(to: provider, on: day) {
    case .none:
      warnings.append(
        Wording(
          "\(client.name) cannot sign in to \(provider.name): the provider no longer takes a typed "
            + "password, and this program does not know the sign-in window (OAuth2)."
            + (names.isEmpty ? "" : " Programs that can: \(names).")))
    case .exchangeOnly:
      warnings.append(
        Wording(
          "\(client.name) reaches \(provider.name) only as an automatic (Exchange) account, not "
            + "with these POP or IMAP settings: add the account and let the program find it."))
    case .password, .oauth2, .unknown: break
    }
    if let last = client.supported.until, day > last {
      warnings.append(
        Wording("\(client.name) has had no updates from its maker since \(last)."))
    }
    let spoken = Set(client.protocols)
    let offered = Set(provider.servers(on: day).map(\.mailProtocol.rawValue))
    if !client.onlySends, !spoken.isEmpty, !offered.isEmpty,
      spoken.isDisjoint(with: offered.subtracting(["smtp"]))
    {
      warnings.append(
        Wording("\(client.name) speaks none of the ways in which \(provider.name) hands out mail."))
    }
    return warnings
  }
}

extension MailProtocol {
  /// As people write it.
  fileprivate var word: String {
    switch self {
    case .imap: "IMAP"
    case .pop3: "POP"
    case .smtp: "SMTP"
    }
  }
}
