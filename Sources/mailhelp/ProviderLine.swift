import Knowledge
import TerminalUI

/// All that is known of a provider as JSON: a contract with programs. The settings are those of
/// `settings --json`; where nobody knows the provider, they say so.
struct ProviderLine: Encodable {
  struct AccountKind: Encodable {
    let id: String
    let name: String
    /// Whether programs may reach it, on that day.
    let access: String?
    let note: String?
  }

  struct RetiredHost: Encodable {
    let host: String
    let until: String?
    let note: String
  }

  struct Event: Encodable {
    let when: String
    let what: String
  }

  var format = 1
  let provider: String?
  let name: String?
  let domains: [String]
  let settings: SettingsLine
  let pages: [String: String]
  let accountTypes: [AccountKind]
  let retiredHosts: [RetiredHost]
  let events: [Event]
  let differences: [String]

  private enum CodingKeys: String, CodingKey {
    case format, provider, name, domains, settings, pages, events, differences
    case accountTypes = "account-types"
    case retiredHosts = "retired-hosts"
  }

  init(_ known: Provider, in house: House) {
    provider = known.id.rawValue
    name = known.name.english
    domains = known.domains
    settings = SettingsLine(
      SettingsCard(of: known, for: nil, on: house.day, in: house.knowledge))
    pages = Dictionary(
      Provider.Page.allCases.compactMap { page in
        known.page(page, on: house.day).map { (page.rawValue, $0.english.asRead) }
      }, uniquingKeysWith: { first, _ in first })
    accountTypes = house.knowledge.kinds(at: known, on: house.day).map { type in
      AccountKind(
        id: type.id.rawValue, name: type.name.english,
        access: type.eligible.holding(on: house.day).first?.rawValue,
        note: type.note(on: house.day)?.english.asRead)
    }
    retiredHosts = known.retiredHosts(on: house.day).map {
      RetiredHost(host: $0.host, until: $0.until?.description, note: $0.note.english.asRead)
    }
    events = known.events(on: house.day).map { Event(when: $0.when, what: $0.what.english.asRead) }
    differences = known.differences.map(\.english.asRead)
  }

  init(_ unknown: UnknownProvider, on day: Day) {
    provider = nil
    name = nil
    domains = []
    settings = SettingsLine(unknown, on: day)
    pages = [:]
    accountTypes = []
    retiredHosts = []
    events = []
    differences = []
  }

  /// `provider` is always there, as null where nobody knows it.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(format, forKey: .format)
    try container.encode(provider, forKey: .provider)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encode(domains, forKey: .domains)
    try container.encode(settings, forKey: .settings)
    try container.encode(pages, forKey: .pages)
    try container.encode(accountTypes, forKey: .accountTypes)
    try container.encode(retiredHosts, forKey: .retiredHosts)
    try container.encode(events, forKey: .events)
    try container.encode(differences, forKey: .differences)
  }
}
