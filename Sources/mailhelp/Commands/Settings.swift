import ArgumentParser
import Knowledge
import TerminalUI
import Troubleshooting

/// The settings card of a provider.
struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings",
    abstract: "Show the settings to enter, as a card to read or to dictate.",
    discussion: """
      EXAMPLES
        mailhelp settings someone@hotmail.com
        mailhelp settings gmail.com --client thunderbird
        mailhelp settings hotmail.com --client outlook-2010 --on 2010-06-01 --json
      """)

  @Argument(
    help: ArgumentHelp("An address, a domain or a provider's name.", valueName: "address"),
    completion: .providers)
  var address: String

  @Option(
    name: .customLong("client"),
    help: ArgumentHelp("The mail program whose words and menus to use.", valueName: "client"),
    completion: .clients)
  var client: String?

  @Flag(name: .customLong("json"), help: "Print JSON.")
  var printsJSON = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try House.requireDomain(of: address) }

  func run() throws {
    try running {
      let house = try House(knowledge)
      let named = try self.client.map { try house.client(named: $0) }
      guard let provider = known(in: house) else {
        let unknown = UnknownProvider(address, in: house.knowledge)
        if printsJSON {
          Console.print(Console.json(SettingsLine(unknown, on: house.day)))
        } else {
          Console.show(unknown.blocks, output.style)
        }
        throw ExitCode.unsolved
      }
      func made(for client: Client?) -> SettingsCard {
        SettingsCard(
          toDictate: SettingsCard(of: provider, for: client, on: house.day, in: house.knowledge))
      }
      let card = made(for: named?.client)
      let others = named?.others.filter { !made(for: $0).readsLike(card) } ?? []
      if !output.quiet, let remark = named?.remark(on: self.client ?? "", others) {
        Console.complain(remark)
      }
      if printsJSON {
        return Console.print(Console.json(SettingsLine(card, others: others.map(\.id.rawValue))))
      }
      let title =
        "\(provider.name) on \(house.day)" + (card.client.map { ", in \($0.name)" } ?? "")
      Console.show(
        [.heading(title)] + SettingsBlocks(card, withNotes: !output.quiet).blocks, output.style)
    }
  }

  /// The provider, and a remark where it is only likely the one that is meant.
  private func known(in house: House) -> Provider? {
    if let provider = house.provider(named: address) { return provider }
    guard let provider = house.provider(likelyMeantBy: address) else { return nil }
    if !output.quiet { Console.complain(provider.remark(on: address)) }
    return provider
  }
}

extension Provider {
  /// What to say where it is taken for what somebody wrote.
  func remark(on text: String) -> String {
    "'\(House.domain(of: text))' is taken for \(name.english) (\(id))".harmless
  }
}

/// The card as JSON: a contract with programs.
struct SettingsLine: Encodable {
  struct Server: Encodable {
    let `protocol`: String
    let host: String
    let port: Int
    let encryption: String
    let authentication: [String]
    let username: String
    let from: String?
    let until: String?
    let source: String?
    let checked: String?
    let confidence: String
    let label: String?
    let place: String?
    let note: String?
    let offByDefault: Bool
    let switchOn: String?

    enum CodingKeys: String, CodingKey {
      case `protocol`, host, port, encryption, authentication, username, from, until, source,
        checked, confidence, label, place, note
      case offByDefault = "off-by-default"
      case switchOn = "switch-on"
    }

    /// `from`, `until`, `source` and `checked` are always there, as null where nothing is known.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(`protocol`, forKey: .protocol)
      try container.encode(host, forKey: .host)
      try container.encode(port, forKey: .port)
      try container.encode(encryption, forKey: .encryption)
      try container.encode(authentication, forKey: .authentication)
      try container.encode(username, forKey: .username)
      try container.encode(from, forKey: .from)
      try container.encode(until, forKey: .until)
      try container.encode(source, forKey: .source)
      try container.encode(checked, forKey: .checked)
      try container.encode(confidence, forKey: .confidence)
      try container.encodeIfPresent(label, forKey: .label)
      try container.encodeIfPresent(place, forKey: .place)
      try container.encodeIfPresent(note, forKey: .note)
      if offByDefault { try container.encode(true, forKey: .offByDefault) }
      try container.encodeIfPresent(switchOn, forKey: .switchOn)
    }
  }

  var format = 1
  let provider: String?
  let name: String?
  let on: String
  let client: String?
  let otherClients: [String]
  let spa: Bool
  let servers: [Server]
  let appPasswords: String?
  let remark: String?
  let notes: [String]
  let warnings: [String]

  /// - Parameter others: programs that are called alike, for which the card reads otherwise.
  init(_ card: SettingsCard, others: [String] = []) {
    otherClients = others
    provider = card.provider.id.rawValue
    name = card.provider.name.english
    on = card.day.description
    client = card.client?.id.rawValue
    spa = card.spa == true
    servers = card.entries.map { entry in
      let server = entry.server
      return Server(
        protocol: server.mailProtocol.rawValue, host: server.host, port: server.port,
        encryption: server.encryption.rawValue, authentication: entry.signIn.map(\.rawValue),
        username: entry.userName.rawValue, from: server.validity.from?.description,
        until: server.validity.until?.description,
        source: server.provenance.source ?? card.provider.provenance.source,
        checked: (server.provenance.checked ?? card.provider.provenance.checked)?.description,
        confidence: server.provenance.confidence.rawValue, label: entry.label?.english.asRead,
        place: entry.place?.english.asRead, note: server.note?.english.asRead,
        offByDefault: entry.isOffByDefault, switchOn: entry.switchOn?.english.asRead)
    }
    appPasswords = card.appPasswords?.english.asRead
    remark = card.remark?.english.asRead
    notes = (card.omissions + card.notes).map(\.english.asRead)
    warnings = card.warnings.map(\.english.asRead)
  }

  /// Nobody knows the provider: no servers, what to ask as notes, and the answer as a warning.
  init(_ unknown: UnknownProvider, on day: Day) {
    provider = nil
    name = nil
    on = day.description
    client = nil
    otherClients = []
    spa = false
    servers = []
    appPasswords = nil
    remark = nil
    notes =
      UnknownProvider.questions.map { "Ask whoever runs the mailbox: " + $0 + "." } + [
        UnknownProvider.hosted
      ]
    warnings = [unknown.answer] + [unknown.hint].compactMap(\.self)
  }

  enum CodingKeys: String, CodingKey {
    case format, provider, name, on, client, spa, servers, remark, notes, warnings
    case appPasswords = "app-passwords"
    case otherClients = "other-clients"
  }

  /// `provider` is always there, as null where nobody knows it.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(format, forKey: .format)
    try container.encode(provider, forKey: .provider)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encode(on, forKey: .on)
    try container.encodeIfPresent(client, forKey: .client)
    if !otherClients.isEmpty { try container.encode(otherClients, forKey: .otherClients) }
    try container.encode(spa, forKey: .spa)
    try container.encode(servers, forKey: .servers)
    try container.encodeIfPresent(appPasswords, forKey: .appPasswords)
    try container.encodeIfPresent(remark, forKey: .remark)
    try container.encode(notes, forKey: .notes)
    try container.encode(warnings, forKey: .warnings)
  }
}
