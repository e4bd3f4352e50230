/// How wide text stands on a terminal, in columns.
///
/// A character (grapheme cluster) counts 2 when it is drawn as an emoji or comes from a wide East
/// Asian block (Unicode Standard Annex 11), 0 when it only marks or controls, and 1 otherwise.
/// The locale plays no part, so the same text is laid out alike everywhere.
extension Character {
  /// How many columns it takes.
  package var displayWidth: Int {
    if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var widest = 0
    for scalar in unicodeScalars {
      if scalar == "\u{FE0F}" || scalar.properties.isEmojiPresentation { return 2 }
      widest = max(widest, scalar.displayWidth)
    }
    return widest
  }

  /// Whether lines may be broken on either side, as in Chinese and Japanese, which put no spaces.
  package var breaksAnywhere: Bool {
    unicodeScalars.first.map { $0.value >= 0x2E80 && $0.isWideEastAsian } ?? false
  }
}

extension String {
  /// How many columns it takes.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return value == 0xAD ? 1 : 0  // a soft hyphen is drawn
    default:
      if (0x1160...0x11FF).contains(value) { return 0 }  // vowels that join the syllable before
      return isWideEastAsian ? 2 : 1
    }
  }

  fileprivate var isWideEastAsian: Bool {
    value >= 0x1100 && wideBlocks.contains { $0.contains(value) }
  }
}

/// Blocks whose characters are two columns wide; emoji are known by their Unicode property.
private let wideBlocks: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
  0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
  0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
  0x1F200...0x1F265, 0x20000...0x3FFFD,
]
