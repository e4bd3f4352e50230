import Knowledge

/// Dates, and where claims come from: keys that many kinds of thing have.
extension Fields {
  /// `from` and `until`.
  mutating func validity() -> Validity {
    let from = date("from")
    let until = date("until")
    if let from, let until, until < from, let place = place(of: "until") {
      diagnostics.report(
        .datesReversed, at: place, "it ends on \(until), before it begins on \(from)",
        hint: "both days are included; exchange or correct them")
    }
    return Validity(from: from, until: until)
  }

  /// `source`, `checked` and `confidence`.
  mutating func provenance() -> Provenance {
    let source = url("source")
    let checked = date("checked")
    let confidence = choice("confidence", Confidence.self)
    return Provenance(source: source, checked: checked, confidence: confidence ?? .medium)
  }

  /// A list of mappings, each with a value and its days; or the value alone, holding always.
  mutating func dated<Content>(
    _ key: String, of kind: String, _ presence: Presence = .optional,
    plain: (Value) -> Content?, read: (inout Fields) -> Content?
  ) -> [Dated<Content>] {
    value(key, presence)?.dated(of: kind, plain: plain, read: read) ?? []
  }

  /// How much something weighs, by date.
  mutating func weights(
    _ key: String, _ vocabulary: Vocabulary, _ presence: Presence = .optional
  ) -> [Dated<Double>] {
    dated(key, of: "weight", presence, plain: { $0.weight(vocabulary) }) { fields in
      fields.value("weight", .required)?.weight(vocabulary)
    }
  }

  /// Texts, by date.
  mutating func datedTexts(_ key: String) -> [Dated<Wording>] {
    dated(key, of: "note", plain: { $0.localized() }) { $0.localized("text", .required) }
  }

  /// Texts, by date and, of a program, by provider or, of a provider, by program and cause.
  mutating func notes(
    _ key: String, for audience: Kind, _ vocabulary: Vocabulary
  ) -> [Dated<Note>] {
    dated(key, of: "note", plain: { $0.localized().map { Note($0) } }) { fields in
      let text = fields.localized("text", .required)
      let clients =
        audience == .client
        ? fields.identifiers("clients", .client, of: Client.self, vocabulary) : []
      let providers =
        audience == .provider
        ? fields.identifiers("providers", .provider, of: Provider.self, vocabulary) : []
      let causes =
        audience == .client ? fields.identifiers("after", .cause, of: Cause.self, vocabulary) : []
      return text.map { Note($0, clients: clients, providers: providers, causes: causes) }
    }
  }

  /// Facts, by date: `{ finding: value, from: …, until: … }`.
  mutating func datedFacts(_ key: String, _ vocabulary: Vocabulary) -> [Dated<Fact>] {
    list(key) { $0.datedFacts(vocabulary) }.flatMap { $0 }
  }
}

extension Value {
  /// A text that always holds, or a list of texts with their days.
  func datedWordings() -> [Dated<Wording>] {
    node.kind == .list
      ? list { $0.datedWording(of: "text") { $0.localized() } }
      : datedWording(of: "text") { $0.localized() }.map { [$0] } ?? []
  }

  /// A text, by language perhaps, that always holds, or a mapping of `text`, `from` and `until`. Another
  /// mapping is most likely a sentence with a colon.
  func datedWording(of kind: String, read: (Value) -> Wording?) -> Dated<Wording>? {
    let keys = ["text", "from", "until"]
    guard node.kind == .mapping,
      node.pairs.contains(where: { pair in keys.contains { pair.key.says($0) } })
    else { return read(self).map { Dated($0) } }
    var fields = fields(of: kind)
    let text = fields.value("text", .required).flatMap(read)
    let validity = fields.validity()
    fields.finish()
    return text.map { Dated($0, validity) }
  }

  /// See `Fields.dated`.
  func dated<Content>(
    of kind: String, plain: (Value) -> Content?, read: (inout Fields) -> Content?
  ) -> [Dated<Content>] {
    func one(_ value: Value) -> Dated<Content>? {
      guard value.node.kind == .mapping else { return plain(value).map { Dated($0) } }
      var fields = value.fields(of: kind)
      let content = read(&fields)
      let validity = fields.validity()
      fields.finish()
      return content.map { Dated($0, validity) }
    }
    return node.kind == .list ? list(one) : one(self).map { [$0] } ?? []
  }

  fileprivate func datedFacts(_ vocabulary: Vocabulary) -> [Dated<Fact>]? {
    guard isA(.mapping) else { return nil }
    var fields = fields(of: "fact")
    let validity = fields.validity()
    return mapping { key, value in
      if key.value == "from" || key.value == "until" { return nil }
      let finding = vocabulary.finding(key, into: diagnostics)
      guard let word = value.word(), let finding else { return nil }
      return vocabulary.value(word, of: finding, into: diagnostics)
        .map { Dated(Fact(finding, $0), validity) }
    }
  }
}
