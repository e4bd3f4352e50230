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
  /// Which of a finding's values.
  let value: Int32
  /// Which of the phrases.
  let phrase: Int32

  /// All phrases of the knowledge base. The words of clients and providers are taken in as names: they
  /// count as no running text.
  static func index(of knowledge: KnowledgeBase, _ vocabulary: inout Vocabulary) -> PhraseIndex<
    Sense
  > {
    var index = PhraseIndex<Sense>()
    each(of: knowledge) { says, sense in
      for (number, phrase) in says.wordings.enumerated() {
        index.add(
          phrase, meaning: sense.phrase(number), to: &vocabulary, uses: sense.isName ? 0 : 1)
      }
    }
    return index
  }

  /// What the phrases of the knowledge base mean, in the order in which they are taken in.
  static func list(of knowledge: KnowledgeBase) -> [Sense] {
    var senses: [Sense] = []
    each(of: knowledge) { says, sense in senses += (0..<says.count).lazy.map(sense.phrase) }
    return senses
  }

  /// All who say something, each with what their first phrase means.
  private static func each(of knowledge: KnowledgeBase, _ body: (Phrases, Sense) -> Void) {
    func say(_ says: Phrases, _ kind: Kind, _ item: Int, value: Int = 0) {
      body(says, Sense(kind: kind, item: Int32(item), value: Int32(value), phrase: 0))
    }
    for (item, finding) in knowledge.findings.enumerated() {
      for (value, one) in finding.values.enumerated() {
        say(one.says, .finding, item, value: value)
      }
    }
    for (item, cause) in knowledge.causes.enumerated() {
      say(Phrases(plain: cause.says), .cause, item)
    }
    for (item, client) in knowledge.clients.enumerated() {
      say(Phrases(plain: client.says), .client, item)
    }
    for (item, provider) in knowledge.providers.enumerated() {
      say(Phrases(plain: provider.says), .provider, item)
    }
    for (item, type) in knowledge.accountTypes.enumerated() {
      say(Phrases(plain: type.says), .accountType, item)
    }
  }

  /// The same speaker's phrase of that number.
  private func phrase(_ number: Int) -> Sense {
    Sense(kind: kind, item: item, value: value, phrase: Int32(number))
  }
}
