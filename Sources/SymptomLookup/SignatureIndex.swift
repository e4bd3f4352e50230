import Knowledge

/// Error codes and characteristic texts, found inside whatever is pasted: in any case, across line
/// breaks and quoting, `*` standing for up to 160 characters. A pattern begins and ends where words do,
/// unless it begins or ends in a `*`: `aadsts*` is found in "AADSTS50034". Of finds that lie one inside
/// the other the longer counts, so that "535 5.7.139 basic authentication is disabled" is not also a
/// plain 535. A standard code says only what kind of trouble it is: where a text follows that is found too,
/// the text counts, as in "5.3.4 Requested action not taken; … please sign in to your account". Behind the
/// name of a program or system ("Mutt 5.2.3") it is a version.
struct SignatureIndex: Sendable {
  private static let longestGap = 160
  /// How far behind a code the text of the same reply begins at most.
  private static let longestLead = 120
  /// No name of a program has more bytes.
  private static let longestName = 32
  private static let buckets = 1024
  let signatures: Catalog<Signature>
  /// The words behind which a number is a version.
  private let versioned: Set<[UInt8]>
  /// Per bucket of beginnings, see `bucket`, where its patterns begin.
  private var buckets: Row<Int32> = []
  /// Per pattern whose it is, which of that one's it is, and where its parts begin.
  private var owners: Row<Int32> = []
  private var texts: Row<Int32> = []
  /// Per pattern the bits that are set, see `Trait`.
  private var traits: Row<UInt8> = []
  private var parts: Row<Int32> = []
  /// Per part where its letters begin.
  private var starts: Row<Int32> = []
  private var letters: Row<UInt8> = []

  /// What there is to know of a pattern.
  private enum Trait {
    /// A word may go on before its beginning.
    static let isOpenBefore: UInt8 = 1
    /// A word may go on behind its end.
    static let isOpenBehind: UInt8 = 2
    /// It is a code of RFC 3463, with a reply's code or without.
    static let isStandardCode: UInt8 = 4

    static func all(of pattern: String) -> UInt8 {
      (pattern.hasPrefix("*") ? isOpenBefore : 0) | (pattern.hasSuffix("*") ? isOpenBehind : 0)
        | (isCode(pattern) ? isStandardCode : 0)
    }

    /// Whether a pattern is "5.7.1" or "550 5.7.1"; codes with longer parts are their makers' own.
    private static func isCode(_ pattern: String) -> Bool {
      let words = pattern.split { $0 == " " || $0 == "-" }
      guard (1...2).contains(words.count), let last = words.last else { return false }
      let parts = last.split(separator: ".", omittingEmptySubsequences: false)
      return parts.map(\.count).elementsEqual([1, 1, parts.last?.count == 1 ? 1 : 2])
        && words.dropLast().allSatisfy { $0.count == 3 }
        && pattern.utf8.allSatisfy { $0.isDigit || " -.".utf8.contains($0) }
    }
  }

  /// - Parameter programs: what programs are called.
  init(_ signatures: Catalog<Signature>, programs: [String] = []) {
    self.signatures = signatures
    versioned = Self.versioned(programs)
    var byStart: [[(owner: Int, text: Int, parts: [[UInt8]])]] = Array(
      repeating: [], count: Self.buckets)
    for (owner, signature) in signatures.enumerated() {
      for (number, text) in signature.patterns.enumerated() {
        let parts = text.split(separator: "*").map { Self.normalised($0) }.filter { !$0.isEmpty }
        guard let first = parts.first else { continue }
        byStart[Self.bucket(first, at: 0)].append((owner, number, parts))
      }
    }
    for patterns in byStart {
      buckets.append(Int32(owners.count))
      for pattern in patterns {
        owners.append(Int32(pattern.owner))
        texts.append(Int32(pattern.text))
        traits.append(Trait.all(of: signatures[pattern.owner].patterns[pattern.text]))
        parts.append(Int32(starts.count))
        for part in pattern.parts {
          starts.append(Int32(letters.count))
          letters += part
        }
      }
    }
    buckets.append(Int32(owners.count))
    parts.append(Int32(starts.count))
    starts.append(Int32(letters.count))
  }

  /// Where patterns stand in a text in one form, by the place of their beginning; of those that begin at the
  /// same place the longest first.
  func finds(in bytes: [UInt8]) -> [(range: Range<Int>, pattern: Int)] {
    var found: [(range: Range<Int>, pattern: Int)] = []
    for start in bytes.indices {
      let isInside =
        start > 0 && Self.isInWord(start - 1, of: bytes) && Self.isInWord(start, of: bytes)
      let bucket = Self.bucket(bytes, at: start)
      for pattern in Int(buckets[bucket])..<Int(buckets[bucket + 1])
      where !isInside || traits[pattern] & Trait.isOpenBefore != 0 {
        if let end = end(of: pattern, in: bytes, from: start) {
          if !isVersion(pattern, in: bytes, from: start) { found.append((start..<end, pattern)) }
        }
      }
    }
    found.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    return found
  }

  /// The signatures in a text, in its order, each once.
  func sightings(in text: some StringProtocol) -> [Statement.Sighting] {
    let bytes = BareCode.spoken(Self.normalised(text))
    let found = finds(in: bytes)
    let texts = found.filter {
      traits[$0.pattern] & Trait.isStandardCode == 0
        && !signatures[Int(owners[$0.pattern])].causes.isEmpty
    }.map(\.range.lowerBound)
    var seen: Set<Int32> = []
    var reached = (end: 0, range: 0..<0)
    // The finds that count end one behind the other, so that the first text behind them only moves on.
    var next = 0
    var sightings: [Statement.Sighting] = []
    for (range, pattern) in found {
      guard range.upperBound > reached.end || range == reached.range else { continue }
      reached = (range.upperBound, range)
      if traits[pattern] & Trait.isStandardCode != 0 {
        while let text = texts[next...].first, text < range.upperBound { next += 1 }
        if let text = texts[next...].first, text - range.upperBound <= Self.longestLead { continue }
      }
      guard seen.insert(owners[pattern]).inserted else { continue }
      let signature = signatures[Int(owners[pattern])]
      sightings.append(
        Statement.Sighting(
          signature: signature.id,
          words: Signature.readable(signature.patterns[Int(self.texts[pattern])])))
    }
    return sightings
  }

  /// Whether what begins at a byte is a standard code by its form alone, and the number of a version by
  /// the word before it.
  private func isVersion(_ pattern: Int, in bytes: [UInt8], from start: Int) -> Bool {
    guard traits[pattern] & Trait.isStandardCode != 0, start > 1,
      bytes[start - 1] == UInt8(ascii: " "), bytes[start + 1] == UInt8(ascii: ".")
    else { return false }
    let end = start - 1
    var first = end
    while first > 0, bytes[first - 1] != UInt8(ascii: " ") {
      first -= 1
      // No further back than the longest name, or a long text of codes would be gone through for each.
      guard end - first <= Self.longestName else { return false }
    }
    return versioned.contains(Array(bytes[first..<end]))
  }

  /// The names of programs that are one word, and what else has versions.
  private static func versioned(_ programs: [String]) -> Set<[UInt8]> {
    Set(PlainWords.versioned + programs.lazy.filter { !$0.contains(" ") }.map { Array($0.utf8) })
  }

  private func end(of pattern: Int, in bytes: [UInt8], from start: Int) -> Int? {
    let first = Int(parts[pattern])
    guard matches(first, in: bytes, at: start) else { return nil }
    var end = start + length(of: first)
    for part in first + 1..<Int(parts[pattern + 1]) {
      guard
        let next = (end...end + Self.longestGap).first(where: { matches(part, in: bytes, at: $0) })
      else { return nil }
      end = next + length(of: part)
    }
    guard end < bytes.count, end > 0 else { return end }
    if traits[pattern] & Trait.isOpenBehind != 0 { return end }
    if Self.isInWord(end - 1, of: bytes) && Self.isInWord(end, of: bytes) { return nil }
    return bytes[end - 1].isDigit && Self.goesOn(bytes, from: end) ? nil : end
  }

  /// Whether a number goes on with a dot and a digit, or a code of a reply with an enhanced one.
  private static func goesOn(_ bytes: [UInt8], from end: Int) -> Bool {
    func isDigit(_ place: Int) -> Bool { place < bytes.count && bytes[place].isDigit }
    let dot = UInt8(ascii: ".")
    if bytes[end] == dot { return isDigit(end + 1) }
    return bytes[end] == UInt8(ascii: " ") && end >= 3 && isDigit(end - 3) && isDigit(end + 1)
      && end + 2 < bytes.count && bytes[end + 2] == dot && isDigit(end + 3)
  }

  private func length(of part: Int) -> Int { Int(starts[part + 1]) - Int(starts[part]) }

  private func matches(_ part: Int, in bytes: [UInt8], at start: Int) -> Bool {
    guard start + length(of: part) <= bytes.count else { return false }
    let first = Int(starts[part])
    for offset in 0..<length(of: part) where bytes[start + offset] != letters[first + offset] {
      return false
    }
    return true
  }

  /// The bucket of patterns that may begin here, by two bytes; a pattern of one byte would never be
  /// found and is worth nothing.
  private static func bucket(_ bytes: [UInt8], at start: Int) -> Int {
    let second = start + 1 < bytes.count ? Int(bytes[start + 1]) : 0
    return (Int(bytes[start]) &* 31 &+ second) & (buckets - 1)
  }

  /// Whether a byte belongs to a word that is set off by gaps. The scripts of East Asia, whose characters
  /// begin with 0xE3 or more, are written without gaps: there each character is a word.
  static func isInWord(_ place: Int, of bytes: [UInt8]) -> Bool {
    let byte = bytes[place]
    if byte < 0x80 {
      return byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    var lead = place
    while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
    return bytes[lead] < 0xE3
  }

  // MARK: One form for all writings

  /// Lower case; runs of spaces, line breaks and quote marks at a line's start become one space; the
  /// hyphen of a continued SMTP reply ("535-5.7.8") becomes a space; curly quotes become straight.
  static func normalised(_ text: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isLineStart = false
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    for byte in isPlain ? String(text).utf8 : straightened(text).utf8 {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        isLineStart = true
        if bytes.last == UInt8(ascii: "=") { bytes.removeLast() } else { space(&bytes) }
      case UInt8(ascii: " "), UInt8(ascii: "\t"): space(&bytes)
      case UInt8(ascii: ">") where isLineStart, UInt8(ascii: "|") where isLineStart: continue
      case UInt8(ascii: "-") where endsInReplyCode(bytes): space(&bytes)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        isLineStart = false
        bytes.append(byte | 0x20)
      default:
        isLineStart = false
        bytes.append(byte)
      }
    }
    return HexadecimalCode.mended(bytes)
  }

  private static func straightened(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{202F}": scalars.append(" ")
      case "\u{2018}", "\u{2019}", "\u{201A}": scalars.append("'")
      case "\u{201C}", "\u{201D}", "\u{201E}": scalars.append("\"")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func space(_ bytes: inout [UInt8]) {
    if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
  }

  private static func endsInReplyCode(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3, bytes.suffix(3).allSatisfy(\.isDigit) else { return false }
    return bytes.count == 3 || !isInWord(bytes.count - 4, of: bytes)
  }
}

extension SignatureIndex {
  init(from reader: inout RowReader, of signatures: Catalog<Signature>, programs: [String]) {
    self.signatures = signatures
    versioned = Self.versioned(programs)
    buckets = reader.row()
    owners = reader.row()
    texts = reader.row()
    traits = reader.row()
    parts = reader.row()
    starts = reader.row()
    letters = reader.row()
    reader.expect(
      buckets.count == Self.buckets + 1 && buckets.divide(owners.count)
        && owners.lie(in: 0..<signatures.count) && texts.count == owners.count
        && traits.count == owners.count
        && parts.count == owners.count + 1 && parts.divide(starts.count - 1)
        && starts.divide(letters.count))
    if !reader.isBroken {
      reader.expect(
        zip(owners, texts).allSatisfy { signatures[Int($0)].patterns.indices.contains(Int($1)) }
          && zip(parts, parts.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  func write(to writer: inout RowWriter) {
    writer.write(buckets)
    writer.write(owners)
    writer.write(texts)
    writer.write(traits)
    writer.write(parts)
    writer.write(starts)
    writer.write(letters)
  }
}
