extension Int {
  /// The number with what is counted: "1 error", "2 errors".
  func counted(_ word: String) -> String { "\(self) \(word)\(self == 1 ? "" : "s")" }
}
