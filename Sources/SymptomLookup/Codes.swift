/// Error codes of the form 0x800ccc0e, as people copy them by hand.
enum HexadecimalCode {
  private static let length = 8
  private static let o = UInt8(ascii: "o")

  /// The bytes of a text in small letters with the letter O as zero in each such code, and its digits
  /// together ("0x800 ccc oe"). Without 0x it must begin with 8 and stand in one piece.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(o) || bytes.contains(UInt8(ascii: "x")) else { return bytes }
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let opens = place == 0 || !SignatureIndex.isInWord(place - 1, of: bytes)
      if opens, let (code, end) = code(in: bytes, from: place) {
        mended += code
        place = end
      } else {
        mended.append(bytes[place])
        place += 1
      }
    }
    return mended
  }

  private static func code(in bytes: [UInt8], from start: Int) -> (code: [UInt8], end: Int)? {
    guard start + length <= bytes.count else { return nil }
    let isMarked =
      (bytes[start] == o || bytes[start] == UInt8(ascii: "0"))
      && bytes[start + 1] == UInt8(ascii: "x")
    guard isMarked || bytes[start] == UInt8(ascii: "8") else { return nil }
    var digits: [UInt8] = []
    var place = isMarked ? start + 2 : start
    var isBroken = false
    while place < bytes.count, digits.count < length {
      switch bytes[place] {
      case o: digits.append(UInt8(ascii: "0"))
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        digits.append(bytes[place])
      case UInt8(ascii: " ") where isMarked: isBroken = true
      default: return nil
      }
      place += 1
    }
    guard digits.count == length, !isBroken || digits[0] == UInt8(ascii: "8"),
      place == bytes.count || !SignatureIndex.isInWord(place, of: bytes)
    else { return nil }
    return ((isMarked ? Array("0x".utf8) : []) + digits, place)
  }
}

/// Codes of replies by themselves. In a sentence "550" may be an amount and "5.1.1" a version; where
/// nothing else is asked, they are codes.
enum BareCode {
  private static let words: Set<String> = [
    "error", "code", "status", "smtp", "reply", "number", "nr", "no", "fehler", "fehlercode",
    "erreur", "errore", "erro", "fout", "código", "codigo", "codice",
  ]

  /// The bytes of a text in small letters; if it is nothing but a code, also as that stands in messages:
  /// "error 535", "#5.1.1".
  static func spoken(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count <= 40 else { return bytes }
    let separators = " :#()[]<>\"',;?!-=".utf8
    let pieces = bytes.split { separators.contains($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      .filter { !words.contains($0) }
    guard pieces.count == 1, let piece = pieces.first else { return bytes }
    let numbers = piece.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard ["2", "4", "5"].contains(numbers[0].prefix(1)),
      numbers.allSatisfy({
        (1...3).contains($0.count) && $0.utf8.allSatisfy(\.isDigit)
      })
    else { return bytes }
    switch (numbers.count, numbers[0].count) {
    case (1, 3): return bytes + Array("; error \(piece)".utf8)
    case (3, 1): return bytes + Array("; #\(piece)".utf8)
    default: return bytes
    }
  }
}
