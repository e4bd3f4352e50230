import Knowledge

/// The readings of a value, by key. See `Value` for what each of them accepts.
extension Fields {
  mutating func text(_ key: String, _ presence: Presence = .optional) -> String? {
    value(key, presence)?.text()
  }

  mutating func word(_ key: String, _ presence: Presence = .optional) -> Word? {
    value(key, presence)?.word()
  }

  mutating func name(_ key: String, _ presence: Presence = .optional) -> Word? {
    value(key, presence)?.name()
  }

  mutating func localized(_ key: String, _ presence: Presence = .optional) -> Wording? {
    value(key, presence)?.localized()
  }

  mutating func instruction(_ key: String, _ presence: Presence = .optional) -> Wording? {
    value(key, presence)?.instruction()
  }

  mutating func number(
    _ key: String, in range: ClosedRange<Int>, _ presence: Presence = .optional
  ) -> Int? {
    value(key, presence)?.number(in: range)
  }

  mutating func decimal(
    _ key: String, in range: ClosedRange<Double>, _ presence: Presence = .optional
  ) -> Double? {
    value(key, presence)?.decimal(in: range)
  }

  mutating func choice<Choice>(
    _ key: String, _ type: Choice.Type, _ presence: Presence = .optional
  ) -> Choice? where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    value(key, presence)?.choice(type)
  }

  mutating func date(_ key: String, _ presence: Presence = .optional) -> Day? {
    value(key, presence)?.date()
  }

  mutating func url(_ key: String, _ presence: Presence = .optional) -> String? {
    value(key, presence)?.url()
  }

  mutating func yesOrNo(_ key: String, _ presence: Presence = .optional) -> Bool? {
    value(key, presence)?.yesOrNo()
  }

  // MARK: - Many

  /// A list of words, each once.
  mutating func words(_ key: String, _ presence: Presence = .optional) -> [Word] {
    distinct(list(key, presence) { $0.word() })
  }

  /// A list of texts that people read or say, each once, without those still to be written; each may be
  /// looked at.
  mutating func texts(
    _ key: String, _ presence: Presence = .optional, check: (Value, String) -> Void = { _, _ in }
  ) -> [Word] {
    distinct(
      list(key, presence) { value in
        let text = value.prose()
        guard let text, text != Scaffold.blank else { return nil }
        check(value, text)
        return value.located(text)
      })
  }

  /// A list of identifiers, each once.
  mutating func names(_ key: String, _ presence: Presence = .optional) -> [Word] {
    distinct(list(key, presence) { $0.name() })
  }

  /// A list of words of a closed set.
  mutating func choices<Choice>(
    _ key: String, _ type: Choice.Type, _ presence: Presence = .optional
  ) -> [Choice] where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    list(key, presence) { $0.choice(type) }
  }

  mutating func list<Content>(
    _ key: String, _ presence: Presence = .optional, _ read: (Value) -> Content?
  ) -> [Content] {
    value(key, presence)?.list(entries: presence, read) ?? []
  }

  mutating func mapping<Content>(
    _ key: String, _ presence: Presence = .optional, hint: String? = nil,
    _ read: (_ key: Word, _ value: Value) -> Content?
  ) -> [Content] {
    value(key, presence)?.mapping(entries: presence, hint: hint, read) ?? []
  }

  /// The keys of a mapping within this one.
  mutating func fields(
    _ key: String, of kind: String, _ presence: Presence = .optional
  ) -> Fields? {
    value(key, presence)?.fields(of: kind)
  }

  private func distinct(_ words: [Word]) -> [Word] {
    var firsts: [String: Word] = [:]
    return words.filter { word in
      guard let first = firsts[word.value] else {
        firsts[word.value] = word
        return true
      }
      let note = Diagnostic.Note(location: first.location, message: "it is first given here")
      diagnostics.report(
        .repeatedWord, .warning, at: word, "\(word.value.quoted) is given twice", notes: [note])
      return false
    }
  }
}
