extension Int {
  /// The number with its noun, of one or of several: `1 file`, `2 files`, `0 searches`.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
