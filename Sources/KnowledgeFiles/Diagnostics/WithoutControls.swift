import Knowledge

extension String {
  /// The text with `�` for everything that would control a terminal or turn its direction.
  var withoutControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1, line and paragraph separators, and what overrides the writing direction.
  fileprivate var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: turnsDirection
    }
  }
}
