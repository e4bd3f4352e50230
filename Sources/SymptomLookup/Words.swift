/// A text as words: lower case, accents kept, apostrophes dropped ("can't" is "cant"), everything
/// else that is neither letter nor digit taken for a gap. A word ends where Latin letters or digits meet
/// Chinese, Japanese or Korean script, which leaves no gaps. Dots, hyphens, underscores, slashes and
/// colons inside a word split it, so that `smtp.live.com` is three words wherever it stands. Dates and
/// times of day are left out. A "&" between initials belongs to the word.
enum Words {
  /// The words of a text, in order.
  static func list(_ text: some StringProtocol) -> [String] {
    var list: [String] = []
    each(in: text) { word, _ in list.append(String(decoding: word, as: UTF8.self)) }
    return list
  }

  /// Calls the body with each word, as lower-case UTF-8, and the offset of the byte at which it
  /// begins.
  static func each(in text: some StringProtocol, _ body: ([UInt8], Int) -> Void) {
    var text = String(text)
    text.withUTF8 { each(in: $0, body) }
  }

  /// The same for bytes. All state stays in local variables that no closure holds: this is where the
  /// thousands of phrases are taken in at every start.
  static func each(in bytes: UnsafeBufferPointer<UInt8>, _ body: ([UInt8], Int) -> Void) {
    var word: [UInt8] = []
    word.reserveCapacity(64)
    var isPlain = true
    var isBroad = false
    var start = 0
    var next = 0
    for offset in bytes.indices where offset >= next {
      let byte = bytes[offset]
      if word.isEmpty, byte.isDigit, let end = Stamp.end(in: bytes, from: offset) {
        next = end
        continue
      }
      let letter: UInt8
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        letter = byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter = byte | 0x20
      case 0x80...:
        if !byte.isContinuation, byte.opensBroadScript != isBroad {
          if !word.isEmpty { close(&word, &isPlain, start, body) }
          isBroad.toggle()
        }
        isPlain = false
        letter = byte
      case UInt8(ascii: "'"): continue
      case UInt8(ascii: "&") where joins(bytes, at: offset, behind: word.count): letter = byte
      default:
        if !word.isEmpty { close(&word, &isPlain, start, body) }
        continue
      }
      if isBroad, letter < 0x80 {
        if !word.isEmpty { close(&word, &isPlain, start, body) }
        isBroad = false
      }
      if word.isEmpty { start = offset }
      word.append(letter)
    }
    if !word.isEmpty { close(&word, &isPlain, start, body) }
  }

  /// Whether a "&" stands between one or two letters and as many, as in the names AT&T and 1&1; in
  /// "&gt;" it does not.
  private static func joins(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, behind count: Int
  ) -> Bool {
    guard (1...2).contains(count) else { return false }
    let after = bytes[(place + 1)...].prefix(4)
    let letters = after.prefix {
      $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    let isEntity = letters.count == 2 && after.dropFirst(2).first == UInt8(ascii: ";")
    return (1...2).contains(letters.count) && !isEntity
  }

  private static func close(
    _ word: inout [UInt8], _ isPlain: inout Bool, _ start: Int, _ body: ([UInt8], Int) -> Void
  ) {
    if isPlain {
      body(word, start)
    } else {
      let cleaned = withoutTypography(String(decoding: word, as: UTF8.self).lowercased())
      if !cleaned.isEmpty { body(cleaned, start) }
    }
    word.removeAll(keepingCapacity: true)
    isPlain = true
  }

  /// Drops curly quotes and dashes that cling to a word.
  private static func withoutTypography(_ word: String) -> [UInt8] {
    var letters: [UInt8] = []
    for scalar in word.unicodeScalars
    where !(0x2010...0x2027).contains(scalar.value) && scalar.value != 0xA0 {
      letters += UTF8.encode(scalar).map(Array.init) ?? []
    }
    return letters
  }
}

extension UInt8 {
  /// Whether it goes on with a letter that a byte before it began, in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// Whether it begins, in UTF-8, a letter or mark of Chinese, Japanese or Korean (U+3000 to U+D7FF, and
  /// the wide forms from U+F000).
  var opensBroadScript: Bool { (0xE3...0xED).contains(self) || self == 0xEF }

  /// Whether it is one of the digits of ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
