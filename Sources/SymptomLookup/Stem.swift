/// Cuts the commonest English endings, no more than brings "sending" and "sends" together.
enum Stem {
  /// The stem of a lower-case word.
  static func of(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 4 else {
      return word.count == 4 && word[3] == s ? Array(word.dropLast()) : word
    }
    for (ending, replacement) in endings
    where word.count >= ending.count + (replacement == nil ? 3 : 2) {
      guard word.suffix(ending.count).elementsEqual(ending) else { continue }
      var base = Array(word.dropLast(ending.count))
      if let replacement {
        base.append(replacement)
      } else if ending.count > 1, let last = base.last, base.dropLast().last == last, last != s,
        last != l
      {
        base.removeLast()
      }
      return base
    }
    return word.last == e ? Array(word.dropLast()) : word
  }

  private static let s = UInt8(ascii: "s")
  private static let l = UInt8(ascii: "l")
  private static let e = UInt8(ascii: "e")
  private static let y = UInt8(ascii: "y")
  private static let endings: [([UInt8], UInt8?)] = [
    (Array("ing".utf8), nil), (Array("ied".utf8), y), (Array("ies".utf8), y),
    (Array("ed".utf8), nil), (Array("es".utf8), nil), (Array("s".utf8), nil),
  ]
}
