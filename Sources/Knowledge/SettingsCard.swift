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
  }

  /// Whose servers they are.
  public let provider: Provider
  /// In whose words, if that is known.
  public let client: Client?
  /// The day.
  public let day: Day
  /// The servers, incoming first, the better one of a protocol first.
  public let entries: [Entry]
  /// What else to know on that day.
  public let notes: [Wording]
  /// What will go wrong.
  public let warnings: [Wording]

  /// The card of a provider on a day, in a client's words if one is given.
  public init(
    of provider: Provider, for client: Client?, on day: Day, in knowledge: KnowledgeBase
  ) {
    self.provider = provider
    self.client = client
    self.day = day
    let general = knowledge.clients[id: Client.anyOther]
    let methods = provider.signIn.holding(on: day)
    let userName = provider.userName.holding(on: day).first ?? .fullAddress
    entries = provider.servers(on: day).enumerated().sorted { left, right in
      let order: (ServerSetting) -> Int = {
        MailProtocol.allCases.firstIndex(of: $0.mailProtocol) ?? 0
      }
      return (order(left.element), left.offset) < (order(right.element), right.offset)
    }.map { _, server in
      let place: Client.Place = server.mailProtocol.isIncoming ? .incomingPort : .outgoingPort
      return Entry(
        server: server, signIn: server.signIn ?? methods,
        userName: server.userName ?? userName,
        label: client.flatMap { $0.encryption[server.encryption] },
        place: client.flatMap { $0.places[place] ?? general?.places[place] })
    }
    notes = provider.notes.holding(on: day) + (client?.notes.holding(on: day) ?? [])
    warnings = Self.warnings(provider, client, day, knowledge)
  }

  /// The best server of a kind.
  public func best(incoming: Bool, preferring wanted: MailProtocol? = nil) -> Entry? {
    let fitting = entries.filter { $0.server.mailProtocol.isIncoming == incoming }
    return fitting.first { $0.server.mailProtocol == wanted } ?? fitting.first
  }

  private static func warnings(
    _ provider: Provider, _ client: Client?, _ day: Day, _ knowledge: KnowledgeBase
  ) -> [Wording] {
    var warnings: [Wording] = []
    if provider.servers(on: day).isEmpty && provider.id != Provider.anyOther {
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
    if !spoken.isEmpty, !offered.isEmpty, spoken.isDisjoint(with: offered.subtracting(["smtp"])) {
      warnings.append(
        Wording("\(client.name) speaks none of the ways in which \(provider.name) hands out mail."))
    }
    return warnings
  }
}
