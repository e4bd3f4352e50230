import Knowledge

extension Provider: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("provider", .required)
    let name = fields.localized("name", .required)
    let says = fields.phrases("says").wordings
    let domains = fields.words("domains").map { $0.value.lowercased() }
    let popularity = fields.weights("popularity", vocabulary)
    let issuer = fields.choice("oauth2", OAuth2Issuer.self)?.rawValue
    let signIn: [Dated<SignInMethod>] = fields.dated(
      "sign-in", of: "way to sign in", plain: { $0.choice(SignInMethod.self) }
    ) { $0.choice("method", SignInMethod.self, .required) }
    let userName: [Dated<UserNameForm>] = fields.dated(
      "user-name", of: "user name", plain: { $0.choice(UserNameForm.self) }
    ) { $0.choice("form", UserNameForm.self, .required) }
    let wantsSPA = fields.yesOrNo("spa")
    let servers = fields.list("servers") { ServerSetting($0) }
    let offByDefault: [Dated<[MailProtocol]>] = fields.dated(
      "off-by-default", of: "switch", plain: { $0.choice(MailProtocol.self).map { [$0] } }
    ) { $0.choices("protocols", MailProtocol.self, .required) }
    let pages = fields.named("pages", Page.self, unknown: .unknownPage) { $0.datedWordings() }
    let retiredHosts: [RetiredHost] = fields.list("retired-hosts") { host in
      var fields = host.fields(of: "retired host")
      let name = fields.text("host", .required)
      let until = fields.date("until")
      let note = fields.localized("note", .required)
      fields.finish()
      guard let name, let note else { return nil }
      return RetiredHost(host: name, until: until, note: note)
    }
    let facts = fields.datedFacts("facts", vocabulary)
    let notes = fields.notes("notes", for: .client, vocabulary)
    let warnings = fields.datedTexts("warnings")
    let events = fields.list("events") { Event($0) }
    let differences = fields.list("differences") { $0.localized() }
    let provenance = fields.provenance()
    guard let id, let name else { return nil }
    self.init(
      id: ID(id.value), name: name, says: says, domains: domains, popularity: popularity,
      servers: servers, signIn: signIn, oauth2Issuer: issuer,
      userName: userName.isEmpty ? [Dated(.fullAddress)] : userName, wantsSPA: wantsSPA ?? false,
      offByDefault: offByDefault, pages: pages, retiredHosts: retiredHosts, facts: facts,
      notes: notes, warnings: warnings, events: events, differences: differences,
      provenance: provenance,
      origin: fields.location)
  }
}

extension ServerSetting {
  fileprivate init?(_ value: Value) {
    var fields = value.fields(of: "server")
    let mailProtocol = fields.choice("protocol", MailProtocol.self, .required)
    let host = fields.text("host", .required)
    let port = fields.number("port", in: 1...65535, .required)
    let encryption = fields.choice("encryption", Encryption.self, .required)
    let signIn = fields.has("sign-in") ? fields.signInMethods("sign-in") : nil
    let userName = fields.choice("user-name", UserNameForm.self)
    let note = fields.localized("note")
    let validity = fields.validity()
    let provenance = fields.provenance()
    fields.finish()
    guard let mailProtocol, let host, let port, let encryption else { return nil }
    self.init(
      mailProtocol: mailProtocol, host: host, port: port, encryption: encryption, signIn: signIn,
      userName: userName, note: note, validity: validity, provenance: provenance,
      origin: value.location)
  }
}

extension Provider.Event {
  fileprivate init?(_ value: Value) {
    var fields = value.fields(of: "event")
    let when = fields.value("when", .required)
    let what = fields.localized("what", .required)
    let provenance = fields.provenance()
    fields.finish()
    guard let when, let day = when.text(called: "a date"), let what else { return nil }
    guard Self.isDate(day) else {
      when.report(
        .badDate, "\(day.quoted) is not a date",
        hint: "the date of an event is written 2009, 2009-03 or 2009-03-14")
      return nil
    }
    self.init(when: day, what: what, provenance: provenance)
  }

  /// A year, a month or a day.
  private static func isDate(_ text: String) -> Bool {
    switch text.utf8.count {
    case 4: Day("\(text)-01-01") != nil
    case 7: Day("\(text)-01") != nil
    default: Day(text) != nil
    }
  }
}

extension Fields {
  /// One way to sign in, or a list of them.
  fileprivate mutating func signInMethods(_ key: String) -> [SignInMethod]? {
    guard let value = value(key) else { return nil }
    let methods =
      value.node.kind == .text
      ? [value.choice(SignInMethod.self)].compactMap(\.self)
      : value.list { $0.choice(SignInMethod.self) }
    return methods.isEmpty ? nil : methods
  }
}
