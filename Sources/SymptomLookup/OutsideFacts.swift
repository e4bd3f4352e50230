public import Knowledge

/// What is known from outside beside a report's text, in people's words: each is recognised in its own
/// field only, and what is not recognised does no harm.
public struct OutsideFacts: Sendable {
  /// A line for each field that was not recognised.
  public private(set) var unrecognised: [String] = []
  private let facts: [String: String]
  private let index: SymptomIndex
  private let knowledge: KnowledgeBase

  /// What each field can tell of.
  static let findings: [String: Set<Finding.ID>] = [
    "client": [.client], "provider": [.provider, .accountType], "protocol": [.fetchedBy],
    "error": ["error-kind", "certificate-complaint"],
    "network": ["network", "other-network-works", "vpn-or-proxy"], "since": ["began"],
    "settings": [
      "outgoing-port", "incoming-port", "outgoing-encryption", "incoming-encryption",
      "outgoing-sign-in-ticked", "app-password-used", "spa-ticked", "leave-copy-ticked",
      .serverNames, "signs-in-by", "user-name-has-at",
    ],
  ]
  /// Fields that name somebody's program or provider.
  private static let names: Set<String> = ["client", "provider"]
  /// Fields that outrank what the text itself seems to say.
  private static let firm = ["client", "provider", "protocol", "network"]
  /// Other names of what `protocol` can be.
  static let protocols: [String: Finding.Value.ID] = [
    "pop": "pop3", "webdav": "http", "dav": "http", "eas": "exchange",
  ]
  /// Which troubles a direction leaves.
  static let directions: [String: Set<Finding.Value.ID>] = [
    "outgoing": outgoing, "sending": outgoing, "send": outgoing,
    "incoming": incoming, "receiving": incoming, "receive": incoming,
    "both": ["cannot-either"],
  ]
  private static let outgoing: Set<Finding.Value.ID> = ["cannot-send", "bounced"]
  private static let incoming: Set<Finding.Value.ID> = [
    "cannot-receive", "mail-missing", "mail-repeated",
  ]
  private static let known: Set<String> = Set(findings.keys).union(["direction", "client_version"])

  /// - Parameter facts: by field (`client`, `client_version`, `provider`, `protocol`, `direction`, `error`,
  ///   `network`, `since`, `settings`) what is known, in people's words.
  public init(
    _ facts: [String: String], _ index: SymptomIndex, _ knowledge: KnowledgeBase
  ) {
    let facts = facts.filter { $0.value.contains { !$0.isWhitespace } }
    self.facts = facts.mapValues { $0.lowercased() }
    self.index = index
    self.knowledge = knowledge
    unrecognised = facts.keys.sorted().filter { !isRecognised($0) }
      .map { "'\($0)' was not recognised and is left out" }
  }

  /// The error message that was given; empty if none was.
  public var error: String { facts["error"] ?? "" }

  private func isRecognised(_ key: String) -> Bool {
    switch key {
    case "direction": Self.directions[facts[key] ?? ""] != nil
    case "client_version": true
    case "protocol": facts[key] == "smtp" || !(statement(of: key, on: nil)?.isEmpty ?? true)
    default: !(statement(of: key, on: nil)?.isEmpty ?? true)
    }
  }

  /// What one field says.
  private func statement(of key: String, on day: Day?) -> Statement? {
    guard let findings = Self.findings[key], var words = facts[key] else { return nil }
    if key == "client", let version = facts["client_version"] { words += " \(version)" }
    if key == "protocol" {
      let value = Self.protocols[words] ?? Finding.Value.ID(words)
      if knowledge.findings[id: .fetchedBy]?.value(value) != nil {
        return Statement(readings: [.init(fact: Fact(.fetchedBy, value), words: words)])
      }
    }
    let read = index.understand(words, only: findings, on: day)
    return Statement(
      readings: read.readings, sightings: key == "error" ? read.sightings : [])
  }

  /// The text's statement and that of the facts as one.
  public func joined(to text: String, on day: Day) -> Statement {
    var words = text
    if let error = facts["error"], !text.lowercased().contains(error) { words += "\n" + error }
    let said = index.understand(words, on: day)
    var readings = said.readings
    var sightings = said.sightings
    for key in Self.findings.keys.sorted() where facts[key] != nil {
      let stated = statement(of: key, on: day)
      let isFirm = Self.firm.contains(key)
      // Whose name is given and not known is nobody whom the text mentions.
      if Self.names.contains(key) { readings.removeAll { $0.fact.finding.rawValue == key } }
      for reading in stated?.readings ?? [] {
        let known = readings.firstIndex { $0.fact.finding == reading.fact.finding }
        if let known {
          if isFirm { readings[known] = reading }
        } else {
          readings.append(reading)
        }
      }
      for sighting in stated?.sightings ?? []
      where !sightings.contains(where: { $0.signature == sighting.signature }) {
        sightings.append(sighting)
      }
    }
    return Statement(
      readings: readings, sightings: sightings, leads: leads(said, readings),
      wordCount: said.wordCount)
  }

  /// The leads of the wording with what the direction says of each cause, where the text does not itself
  /// say what goes wrong: P(direction | cause) by the cause's own figures for `trouble`.
  private func leads(_ said: Statement, _ readings: [Statement.Reading]) -> [Statement.Lead] {
    guard let direction = facts["direction"], let left = Self.directions[direction],
      let trouble = knowledge.findings[id: .trouble],
      !readings.contains(where: { $0.fact.finding == trouble.id })
    else { return said.leads }
    let known = Dictionary(
      said.leads.map { ($0.cause, $0) }, uniquingKeysWith: { first, _ in first })
    return knowledge.causes.map { cause in
      let lead = known[cause.id]
      let share = Self.share(of: left, of: cause, trouble)
      return Statement.Lead(
        cause: cause.id, factor: (lead?.factor ?? 1) * share, words: lead?.words ?? [])
    }.sorted { ($1.factor, $0.cause) < ($0.factor, $1.cause) }
  }

  /// How far the field is trusted: whoever writes down a report for somebody else may take a program that
  /// does neither for one that only does not send.
  private static let directionTrust = 0.8

  /// How much likelier a direction is under a cause than on average.
  private static func share(
    of left: Set<Finding.Value.ID>, of cause: Cause, _ trouble: Finding
  ) -> Double {
    let values = trouble.values.filter { left.contains($0.id) }
    let background = values.reduce(0) { $0 + $1.background }
    guard background > 0 else { return 1 }
    let probability = cause.share(of: values.map(\.id), trouble.id) {
      trouble.value($0)?.background ?? 0
    }
    return (directionTrust * probability + (1 - directionTrust) * background) / background
  }
}
