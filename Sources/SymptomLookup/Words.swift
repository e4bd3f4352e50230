/// A text as words: lower case, accents kept, apostrophes dropped ("can't" is "cant"), everything
/// else that is neither letter nor digit taken for a gap. Dots, hyphens, underscores, slashes and
/// colons inside a word split it, so that `smtp.live.com` is three words wherever it stands.
struct Words {
  /// The words, in order.
  private(set) var list: [String] = []

  init(_ text: some StringProtocol) {
    list.reserveCapacity(text.utf8.count / 6 + 1)
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "'"): continue
      case 0x80...: word.append(byte)
      default: Self.close(&word, into: &list)
      }
    }
    Self.close(&word, into: &list)
  }

  private static func close(_ word: inout [UInt8], into list: inout [String]) {
    guard !word.isEmpty else { return }
    var text = String(decoding: word, as: UTF8.self)
    if word.contains(where: { $0 >= 0x80 }) { text = withoutTypography(text.lowercased()) }
    if !text.isEmpty { list.append(text) }
    word.removeAll(keepingCapacity: true)
  }

  /// Drops curly quotes and dashes that cling to a word.
  private static func withoutTypography(_ word: String) -> String {
    String(
      String.UnicodeScalarView(word.unicodeScalars.filter { !(0x2010...0x2027).contains($0.value) })
    )
  }
}
