import Knowledge

/// Where a text says what an expression says, found before the phrases that name expressions.
struct ExpressionIndex: Sendable {
  private let phrases: PhraseIndex<Int32>
  /// The sayings of letters, by the numbers of their expressions.
  private let sayings: [Int32: Letter.Saying]

  /// - Parameter vocabulary: takes in all words; those of programs and providers as names.
  init(_ knowledge: KnowledgeBase, _ vocabulary: inout Vocabulary) {
    var says: [PhraseGraph.Parts] = []
    var meanings: [Int32] = []
    Self.each(of: knowledge) { pattern, number in
      let uses: Int32 = Int(number) < Expression.given.count ? 0 : 1
      says.append(vocabulary.add(pattern, uses: uses))
      meanings.append(number)
    }
    phrases = PhraseIndex(says, meanings: meanings)
    sayings = Self.sayings(of: knowledge)
  }

  /// The numbers of the expressions by their names.
  static func numbers(of knowledge: KnowledgeBase) -> [String: Int32] {
    var numbers: [String: Int32] = [:]
    for id in Expression.given + knowledge.expressions.map(\.id) where numbers[id.rawValue] == nil {
      numbers[id.rawValue] = Int32(numbers.count)
    }
    return numbers
  }

  private static func sayings(of knowledge: KnowledgeBase) -> [Int32: Letter.Saying] {
    let numbers = numbers(of: knowledge)
    let known = Letter.Saying.allCases.compactMap { saying in
      numbers[saying.rawValue].map { (PhraseGraph.expression($0), saying) }
    }
    return Dictionary(uniqueKeysWithValues: known)
  }

  /// Which of the stretches are sayings of letters, with the places of their words.
  func sayings(
    in spans: [[PhraseIndex<Sense>.Span]]
  ) -> [(saying: Letter.Saying, words: Range<Int>)] {
    spans.enumerated().flatMap { place, spans in
      spans.compactMap { span in sayings[span.edge].map { ($0, place..<span.end) } }
    }
  }

  private static func each(of knowledge: KnowledgeBase, _ body: (PhrasePattern, Int32) -> Void) {
    let numbers = numbers(of: knowledge)
    func say(_ says: [PhrasePattern], _ id: Expression.ID) {
      guard let number = numbers[id.rawValue] else { return }
      for pattern in says { body(pattern, number) }
    }
    say(knowledge.clients.flatMap(\.says).map(PhrasePattern.init(known:)), Expression.program)
    say(knowledge.providers.flatMap(\.says).map(PhrasePattern.init(known:)), Expression.provider)
    for expression in knowledge.expressions { say(expression.says, expression.id) }
  }

  /// The stretches of a text that say what expressions say, by the place of their first words; empty if
  /// there are none.
  func spans(in text: [Int32], sentences: [Bool]) -> [[PhraseIndex<Sense>.Span]] {
    let matches = phrases.matches(in: text, sentences: sentences)
    guard !matches.isEmpty else { return [] }
    var spans: [[PhraseIndex<Sense>.Span]] = Array(repeating: [], count: text.count)
    for match in matches {
      let span = PhraseIndex<Sense>.Span(
        edge: PhraseGraph.expression(match.meaning), end: match.range.upperBound)
      if !spans[match.range.lowerBound].contains(where: { $0 == span }) {
        spans[match.range.lowerBound].append(span)
      }
    }
    return spans
  }
}

extension ExpressionIndex {
  init(from reader: inout RowReader, of knowledge: KnowledgeBase) {
    var meanings: [Int32] = []
    Self.each(of: knowledge) { _, number in meanings.append(number) }
    phrases = PhraseIndex(from: &reader, meanings: meanings)
    sayings = Self.sayings(of: knowledge)
  }

  func write(to writer: inout RowWriter) { phrases.write(to: &writer) }
}
