/// Something that can be observed about a person's mail set-up: a symptom, a setting, or where they
/// are. Settled by an answer, by their words or by a rule.
public struct Finding: Identifiable, Sendable {
  /// The finding's name.
  public typealias ID = Identifier<Finding>

  /// What a finding tells of, which decides what happens to it when a repair changes the picture.
  public enum Role: String, CaseIterable, Sendable {
    /// What the person sees go wrong; forgotten once a fix has changed what happens.
    case symptom
    /// How the program is set; kept.
    case setting
    /// Program, provider, network, account: kept.
    case surroundings
  }

  /// What a finding can be.
  public enum Domain: Sendable, Hashable {
    /// One of the values listed in its file, or yes and no.
    case listed
    /// A client of the knowledge base.
    case clients
    /// A provider of the knowledge base.
    case providers
    /// An account type of the knowledge base.
    case accountTypes
  }

  /// One thing that a finding can be.
  public struct Value: Identifiable, Sendable {
    /// The value's name, unique within its finding.
    public typealias ID = Identifier<Value>

    /// The value's name.
    public let id: ID
    /// How it is shown: "A hotel or hotspot".
    public let name: Wording
    /// That it is so, in a clause to somebody who reads an article: "you can read your mail on the
    /// website". `nil` where it is made of the names.
    public let clause: Wording?
    /// How often it is seen when the trouble has nothing to do with it; the values of a finding sum
    /// to 1.
    public let background: Double
    /// How people say it.
    public let says: [PhrasePattern]
    /// How they say it where the programs and providers named are not those that the trouble is with:
    /// "gmail works but my other one does not".
    public let saysOfOthers: [PhrasePattern]

    /// One thing that a finding can be.
    public init(
      id: ID, name: Wording, clause: Wording? = nil, background: Double, says: [PhrasePattern] = [],
      saysOfOthers: [PhrasePattern] = []
    ) {
      self.id = id
      self.name = name
      self.clause = clause
      self.background = background
      self.says = says
      self.saysOfOthers = saysOfOthers
    }

    /// All ways to say it: those in which names are the person's own, then those in which they are not.
    public var sayings: [PhrasePattern] { says + saysOfOthers }
  }

  /// The finding's name.
  public let id: ID
  /// What it is, in a few words, as shown under "What I know so far".
  public let name: Wording
  /// What it tells of.
  public let role: Role
  /// What it can be.
  public let domain: Domain
  /// Its values, in the order of the file; empty unless `domain` is `listed`.
  public let values: [Value]
  /// What sounds like one of its values and tells nothing of it: what such a phrase holds is not read.
  public let saysNothing: [PhrasePattern]
  /// How it is worked out from client, provider and day, for those that nobody is asked.
  public let computed: ComputedFinding?
  /// Where it is written.
  public let origin: SourceLocation

  /// Something that can be observed.
  public init(
    id: ID, name: Wording, role: Role, domain: Domain = .listed, values: [Value] = [],
    saysNothing: [PhrasePattern] = [], computed: ComputedFinding? = nil,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.domain = domain
    self.values = values
    self.saysNothing = saysNothing
    self.computed = computed
    self.origin = origin
  }

  /// All phrases of it, whatever they say.
  public var phrases: [PhrasePattern] { values.flatMap(\.sayings) + saysNothing }

  /// The value of the given name, if this finding has it.
  public func value(_ id: Value.ID) -> Value? { values.first { $0.id == id } }
}

/// These, and what `OutsideFacts` can tell of, are all that code knows by name; the shipped knowledge is held to
/// have them.
extension Identifier where Subject == Finding {
  /// The finding that names the mail program.
  public static var client: Self { "client" }
  /// The finding that names the provider.
  public static var provider: Self { "provider" }
  /// The finding that says by which protocol mail is fetched.
  public static var fetchedBy: Self { "protocol" }
  /// The finding that names the kind of account.
  public static var accountType: Self { "account-type" }
  /// The finding that says what goes wrong.
  public static var trouble: Self { "trouble" }
  /// The finding that says whether the servers' names are the provider's.
  public static var serverNames: Self { "server-names" }
  /// The finding that says whether the mail program has Secure Password Authentication.
  static var clientHasSPA: Self { "client-has-spa" }
}

extension Identifier where Subject == Finding.Value {
  /// A client or a provider that has no name here.
  public static var anyOther: Self { "any-other" }
  /// Of the trouble: the account cannot be set up in the program.
  public static var cannotSetUp: Self { "cannot-set-up" }
  /// Of the servers' names: such as are gone.
  public static var retired: Self { "retired" }
  /// Of the servers' names: such as the provider gives now.
  public static var asProviderSays: Self { "as-provider-says" }
  /// It is so.
  public static var yes: Self { "yes" }
  /// It is not so.
  public static var no: Self { "no" }
}

/// A finding that is worked out from other things known, not asked: a closed set, each computed in a
/// file of its own, so that rule files need no operators.
public enum ComputedFinding: String, CaseIterable, Sendable {
  /// Whether the client can sign in to the provider on that day (yes, no).
  case clientCanSignIn = "client-can-sign-in"
  /// Whether the client opens the provider's sign-in window on that day (yes, not-in-program,
  /// not-at-provider).
  case signInWindow = "sign-in-window"
  /// Whether the client's maker has given it up by that day (yes, no).
  case clientIsRetired = "client-is-retired"
  /// What the program runs on, as far as its platforms tell, or that it only sends, as a scanner does
  /// (computer, phone, only-sends).
  case programKind = "program-kind"
  /// Whether the account type has access by mail programs (yes, no, unknown).
  case accountTypeEligible = "account-type-eligible"
  /// Whether the provider has kinds of account that programs have no access to, or that may have none
  /// (yes, no); nothing where the kind is known.
  case someAccountsShutOut = "some-accounts-shut-out"
  /// Whether the provider takes mail encrypted from the start, as on port 465 (yes, no; RFC 8314).
  case port465Offered = "port-465-offered"
  /// Whether the provider takes mail on the port for submission (yes, no; RFC 6409).
  case port587Offered = "port-587-offered"
  /// How the provider lets programs sign in on that day (password, app-password, oauth2-only,
  /// mailbox-password).
  case providerSignIn = "provider-sign-in"
  /// Whether the provider has access by mail programs at all on that day (yes, no). On a phone, servers on
  /// one's own computer are none.
  case providerHasServers = "provider-has-servers"
  /// Whether the provider keeps POP or IMAP switched off until the owner switches it on (yes, no).
  case accessOffByDefault = "access-off-by-default"
}

/// A finding and what it is.
public struct Fact: Hashable, Sendable, CustomStringConvertible {
  /// Which finding.
  public let finding: Finding.ID
  /// What it is.
  public let value: Finding.Value.ID

  /// A finding and what it is.
  public init(_ finding: Finding.ID, _ value: Finding.Value.ID) {
    self.finding = finding
    self.value = value
  }

  /// `direction: send`.
  public var description: String { "\(finding): \(value)" }
}
