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

extension Client {
  /// How this client can get at the provider's mailboxes on that day.
  public func access(to provider: Provider, on day: Day) -> ClientAccess {
    guard id != Client.anyOther, provider.id != Provider.anyOther else { return .unknown }
    let methods = provider.signIn.holding(on: day)
    guard !methods.isEmpty else { return .unknown }
    if methods.contains(where: { $0 != .oauth2 }) { return .password }
    switch provider.oauth2Issuer.flatMap({ oauth2[$0] }) {
    case .yes: return .oauth2
    case .exchangeOnly: return .exchangeOnly
    case nil: return .none
    }
  }
}

extension KnowledgeBase {
  /// The clients that can sign in to the provider on that day and are still cared for: those that run
  /// where the given one runs first, then the commonest.
  public func clients(
    thatCanReach provider: Provider, on day: Day, inPlaceOf old: Client? = nil
  ) -> [Client] {
    func strangeness(_ client: Client) -> Int {
      guard let old, !old.platforms.isEmpty else { return 0 }
      return Set(old.platforms).isDisjoint(with: client.platforms) ? 1 : 0
    }
    return clients.filter { client in
      guard client.supported.contains(day), client.id != old?.id else { return false }
      switch client.access(to: provider, on: day) {
      case .password, .oauth2, .exchangeOnly: return true
      case .none, .unknown: return false
      }
    }.sorted { left, right in
      let (first, second) = (strangeness(left), strangeness(right))
      if first != second { return first < second }
      let leftWeight = left.popularity.holding(on: day).first ?? 0
      let rightWeight = right.popularity.holding(on: day).first ?? 0
      return (-leftWeight, left.id.rawValue) < (-rightWeight, right.id.rawValue)
    }
  }
}
