import Knowledge

// Clients, providers and account types, field by field, in the order of the initializers.

extension Client.EncryptionWords: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      tls: Wording?(from: &reader),
      starttls: Wording?(from: &reader),
      none: Wording?(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    tls.write(to: &writer)
    starttls.write(to: &writer)
    none.write(to: &writer)
  }
}

extension Note: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      Wording(from: &reader),
      clients: [Client.ID](from: &reader),
      providers: [Provider.ID](from: &reader),
      causes: [Cause.ID](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    text.write(to: &writer)
    clients.write(to: &writer)
    providers.write(to: &writer)
    causes.write(to: &writer)
  }
}

extension Client: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Client.ID(from: &reader),
      name: Wording(from: &reader),
      family: String?(from: &reader),
      platforms: [String](from: &reader),
      says: [String](from: &reader),
      supported: Validity(from: &reader),
      popularity: [Dated<Double>](from: &reader),
      protocols: [String](from: &reader),
      encryption: Client.EncryptionWords(from: &reader),
      places: [Client.Place: Wording](from: &reader),
      lacks: [Client.Place](from: &reader),
      oauth2: [String: [Dated<Client.OAuth2Support>]](from: &reader),
      facts: [Dated<Fact>](from: &reader),
      notes: [Dated<Note>](from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    family.write(to: &writer)
    platforms.write(to: &writer)
    says.write(to: &writer)
    supported.write(to: &writer)
    popularity.write(to: &writer)
    protocols.write(to: &writer)
    encryption.write(to: &writer)
    places.write(to: &writer)
    lacks.write(to: &writer)
    oauth2.write(to: &writer)
    facts.write(to: &writer)
    notes.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension ServerSetting: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      mailProtocol: MailProtocol(from: &reader),
      host: String(from: &reader),
      port: Int(from: &reader),
      encryption: Encryption(from: &reader),
      signIn: [SignInMethod]?(from: &reader),
      userName: UserNameForm?(from: &reader),
      note: Wording?(from: &reader),
      validity: Validity(from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    mailProtocol.write(to: &writer)
    host.write(to: &writer)
    port.write(to: &writer)
    encryption.write(to: &writer)
    signIn.write(to: &writer)
    userName.write(to: &writer)
    note.write(to: &writer)
    validity.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Provider.RetiredHost: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      host: String(from: &reader),
      until: reader.day(),
      note: Wording(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    host.write(to: &writer)
    writer.write(day: until)
    note.write(to: &writer)
  }
}

extension Provider.Event: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      when: String(from: &reader),
      what: Wording(from: &reader),
      provenance: Provenance(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    when.write(to: &writer)
    what.write(to: &writer)
    provenance.write(to: &writer)
  }
}

extension Provider: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Provider.ID(from: &reader),
      name: Wording(from: &reader),
      says: [String](from: &reader),
      domains: [String](from: &reader),
      popularity: [Dated<Double>](from: &reader),
      servers: [ServerSetting](from: &reader),
      signIn: [Dated<SignInMethod>](from: &reader),
      oauth2Issuer: String?(from: &reader),
      userName: [Dated<UserNameForm>](from: &reader),
      wantsSPA: Bool(from: &reader),
      offByDefault: [Dated<[MailProtocol]>](from: &reader),
      pages: [Provider.Page: [Dated<Wording>]](from: &reader),
      retiredHosts: [Provider.RetiredHost](from: &reader),
      facts: [Dated<Fact>](from: &reader),
      notes: [Dated<Note>](from: &reader),
      warnings: [Dated<Wording>](from: &reader),
      events: [Provider.Event](from: &reader),
      differences: [Wording](from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    says.write(to: &writer)
    domains.write(to: &writer)
    popularity.write(to: &writer)
    servers.write(to: &writer)
    signIn.write(to: &writer)
    oauth2Issuer.write(to: &writer)
    userName.write(to: &writer)
    wantsSPA.write(to: &writer)
    offByDefault.write(to: &writer)
    pages.write(to: &writer)
    retiredHosts.write(to: &writer)
    facts.write(to: &writer)
    notes.write(to: &writer)
    warnings.write(to: &writer)
    events.write(to: &writer)
    differences.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension AccountType: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: AccountType.ID(from: &reader),
      name: Wording(from: &reader),
      provider: Provider.ID(from: &reader),
      says: [String](from: &reader),
      popularity: [Dated<Double>](from: &reader),
      eligible: [Dated<AccountType.Eligibility>](from: &reader),
      notes: [Dated<Wording>](from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    provider.write(to: &writer)
    says.write(to: &writer)
    popularity.write(to: &writer)
    eligible.write(to: &writer)
    notes.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}
