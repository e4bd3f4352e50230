import Knowledge

/// What a phrase of the knowledge base means: whose phrase it is, by place.
struct Sense: Sendable {
  /// Whose phrase it is.
  enum Kind: UInt8, Sendable {
    case finding
    case client
    case provider
    case accountType
    case cause
  }

  let kind: Kind
  /// Whether it is the name of somebody or something.
  var isName: Bool { kind != .finding && kind != .cause }
  /// Which finding, client, …, by place in the knowledge base.
  let item: Int32
  /// Which of a finding's values; `nothing` where the phrase tells nothing of it.
  let value: Int32
  /// The value of a phrase that tells nothing.
  static let nothing: Int32 = -1
  /// Whether it tells anything.
  var tells: Bool { value != Self.nothing }
  /// Which of the phrases, or patterns of phrases.
  let phrase: Int32

  /// All phrases of the knowledge base. The words of clients and providers are taken in as names: they
  /// count as no running text.
  static func index(of knowledge: KnowledgeBase, _ vocabulary: inout Vocabulary) -> PhraseIndex<
    Sense
  > {
    var phrases: [PhraseGraph.Parts] = []
    var senses: [Sense] = []
    let numbers = ExpressionIndex.numbers(of: knowledge)
    each(of: knowledge) { pattern, sense in
      phrases.append(vocabulary.add(pattern, uses: sense.isName ? 0 : 1, naming: numbers))
      senses.append(sense)
    }
    return PhraseIndex(phrases, meanings: senses)
  }

  /// What the phrases of the knowledge base mean, in the order in which they are taken in.
  static func list(of knowledge: KnowledgeBase) -> [Sense] {
    var senses: [Sense] = []
    each(of: knowledge) { _, sense in senses.append(sense) }
    return senses
  }

  /// All phrases, each with what it means.
  private static func each(of knowledge: KnowledgeBase, _ body: (PhrasePattern, Sense) -> Void) {
    func say(_ says: [PhrasePattern], _ kind: Kind, _ item: Int, value: Int = 0) {
      for (phrase, pattern) in says.enumerated() {
        body(
          pattern,
          Sense(kind: kind, item: Int32(item), value: Int32(value), phrase: Int32(phrase)))
      }
    }
    func say(_ says: [String], _ kind: Kind, _ item: Int) {
      say(says.map(PhrasePattern.init(known:)), kind, item)
    }
    for (item, finding) in knowledge.findings.enumerated() {
      for (value, one) in finding.values.enumerated() {
        say(one.sayings, .finding, item, value: value)
      }
      say(finding.saysNothing, .finding, item, value: Int(nothing))
    }
    for (item, cause) in knowledge.causes.enumerated() { say(cause.says, .cause, item) }
    for (item, client) in knowledge.clients.enumerated() { say(client.says, .client, item) }
    for (item, provider) in knowledge.providers.enumerated() {
      say(provider.says, .provider, item)
    }
    for (item, type) in knowledge.accountTypes.enumerated() { say(type.says, .accountType, item) }
  }
}

extension Vocabulary {
  /// The parts of a phrase, each with its choices, as words by number, with gaps and expressions among
  /// them.
  ///
  /// - Parameter expressions: their numbers by their names; a phrase that names another is never found.
  mutating func add(
    _ pattern: PhrasePattern, uses: Int32, naming expressions: [String: Int32] = [:]
  ) -> PhraseGraph.Parts {
    pattern.parts.map { choices in
      choices.map { choice in
        guard choice.utf8.contains(UInt8(ascii: "<")) else { return add(choice, uses: uses) }
        return PhrasePattern.pieces(in: choice).flatMap { piece in
          switch piece {
          case .words(let words): add(words, uses: uses)
          case .expression(let name): [expressions[name].map(PhraseGraph.expression) ?? -1]
          }
        }
      }
    }
  }

  private mutating func add(_ text: Substring, uses: Int32) -> [Int32] {
    var numbers: [Int32] = []
    for (place, piece) in text.split(separator: "*", omittingEmptySubsequences: false).enumerated()
    {
      if place > 0 { numbers.append(PhraseGraph.gap) }
      Words.each(in: piece) { word, _ in numbers.append(add(word, uses: uses)) }
    }
    return numbers
  }
}
