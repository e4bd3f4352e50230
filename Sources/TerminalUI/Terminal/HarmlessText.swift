import Knowledge

/// Text from outside (a pasted log, a knowledge file, a server) must never steer the terminal.
extension String {
  /// The text without anything a terminal would obey: escape sequences and marks that turn the
  /// writing direction are dropped, other control characters show as `�`, a tab is four spaces,
  /// and every kind of line end is `\n`.
  public var harmless: String {
    if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return self }
    var kept = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x0A: kept.append(scalar)
      case 0x0D:
        if rest.first == "\n" { rest.removeFirst() }
        kept.append("\n")
      case 0x2028, 0x2029, 0x85: kept.append("\n")
      case 0x09: kept.append(contentsOf: "    ".unicodeScalars)
      case 0x1B: rest = rest.afterEscapeSequence
      case 0x9B: rest = rest.afterControlSequence
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: rest = rest.afterControlString
      case 0x00...0x1F, 0x7F...0x9F: kept.append("\u{FFFD}")
      case _ where scalar.turnsDirection: break
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// `harmless`, and on one line.
  var harmlessLine: String {
    String(harmless.map { $0 == "\n" ? " " : $0 })
  }
}

extension Substring.UnicodeScalarView {
  /// What follows an escape sequence whose ESC has been read (ECMA-48).
  fileprivate var afterEscapeSequence: Self {
    guard let kind = first else { return self }
    switch kind {
    case "[": return dropFirst().afterControlSequence
    case "]", "P", "X", "^", "_": return dropFirst().afterControlString
    case " "..."/": return drop { (" "..."/").contains($0) }.dropFirst()
    case "0"..."~": return dropFirst()
    default: return self
    }
  }

  /// Parameters and intermediates, then one final byte; a broken sequence ends where it breaks.
  fileprivate var afterControlSequence: Self {
    let final = drop { (" "..."?").contains($0) }
    return final.first.map { ("@"..."~").contains($0) } == true ? final.dropFirst() : final
  }

  /// Up to BEL, ST or ESC; but an unfinished string must not swallow the lines after it.
  fileprivate var afterControlString: Self {
    let end = drop { $0.value >= 0x20 && $0.value < 0x7F || $0.value >= 0xA0 }
    switch end.first {
    case "\u{07}", "\u{9C}": return end.dropFirst()
    case "\u{1B}" where end.dropFirst().first == "\\": return end.dropFirst(2)
    default: return end
    }
  }
}
