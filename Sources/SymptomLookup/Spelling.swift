/// Forgives typing errors: a word that nobody knows becomes the nearest known one, one slip away
/// (two for long words), of equally near ones the commonest. A slip is a letter too many, too few,
/// wrong, or two letters swapped (F. J. Damerau, CACM 7, 1964).
///
/// Names of programs and providers are wrong more easily than words are: short ones are never guessed
/// ("matt" is not Mutt), long ones only one slip away ("resolution" is not Evolution).
struct Spelling: Sendable {
  private struct Candidate: Sendable {
    let word: Int32
    let signature: UInt32
    let first: UInt8
    let second: UInt8
    let isName: Bool
  }

  /// How many unknown words of a text are looked at; a longer list is no person's writing.
  static let patience = 200
  private static let shortestName = 7

  private var byLength: [[Candidate]] = Array(repeating: [], count: 24)

  /// - Parameter vocabulary: the known words; those that were added without a use are names.
  init(_ vocabulary: Vocabulary) {
    for number in 0..<Int32(vocabulary.count) {
      let letters = vocabulary.letters(of: number)
      let isName = vocabulary.uses[Int(number)] == 0
      guard letters.count >= (isName ? Self.shortestName : 4), letters.count < 24,
        let first = letters.first, let second = letters.dropFirst().first,
        let signature = Self.signature(of: letters)
      else { continue }
      byLength[letters.count].append(
        Candidate(word: number, signature: signature, first: first, second: second, isName: isName))
    }
  }

  /// The known word that an unknown one was meant to be.
  func nearest(to letters: [UInt8], in vocabulary: Vocabulary) -> Int32? {
    guard letters.count >= 4, letters.count < 26, let signature = Self.signature(of: letters[...])
    else { return nil }
    let allowed = letters.count >= 8 ? 2 : 1
    var best: (distance: Int, uses: Int32, word: Int32)?
    for length in max(letters.count - allowed, 4)...(letters.count + allowed) where length < 24 {
      for candidate in byLength[length]
      where (candidate.signature ^ signature).nonzeroBitCount <= 2 * allowed
        && (candidate.first == letters[0] || candidate.second == letters[0]
          || candidate.first == letters[1])
      {
        let limit = min(best?.distance ?? allowed, candidate.isName ? 1 : allowed)
        let word = vocabulary.letters(of: candidate.word)
        guard let distance = Self.distance(letters, Array(word), atMost: limit) else { continue }
        let uses = vocabulary.uses[Int(candidate.word)]
        if best.map({ distance < $0.distance || (distance == $0.distance && uses > $0.uses) })
          ?? true
        {
          best = (distance, uses, candidate.word)
        }
      }
    }
    return best?.word
  }

  /// Which letters a word has, one bit each; `nil` if it has a digit.
  private static func signature(of word: ArraySlice<UInt8>) -> UInt32? {
    var letters: UInt32 = 0
    for byte in word {
      if (0x30...0x39).contains(byte) { return nil }
      letters |= 1 << UInt32(byte & 31)
    }
    return letters
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
