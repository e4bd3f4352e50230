import Knowledge

/// Error codes and characteristic texts, found inside whatever is pasted: in any case, across line
/// breaks and quoting, `*` standing for up to 160 characters. Of finds that lie one inside the other
/// the longer counts, so that "535 5.7.139 basic authentication is disabled" is not also a plain 535.
struct SignatureIndex: Sendable {
  private struct Pattern: Sendable {
    let signature: Signature.ID
    let text: String
    let parts: [[UInt8]]
  }

  private static let longestGap = 160
  private var byFirstByte: [[Pattern]] = Array(repeating: [], count: 256)

  init(_ signatures: some Sequence<Signature>) {
    for signature in signatures {
      for text in signature.patterns {
        let parts = text.split(separator: "*").map { Self.normalised($0) }.filter { !$0.isEmpty }
        guard let first = parts.first?.first else { continue }
        byFirstByte[Int(first)].append(
          Pattern(signature: signature.id, text: text, parts: parts))
      }
    }
  }

  /// The signatures in a text, in the order of the text.
  func sightings(in text: String) -> [Statement.Sighting] {
    let bytes = Self.normalised(text)
    var found: [(range: Range<Int>, pattern: Pattern)] = []
    for start in bytes.indices {
      guard !byFirstByte[Int(bytes[start])].isEmpty,
        start == 0 || !Self.isWordByte(bytes[start - 1]) || !Self.isWordByte(bytes[start])
      else { continue }
      for pattern in byFirstByte[Int(bytes[start])] {
        if let end = Self.end(of: pattern.parts, in: bytes, from: start) {
          found.append((start..<end, pattern))
        }
      }
    }
    let outermost = found.filter { one in
      !found.contains { other in
        other.range != one.range && other.range.lowerBound <= one.range.lowerBound
          && other.range.upperBound >= one.range.upperBound
      }
    }
    var seen: Set<Signature.ID> = []
    return outermost.compactMap { find in
      seen.insert(find.pattern.signature).inserted
        ? Statement.Sighting(signature: find.pattern.signature, words: find.pattern.text) : nil
    }
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

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
  }

  /// Lower case; runs of spaces, line breaks and quote marks at a line's start become one space; the
  /// hyphen of a continued SMTP reply ("535-5.7.8") becomes a space; curly quotes become straight.
  static func normalised(_ text: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isLineStart = false
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\n", "\r":
        isLineStart = true
        if bytes.last == UInt8(ascii: "=") { bytes.removeLast() } else { space(&bytes) }
      case " ", "\t", "\u{A0}": space(&bytes)
      case ">" where isLineStart, "|" where isLineStart: continue
      case "\u{2018}", "\u{2019}", "\u{201A}": bytes.append(UInt8(ascii: "'"))
      case "\u{201C}", "\u{201D}", "\u{201E}": bytes.append(UInt8(ascii: "\""))
      case "-" where endsInReplyCode(bytes): space(&bytes)
      default:
        isLineStart = false
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  private static func space(_ bytes: inout [UInt8]) {
    if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
  }

  private static func endsInReplyCode(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3, bytes.suffix(3).allSatisfy(isDigit) else { return false }
    return bytes.count == 3 || !isWordByte(bytes[bytes.count - 4])
  }
}
