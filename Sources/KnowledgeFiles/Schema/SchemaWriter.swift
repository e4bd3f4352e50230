import Knowledge

/// Turns shapes into JSON Schema. Shapes that recur stand under `$defs`.
struct SchemaWriter: Sendable {
  private let knowledge: KnowledgeBase
  private let namesThings: Bool

  init(_ knowledge: KnowledgeBase, namesThings: Bool) {
    self.knowledge = knowledge
    self.namesThings = namesThings
  }

  /// A whole schema: head, body, and the definitions that the kinds need.
  func document(name: String, title: String, _ body: JSONValue, of kinds: [Kind]) -> String {
    guard case .object(let members) = body else { return "" }
    let head: [(String, JSONValue)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .text("urn:mailhelp:\(name)")), ("title", .text(title)),
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
    return JSONValue.object(head + rest + [("$defs", .object(definitions))]).rendered() + "\n"
  }

  /// A mapping with the described keys and no others.
  func object(_ form: FormDescription) -> JSONValue {
    var members: [(String, JSONValue)] = [("title", .text(form.title))]
    if !form.about.isEmpty { members.append(("description", .text(form.about))) }
    members.append(("type", .text("object")))
    members.append(
      (
        "properties",
        .object(form.keys.map { ($0.name, Self.described(schema($0.shape), $0.about)) })
      ))
    let required = form.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .texts(required))) }
    members.append(("additionalProperties", .flag(false)))
    return .object(members)
  }

  private static func described(_ schema: JSONValue, _ about: String) -> JSONValue {
    guard case .object(let members) = schema, !about.isEmpty else { return schema }
    return .object([("description", .text(about))] + members.filter { $0.0 != "description" })
  }

  private static func collectReferences(in value: JSONValue, into names: inout Set<String>) {
    switch value {
    case .list(let items): for item in items { collectReferences(in: item, into: &names) }
    case .object(let members):
      for (key, value) in members {
        if key == "$ref", case .text(let target) = value {
          names.insert(String(target.dropFirst("#/$defs/".count)))
        } else {
          collectReferences(in: value, into: &names)
        }
      }
    default: break
    }
  }

  private static func reference(_ name: String) -> JSONValue {
    .object([("$ref", .text("#/$defs/\(name)"))])
  }

  // MARK: - Shapes

  func schema(_ shape: Shape) -> JSONValue {
    switch shape {
    case .text: Self.reference("text")
    case .localized: Self.reference("localized")
    case .name: Self.reference("name")
    case .reference(let kind): Self.reference(kind.key)
    case .word(let words): .object([("enum", .list(words.flatMap(Self.spellings)))])
    case .yesOrNo: .object([("enum", .list(["yes", "no"].flatMap(Self.spellings)))])
    case .date: Self.reference("date")
    case .eventDate: Self.reference("event-date")
    case .address: Self.reference("address")
    case .number(let range): Self.number(range)
    case .decimal(let range): Self.decimal(range)
    case .likelihood: Self.reference("likelihood")
    case .weight: Self.reference("weight")
    case .background: Self.reference("background")
    case .duration: Self.reference("duration")
    case .phrase: Self.reference("phrase")
    case .condition: Self.reference("condition")
    case .facts: Self.reference("facts")
    case .datedFacts: Self.reference("dated-facts")
    case .likelihoods: Self.reference("likelihoods")
    case .list(let item, let least):
      .object(
        [("type", .text("array")), ("items", schema(item))]
          + (least > 0 ? [("minItems", .integer(least))] : []))
    case .oneOrMore(let item):
      Self.anyOf([schema(item), .object([("type", .text("array")), ("items", schema(item))])])
    case .mapping(let names, let value): mapping(names, to: schema(value))
    case .form(let form): object(form)
    case .either(let shapes): Self.anyOf(shapes.map(schema))
    }
  }

  private static func anyOf(_ choices: [JSONValue]) -> JSONValue {
    .object([("anyOf", .list(choices))])
  }

  private func mapping(_ names: Shape.Names, to value: JSONValue) -> JSONValue {
    var members: [(String, JSONValue)] = [("type", .text("object"))]
    func offer(_ offered: [String]) {
      if namesThings { members.append(("properties", .object(offered.map { ($0, value) }))) }
    }
    switch names {
    case .any: break
    case .wellFormed: members.append(("propertyNames", Self.namePattern))
    case .of(let kind):
      offer(self.names(of: kind))
      members.append(("propertyNames", Self.namePattern))
    case .audiences:
      let families = Set(knowledge.clients.compactMap(\.family))
      offer(["any"] + families.union(self.names(of: .client)).sorted())
      members.append(("propertyNames", Self.namePattern))
    case .closed(let words):
      members.append(("properties", .object(words.map { ($0, value) })))
      members.append(("additionalProperties", .flag(false)))
      return .object(members)
    }
    members.append(("additionalProperties", value))
    return .object(members)
  }

  /// A word as a text, and as what YAML makes of it.
  private static func spellings(_ word: String) -> [JSONValue] {
    switch word {
    case "yes": [.text(word), .flag(true)]
    case "no": [.text(word), .flag(false)]
    default: Int(word).map { [.text(word), .integer($0)] } ?? [.text(word)]
    }
  }

  private static func number(_ range: ClosedRange<Int>) -> JSONValue {
    let more = String(range.upperBound).count - 1
    return anyOf([
      .object([
        ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]),
      .object([("type", .text("string")), ("pattern", .text("^[1-9][0-9]{0,\(more)}$"))]),
    ])
  }

  private static func decimal(_ range: ClosedRange<Double>) -> JSONValue {
    let isShare = range.upperBound <= 1
    return anyOf([
      .object([
        ("type", .text("number")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]),
      .object([
        ("type", .text("string")),
        ("pattern", .text(isShare ? #"^(0(\.[0-9]+)?|1(\.0+)?)$"# : #"^[0-9]+(\.[0-9]+)?$"#)),
      ]),
    ])
  }

  private static let namePattern = JSONValue.object([
    ("pattern", .text("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$"))
  ])

  // MARK: - Definitions

  private func definition(_ name: String) -> JSONValue? {
    switch name {
    case "text":
      .object([
        ("description", .text("Any text that is not empty.")),
        ("type", .texts(["string", "number", "boolean"])), ("pattern", .text(#"\S"#)),
      ])
    case "localized":
      Self.anyOf([
        Self.reference("text"),
        .object([
          ("description", .text("The text by language; English is always there.")),
          ("type", .text("object")), ("required", .texts(["en"])),
          ("patternProperties", .object([(Self.languagePattern, Self.reference("text"))])),
          ("additionalProperties", .flag(false)),
        ]),
      ])
    case "name":
      .object([
        ("description", .text("Small letters, digits and hyphens.")),
        ("type", .texts(["string", "integer"])),
        ("pattern", .text("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$")),
      ])
    case "date":
      Self.pattern(
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "A day, as 2024-09-16.")
    case "event-date":
      .object([
        ("description", .text("A year, a month or a day: 2009, 2009-03, 2009-03-14.")),
        ("type", .texts(["string", "integer"])),
        ("pattern", .text("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")),
      ])
    case "address":
      Self.pattern(
        #"^https?://[^\s/?#.][^\s/?#]*\.[^\s/?#]*([/?#]\S*)?$"#, "A public web address.")
    case "duration":
      Self.pattern(
        #"^[0-9]+(\.[0-9]+)? (seconds?|minutes?|min|hours?|days?)$"#,
        "As 30 seconds, 3 minutes, 1 hour.")
    case "phrase":
      .object([
        (
          "description",
          .text(
            "Lower case, no punctuation, two to six words; * is up to four others, (a|b) a or b.")
        ), ("type", .texts(["string", "number", "boolean"])), ("pattern", .text(#"\S"#)),
      ])
    case "likelihood": words(knowledge.scale.likelihoods, or: Self.decimal(0...1))
    case "weight": words(knowledge.scale.weights, or: Self.decimal(0...1_000_000))
    case "background":
      Self.anyOf([
        Self.reference("weight"), .object([("enum", .texts(inOrder(knowledge.scale.likelihoods)))]),
      ])
    case "value":
      .object([
        ("description", .text("What a finding is.")),
        ("type", .texts(["string", "number", "boolean"])),
        ("pattern", .text("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$")),
      ])
    case "facts": facts(Self.reference("value"), also: [])
    case "dated-facts":
      facts(
        Self.reference("value"),
        also: FormDescription.Key.validity.map {
          ($0.name, Self.described(schema($0.shape), $0.about))
        })
    case "condition":
      facts(
        Self.anyOf([
          Self.reference("value"),
          .object([
            ("type", .text("array")), ("items", Self.reference("value")), ("minItems", .integer(1)),
          ]),
        ]),
        also: [
          ("all", Self.described(Self.reference("lines"), "All of these must hold.")),
          (
            "any",
            .object([
              ("description", .text("One of these must hold as a whole.")),
              ("type", .text("array")), ("items", Self.reference("lines")),
            ])
          ), ("none", Self.described(Self.reference("lines"), "None of these may hold.")),
        ])
    case "lines":
      facts(
        Self.anyOf([
          Self.reference("value"),
          .object([
            ("type", .text("array")), ("items", Self.reference("value")), ("minItems", .integer(1)),
          ]),
        ]), also: [])
    case "likelihoods":
      facts(
        Self.anyOf([
          Self.reference("likelihood"),
          .object([
            ("type", .text("object")), ("propertyNames", Self.namePattern),
            ("additionalProperties", Self.reference("likelihood")),
          ]),
        ]), also: [])
    default: Kind(key: name).map(nameOf)
    }
  }

  private static func pattern(_ pattern: String, _ about: String) -> JSONValue {
    .object([
      ("description", .text(about)), ("type", .text("string")), ("pattern", .text(pattern)),
    ])
  }

  private static let languagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"

  private func inOrder(_ words: [String: Double]) -> [String] {
    words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private func words(_ words: [String: Double], or number: JSONValue) -> JSONValue {
    Self.anyOf([.object([("enum", .texts(inOrder(words)))]), number])
  }

  // MARK: - Names of things

  private func nameOf(_ kind: Kind) -> JSONValue {
    let plain = JSONValue.object([
      ("type", .texts(["string", "integer"])),
      ("pattern", .text("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$")),
    ])
    let names = namesThings ? names(of: kind) : []
    guard !names.isEmpty else { return Self.described(plain, "The name of a \(kind.word).") }
    return Self.described(
      Self.anyOf([.object([("enum", .texts(names))]), plain]), "The name of a \(kind.word).")
  }

  /// A mapping from findings to something.
  private func facts(_ value: JSONValue, also more: [(String, JSONValue)]) -> JSONValue {
    var properties = more
    if namesThings {
      properties += knowledge.findings.map {
        ($0.id.rawValue, Self.described(value, $0.name.english))
      }
    }
    var members: [(String, JSONValue)] = [("type", .text("object"))]
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    members.append(("propertyNames", Self.namePattern))
    members.append(("additionalProperties", value))
    return .object(members)
  }

  private func names(of kind: Kind) -> [String] {
    switch kind {
    case .finding: knowledge.findings.map(\.id.rawValue)
    case .question: knowledge.questions.map(\.id.rawValue)
    case .rule: knowledge.rules.map(\.id.rawValue)
    case .cause: knowledge.causes.map(\.id.rawValue)
    case .fix: knowledge.fixes.map(\.id.rawValue)
    case .signature: knowledge.signatures.map(\.id.rawValue)
    case .client: knowledge.clients.map(\.id.rawValue)
    case .provider: knowledge.providers.map(\.id.rawValue)
    case .reports: knowledge.reports.map(\.id.rawValue)
    case .article: knowledge.articles.map(\.id.rawValue)
    case .accountType: knowledge.accountTypes.map(\.id.rawValue)
    case .workedCase: knowledge.cases.map(\.id.rawValue)
    case .scales: []
    }
  }
}
