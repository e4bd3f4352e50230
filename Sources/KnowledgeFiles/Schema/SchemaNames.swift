import Knowledge

/// The names of what there is, for editors that complete them; each with what it is called.
extension SchemaWriter {
  /// The name of another thing.
  func nameOf(_ kind: Kind) -> JSONText {
    Self.described(
      offered(namesThings ? things(of: kind).map(\.name) : [], else: Self.plainName),
      "The name of a \(kind.word).")
  }

  /// A mapping from findings to something.
  func facts(
    also more: [(String, JSONText)] = [], to value: (Finding?) -> JSONText
  ) -> JSONText {
    var properties = more
    if namesThings {
      properties += knowledge.findings.map {
        ($0.id.rawValue, Self.described(value($0), $0.name.english))
      }
    }
    var members: [(String, JSONText)] = [("type", .string("object"))]
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    members.append(("propertyNames", Self.namePattern))
    members.append(("additionalProperties", value(nil)))
    return .object(members)
  }

  /// How the values of a finding are called under `$defs`.
  static let valuePrefix = "value."

  /// What a finding may be; any value, where it is not known which finding is meant.
  func value(of finding: Finding?) -> JSONText {
    guard namesThings, let finding else { return Self.reference("value") }
    return switch finding.domain {
    case .clients: Self.reference(Kind.client.key)
    case .providers: Self.reference(Kind.provider.key)
    case .accountTypes: Self.reference(Kind.accountType.key)
    case .listed: Self.reference(Self.valuePrefix + finding.id.rawValue)
    }
  }

  /// The values of a finding, and room for those that are still to be written.
  func values(of finding: Finding) -> JSONText {
    offered(finding.values.map(\.id.rawValue), else: Self.reference("value"))
  }

  /// How likely the values of a finding are, or how likely yes.
  func likelihoods(of finding: Finding?) -> JSONText {
    let values = namesThings ? finding?.values ?? [] : []
    var members: [(String, JSONText)] = [("type", .string("object"))]
    if !values.isEmpty {
      let properties = values.map {
        ($0.id.rawValue, Self.described(Self.reference("likelihood"), $0.name.english))
      }
      members.append(("properties", .object(properties)))
    }
    members.append(("propertyNames", Self.namePattern))
    members.append(("additionalProperties", Self.reference("likelihood")))
    return Self.anyOf([Self.reference("likelihood"), .object(members)])
  }

  private func offered(_ names: [String], else other: JSONText) -> JSONText {
    guard !names.isEmpty else { return other }
    return Self.anyOf([.object([("enum", .array(names.flatMap(Self.spellings)))]), other])
  }

  /// A name, whatever it names.
  static let plainName = JSONText.object([
    ("type", .strings(["string", "integer"])),
    ("pattern", .string("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")),
  ])

  /// Whom steps can be meant for: everybody, families of programs, and single ones.
  var audiences: [(name: String, about: String)] {
    var known = [String: String]()
    for family in knowledge.clients.compactMap(\.family) {
      known[family] = "The steps in programs of the family \(family)."
    }
    for client in knowledge.clients {
      known[client.id.rawValue] = "The steps in \(client.name.english)."
    }
    let rest = known.sorted { $0.key < $1.key }.map { (name: $0.key, about: $0.value) }
    return [("any", "The steps in every program that has none of its own.")] + rest
  }

  /// The things of a kind, each with what it is.
  func things(of kind: Kind) -> [(name: String, about: String)] {
    switch kind {
    case .finding: knowledge.findings.map { ($0.id.rawValue, $0.name.english) }
    case .question: knowledge.questions.map { ($0.id.rawValue, $0.text.english) }
    case .rule: knowledge.rules.map { ($0.id.rawValue, $0.because.english) }
    case .cause: knowledge.causes.map { ($0.id.rawValue, $0.title.english) }
    case .fix: knowledge.fixes.map { ($0.id.rawValue, $0.title.english) }
    case .signature: knowledge.signatures.map { ($0.id.rawValue, $0.meaning.english) }
    case .expression: knowledge.expressions.map { ($0.id.rawValue, $0.name.english) }
    case .client: knowledge.clients.map { ($0.id.rawValue, $0.name.english) }
    case .provider: knowledge.providers.map { ($0.id.rawValue, $0.name.english) }
    case .reports: knowledge.reports.map { ($0.id.rawValue, "") }
    case .article: knowledge.articles.map { ($0.id.rawValue, $0.title.english) }
    case .accountType: knowledge.accountTypes.map { ($0.id.rawValue, $0.name.english) }
    case .workedCase: knowledge.cases.map { ($0.id.rawValue, $0.title.english) }
    case .scales: []
    }
  }
}
