import Knowledge

extension Surroundings {
  /// Whether the client opens the sign-in window of the provider on that day. One side alone is enough
  /// where it has no window at all.
  var signInWindow: Finding.Value.ID? {
    if let client, let provider, let window = client.window(of: provider, on: day) {
      return switch window {
      case .opens: .yes
      case .notInClient: "not-in-program"
      case .notAtProvider: "not-at-provider"
      }
    }
    if let client, client.id != Client.anyOther, !client.opensWindows(on: day) {
      return "not-in-program"
    }
    guard let methods = provider?.signIn.holding(on: day), !methods.isEmpty else { return nil }
    return methods.contains(.oauth2) ? nil : "not-at-provider"
  }
}
