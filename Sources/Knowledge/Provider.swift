/// What carries mail between a program and a server.
public enum MailProtocol: String, CaseIterable, Sendable {
  /// Reading in place (RFC 9051).
  case imap
  /// Fetching (RFC 1939).
  case pop3
  /// Sending (RFC 6409).
  case smtp

  /// Whether it brings mail to the person.
  public var isIncoming: Bool { self != .smtp }
}

/// When a connection is encrypted.
public enum Encryption: String, CaseIterable, Sendable {
  /// From the first byte (RFC 8314 calls it implicit TLS).
  case tls
  /// After a plain greeting (RFC 3207, RFC 2595).
  case starttls
  /// Never.
  case none
}

/// How a program proves who it is for.
public enum SignInMethod: String, CaseIterable, Sendable {
  /// The account's password.
  case password
  /// A password made for one program, or an authorisation code.
  case appPassword = "app-password"
  /// A sign-in page and a token (RFC 6749).
  case oauth2
  /// A password of the mailbox's own, other than the customer's.
  case mailboxPassword = "mailbox-password"
  /// The password that the provider's helper program shows.
  case bridgePassword = "bridge-password"
}

/// What the user name looks like.
public enum UserNameForm: String, CaseIterable, Sendable {
  /// The whole address.
  case fullAddress = "full-address"
  /// What stands before the @.
  case localPart = "local-part"
  /// Something else, told in a note.
  case other
}

/// One server of a provider, with the days on which it is the one to use.
public struct ServerSetting: Sendable {
  /// What is spoken.
  public let mailProtocol: MailProtocol
  /// Its name in the DNS.
  public let host: String
  /// Its port, 1 to 65535.
  public let port: Int
  /// When the connection is encrypted.
  public let encryption: Encryption
  /// How to sign in, where it differs from the provider's ways.
  public let signIn: [SignInMethod]?
  /// The user name, where it differs from the provider's form.
  public let userName: UserNameForm?
  /// What to know of it.
  public let note: Wording?
  /// The days on which it is the one to use.
  public let validity: Validity
  /// Where the claim comes from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// One server.
  public init(
    mailProtocol: MailProtocol, host: String, port: Int, encryption: Encryption,
    signIn: [SignInMethod]? = nil, userName: UserNameForm? = nil, note: Wording? = nil,
    validity: Validity = .always, provenance: Provenance = .unknown,
    origin: SourceLocation = .nowhere
  ) {
    self.mailProtocol = mailProtocol
    self.host = host
    self.port = port
    self.encryption = encryption
    self.signIn = signIn
    self.userName = userName
    self.note = note
    self.validity = validity
    self.provenance = provenance
    self.origin = origin
  }

  /// Whether it runs on the computer of the mail program itself, as the bridge of a provider does (RFC 1122,
  /// section 3.2.1.3; RFC 4291, section 2.5.3).
  public var isLocal: Bool { host == "localhost" || host.hasPrefix("127.") || host == "::1" }
}

/// Whoever runs the mailboxes.
public struct Provider: Identifiable, Sendable {
  /// The provider's name.
  public typealias ID = Identifier<Provider>

  /// A page or a place in the settings that fixes send people to.
  public enum Page: String, CaseIterable, Sendable {
    /// Reading mail in the browser.
    case webmail
    /// Whether the service is up.
    case status
    /// Where POP, IMAP or SMTP are switched on.
    case switchOn = "switch-on"
    /// Where app passwords are made.
    case appPasswords = "app-passwords"
    /// Where a locked account is opened.
    case unlock
    /// Where a new password is set.
    case resetPassword = "reset-password"
    /// Where recent sign-ins are confirmed.
    case recentActivity = "recent-activity"
    /// Whom to ask.
    case support
    /// How full the mailbox is.
    case storage
  }

  /// A name that old set-ups still use, and the day it stopped.
  public struct RetiredHost: Sendable {
    /// The name in the DNS.
    public let host: String
    /// Its last day, if known.
    public let until: Day?
    /// What it was and what to do now.
    public let note: Wording

    /// A name that old set-ups still use.
    public init(host: String, until: Day?, note: Wording) {
      self.host = host
      self.until = until
      self.note = note
    }
  }

  /// Something that happened, for the provider's page.
  public struct Event: Sendable {
    /// The day, as far as it is known: `2009`, `2009-03`, `2009-03-14`.
    public let when: String
    /// What happened.
    public let what: Wording
    /// Where it is told.
    public let provenance: Provenance

    /// Something that happened.
    public init(when: String, what: Wording, provenance: Provenance = .unknown) {
      self.when = when
      self.what = what
      self.provenance = provenance
    }
  }

  /// The provider's name.
  public let id: ID
  /// How it is shown.
  public let name: Wording
  /// How people name it, in lower case.
  public let says: [String]
  /// The domains of its addresses.
  public let domains: [String]
  /// How common it is among people with trouble, by date (relative).
  public let popularity: [Dated<Double>]
  /// Its servers, the better one of a protocol first.
  public let servers: [ServerSetting]
  /// How programs sign in, by date.
  public let signIn: [Dated<SignInMethod>]
  /// Whose OAuth2 it uses (`microsoft`, `google`), if any.
  public let oauth2Issuer: String?
  /// The user name, by date.
  public let userName: [Dated<UserNameForm>]
  /// Whether Secure Password Authentication is to be on (hardly ever).
  public let wantsSPA: Bool
  /// Whether POP or IMAP wait to be switched on, by date.
  public let offByDefault: [Dated<[MailProtocol]>]
  /// Pages and places, by date.
  public let pages: [Page: [Dated<Wording>]]
  /// Names that old set-ups still use.
  public let retiredHosts: [RetiredHost]
  /// Findings that hold for whoever has an account there, by date.
  public let facts: [Dated<Fact>]
  /// What else to know, by date.
  public let notes: [Dated<Note>]
  /// What will go wrong for some or all, by date.
  public let warnings: [Dated<Wording>]
  /// What happened when.
  public let events: [Event]
  /// Where other public sources differ, and why ours stands.
  public let differences: [Wording]
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// Whoever runs the mailboxes.
  public init(
    id: ID, name: Wording, says: [String] = [], domains: [String] = [],
    popularity: [Dated<Double>] = [], servers: [ServerSetting] = [],
    signIn: [Dated<SignInMethod>] = [], oauth2Issuer: String? = nil,
    userName: [Dated<UserNameForm>] = [Dated(.fullAddress)], wantsSPA: Bool = false,
    offByDefault: [Dated<[MailProtocol]>] = [], pages: [Page: [Dated<Wording>]] = [:],
    retiredHosts: [RetiredHost] = [], facts: [Dated<Fact>] = [], notes: [Dated<Note>] = [],
    warnings: [Dated<Wording>] = [], events: [Event] = [], differences: [Wording] = [],
    provenance: Provenance = .unknown,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.name = name
    self.says = says
    self.domains = domains
    self.popularity = popularity
    self.servers = servers
    self.signIn = signIn
    self.oauth2Issuer = oauth2Issuer
    self.userName = userName
    self.wantsSPA = wantsSPA
    self.offByDefault = offByDefault
    self.pages = pages
    self.retiredHosts = retiredHosts
    self.facts = facts
    self.notes = notes
    self.warnings = warnings
    self.events = events
    self.differences = differences
    self.provenance = provenance
    self.origin = origin
  }

  /// Its weight on the given day; next to nothing where its file gives none.
  public func weight(on day: Day) -> Double {
    popularity.holding(on: day).first ?? Scale.unstatedPopularity
  }

  /// The servers to use on the given day, the better one of a protocol first.
  public func servers(on day: Day) -> [ServerSetting] {
    servers.filter { $0.validity.contains(day) }
  }

  /// A page or a place, as far as it was there on the given day.
  public func page(_ page: Page, on day: Day) -> Wording? {
    pages[page]?.holding(on: day).first
  }

  /// The names that had gone by the given day, and are not in use on it.
  public func retiredHosts(on day: Day) -> [RetiredHost] {
    let inUse = Set(servers(on: day).map(\.host))
    return retiredHosts.filter { host in
      host.until.map { $0 < day } ?? !inUse.contains(host.host)
    }
  }

  /// What had happened by the given day, as far as the date of it tells.
  public func events(on day: Day) -> [Event] { events.filter { $0.when <= day.description } }

  /// Whether it lets programs sign in at servers that differ from person to person, as a server of one's
  /// own does.
  public var hasServersOfItsOwn: Bool { servers.isEmpty && !signIn.isEmpty }

  /// The provider that stands for one that nobody knows.
  public static let anyOther: ID = "any-other"
}
