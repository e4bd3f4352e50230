import Knowledge

/// Names of other things, checked against the vocabulary where they are read.
extension Vocabulary {
  /// The identifier that a word stands for, if there is such a thing.
  func identifier<Subject>(
    _ word: Word, _ kind: Kind, of _: Subject.Type, into diagnostics: Diagnostics
  ) -> Identifier<Subject>? {
    if contains(word.value, kind) { return Identifier(word.value) }
    let hint =
      word.value.hintToSeparate { contains($0, kind) }
      ?? NearestName(among: all(kind)).meant(by: word.value).map { "did you mean '\($0)'?" }
    diagnostics.report(
      kind.unknownCode, at: word, "unknown \(kind.word) \(word.value.quoted)",
      hint: hint ?? kind.whereNamesAre)
    return nil
  }

  /// The finding that a word names.
  func finding(_ word: Word, into diagnostics: Diagnostics) -> Finding.ID? {
    identifier(word, .finding, of: Finding.self, into: diagnostics)
  }

  /// The value of a finding that a word names.
  func value(
    _ word: Word, of finding: Finding.ID, into diagnostics: Diagnostics
  ) -> Finding.Value.ID? {
    if admits(word.value, for: finding) { return Finding.Value.ID(word.value) }
    switch findings[finding]?.domain {
    case .clients: return identifier(word, .client, of: Finding.Value.self, into: diagnostics)
    case .providers: return identifier(word, .provider, of: Finding.Value.self, into: diagnostics)
    case .accountTypes:
      return identifier(word, .accountType, of: Finding.Value.self, into: diagnostics)
    case .listed, nil: break
    }
    let possible = values(of: finding) ?? []
    let hint =
      word.value.hintToSeparate(possible.contains)
      ?? NearestName(among: possible).meant(by: word.value).map { "did you mean '\($0)'?" }
      ?? (possible.count <= 20 ? "possible are \(possible.joined(separator: ", "))" : nil)
    diagnostics.report(
      .unknownValue, at: word, "\(finding.rawValue.quoted) is never \(word.value.quoted)",
      hint: hint)
    return nil
  }
}

extension String {
  /// What to do with several names between which there is no comma; nil for anything else.
  fileprivate func hintToSeparate(_ isName: (String) -> Bool) -> String? {
    let words = split(separator: " ").map(String.init)
    guard words.count > 1, words.allSatisfy(isName) else { return nil }
    return "put a comma between them: \(words.joined(separator: ", "))"
  }
}

extension Kind {
  /// Where an author finds what there is of it.
  fileprivate var whereNamesAre: String? {
    folder.map { "those that there are lie in \($0)/; mailhelp kb new \(key) begins another" }
  }
}

extension Fields {
  mutating func identifier<Subject>(
    _ key: String, _ kind: Kind, of type: Subject.Type, _ vocabulary: Vocabulary,
    _ presence: Presence = .optional
  ) -> Identifier<Subject>? {
    word(key, presence).flatMap {
      vocabulary.identifier($0, kind, of: type, into: diagnostics)
    }
  }

  mutating func identifiers<Subject>(
    _ key: String, _ kind: Kind, of type: Subject.Type, _ vocabulary: Vocabulary,
    _ presence: Presence = .optional
  ) -> [Identifier<Subject>] {
    words(key, presence).compactMap {
      vocabulary.identifier($0, kind, of: type, into: diagnostics)
    }
  }

  /// A mapping of findings to what they are, in the order of the file.
  mutating func facts(
    _ key: String, _ vocabulary: Vocabulary, _ presence: Presence = .optional
  ) -> [Fact] {
    value(key, presence)?.facts(vocabulary) ?? []
  }
}

extension Value {
  /// A mapping of findings to what they are, in the order of the file.
  func facts(_ vocabulary: Vocabulary) -> [Fact] {
    mapping { key, value in
      let finding = vocabulary.finding(key, into: diagnostics)
      guard let word = value.word(), let finding else { return nil }
      return vocabulary.value(word, of: finding, into: diagnostics).map { Fact(finding, $0) }
    }
  }
}
