public import Knowledge

/// Who and when: what the computed findings are worked out from.
public struct Surroundings: Sendable {
  /// The mail program, if it is known.
  public let client: Client?
  /// The provider, if it is known.
  public let provider: Provider?
  /// The kind of account, if it is known.
  public let accountType: AccountType?
  /// All kinds of account that the provider is known to have.
  public let kinds: [AccountType]
  /// How mail is fetched, as far as it is known.
  public let fetching: MailProtocol?
  /// The day as of which the world is looked at.
  public let day: Day

  /// Who and when.
  public init(
    client: Client?, provider: Provider?, accountType: AccountType?, kinds: [AccountType] = [],
    fetching: MailProtocol? = nil, day: Day
  ) {
    self.client = client
    self.provider = provider
    self.accountType = accountType
    self.kinds = kinds
    self.fetching = fetching
    self.day = day
  }
}

extension ComputedFinding {
  /// What it comes to; `nil` where too little is known.
  public func value(in surroundings: Surroundings) -> Finding.Value.ID? {
    switch self {
    case .clientCanSignIn: surroundings.clientCanSignIn
    case .signInWindow: surroundings.signInWindow
    case .clientIsRetired: surroundings.clientIsRetired
    case .programKind: surroundings.programKind
    case .accountTypeEligible: surroundings.accountTypeEligible
    case .someAccountsShutOut: surroundings.someAccountsShutOut
    case .port465Offered: surroundings.port465Offered
    case .port587Offered: surroundings.port587Offered
    case .providerSignIn: surroundings.providerSignIn
    case .providerHasServers: surroundings.providerHasServers
    case .accessOffByDefault: surroundings.accessOffByDefault
    }
  }
}
