import Knowledge

/// Turns documents into a knowledge base: names first, then the things that refer to them.
struct KnowledgeDecoding {
  private let diagnostics: Diagnostics
  private(set) var documents: [Document] = []
  private let vocabulary = Vocabulary()
  /// What the files that could not be read describe, by their paths.
  private var unread: [(name: String, kind: Kind)] = []

  init(into diagnostics: Diagnostics) {
    self.diagnostics = diagnostics
  }

  /// Reads the documents of all files.
  mutating func read(_ texts: [SourceText]) {
    let reader = YAMLReader(into: diagnostics)
    for text in texts {
      let nodes = reader.documents(of: text)
      let before = documents.count
      for node in nodes {
        guard let document = Document(node, sharesFile: nodes.count > 1, into: diagnostics) else {
          continue
        }
        documents.append(document)
      }
      if documents.count == before, let meant = Document.meant(by: text.path) {
        unread.append(meant)
      }
    }
    dropRepeated()
  }

  /// Of two things with one name that stays whose file is named so, or else the first. Whoever refers to the
  /// other by the name of its file is not to blame.
  private mutating func dropRepeated() {
    var firsts = Array(repeating: [String: Int](), count: Kind.allCases.count)
    var kept: [Document] = []
    kept.reserveCapacity(documents.count)
    for document in documents {
      let kind = Int(document.kind.rawValue)
      guard let first = firsts[kind].insert(kept.count, for: document.name) else {
        kept.append(document)
        continue
      }
      let isRight = document.meantName == document.name
      let (other, repeated) = isRight ? (document, kept[first]) : (kept[first], document)
      kept[first] = other
      let meant = repeated.meantName.flatMap { $0 == repeated.name ? nil : $0 }
      if let meant { unread.append((meant, repeated.kind)) }
      let note = Diagnostic.Note(location: other.place.location, message: "the other one is here")
      diagnostics.report(
        .duplicateName, at: repeated.place,
        "there is another \(repeated.kind.word) \(repeated.name.quoted)",
        hint: meant.map { "name it '\($0)', as its file" }
          ?? "choose another name, or put both into one", notes: [note])
    }
    documents = kept
    for document in documents { document.checkPath(into: diagnostics) }
  }

  /// Decodes all that was read.
  func knowledge(version: String) -> KnowledgeBase {
    let byKind = Dictionary(grouping: documents, by: \.kind)
    for (kind, documents) in byKind {
      vocabulary.reserve(documents.count, kind)
      for document in documents {
        // A slip in a name is one report; whoever calls the thing as its file is called is right.
        let name = document.name.isName ? document.name : document.meantName
        if let name { vocabulary.add(name, kind) }
      }
    }
    // One slip in a file is one report; whoever refers to what the file describes is not to blame.
    for (name, kind) in unread { vocabulary.add(name, kind) }
    for client in byKind[.client] ?? [] {
      if let family = client.node.pairs.first(where: { $0.key.says("family") }) {
        vocabulary.add(family: family.value.text)
      }
    }
    func all<Thing: Form>(_ kind: Kind, _ type: Thing.Type) -> [Thing] {
      decode(byKind[kind] ?? [], as: type)
    }
    if let scale = all(.scales, Scale.self).first { vocabulary.scale = scale }
    let findings = all(.finding, Finding.self)
    for finding in findings { vocabulary.add(finding) }
    return KnowledgeBase(
      version: version, scale: vocabulary.scale, findings: findings,
      questions: all(.question, Question.self), rules: all(.rule, Rule.self),
      causes: all(.cause, Cause.self), fixes: all(.fix, Fix.self),
      signatures: all(.signature, Signature.self),
      expressions: all(.expression, Expression.self), reports: all(.reports, Reports.self),
      clients: all(.client, Client.self), providers: all(.provider, Provider.self),
      accountTypes: all(.accountType, AccountType.self),
      articles: all(.article, Article.self), cases: all(.workedCase, WorkedCase.self))
  }

  private func decode<Thing: Form>(_ documents: [Document], as type: Thing.Type) -> [Thing] {
    var things: [Thing] = []
    things.reserveCapacity(documents.count)
    for document in documents {
      var fields = Fields(document.node, kind: document.kind.word, into: diagnostics)
      if let thing = Thing(&fields, vocabulary) { things.append(thing) }
      fields.finish()
    }
    return things
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
