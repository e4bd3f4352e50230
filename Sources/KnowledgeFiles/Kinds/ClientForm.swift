import Knowledge

/// What a client can speak.
private enum ClientProtocol: String, CaseIterable {
  case imap, pop3, smtp, exchange, activesync, http, deltasync
}

/// Where a client runs.
private enum Platform: String, CaseIterable {
  case windows, mac, linux, android, ios, phone, any
}

/// Who runs an OAuth2 sign-in.
enum OAuth2Issuer: String, CaseIterable {
  case microsoft, google, yahoo, aol, apple, comcast, fastmail, mailru, yandex
}

extension Client: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("client", .required)
    let name = fields.localized("name", .required)
    let family = fields.name("family")?.value
    let platforms = fields.choices("platforms", Platform.self).map(\.rawValue)
    let says = fields.phrases("says").wordings
    let supported = fields.validity()
    let popularity = fields.weights("popularity", vocabulary)
    let protocols = fields.choices("protocols", ClientProtocol.self).map(\.rawValue)
    var words = EncryptionWords(tls: nil, starttls: nil, none: nil)
    if var encryption = fields.fields("encryption", of: "encryption") {
      words = EncryptionWords(
        tls: encryption.localized("tls"), starttls: encryption.localized("starttls"),
        none: encryption.localized("none"))
      encryption.finish()
    }
    let places = fields.named("where", Place.self, unknown: .unknownPlace) { $0.localized() }
    let lacks = fields.lackedPlaces(besides: places)
    let oauth2: [(String, [Dated<OAuth2Support>])] = fields.mapping("oauth2") { key, value in
      let support = value.dated(of: "sign-in window", plain: { $0.choice(OAuth2Support.self) }) {
        $0.choice("is", OAuth2Support.self, .required)
      }
      guard OAuth2Issuer(rawValue: key.value) != nil else {
        value.diagnostics.report(
          .unknownWord, at: key, "\(key.value.quoted) is no issuer of OAuth2 that we know",
          hint: Value.suggestion(for: key.value, among: OAuth2Issuer.allCases.map(\.rawValue)))
        return nil
      }
      return (key.value, support)
    }
    let facts = fields.datedFacts("facts", vocabulary)
    let notes = fields.notes("notes", for: .provider, vocabulary)
    let provenance = fields.provenance()
    guard let id, let name else { return nil }
    self.init(
      id: ID(id.value), name: name, family: family, platforms: platforms, says: says,
      supported: supported, popularity: popularity, protocols: protocols, encryption: words,
      places: places, lacks: lacks, oauth2: Dictionary(oauth2) { first, _ in first }, facts: facts,
      notes: notes, provenance: provenance, origin: fields.location)
  }
}

extension Fields {
  /// The places that a client does not have, of which none may be among those that it has.
  fileprivate mutating func lackedPlaces(
    besides places: [Client.Place: Wording]
  ) -> [Client.Place] {
    words("lacks").compactMap { word in
      guard let place = Client.Place(rawValue: word.value) else {
        diagnostics.report(
          .unknownPlace, at: word, "\(word.value.quoted) is not possible under 'lacks'",
          hint: Value.suggestion(for: word.value, among: Client.Place.allCases.map(\.rawValue)))
        return nil
      }
      guard places[place] != nil else { return place }
      diagnostics.report(
        .hadAndLacked, at: word, "the program is said to have \(word.value.quoted) and to lack it",
        hint: "take it out of 'lacks', or out of 'where'",
        notes: self.place(of: word.value, in: "where").map {
          [Diagnostic.Note(location: $0.location, message: "the way to it is given here")]
        } ?? [])
      return nil
    }
  }

  /// A mapping from the words of a closed set to what is said of each.
  mutating func named<Key, Content>(
    _ key: String, _ type: Key.Type, unknown code: DiagnosticCode,
    read: (Value) -> Content?
  ) -> [Key: Content]
  where Key: CaseIterable & RawRepresentable & Hashable, Key.RawValue == String {
    let diagnostics = diagnostics
    let pairs: [(Key, Content)] = mapping(key) { word, value in
      let content = read(value)
      guard let key = Key(rawValue: word.value) else {
        diagnostics.report(
          code, at: word, "\(word.value.quoted) is not possible under \(key.quoted)",
          hint: Value.suggestion(for: word.value, among: Key.allCases.map(\.rawValue)))
        return nil
      }
      return content.map { (key, $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
