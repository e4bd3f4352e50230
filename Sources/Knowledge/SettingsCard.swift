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
  /// That what is shown is of another time than the day, where it is.
  public let remark: Wording?
  /// What will go wrong.
  public let warnings: [Wording]

  /// Whether Secure Password Authentication is to be on; nil where there is nothing to set: no server, or a
  /// client that does not have it.
  public var spa: Bool? {
    let isLacking = client?.facts.holding(on: day).contains(Fact(.clientHasSPA, .no)) ?? false
    return entries.isEmpty || isLacking ? nil : provider.wantsSPA
  }

  /// Whether the client is known not to get in by any of the servers.
  let isRefused: Bool

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
      provider.page(.switchOn, on: day)
      ?? knowledge.providers[id: Provider.anyOther]?.page(.switchOn, on: day)
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
      entries.contains { $0.signIn.contains(.appPassword) }
      ? provider.page(.appPasswords, on: day) : nil
    omissions = unspoken.map { left in
      Wording(
        "\(client?.name.english ?? "This program") does not speak \(left.name), so the "
          + "\(left.name) server of \(provider.name) is left out.")
    }
    notes = provider.notes(on: day, for: client) + (client?.notes(on: day, at: provider) ?? [])
    remark = Self.remark(on: entries.map(\.server), of: provider, day)
    warnings =
      provider.warnings.holding(on: day) + Self.warnings(provider, client, day, knowledge)
    isRefused = client.map { Self.isRefused($0, by: provider, on: day) } ?? false
  }

  /// The card to read out: without servers where the client gets in by none of them, and then without what
  /// is told of entering them.
  public init(toDictate card: SettingsCard) {
    (provider, client, day) = (card.provider, card.client, card.day)
    wanted = card.wanted
    (isRefused, warnings, remark) = (card.isRefused, card.warnings, card.remark)
    guard card.isRefused, let client else {
      (entries, appPasswords) = (card.entries, card.appPasswords)
      (omissions, notes) = (card.omissions, card.notes)
      return
    }
    (entries, appPasswords) = ([], nil)
    omissions =
      card.entries.isEmpty
      ? []
      : [
        Wording(
          "The servers of \(provider.name) are left out, because \(client.name) does not get in by "
            + "them. mailhelp settings \(provider.id) shows them for other programs.")
      ]
    // What a program has to tell is of entering servers, but where it gets in another way.
    let isAnotherWay = client.access(to: provider, on: day) == .exchangeOnly
    notes =
      provider.notes(on: day, for: client)
      + (isAnotherWay ? client.notes(on: day, at: provider) : [])
  }

  /// Whether another program's card says the same of what to enter and where.
  public func readsLike(_ other: SettingsCard) -> Bool {
    guard let client, let theirs = other.client else { return false }
    return client.access(to: provider, on: day) == theirs.access(to: other.provider, on: other.day)
      && entries.elementsEqual(other.entries) { first, second in
        first.server.host == second.server.host && first.server.port == second.server.port
          && first.signIn == second.signIn && first.label == second.label
          && first.place == second.place
      }
  }

  /// Whether a client gets in by none of the provider's servers: it cannot sign in there, only in another
  /// way, or speaks none of them.
  private static func isRefused(
    _ client: Client, by provider: Provider, on day: Day
  ) -> Bool {
    guard client.id != Client.anyOther else { return false }
    switch client.access(to: provider, on: day) {
    case .none, .exchangeOnly: return true
    case .password, .oauth2, .unknown: return speaksNone(client, of: provider, on: day)
    }
  }

  private static func speaksNone(_ client: Client, of provider: Provider, on day: Day) -> Bool {
    let spoken = Set(client.protocols)
    let offered = Set(provider.servers(on: day).map(\.mailProtocol.rawValue))
    return !client.onlySends && !spoken.isEmpty && !offered.isEmpty
      && spoken.isDisjoint(with: offered.subtracting(["smtp"]))
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

  /// Nothing may be known of days so long before somebody looked.
  private static let daysThatSayNothing = 5 * 365

  /// What to say of servers without days, where the day is years before they were looked at. A few years
  /// change little, so nothing is said of those.
  private static func remark(
    on servers: [ServerSetting], of provider: Provider, _ day: Day
  ) -> Wording? {
    let later = servers.compactMap { server -> (host: String, checked: Day)? in
      guard server.validity == .always,
        let checked = server.provenance.checked ?? provider.provenance.checked,
        checked.daysSince1970 - day.daysSince1970 > daysThatSayNothing
      else { return nil }
      return (server.host, checked)
    }
    guard let checked = later.map(\.checked).max() else { return nil }
    var hosts: [String] = []
    for (host, _) in later where !hosts.contains(host) { hosts.append(host) }
    let subject =
      later.count == servers.count
      ? "the settings of \(provider.name)" : hosts.joined(separator: ", ")
    return Wording(
      "Nothing is known here of \(subject) on \(day). What is shown is as of \(checked), and may have "
        + "been otherwise then.")
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
          "\(client.name) reaches \(provider.name) only as an automatic (Exchange) account, not by POP "
            + "or IMAP servers that somebody enters: add the account with the address alone, and let "
            + "the program find the rest."
            + (client.places[.addAccount].map { " That is done under \($0)." } ?? "")))
    case .password, .oauth2, .unknown: break
    }
    if let first = client.supported.from, !client.wasThere(on: day) {
      warnings.append(
        Wording("\(client.name) did not exist on \(day); it came out on \(first)."))
    }
    if let last = client.supported.until, day > last {
      warnings.append(
        Wording("\(client.name) has had no updates from its maker since \(last)."))
    }
    if speaksNone(client, of: provider, on: day) {
      warnings.append(
        Wording("\(client.name) speaks none of the ways in which \(provider.name) hands out mail."))
    }
    return warnings
  }
}
