/// What became of a session.
public enum SessionOutcome: String, CaseIterable, Sendable {
  /// A fix worked.
  case solved
  /// Somebody else has to act, or goes on with it.
  case handedOver = "handed-over"
  /// The person gave up.
  case abandoned
}
