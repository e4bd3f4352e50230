import Knowledge

/// Small turns of phrase that articles are put together from.

extension String {
  /// With a capital letter to begin with, unless a web address stands there.
  var capitalizedSentence: String {
    hasPrefix("http") ? self : prefix(1).uppercased() + dropFirst()
  }

  /// With a small letter to begin with, as it stands within a sentence, unless a name begins it: "POP is on",
  /// "Two Words".
  var withinASentence: String {
    let words = split(separator: " ", maxSplits: 2)
    guard let first = words.first, !first.dropFirst().contains(where: \.isUppercase),
      words.dropFirst().first?.first?.isUppercase != true || words[1] == "I" || first.count == 1
    else { return self }
    return prefix(1).lowercased() + dropFirst()
  }

  /// A name within a sentence: one that is a description begins small, as in "a printer".
  var ofADescription: String { hasPrefix("A ") ? withinASentence : self }

  /// A saying as a person would write it: "i" on its own is "I", "ssl" is "SSL", and `*` is "…".
  var spokenByAPerson: String {
    split(separator: " ").map { word in
      if word == "*" { return "\u{2026}" }
      if let name = Self.namesInSayings[String(word)] { return name }
      if word == "i" || word.hasPrefix("i'") || word.hasPrefix("i\u{2019}") {
        return "I" + word.dropFirst()
      }
      return String(word)
    }.joined(separator: " ")
  }

  /// Sayings are written in small letters; these words never are by people who know them.
  private static let namesInSayings: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "IMAP", "POP", "POP3", "SMTP", "SSL", "TLS", "STARTTLS", "HTTP", "SPA", "SPF", "VPN", "DSL",
      "MSN", "AOL", "PDF", "PST", "OST", "OAuth", "OAuth2", "iPhone", "iPad", "iCloud", "Gmail",
      "Google", "Yahoo", "Hotmail", "Outlook", "Thunderbird", "Microsoft", "Windows", "Office",
      "Norton", "Avast", "Kaspersky", "Verizon",
    ].map { ($0.lowercased(), $0) })

  /// The paragraphs of a text: its lines, since folding has joined what belongs together.
  var paragraphs: [String] {
    // Byte by byte: looking for the ends of letters took a fifth of the time of an export.
    utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
      .filter { line in
        !line.utf8.allSatisfy { $0 <= UInt8(ascii: " ") } && !line.allSatisfy(\.isWhitespace)
      }
      .map(String.init)
  }
}

extension Instructions {
  /// A text as an article prints it: filled in, and without a full stop behind the three dots in which a
  /// menu's entry ends ("choose **Add Account...**").
  func told(_ text: Wording) -> String {
    let filled = fill(text)
    guard filled.contains("..") else { return filled }
    return filled.replacing("...**.", with: "...**").replacing("....", with: "...")
  }
}

extension Array where Element == String {
  /// `“a”, “b”`.
  var quoted: String { map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ") }

  /// `a, b and c`.
  func listed(_ conjunction: String = "and") -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
