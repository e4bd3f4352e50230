import Knowledge

/// Turns shapes into JSON Schema. Shapes that recur stand under `$defs`.
struct SchemaWriter: Sendable {
  let knowledge: KnowledgeBase
  /// Whether the names of the things that there are now are offered.
  let namesThings: Bool

  init(_ knowledge: KnowledgeBase, namesThings: Bool) {
    self.knowledge = knowledge
    self.namesThings = namesThings
  }

  /// A whole schema: head, body, and the definitions that the kinds need.
  func document(name: String, title: String, _ body: JSONText, of kinds: [Kind]) -> String {
    guard case .object(let members) = body else { return "" }
    let head: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("urn:mailhelp:\(name)")), ("title", .string(title)),
    ]
    var needed: Set<String> = []
    Self.collectReferences(in: body, into: &needed)
    var open = needed
    while let next = open.popFirst() {
      guard let definition = definition(next) else { continue }
      var more: Set<String> = []
      Self.collectReferences(in: definition, into: &more)
      open.formUnion(more.subtracting(needed))
      needed.formUnion(more)
    }
    let definitions = needed.sorted().compactMap { name in
      definition(name).map { (name, $0) }
    }
    let rest = members.filter { $0.0 != "title" }
    return JSONText.object(head + rest + [("$defs", .object(definitions))]).rendered() + "\n"
  }

  /// A mapping with the described keys and no others.
  func object(_ form: FormDescription) -> JSONText {
    var members: [(String, JSONText)] = [("title", .string(form.title))]
    if !form.about.isEmpty { members.append(("description", .string(form.about))) }
    members.append(("type", .string("object")))
    members.append(
      (
        "properties",
        .object(form.keys.map { ($0.name, Self.described(schema($0.shape), $0.about)) })
      ))
    let required = form.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .strings(required))) }
    members.append(("additionalProperties", .bool(false)))
    return .object(members)
  }

  static func described(_ schema: JSONText, _ about: String) -> JSONText {
    guard case .object(let members) = schema, !about.isEmpty else { return schema }
    return .object([("description", .string(about))] + members.filter { $0.0 != "description" })
  }

  private static func collectReferences(in value: JSONText, into names: inout Set<String>) {
    switch value {
    case .array(let items): for item in items { collectReferences(in: item, into: &names) }
    case .object(let members):
      for (key, value) in members {
        if key == "$ref", case .string(let target) = value {
          names.insert(String(target.dropFirst("#/$defs/".count)))
        } else {
          collectReferences(in: value, into: &names)
        }
      }
    default: break
    }
  }

  static func reference(_ name: String) -> JSONText {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  // MARK: - Shapes

  func schema(_ shape: Shape) -> JSONText {
    switch shape {
    case .text: Self.reference("text")
    case .localized: Self.reference("localized")
    case .name: Self.reference("name")
    case .reference(let kind): Self.reference(kind.key)
    case .word(let words): .object([("enum", .array(words.flatMap(Self.spellings)))])
    case .yesOrNo: .object([("enum", .array(["yes", "no"].flatMap(Self.spellings)))])
    case .date: Self.reference("date")
    case .eventDate: Self.reference("event-date")
    case .address: Self.reference("address")
    case .number(let range): Self.number(range)
    case .decimal(let range): Self.decimal(range)
    case .likelihood: Self.reference("likelihood")
    case .weight: Self.reference("weight")
    case .background: Self.reference("background")
    case .duration: Self.reference("duration")
    case .effort: Self.reference("effort")
    case .phrase: Self.reference("phrase")
    case .condition: Self.reference("condition")
    case .facts: Self.reference("facts")
    case .datedFacts: Self.reference("dated-facts")
    case .likelihoods: Self.reference("likelihoods")
    case .list(let item, let least):
      .object(
        [("type", .string("array")), ("items", schema(item))]
          + (least > 0 ? [("minItems", .whole(least))] : []))
    case .oneOrMore(let item): Self.oneOrMore(schema(item))
    case .mapping(let names, let value): mapping(names, to: schema(value))
    case .form(let form): object(form)
    case .either(let shapes): Self.anyOf(shapes.map(schema))
    }
  }

  static func anyOf(_ choices: [JSONText]) -> JSONText {
    .object([("anyOf", .array(choices))])
  }

  private func mapping(_ names: Shape.Names, to value: JSONText) -> JSONText {
    var members: [(String, JSONText)] = [("type", .string("object"))]
    func offer(_ offered: [(name: String, about: String)]) {
      guard namesThings else { return }
      let properties = offered.map { ($0.name, Self.described(value, $0.about)) }
      members.append(("properties", .object(properties)))
    }
    switch names {
    case .any: break
    case .wellFormed: members.append(("propertyNames", Self.namePattern))
    case .of(let kind):
      offer(things(of: kind))
      members.append(("propertyNames", Self.namePattern))
    case .audiences:
      offer(audiences)
      members.append(("propertyNames", Self.namePattern))
    case .closed(let words):
      members.append(("properties", .object(words.map { ($0, value) })))
      members.append(("additionalProperties", .bool(false)))
      return .object(members)
    }
    members.append(("additionalProperties", value))
    return .object(members)
  }

  /// A word as a text, and as what YAML makes of it.
  static func spellings(_ word: String) -> [JSONText] {
    switch word {
    case "yes": [.string(word), .bool(true)]
    case "no": [.string(word), .bool(false)]
    default: Int(word).map { [.string(word), .whole($0)] } ?? [.string(word)]
    }
  }

  private static func number(_ range: ClosedRange<Int>) -> JSONText {
    let more = String(range.upperBound).count - 1
    return anyOf([
      .object([
        ("type", .string("integer")), ("minimum", .whole(range.lowerBound)),
        ("maximum", .whole(range.upperBound)),
      ]),
      .object([("type", .string("string")), ("pattern", .string("^[1-9][0-9]{0,\(more)}$"))]),
    ])
  }

  static func decimal(_ range: ClosedRange<Double>) -> JSONText {
    let isShare = range.upperBound <= 1
    return anyOf([
      .object([
        ("type", .string("number")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]),
      .object([
        ("type", .string("string")),
        ("pattern", .string(isShare ? #"^(0(\.[0-9]+)?|1(\.0+)?)$"# : #"^[0-9]+(\.[0-9]+)?$"#)),
      ]),
    ])
  }

  static let namePattern = JSONText.object([
    ("pattern", .string("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"))
  ])
}
