import Knowledge

/// Error codes and characteristic texts, found inside whatever is pasted: in any case, across line
/// breaks and quoting, `*` standing for up to 160 characters. Of finds that lie one inside the other
/// the longer counts, so that "535 5.7.139 basic authentication is disabled" is not also a plain 535.
struct SignatureIndex: Sendable {
  private struct Pattern: Sendable {
    let signature: Int32
    let text: Int32
    let parts: [[UInt8]]
  }

  private static let longestGap = 160
  private static let buckets = 1024
  private let signatures: [Signature]
  private var byStart: [[Pattern]] = Array(repeating: [], count: buckets)

  init(_ signatures: some Sequence<Signature>) {
    self.signatures = Array(signatures)
    for (index, signature) in self.signatures.enumerated() {
      for (number, text) in signature.patterns.enumerated() {
        let parts = text.split(separator: "*").map { Self.normalised($0) }.filter { !$0.isEmpty }
        guard let first = parts.first else { continue }
        byStart[Self.bucket(first, at: 0)].append(
          Pattern(signature: Int32(index), text: Int32(number), parts: parts))
      }
    }
  }

  /// The signatures in a text, in its order, each once.
  func sightings(in text: some StringProtocol) -> [Statement.Sighting] {
    let bytes = Self.normalised(text)
    var found: [(range: Range<Int>, pattern: Pattern)] = []
    for start in bytes.indices
    where start == 0 || !Self.isWordByte(bytes[start - 1]) || !Self.isWordByte(bytes[start]) {
      for pattern in byStart[Self.bucket(bytes, at: start)] {
        if let end = Self.end(of: pattern.parts, in: bytes, from: start) {
          found.append((start..<end, pattern))
        }
      }
    }
    found.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var seen: Set<Int32> = []
    var reached = (end: 0, range: 0..<0)
    var sightings: [Statement.Sighting] = []
    for (range, pattern) in found {
      guard range.upperBound > reached.end || range == reached.range else { continue }
      reached = (range.upperBound, range)
      guard seen.insert(pattern.signature).inserted else { continue }
      let signature = signatures[Int(pattern.signature)]
      sightings.append(
        Statement.Sighting(
          signature: signature.id, words: signature.patterns[Int(pattern.text)]))
    }
    return sightings
  }

  private static func end(of parts: [[UInt8]], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = parts.first, matches(first, in: bytes, at: start) else { return nil }
    var end = start + first.count
    for part in parts.dropFirst() {
      guard
        let next = (end...end + longestGap).first(where: { matches(part, in: bytes, at: $0) })
      else { return nil }
      end = next + part.count
    }
    guard end < bytes.count, let last = bytes[..<end].last else { return end }
    if isWordByte(last) && isWordByte(bytes[end]) { return nil }
    let isNumberGoingOn =
      isDigit(last) && bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count
      && isDigit(bytes[end + 1])
    return isNumberGoingOn ? nil : end
  }

  private static func matches(_ part: [UInt8], in bytes: [UInt8], at start: Int) -> Bool {
    guard start + part.count <= bytes.count else { return false }
    for offset in part.indices where bytes[start + offset] != part[offset] { return false }
    return true
  }

  /// The bucket of patterns that may begin here, by two bytes; a pattern of one byte would never be
  /// found and is worth nothing.
  private static func bucket(_ bytes: [UInt8], at start: Int) -> Int {
    let second = start + 1 < bytes.count ? Int(bytes[start + 1]) : 0
    return (Int(bytes[start]) &* 31 &+ second) & (buckets - 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
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
    return bytes
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
    guard bytes.count >= 3, bytes.suffix(3).allSatisfy(isDigit) else { return false }
    return bytes.count == 3 || !isWordByte(bytes[bytes.count - 4])
  }
}
