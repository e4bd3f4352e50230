import Knowledge

/// What a text can mean.
extension Value {
  /// Any text that is not empty.
  func text(called expected: String? = nil) -> String? {
    guard isA(.text, called: expected) else { return nil }
    let text = node.text
    guard !text.isBlank else {
      report(
        .missingValue, "\(label.quoted) is empty",
        hint: node.style == .block ? SyntaxDiagnosis.indentedTextHint : nil)
      return nil
    }
    if text == Scaffold.blank {
      report(
        .leftBlank, as: .warning, "\(label.quoted) has still to be written",
        hint: "put your words in the place of \(Scaffold.blank)")
    }
    return text
  }

  /// A text that people read, all of it: nothing behind it is taken for a comment unseen.
  func prose() -> String? {
    let text = text()
    if text != nil, let hash = node.cuttingComment {
      diagnostics.report(
        .commentInText, .warning, at: Located(value: (), location: hash, length: 1),
        "the text ends before this '#'; to YAML the rest of the line is a comment",
        hint: "put the text under '>-' or in quotes; if it is a comment, write two spaces before it"
      )
    }
    return text
  }

  /// A text with its place.
  func word() -> Word? {
    text().map(located)
  }

  /// An identifier, such as `smtp-auth-off`.
  func name() -> Word? {
    guard let text = text(called: "a name") else { return nil }
    guard text.isName else {
      reportBadName(located(text))
      return nil
    }
    return located(text)
  }

  /// Reports what should be a name and is none.
  func reportBadName(_ word: Word) {
    let example = word.value.asName.map { ", such as '\($0)'" } ?? ""
    diagnostics.report(
      .badName, at: word, "\(word.value.quoted) is not a name",
      hint: "names consist of small letters, digits and hyphens\(example)")
  }

  /// A text in English, or a mapping from language codes to texts. It is shown as it stands.
  func localized() -> Wording? { wording(isFilledIn: false) }

  /// The same, with placeholders that are filled in for each person.
  func instruction() -> Wording? { wording(isFilledIn: true) }

  private func wording(isFilledIn: Bool) -> Wording? {
    guard node.kind == .mapping else {
      return prose().map { text in
        checkPlaceholders(in: text, areFilledIn: isFilledIn)
        checkBold(in: text)
        return Wording(text)
      }
    }
    let first = node.pairs.first { _ in true }
    // A key that is none, such as a placeholder with a colon behind it, has been reported.
    if first == nil, !node.isEmpty { return nil }
    if let pair = first, !pair.key.text.isLanguageCode {
      // Not a mapping of languages at all; most likely prose with a colon.
      _ = isA(.text)
      return nil
    }
    var texts: [String: String] = [:]
    for (language, text) in mapping({ key, value in value.language(key, isFilledIn) }) {
      texts[language.lowercased()] = text
    }
    guard let english = texts.removeValue(forKey: "en") else {
      report(.missingKey, "\(label.quoted) has no English text", hint: "add a key 'en'")
      return nil
    }
    return Wording(english, translations: texts)
  }

  private func language(_ key: Word, _ isFilledIn: Bool) -> (String, String)? {
    guard key.value.isLanguageCode else {
      diagnostics.report(
        .badLanguage, at: key, "\(key.value.quoted) is not a language code",
        hint: "language codes look like 'en', 'de' or 'pt-BR'")
      return nil
    }
    return prose().map { text in
      checkPlaceholders(in: text, areFilledIn: isFilledIn)
      checkBold(in: text)
      return (key.value, text)
    }
  }

  /// A whole number in a range.
  func number(in range: ClosedRange<Int>) -> Int? {
    guard let text = text(called: "a number") else { return nil }
    guard let number = Int(text), String(number) == text else {
      let range = "a whole number from \(range.lowerBound) to \(range.upperBound)"
      report(
        .badNumber, "expected a number for \(label.quoted), found \(text.quoted)",
        hint: "write \(Int(text).map(String.init) ?? range)")
      return nil
    }
    guard range.contains(number) else {
      report(.outOfRange, "\(number) is not between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A number in a range, with or without decimals.
  func decimal(in range: ClosedRange<Double>) -> Double? {
    guard let text = text(called: "a number") else { return nil }
    guard text.isDecimal, let number = Double(text) else {
      report(
        .badNumber, "expected a number for \(label.quoted), found \(text.quoted)",
        hint: "write it in digits, decimals behind a point, such as 0.5")
      return nil
    }
    guard range.contains(number) else {
      report(
        .outOfRange, "\(text.quoted) is not between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  /// One of the words of a closed set.
  func choice<Choice>(_ type: Choice.Type) -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let text = text(called: "a word") else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    report(
      .unknownWord, "\(text.quoted) is not possible for \(label.quoted)",
      hint: Self.suggestion(for: text, among: Choice.allCases.map(\.rawValue)))
    return nil
  }

  /// "did you mean", if it is plain which word was meant, else all words, or the chief of them.
  static func suggestion(
    for word: String, among words: [String], listing chief: [String]? = nil
  ) -> String {
    NearestName(among: words).meant(by: word).map { "did you mean '\($0)'?" }
      ?? "possible are \((chief ?? words).joined(separator: ", "))"
  }

  /// A public web address.
  func url() -> String? {
    guard let text = text(called: "a web address") else { return nil }
    guard text.isWebAddress else {
      report(
        .badAddress, "\(text.quoted) is not a web address",
        hint: "addresses begin with 'https://' and contain no spaces")
      return nil
    }
    return text
  }

  /// `yes` or `no`. The words of other dialects are understood, with a warning.
  func yesOrNo() -> Bool? {
    guard let text = text(called: "yes or no") else { return nil }
    switch text {
    case "yes": return true
    case "no": return false
    default: break
    }
    let meaning: Bool?
    switch text.lowercased() {
    case "yes", "true", "on", "y": meaning = true
    case "no", "false", "off", "n": meaning = false
    default: meaning = nil
    }
    report(
      .notYesOrNo, as: meaning == nil ? .error : .warning,
      "expected yes or no for \(label.quoted), found \(text.quoted)",
      hint: meaning.map { $0 ? "write yes" : "write no" })
    return meaning
  }
}

extension String {
  /// Between single quotes, cut if it is long.
  var quoted: String {
    let limit = 60
    let start = unicodeScalars.prefix(limit + 1)
    if start.count <= limit { return "'\(self)'" }
    return "'\(String(String.UnicodeScalarView(start.prefix(limit))))…'"
  }

  /// Whether there is nothing but white space in it.
  fileprivate var isBlank: Bool {
    if let first = utf8.first, first > 0x20, first < 0x80 { return false }
    return allSatisfy(\.isWhitespace)
  }

  /// Small letters and digits, with hyphens and dots within.
  var isName: Bool { Identifier<Void>.isWellFormed(self) }

  /// A name made of a text in other letters, `ad-blocker` of `Ad blocker`; nil if none comes of it.
  fileprivate var asName: String? {
    let latin = lowercased().map { Self.inBasicLatin[$0] ?? String($0) }.joined()
    let words = latin.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = words.joined(separator: "-")
    return name.isName && name.utf8.count <= 60 ? name : nil
  }

  /// How letters are written that have no place in names.
  private static let inBasicLatin: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "á": "a", "à": "a", "â": "a", "å": "a", "ç": "c",
    "é": "e", "è": "e", "ê": "e", "í": "i", "ñ": "n", "ó": "o", "ô": "o", "ø": "o", "ú": "u",
  ]

  /// Two or three small letters, or these with a script or region behind a hyphen.
  fileprivate var isLanguageCode: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), parts.count <= 3,
      language.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (2...8).contains(part.count)
        && String(Substring(part)).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }

  /// An optional sign, digits, and perhaps a point and more digits.
  var isDecimal: Bool {
    let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }

  fileprivate var isWebAddress: Bool {
    guard let scheme = ["https://", "http://"].first(where: hasPrefix) else { return false }
    let rest = dropFirst(scheme.count)
    let host = rest.prefix { !"/?#".contains($0) }
    return !host.isEmpty && host.contains(".") && !host.hasPrefix(".")
      && rest.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value > 0x20 }
  }
}
