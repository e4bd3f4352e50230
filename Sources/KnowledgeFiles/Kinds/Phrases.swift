import Knowledge

extension Fields {
  /// How people say something: short phrases in lower case, without punctuation.
  ///
  /// - Parameters:
  ///   - vocabulary: knows the expressions that they may name; without it they may name none.
  ///   - gaps: whether they may have any.
  mutating func phrases(
    _ key: String, _ presence: Presence = .optional, naming vocabulary: Vocabulary? = nil,
    gaps: Bool = true
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
        guard checkExpressions(of: pattern, at: word, vocabulary) else { continue }
        guard gaps || !word.value.utf8.contains(UInt8(ascii: "*")) else {
          diagnostics.report(
            .phrasePattern, at: word, "the phrase \(word.value.quoted) of an expression has a gap",
            hint: "write the '*' into the phrases that name the expression")
          continue
        }
        checkWhetherTwo(pattern, at: word)
        patterns.append(pattern)
      } catch {
        diagnostics.report(
          .phrasePattern, at: word, "the phrase \(word.value.quoted) \(error.text)",
          hint: "'(a|b)' stands for a or b, '(a|)' for a or nothing; one does not lie in another")
      }
    }
    return patterns
  }

  /// Reports a phrase that looks like two between which a comma is missing.
  private func checkWhetherTwo(_ pattern: PhrasePattern, at word: Word) {
    let count = pattern.fewestWords
    let slip =
      count > PhrasePattern.mostWords
      ? "has \(count) words" : pattern.repeatedExpression.map { "names \($0) twice" }
    guard let slip else { return }
    diagnostics.report(
      .joinedPhrases, .warning, at: word, "the phrase \(word.value.quoted) \(slip)",
      hint: "if a comma is missing, add it; else leave words out, or write '*' for some of them")
  }

  /// Whether all expressions that a phrase names exist, and may be named there; reports those that do not.
  private func checkExpressions(
    of pattern: PhrasePattern, at word: Word, _ vocabulary: Vocabulary?
  ) -> Bool {
    let names = pattern.expressions
    guard let name = names.first else { return true }
    guard let vocabulary else {
      diagnostics.report(
        .phrasePattern, at: word, "the phrase \(word.value.quoted) names the expression '\(name)'",
        hint: "only phrases of findings name expressions; write '(a|b)' here")
      return false
    }
    let unknown = names.filter { !vocabulary.knows(expression: $0) }
    for name in unknown {
      let known = Expression.given.map(\.rawValue) + vocabulary.all(.expression)
      let nearest = NearestName(among: known).nearest(to: name)
      diagnostics.report(
        .unknownExpression, at: word, "unknown expression \(name.quoted)",
        hint: nearest.map { "did you mean '<\($0)>'?" } ?? "mailhelp kb new expression \(name)")
    }
    return unknown.isEmpty
  }
}

extension PhrasePattern {
  /// Nobody says more words just so.
  fileprivate static let mostWords = 8

  /// How many words the shortest phrase has for which it stands; an expression is one, a gap none.
  fileprivate var fewestWords: Int {
    parts.reduce(0) { sum, choices in
      sum + (choices.map { $0.split(separator: " ").count { $0 != "*" } }.min() ?? 0)
    }
  }

  /// What joins two things of one sort.
  private static let joints: Set<Substring> = ["*", "and", "or", "nor"]

  /// An expression, as it is written, that is named once more with nothing between that joins the two.
  fileprivate var repeatedExpression: Substring? {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
    var named: Set<Substring> = []
    for choices in parts {
      for word in choices.flatMap({ $0.split(separator: " ") }) {
        if Self.joints.contains(word) {
          named = []
        } else if choices.count == 1, word.first == "<", !named.insert(word).inserted {
          return word
        }
      }
    }
    return nil
  }
}

extension String {
  /// Whether it has nothing but small Latin letters, digits, gaps and choices, as nearly all phrases.
  fileprivate var isPlainPhrase: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: " '*(|)<>-".utf8.contains(byte)
      }
    }
  }

  /// Its words alone, whichever choices they stand in; of an expression its name.
  fileprivate var withoutChoiceMarks: String { String(map { "(|)".contains($0) ? " " : $0 }) }

  /// Marks that divide and quote; the last six are quotation marks other than '"'.
  private static let marksOfSentences =
    ".,:;!?\"()\u{201C}\u{201D}\u{201E}\u{2018}\u{AB}\u{BB}".unicodeScalars

  /// What does not belong into a phrase. Marks within a word, as in `outlook.com`, do.
  fileprivate var slipAsPhrase: String? {
    var isInWord = false
    var marks: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if scalar.properties.isUppercase { return "a capital letter" }
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord {
        marks.removeAll(keepingCapacity: true)
      } else if Self.marksOfSentences.contains(scalar) {
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
