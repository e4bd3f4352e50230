import Knowledge

extension Surroundings {
  /// Whether the client knows one of the ways in which the provider lets programs sign in that day.
  var clientCanSignIn: Finding.Value.ID? {
    guard let client, let provider else { return nil }
    switch client.access(to: provider, on: day) {
    case .unknown: return nil
    case .none: return .no
    case .password, .oauth2, .exchangeOnly: return .yes
    }
  }
}
