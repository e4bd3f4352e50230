/// Forgives typing errors: a word that nobody knows becomes the nearest known one, one slip away
/// (two for long words). A slip is a letter too many, too few, wrong, or two letters swapped
/// (F. J. Damerau, CACM 7, 1964).
struct Spelling: Sendable {
  private var known: Set<String>
  private var byLength: [[(word: [UInt8], letters: UInt32)]] = []

  init(_ vocabulary: Set<String>) {
    known = vocabulary
    for word in vocabulary.sorted() {
      let bytes = Array(word.utf8)
      guard bytes.count >= 4, bytes.count < 24, !bytes.contains(where: Self.isDigit) else {
        continue
      }
      while byLength.count <= bytes.count { byLength.append([]) }
      byLength[bytes.count].append((bytes, Self.letters(of: bytes)))
    }
  }

  /// The word itself if it is known, else the nearest known one, else itself.
  func corrected(_ word: String) -> String {
    guard !known.contains(word) else { return word }
    let bytes = Array(word.utf8)
    guard bytes.count >= 4, bytes.count < 26, !bytes.contains(where: Self.isDigit) else {
      return word
    }
    let allowed = bytes.count >= 8 ? 2 : 1
    let letters = Self.letters(of: bytes)
    var best: (distance: Int, word: [UInt8])?
    for length in max(bytes.count - allowed, 4)...(bytes.count + allowed)
    where length < byLength.count {
      for candidate in byLength[length]
      where (candidate.letters ^ letters).nonzeroBitCount <= 2 * allowed
        && (candidate.word[0] == bytes[0] || candidate.word[1] == bytes[0]
          || candidate.word[0] == bytes[1])
      {
        let limit = best.map { $0.distance - 1 } ?? allowed
        guard limit > 0 else { continue }
        if let distance = Self.distance(bytes, candidate.word, atMost: limit) {
          best = (distance, candidate.word)
        }
      }
    }
    return best.map { String(decoding: $0.word, as: UTF8.self) } ?? word
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func letters(of word: [UInt8]) -> UInt32 {
    word.reduce(0) { $0 | (1 << UInt32($1 & 31)) }
  }

  /// Slips between two words, or `nil` if there are more than allowed.
  static func distance(_ left: [UInt8], _ right: [UInt8], atMost allowed: Int) -> Int? {
    guard abs(left.count - right.count) <= allowed else { return nil }
    var beforeLast = Array(repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for i in 1...max(left.count, 1) where !left.isEmpty {
      row[0] = i
      var least = i
      for j in 1...max(right.count, 1) where !right.isEmpty {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
        least = min(least, row[j])
      }
      if least > allowed { return nil }
      beforeLast = last
      last = row
    }
    return last[right.count] <= allowed ? last[right.count] : nil
  }
}
