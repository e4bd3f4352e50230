/// Fills the placeholders of steps and questions for one person: `{where.outgoing-port}` becomes the
/// menu path of their own program, `{smtp.port}` the port of their provider on that day. Where
/// something is not known, general words stand in, so that a sentence always reads.
public struct Instructions: Sendable {
  /// What may stand between braces.
  public enum Placeholder: Hashable, Sendable {
    /// A place in the client's menus.
    case place(Client.Place)
    /// A page of the provider.
    case page(Provider.Page)
    /// A detail of the incoming (`true`) or outgoing server.
    case server(incoming: Bool, Detail)
    /// What to enter as user name; where the two servers want different ones, both.
    case userName
    /// The client's name.
    case client
    /// The provider's name.
    case provider
    /// Programs that can sign in to the provider.
    case capableClients
    /// The clients that open the provider's sign-in window today.
    case windowClients
    /// POP or IMAP, in words.
    case mailProtocol

    /// A detail of a server.
    public enum Detail: String, CaseIterable, Sendable {
      /// Its name.
      case host
      /// Its port.
      case port
      /// The choice of encryption, in the client's word.
      case encryption
      /// What to enter as user name.
      case userName = "user-name"
    }

    /// Reads what stands between the braces.
    public init?(_ text: some StringProtocol) {
      let parts = String(text).split(separator: ".", maxSplits: 1).map(String.init)
      switch (parts.first, parts.count) {
      case ("where", 2):
        guard let place = Client.Place(rawValue: parts[1]) else { return nil }
        self = .place(place)
      case ("page", 2):
        guard let page = Provider.Page(rawValue: parts[1]) else { return nil }
        self = .page(page)
      case ("smtp", 2), ("incoming", 2):
        guard let detail = Detail(rawValue: parts[1]) else { return nil }
        self = .server(incoming: parts[0] == "incoming", detail)
      case ("user-name", 1): self = .userName
      case ("client", 1): self = .client
      case ("provider", 1): self = .provider
      case ("clients-that-can", 1): self = .capableClients
      case ("clients-with-window", 1): self = .windowClients
      case ("protocol", 1): self = .mailProtocol
      default: return nil
      }
    }

    /// What must be known to say it, where general words in its stead would send nobody anywhere. A name reads
    /// as well without, the user name is the whole address nearly everywhere, and everybody finds the outbox
    /// and the junk folder under these names.
    public var dependsOn: Set<Finding.ID> {
      switch self {
      case .place(.outbox), .place(.junk): []
      case .place: [.client]
      case .server(_, .encryption): [.client, .provider]
      case .server(_, .host), .server(_, .port), .page, .capableClients, .windowClients:
        [.provider]
      case .server(_, .userName), .userName, .client, .provider, .mailProtocol: []
      }
    }

    /// Every placeholder as it is written, for hints and schemas.
    public static let allSpellings: [String] =
      Client.Place.allCases.map { "where.\($0.rawValue)" }
      + Provider.Page.allCases.map { "page.\($0.rawValue)" }
      + ["smtp", "incoming"].flatMap { side in Detail.allCases.map { "\(side).\($0.rawValue)" } }
      + [
        "user-name", "client", "provider", "clients-that-can", "clients-with-window", "protocol",
      ]
  }

  private let card: SettingsCard?
  private let day: Day
  private let client: Client?
  private let provider: Provider?
  private let general: (client: Client?, provider: Provider?)
  private let wanted: MailProtocol?
  private let capable: [Client]
  private let opening: [Client]

  /// Instructions for a person's client and provider, as far as they are known, on a day.
  public init(
    client: Client?, provider: Provider?, wanted: MailProtocol? = nil, on day: Day,
    in knowledge: KnowledgeBase
  ) {
    self.client = client
    self.provider = provider
    self.wanted = wanted
    self.day = day
    general = (
      knowledge.clients[id: Client.anyOther], knowledge.providers[id: Provider.anyOther]
    )
    card = provider.map {
      SettingsCard(of: $0, for: client, wanted: wanted, on: day, in: knowledge)
    }
    capable = provider.map { knowledge.clients(thatCanReach: $0, on: day, inPlaceOf: client) } ?? []
    opening =
      provider.map {
        knowledge.clients(thatCanReach: $0, on: day, byWindow: true, inPlaceOf: client)
      } ?? []
  }

  /// The settings card behind the instructions, if the provider is known.
  public var settings: SettingsCard? { card }

  /// A text with its placeholders filled in.
  public func fill(_ text: Wording, language: String = "en") -> String {
    Self.pieces(of: text.text(in: language)).map { piece, placeholder in
      piece + (placeholder.map { words(for: $0, language: language) } ?? "")
    }.joined()
  }

  /// The placeholders of a text, in its order.
  public static func placeholders(in text: String) -> [Placeholder] {
    pieces(of: text).compactMap(\.placeholder)
  }

  /// A text cut behind each of its placeholders, with what stands before it. What is between braces and no
  /// placeholder is text.
  private static func pieces(
    of text: String
  ) -> [(text: Substring, placeholder: Placeholder?)] {
    var pieces: [(text: Substring, placeholder: Placeholder?)] = []
    var start = text.startIndex
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
      guard let placeholder = Placeholder(text[rest.startIndex..<close]) else { continue }
      pieces.append((text[start..<open], placeholder))
      rest = rest[rest.index(after: close)...]
      start = rest.startIndex
    }
    return pieces + [(text[start...], nil)]
  }

  private func words(for placeholder: Placeholder, language: String) -> String {
    switch placeholder {
    case .place(let place):
      (client?.places[place] ?? general.client?.places[place])?.text(in: language)
        ?? "the settings of your mail program"
    case .page(let page):
      (provider?.page(page, on: day) ?? general.provider?.page(page, on: day))?.text(in: language)
        ?? "your provider's website"
    case .server(let incoming, let detail):
      words(for: detail, incoming: incoming, language: language)
    case .userName: userNameWords
    case .client: client?.name.text(in: language) ?? "your mail program"
    case .provider: provider?.name.text(in: language) ?? "your provider"
    case .capableClients: Self.words(for: capable, language: language)
    case .windowClients: Self.words(for: opening, language: language)
    case .mailProtocol:
      (card?.best(incoming: true)?.server.mailProtocol ?? wanted)?.name ?? "POP or IMAP"
    }
  }

  private static func words(for clients: [Client], language: String) -> String {
    clients.isEmpty
      ? "any that offers \u{201C}Sign in with\u{2026}\u{201D}"
      : clients.prefix(5).map { $0.name.text(in: language) }.joined(separator: ", ")
  }

  private func words(
    for detail: Placeholder.Detail, incoming: Bool, language: String
  ) -> String {
    let entry = card?.best(incoming: incoming)
    switch detail {
    case .host:
      return entry?.server.host
        ?? "your provider's \(incoming ? "incoming" : "outgoing") server"
    case .port:
      if let entry { return String(entry.server.port) }
      return incoming ? "993 for IMAP or 995 for POP" : "587"
    case .encryption:
      let choice = entry?.server.encryption ?? (incoming ? .tls : .starttls)
      if let word = client?.encryption[choice] { return word.text(in: language) }
      return choice.inWords + (choice == .starttls ? " (some programs call it TLS)" : "")
    case .userName: return (entry?.userName ?? .fullAddress).inWords
    }
  }

  private var userNameWords: String {
    let outgoing = card?.best(incoming: false)?.userName
    let form = card?.best(incoming: true)?.userName ?? outgoing ?? .fullAddress
    guard let outgoing, outgoing != form else { return form.inWords }
    return "\(form.inWords) (for sending: \(outgoing.inWords))"
  }
}
