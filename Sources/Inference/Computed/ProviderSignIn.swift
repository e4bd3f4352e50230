import Knowledge

extension Surroundings {
  /// The plainest way in which the provider lets programs sign in: where the account's own password
  /// does, that is what people use.
  var providerSignIn: Finding.Value.ID? {
    guard let provider else { return nil }
    let methods = provider.signIn.holding(on: day)
    if methods.isEmpty { return nil }
    if methods.contains(.password) { return "password" }
    if methods.contains(.mailboxPassword) || methods.contains(.bridgePassword) {
      return "mailbox-password"
    }
    return methods.contains(.appPassword) ? "app-password" : "oauth2-only"
  }
}
