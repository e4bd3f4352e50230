import Knowledge

/// A line of text with its markup read: `**bold**`, bare web addresses, and `\*` for an asterisk.
/// Control characters and marks that turn the reading direction are gone, and every run of white
/// space is one blank, so that each format has to escape its own signs only.
struct InlineText: Equatable, Sendable {
  enum Run: Equatable, Sendable {
    case plain(String)
    case bold(String)
    case link(WebAddress)
  }

  private(set) var runs: [Run] = []

  init(_ text: String) {
    for run in text.singleLine.boldRuns { read(Array(run.text.utf8), run.isBold) }
  }

  /// The text without its markup.
  var plain: String {
    runs.map {
      switch $0 {
      case .plain(let text), .bold(let text): text
      case .link(let address): address.text
      }
    }.joined()
  }

  private mutating func read(_ bytes: [UInt8], _ isBold: Bool) {
    var start = 0
    var index = 0
    func flush() {
      guard start < index else { return }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      runs.append(isBold ? .bold(text) : .plain(text))
    }
    while index < bytes.count {
      if bytes[index] | 0x20 == UInt8(ascii: "h"),
        index == 0 || !WebAddress.isAlphanumeric(bytes[index - 1]),
        let address = Self.address(in: bytes, at: index)
      {
        flush()
        runs.append(.link(address))
        index += address.text.utf8.count
        start = index
      } else {
        index += 1
      }
    }
    flush()
  }

  private static func address(in bytes: [UInt8], at index: Int) -> WebAddress? {
    let length = WebAddress.length(in: bytes, at: index)
    guard length > 0 else { return nil }
    return WebAddress(String(decoding: bytes[index..<index + length], as: UTF8.self))
  }
}

private let blank = UInt8(ascii: " ")

extension String {
  /// On one line, without anything that is not seen: control characters, marks that turn the reading
  /// direction.
  var singleLine: String {
    var isClean = true
    var before = blank
    for byte in utf8 {
      // Unseen characters beyond ASCII begin with 0xC2, 0xD8 or 0xE2; those are looked at below.
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
        || (byte == blank && before == blank)
      {
        isClean = false
        break
      }
      before = byte
    }
    if isClean && before != blank { return self }
    var cleaned = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = cleaned.last, last != " " { cleaned.append(" ") }
      } else if !scalar.isUnseen {
        cleaned.append(scalar)
      }
    }
    if cleaned.last == " " { cleaned.removeLast() }
    return String(cleaned)
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F: true
    default: turnsDirection
    }
  }
}
