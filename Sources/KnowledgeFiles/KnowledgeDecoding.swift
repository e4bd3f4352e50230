import Knowledge

/// Turns documents into a knowledge base: names first, then the things that refer to them.
struct KnowledgeDecoding {
  private let diagnostics: Diagnostics
  private(set) var documents: [Document] = []
  private(set) var vocabulary = Vocabulary()

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
    var firsts: [Kind: [String: Word]] = [:]
    documents.removeAll { document in
      let place = document.place
      guard let first = firsts[document.kind]?[document.name] else {
        firsts[document.kind, default: [:]][document.name] = place
        return false
      }
      let note = Diagnostic.Note(location: first.location, message: "it is first described here")
      diagnostics.report(
        .duplicateName, at: place,
        "there is another \(document.kind.word) \(document.name.quoted)", notes: [note])
      return true
    }
  }

  /// Decodes all that was read.
  mutating func knowledge(version: String) -> KnowledgeBase {
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
