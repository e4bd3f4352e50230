import Knowledge

/// Forgives typing errors: a word that nobody knows becomes the nearest known one, one slip away
/// (two for long words), of equally near ones the commonest.
///
/// Names of programs and providers are wrong more easily than words are: short ones are guessed only if
/// they are on everybody's lips ("matt" is not Mutt, nor "tuna" Tuta), long ones only one slip away ("resolution" is not Evolution) and never in
/// their first letter ("airmail" is not Fairmail).
struct Spelling: Sendable {
  /// How many unknown words of a text are looked at; a longer list is no person's writing.
  static let patience = 200
  private static let shortestName = 7
  /// A shorter name that stands so often in what is known is on everybody's lips.
  private static let usesOfCommonName = 100
  /// No word that is guessed has so many letters.
  private static let lengths = 24

  /// The words that others may be meant to be, the shortest first.
  private var words: Row<Int32> = []
  /// Which letters each of them has.
  private var signatures: Row<UInt32> = []
  /// Where those of each length begin.
  private var starts: Row<Int32> = []

  /// - Parameters:
  ///   - vocabulary: the known words; those that were added without a use are names.
  ///   - names: those that are names though texts use them.
  init(_ vocabulary: Vocabulary, names: Set<Int32> = []) {
    var byLength: [[(word: Int32, signature: UInt32)]] = Array(repeating: [], count: Self.lengths)
    for number in 0..<Int32(vocabulary.count) {
      let letters = vocabulary.letters(of: number)
      let uses = vocabulary.uses[Int(number)]
      let isName = uses == 0 || names.contains(number) && uses < Self.usesOfCommonName
      guard letters.count >= (isName ? Self.shortestName : 4), letters.count < Self.lengths,
        let signature = Self.signature(of: letters)
      else { continue }
      byLength[letters.count].append((number, signature))
    }
    for list in byLength {
      starts.append(Int32(words.count))
      words += list.map(\.word)
      signatures += list.map(\.signature)
    }
    starts.append(Int32(words.count))
  }

  /// The known word that an unknown one was meant to be.
  func nearest(to letters: [UInt8], in vocabulary: Vocabulary) -> Int32? {
    guard letters.count >= 4, letters.count < Self.lengths + 2,
      let signature = Self.signature(of: letters)
    else { return nil }
    let allowed = letters.count >= 8 ? 2 : 1
    let sought = letters.map(UInt32.init)
    var slips = EditDistance()
    var best: (distance: Int, uses: Int32, word: Int32)?
    for length in max(letters.count - allowed, 4)...(letters.count + allowed)
    where length < Self.lengths {
      for place in Int(starts[length])..<Int(starts[length + 1])
      where (signatures[place] ^ signature).nonzeroBitCount <= 2 * allowed {
        let uses = vocabulary.uses[Int(words[place])]
        let word = vocabulary.letters(of: words[place]).map(UInt32.init)
        let isName = uses == 0
        guard Self.beginAlike(sought, word, strictly: isName) else { continue }
        let limit = min(best?.distance ?? allowed, isName ? 1 : allowed)
        guard let distance = slips.distance(from: sought, to: word, atMost: limit)
        else { continue }
        if best.map({ distance < $0.distance || (distance == $0.distance && uses > $0.uses) })
          ?? true
        {
          best = (distance, uses, words[place])
        }
      }
    }
    return best?.word
  }

  /// Whether the first letter of a word is right; if not strictly, it may be missing, too many, or
  /// swapped with the second.
  private static func beginAlike(_ letters: [UInt32], _ word: [UInt32], strictly: Bool) -> Bool {
    letters[0] == word[0] || !strictly && (letters[0] == word[1] || letters[1] == word[0])
  }

  /// Which letters a word has, one bit each; `nil` if it has a digit.
  private static func signature(of word: some Collection<UInt8>) -> UInt32? {
    var letters: UInt32 = 0
    for byte in word {
      if (0x30...0x39).contains(byte) { return nil }
      letters |= 1 << UInt32(byte & 31)
    }
    return letters
  }
}

extension Spelling {
  init(from reader: inout RowReader, of vocabulary: Vocabulary) {
    words = reader.row()
    signatures = reader.row()
    starts = reader.row()
    reader.expect(
      words.lie(in: 0..<vocabulary.count) && signatures.count == words.count
        && starts.count == Self.lengths + 1 && starts.divide(words.count))
    if !reader.isBroken {
      reader.expect(words.allSatisfy { vocabulary.letters(of: $0).count >= 4 })
    }
  }

  func write(to writer: inout RowWriter) {
    writer.write(words)
    writer.write(signatures)
    writer.write(starts)
  }
}
