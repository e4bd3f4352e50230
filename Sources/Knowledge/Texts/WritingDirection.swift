extension Unicode.Scalar {
  /// Whether it is an unseen mark that turns the direction of writing, so that a text does not read as it
  /// is written: what was typed or pasted is shown without them.
  public var turnsDirection: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
