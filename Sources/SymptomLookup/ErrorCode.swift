import Knowledge

/// What is an error code by its form or by the word before it, whether anybody knows it or not. A number alone
/// may be a line, a port, a year or an amount.
enum ErrorCode {
  /// Behind these a number is a code.
  private static let heralds: Set<String> = [
    "error", "code", "errorcode", "fehler", "fehlercode", "fehlernummer", "erreur",
    "errore",
    "codice", "erro", "código", "codigo", "fout", "foutcode", "fejl", "fel",
  ]
  /// These may stand between such a word and the number.
  private static let fillers: Set<String> = [
    "code", "number", "no", "nr", "num", "numéro", "numero",
  ]
  /// Numbers behind which these stand count something.
  private static let counted: Set<String> = [
    "times", "time", "x", "mails", "mail", "emails", "messages", "message", "days", "day", "hours",
    "minutes", "seconds", "weeks", "months", "years", "people", "accounts", "mb", "gb", "kb", "am",
    "pm",
    "percent", "of",
  ]
  /// Ports on which mail and the web are spoken.
  private static let ports: Set<Int> = [
    110, 143, 443, 465, 587, 993, 995, 1025, 1110, 1143, 2525, 2526, 8080, 8443,
  ]
  /// Replies of SMTP and HTTP: their text is told behind them, and counts.
  private static let replies = 200...599
  /// Numbers that may be years.
  private static let years = 1980...2100

  /// Where codes stand in a text in small letters.
  static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var expects = false
    var start = 0
    while start < bytes.count {
      guard !isGap(bytes[start]) else {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex(where: isGap) ?? bytes.count
      // A word that ends in a full stop is the last of its sentence: no number behind it is its.
      let word = bytes[start..<end]
      let code = word.last == dot ? word.dropLast() : word
      if isMarked(code) || expects && isNumber(code, in: bytes) {
        places.append(start..<code.endIndex)
        expects = false
      } else {
        let name = String(decoding: word, as: UTF8.self)
        expects =
          heralds.contains(name) || name.hasSuffix("errordomain")
          || expects && fillers.contains(name)
      }
      start = end
    }
    return places
  }

  private static let space = UInt8(ascii: " ")
  private static let dot = UInt8(ascii: ".")
  private static let dash = UInt8(ascii: "-")

  private static func isGap(_ byte: UInt8) -> Bool { " :;,()[]{}<>\"'=#!?|".utf8.contains(byte) }

  /// Whether a word is a code by itself: 0x80004005, AADSTS50126, CAA20003.
  private static func isMarked(_ word: ArraySlice<UInt8>) -> Bool {
    func follows(_ beginning: String, _ count: ClosedRange<Int>, _ isOne: (UInt8) -> Bool) -> Bool {
      word.starts(with: beginning.utf8) && count.contains(word.count - beginning.utf8.count)
        && word.dropFirst(beginning.utf8.count).allSatisfy(isOne)
    }
    return follows("0x", 8...8, isHexadecimal) || follows("aadsts", 4...8, \.isDigit)
      || follows("caa", 5...5, isHexadecimal) && word.contains(where: \.isDigit)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// Whether a word behind "error" is a number that is nothing else: no port, no year, no amount.
  private static func isNumber(_ word: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
    let isNegative = word.first == dash
    let digits = isNegative ? word.dropFirst() : word
    guard (isNegative ? 1...6 : 3...6).contains(digits.count), digits.allSatisfy(\.isDigit),
      let number = Int(String(decoding: digits, as: UTF8.self)),
      isNegative
        || !ports.contains(number) && !years.contains(number) && !replies.contains(number)
    else { return false }
    // A time or an address goes on behind a colon, an amount behind its number.
    let rest = bytes[word.endIndex...]
    if rest.first != space, rest.dropFirst().first?.isDigit == true {
      return false
    }
    let next = rest.drop(while: isGap).prefix { !isGap($0) && $0 != dot }
    return !counted.contains(String(decoding: next, as: UTF8.self))
  }
}

extension SignatureIndex {
  /// The error codes in a text of which no signature knows anything, as they stand there, each once.
  func unknownCodes(in text: some StringProtocol) -> [String] {
    let bytes = BareCode.spoken(Self.normalised(text))
    let codes = ErrorCode.places(in: bytes)
    guard !codes.isEmpty else { return [] }
    let known = finds(in: bytes).map(\.range)
    var unknown: [String] = []
    for code in codes where !known.contains(where: { $0.overlaps(code) }) {
      let words = String(decoding: bytes[code], as: UTF8.self)
      if !unknown.contains(words), !isNamed(words) { unknown.append(words) }
    }
    return unknown
  }

  /// Whether any signature has a code somewhere in its patterns: in other words it is known there.
  private func isNamed(_ code: String) -> Bool {
    let bare = Substring(code.first == "-" ? code.dropFirst() : code[...])
    return signatures.contains { signature in
      signature.patterns.contains { pattern in
        pattern.lowercased().split { !$0.isLetter && !$0.isNumber }.contains(bare)
      }
    }
  }
}
