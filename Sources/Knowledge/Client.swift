/// A mail program, in one version or a family of versions that look alike.
public struct Client: Identifiable, Sendable {
  /// The client's name.
  public typealias ID = Identifier<Client>

  /// A place in a client's menus that fixes send people to.
  public enum Place: String, CaseIterable, Sendable {
    /// The list of accounts.
    case accounts
    /// Where an account is added.
    case addAccount = "add-account"
    /// Where an account is removed.
    case removeAccount = "remove-account"
    /// Name, kind and host of the incoming server.
    case incomingServer = "incoming-server"
    /// Name and host of the outgoing server.
    case outgoingServer = "outgoing-server"
    /// Port and encryption of the incoming server.
    case incomingPort = "incoming-port"
    /// Port and encryption of the outgoing server.
    case outgoingPort = "outgoing-port"
    /// User name and password.
    case signIn = "sign-in"
    /// The outgoing server's own sign-in.
    case outgoingSignIn = "outgoing-sign-in"
    /// Secure Password Authentication, or the authentication method.
    case authentication
    /// Leave a copy of messages on the server.
    case leaveCopy = "leave-copy"
    /// The server time-out.
    case timeout
    /// Saved passwords.
    case savedPasswords = "saved-passwords"
    /// The outbox.
    case outbox
    /// The junk folder.
    case junk
    /// How often and how much is fetched.
    case sync
    /// Working offline.
    case workOffline = "work-offline"
    /// Repairing or compacting the mail file.
    case repair
    /// Saving a copy of the mail.
    case export
    /// Which outgoing server an account uses.
    case outgoingChoice = "outgoing-choice"
    /// Where program and version are shown.
    case version
  }

  /// How far a client can sign in with OAuth2 to one issuer.
  public enum OAuth2Support: String, CaseIterable, Sendable {
    /// By POP, IMAP and SMTP.
    case yes
    /// Only when the account is added as an automatic (Exchange) one.
    case exchangeOnly = "exchange-only"
  }

  /// What the client calls its choices of encryption.
  public struct EncryptionWords: Sendable {
    /// Its word for implicit TLS.
    public let tls: Wording?
    /// Its word for STARTTLS.
    public let starttls: Wording?
    /// Its word for no encryption.
    public let none: Wording?

    /// What the client calls its choices of encryption.
    public init(tls: Wording?, starttls: Wording?, none: Wording?) {
      self.tls = tls
      self.starttls = starttls
      self.none = none
    }

    /// Its word for the given choice.
    public subscript(encryption: Encryption) -> Wording? {
      switch encryption {
      case .tls: tls
      case .starttls: starttls
      case .none: none
      }
    }
  }

  /// The client's name.
  public let id: ID
  /// How it is shown.
  public let name: Wording
  /// The clients that look alike and share steps.
  public let family: String?
  /// Where it runs: windows, mac, linux, android, ios, phone, any.
  public let platforms: [String]
  /// How people name it, misspellings included, in lower case.
  public let says: [String]
  /// The days on which its maker cared for it.
  public let supported: Validity
  /// How common it is among people with trouble, by date (relative).
  public let popularity: [Dated<Double>]
  /// What it speaks: imap, pop3, smtp, exchange, activesync, http, deltasync.
  public let protocols: [String]
  /// Its words for encryption.
  public let encryption: EncryptionWords
  /// Where things stand in its menus.
  public let places: [Place: Wording]
  /// The places that it does not have at all, whatever its menus.
  public let lacks: [Place]
  /// Whose sign-in window (OAuth2) it can open, by date.
  public let oauth2: [String: [Dated<OAuth2Support>]]
  /// Findings that hold for whoever uses it, by date.
  public let facts: [Dated<Fact>]
  /// What else to know of it, by date.
  public let notes: [Dated<Note>]
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// A mail program.
  public init(
    id: ID, name: Wording, family: String? = nil, platforms: [String] = [], says: [String] = [],
    supported: Validity = .always, popularity: [Dated<Double>] = [], protocols: [String] = [],
    encryption: EncryptionWords = EncryptionWords(tls: nil, starttls: nil, none: nil),
    places: [Place: Wording] = [:], lacks: [Place] = [],
    oauth2: [String: [Dated<OAuth2Support>]] = [:],
    facts: [Dated<Fact>] = [], notes: [Dated<Note>] = [], provenance: Provenance = .unknown,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.name = name
    self.family = family
    self.platforms = platforms
    self.says = says
    self.supported = supported
    self.popularity = popularity
    self.protocols = protocols
    self.encryption = encryption
    self.places = places
    self.lacks = lacks
    self.oauth2 = oauth2
    self.facts = facts
    self.notes = notes
    self.provenance = provenance
    self.origin = origin
  }

  /// Its weight on the given day; next to nothing where its file gives none.
  public func weight(on day: Day) -> Double {
    popularity.holding(on: day).first ?? Scale.unstatedPopularity
  }

  /// Whether it fetches no mail, as a scanner does.
  public var onlySends: Bool {
    !protocols.isEmpty && !protocols.contains { $0 != MailProtocol.smtp.rawValue }
  }

  /// Whether anybody had it on a day: trial versions go about for a year before the day on which it comes out.
  public func wasThere(on day: Day) -> Bool {
    supported.from.map { $0.daysSince1970 - day.daysSince1970 < 365 } ?? true
  }

  /// The client that stands for any other: its wording is used where a client's own is missing.
  public static let anyOther: ID = "any-other"
}
