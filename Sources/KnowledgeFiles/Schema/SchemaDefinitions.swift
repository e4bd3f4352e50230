import Knowledge

/// The shapes that recur, and stand under `$defs`.
extension SchemaWriter {
  /// What stands under `$defs` by a name; nil if nothing does.
  func definition(_ name: String) -> JSONText? {
    switch name {
    case "text":
      .object([
        ("description", .string("Any text that is not empty.")),
        ("type", .strings(["string", "number", "boolean"])), ("pattern", .string(#"\S"#)),
      ])
    case "localized":
      Self.anyOf([
        Self.reference("text"),
        .object([
          ("description", .string("The text by language; English is always there.")),
          ("type", .string("object")), ("required", .strings(["en"])),
          ("patternProperties", .object([(Self.languagePattern, Self.reference("text"))])),
          ("additionalProperties", .bool(false)),
        ]),
      ])
    case "name":
      Self.described(Self.plainName, "Small letters, digits and hyphens.")
    case "date":
      Self.pattern(
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "A day, as 2024-09-16.")
    case "event-date":
      .object([
        ("description", .string("A year, a month or a day: 2009, 2009-03, 2009-03-14.")),
        ("type", .strings(["string", "integer"])),
        ("pattern", .string("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")),
      ])
    case "address":
      Self.pattern(
        #"^https?://[^\s/?#.][^\s/?#]*\.[^\s/?#]*([/?#]\S*)?$"#, "A public web address.")
    case "duration":
      Self.pattern(
        #"^[0-9]+(\.[0-9]+)? (seconds?|minutes?|min|hours?|days?)$"#,
        "As 30 seconds, 3 minutes, 1 hour.")
    case "effort":
      Self.pattern(
        #"^(?=[0-9.]*[1-9])[0-9]+(\.[0-9]+)? (seconds?|minutes?|min|hours?|days?)$"#,
        "As 30 seconds, 3 minutes, 1 hour; more than none.")
    case "phrase":
      .object([
        (
          "description",
          .string(
            """
            Lower case, no punctuation, two to six words; * is up to four others, (a|b) a or b, \
            (a|) a or nothing.
            """)
        ), ("type", .strings(["string", "number", "boolean"])), ("pattern", .string(#"\S"#)),
      ])
    case "likelihood": words(knowledge.scale.likelihoods, or: Self.decimal(0...1))
    case "weight": words(knowledge.scale.weights, or: Self.decimal(0...1_000_000))
    case "background":
      Self.anyOf([
        Self.reference("weight"),
        .object([("enum", .strings(knowledge.scale.likelihoods.keysByValue))]),
      ])
    case "value":
      .object([
        ("description", .string("What a finding is.")),
        ("type", .strings(["string", "number", "boolean"])),
        ("pattern", .string("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")),
      ])
    case "facts": facts { value(of: $0) }
    case "dated-facts":
      facts(
        also: FormDescription.Key.validity.map {
          ($0.name, Self.described(schema($0.shape), $0.about))
        }
      ) { value(of: $0) }
    case "condition":
      facts(
        also: [
          ("all", Self.described(Self.reference("lines"), "All of these must hold.")),
          (
            "any",
            .object([
              ("description", .string("One of these must hold as a whole.")),
              ("type", .string("array")), ("items", Self.reference("lines")),
            ])
          ), ("none", Self.described(Self.reference("lines"), "None of these may hold.")),
        ]) { Self.oneOrMore(value(of: $0)) }
    case "lines": facts { Self.oneOrMore(value(of: $0)) }
    case "likelihoods": facts { likelihoods(of: $0) }
    default:
      name.hasPrefix(Self.valuePrefix)
        ? knowledge.findings[id: .init(String(name.dropFirst(Self.valuePrefix.count)))].map(
          values(of:))
        : Kind(key: name).map(nameOf)
    }
  }

  /// One value, or several in a list.
  static func oneOrMore(_ value: JSONText) -> JSONText {
    anyOf([
      value,
      .object([("type", .string("array")), ("items", value), ("minItems", .whole(1))]),
    ])
  }

  private static func pattern(_ pattern: String, _ about: String) -> JSONText {
    .object([
      ("description", .string(about)), ("type", .string("string")), ("pattern", .string(pattern)),
    ])
  }

  private static let languagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"

  private func words(_ words: [String: Double], or number: JSONText) -> JSONText {
    Self.anyOf([.object([("enum", .strings(words.keysByValue))]), number])
  }
}
