/// What came of a fix that the person tried.
public enum FixResult: String, CaseIterable, Sendable {
  /// It works now.
  case worked
  /// Nothing changed.
  case noChange = "no-change"
  /// Something else happens now.
  case changed
  /// It could not be done.
  case notDone = "not-done"
}
