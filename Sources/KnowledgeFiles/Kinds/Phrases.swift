import Knowledge

extension Fields {
  /// How people say something: short phrases in lower case, without punctuation.
  mutating func phrases(
    _ key: String, _ presence: Presence = .optional
  ) -> [PhrasePattern] {
    var patterns: [PhrasePattern] = []
    for word in texts(key, presence) {
      do {
        let pattern = try PhrasePattern(word.value)
        if !word.value.isPlainPhrase, let slip = word.value.withoutChoiceMarks.slipAsPhrase {
          diagnostics.report(
            .phraseForm, .warning, at: word, "the phrase \(word.value.quoted) contains \(slip)",
            hint: """
              phrases are compared in lower case and without punctuation; '*' stands for a few words, \
              '(a|b)' for a or b
              """)
        }
        patterns.append(pattern)
      } catch {
        diagnostics.report(
          .phrasePattern, at: word, "the phrase \(word.value.quoted) \(error.text)",
          hint: "'(a|b)' stands for a or b, '(a|)' for a or nothing; one does not lie in another")
      }
    }
    return patterns
  }
}

extension String {
  /// Whether it has nothing but small Latin letters, digits, gaps and choices, as nearly all phrases.
  fileprivate var isPlainPhrase: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: " '*(|)".utf8.contains(byte)
      }
    }
  }

  /// Its words alone, whichever choices they stand in.
  fileprivate var withoutChoiceMarks: String { String(map { "(|)".contains($0) ? " " : $0 }) }

  /// What does not belong into a phrase. Marks within a word, as in `outlook.com`, do.
  fileprivate var slipAsPhrase: String? {
    var isInWord = false
    var marks: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if scalar.properties.isUppercase { return "a capital letter" }
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord {
        marks.removeAll(keepingCapacity: true)
      } else if ".,:;!?\"()".unicodeScalars.contains(scalar) {
        if !isInWord { return "the mark '\(scalar)'" }
        marks.append(scalar)
      } else if let mark = marks.first {
        return "the mark '\(mark)'"
      }
      isInWord = isWord
    }
    return marks.first.map { "the mark '\($0)'" }
  }
}
