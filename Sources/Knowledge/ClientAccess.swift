/// How a client can get at a provider's mailboxes on a day.
public enum ClientAccess: Sendable {
  /// By typing a password of one kind or another.
  case password
  /// By the provider's sign-in window.
  case oauth2
  /// Only when the account is added as an automatic (Exchange) one.
  case exchangeOnly
  /// Not at all.
  case none
  /// Too little is known of the two.
  case unknown
}

/// Whether a client opens a provider's sign-in window (OAuth2).
public enum SignInWindow: Hashable, Sendable {
  /// It does, as far as it can.
  case opens(Client.OAuth2Support)
  /// The provider has one, and this client does not open it.
  case notInClient
  /// The provider has none.
  case notAtProvider
}

extension Client {
  /// Whether this client opens the provider's sign-in window on that day; `nil` where too little is
  /// known of the two.
  public func window(of provider: Provider, on day: Day) -> SignInWindow? {
    guard id != Client.anyOther, provider.id != Provider.anyOther else { return nil }
    let methods = provider.signIn(for: self, on: day)
    guard !methods.isEmpty else { return nil }
    guard methods.contains(.oauth2), let issuer = provider.oauth2Issuer else {
      return .notAtProvider
    }
    return oauth2[issuer]?.holding(on: day).first.map { .opens($0) } ?? .notInClient
  }

  /// Whether this client opens anybody's sign-in window on that day.
  public func opensWindows(on day: Day) -> Bool {
    oauth2.values.contains { !$0.holding(on: day).isEmpty }
  }

  /// How this client can get at the provider's mailboxes on that day.
  public func access(to provider: Provider, on day: Day) -> ClientAccess {
    guard let window = window(of: provider, on: day) else { return .unknown }
    if provider.signIn(for: self, on: day).contains(where: { $0 != .oauth2 }) { return .password }
    return switch window {
    case .opens(.yes): .oauth2
    case .opens(.exchangeOnly): .exchangeOnly
    case .notInClient, .notAtProvider: .none
    }
  }
}

extension Provider {
  /// How a client signs in on that day: where it only sends, the outgoing server's own way counts.
  func signIn(for client: Client, on day: Day) -> [SignInMethod] {
    let sending = client.onlySends ? servers(on: day).first { $0.mailProtocol == .smtp } : nil
    return sending?.signIn ?? signIn.holding(on: day)
  }
}

extension KnowledgeBase {
  /// The clients that can sign in to the provider on that day, if so wished by its sign-in window
  /// alone, and are still cared for: those that run where the given one runs first, then the
  /// commonest.
  public func clients(
    thatCanReach provider: Provider, on day: Day, byWindow: Bool = false,
    inPlaceOf old: Client? = nil
  ) -> [Client] {
    func strangeness(_ client: Client) -> Int {
      guard let old, !old.platforms.isEmpty else { return 0 }
      return Set(old.platforms).isDisjoint(with: client.platforms) ? 1 : 0
    }
    return clients.filter { client in
      guard client.supported.contains(day), client.id != old?.id else { return false }
      if byWindow { return client.window(of: provider, on: day) == .opens(.yes) }
      switch client.access(to: provider, on: day) {
      case .password, .oauth2, .exchangeOnly: return true
      case .none, .unknown: return false
      }
    }.sorted { left, right in
      let (first, second) = (strangeness(left), strangeness(right))
      if first != second { return first < second }
      return (-left.weight(on: day), left.id) < (-right.weight(on: day), right.id)
    }
  }
}
