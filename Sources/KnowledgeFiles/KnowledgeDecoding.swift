import Knowledge

/// Turns documents into a knowledge base: names first, then the things that refer to them.
struct KnowledgeDecoding {
  private let diagnostics: Diagnostics
  private(set) var documents: [Document] = []
  private let vocabulary = Vocabulary()

  init(into diagnostics: Diagnostics) {
    self.diagnostics = diagnostics
  }

  /// Reads the documents of all files.
  mutating func read(_ texts: [SourceText]) {
    let reader = YAMLReader(into: diagnostics)
    for text in texts {
      let nodes = reader.documents(of: text)
      for node in nodes {
        guard let document = Document(node, sharesFile: nodes.count > 1, into: diagnostics) else {
          continue
        }
        document.checkPath(into: diagnostics)
        documents.append(document)
      }
    }
    dropRepeated()
  }

  /// Of two things with one name, the first stays.
  private mutating func dropRepeated() {
    var firsts: [Kind: [String: Int]] = [:]
    var kept: [Document] = []
    kept.reserveCapacity(documents.count)
    for document in documents {
      let first = firsts[document.kind, default: [:]].insert(kept.count, for: document.name)
      guard let first else {
        kept.append(document)
        continue
      }
      let note = Diagnostic.Note(
        location: kept[first].place.location, message: "it is first described here")
      diagnostics.report(
        .duplicateName, at: document.place,
        "there is another \(document.kind.word) \(document.name.quoted)", notes: [note])
    }
    documents = kept
  }

  /// Decodes all that was read.
  func knowledge(version: String) -> KnowledgeBase {
    for document in documents {
      vocabulary.add(document.name, document.kind)
      if document.kind == .client,
        let family = document.node.pairs.first(where: { $0.key.says("family") })
      {
        vocabulary.add(family: family.value.text)
      }
    }
    if let scale = all(.scales, Scale.self).first { vocabulary.scale = scale }
    let findings = all(.finding, Finding.self)
    for finding in findings { vocabulary.add(finding) }
    return KnowledgeBase(
      version: version, scale: vocabulary.scale, findings: findings,
      questions: all(.question, Question.self), rules: all(.rule, Rule.self),
      causes: all(.cause, Cause.self), fixes: all(.fix, Fix.self),
      signatures: all(.signature, Signature.self), clients: all(.client, Client.self),
      providers: all(.provider, Provider.self), accountTypes: all(.accountType, AccountType.self),
      articles: all(.article, Article.self), cases: all(.workedCase, WorkedCase.self))
  }

  private func all<Thing: Form>(_ kind: Kind, _ type: Thing.Type) -> [Thing] {
    documents.compactMap { document in
      guard document.kind == kind else { return nil }
      var fields = Fields(document.node, kind: kind.word, into: diagnostics)
      let thing = Thing(&fields, vocabulary)
      fields.finish()
      return thing
    }
  }
}

extension Dictionary {
  /// Adds a value unless there is one for the key, which is then returned.
  fileprivate mutating func insert(_ value: Value, for key: Key) -> Value? {
    let previous = updateValue(value, forKey: key)
    if let previous { updateValue(previous, forKey: key) }
    return previous
  }
}
