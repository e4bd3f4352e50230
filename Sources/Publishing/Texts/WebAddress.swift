/// An address that may become a link: http or https and nothing else, in characters that cannot
/// leave the place they are put in.
struct WebAddress: Hashable, Sendable {
  let text: String

  /// `nil` unless the whole text is a plain web address.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard Self.length(in: bytes, at: 0) == bytes.count else { return nil }
    self.text = text
  }

  /// How many bytes from the given place on are a web address in running text, without the full stop
  /// or bracket that ends the sentence; 0 if there is none.
  static func length(in bytes: [UInt8], at start: Int) -> Int {
    guard let scheme = ["https://", "http://"].first(where: { starts(bytes, at: start, with: $0) })
    else { return 0 }
    let host = start + scheme.utf8.count
    guard host < bytes.count, isAlphanumeric(bytes[host]) else { return 0 }
    var end = host
    while end < bytes.count, isAddressByte(bytes[end]) { end += 1 }
    let opens = bytes[start..<end].contains(UInt8(ascii: "("))
    while end > host, isSentenceMark(bytes[end - 1], bracketToo: !opens) { end -= 1 }
    return end - start
  }

  private static func starts(_ bytes: [UInt8], at start: Int, with prefix: String) -> Bool {
    let wanted = prefix.utf8
    guard bytes.count - start >= wanted.count else { return false }
    return zip(bytes[start...], wanted).allSatisfy { byte, letter in
      byte == letter || (letter >= UInt8(ascii: "a") && byte == letter & ~0x20)
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// RFC 3986, sections 2.2 and 2.3, without the asterisk, which is markup, and the apostrophe.
  private static func isAddressByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~:/?#[]@!$&()+,;=%".utf8.contains(byte)
  }

  private static func isSentenceMark(_ byte: UInt8, bracketToo: Bool) -> Bool {
    ".,:;!?[]".utf8.contains(byte) || (bracketToo && byte == UInt8(ascii: ")"))
  }
}
