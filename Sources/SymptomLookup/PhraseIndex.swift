/// Phrases that people say, found in a text as whole words in order; `*` in a phrase stands for up to
/// four words. Of overlapping finds the longer one counts.
struct PhraseIndex<Meaning: Sendable>: Sendable {
  /// One find.
  struct Match {
    let meaning: Meaning
    /// The phrase as it is written in the knowledge base.
    let phrase: String
    /// The words of the text that it covers.
    let range: Range<Int>
    /// How many of them the phrase names.
    let weight: Int
  }

  private struct Phrase: Sendable {
    let text: String
    /// The words; `nil` is a gap.
    let words: [String?]
    let meaning: Meaning
  }

  static var longestGap: Int { 4 }

  private var phrases: [Phrase] = []
  private var byFirstWord: [String: [Int32]] = [:]

  /// Every word of every phrase.
  var vocabulary: Set<String> { Set(phrases.flatMap { $0.words.compactMap { $0 } }) }

  mutating func add(_ text: String, meaning: Meaning) {
    var words: [String?] = []
    for part in text.split(separator: " ") {
      if part == "*" {
        if !words.isEmpty { words.append(nil) }
      } else {
        words += Words(part).list.map(Optional.some)
      }
    }
    while words.last == .some(nil) { words.removeLast() }
    guard let first = words.first ?? nil else { return }
    byFirstWord[first, default: []].append(Int32(phrases.count))
    phrases.append(Phrase(text: text, words: words, meaning: meaning))
  }

  /// Every find, in the order of the text.
  func matches(in text: [String]) -> [Match] {
    var matches: [Match] = []
    for start in text.indices {
      for index in byFirstWord[text[start]] ?? [] {
        let phrase = phrases[Int(index)]
        guard let end = end(of: phrase.words[...], in: text, from: start) else { continue }
        matches.append(
          Match(
            meaning: phrase.meaning, phrase: phrase.text, range: start..<end,
            weight: phrase.words.reduce(0) { $0 + ($1 == nil ? 0 : 1) }))
      }
    }
    return matches
  }

  private func end(of words: ArraySlice<String?>, in text: [String], from start: Int) -> Int? {
    guard let first = words.first else { return start }
    if let word = first {
      guard start < text.count, text[start] == word else { return nil }
      return end(of: words.dropFirst(), in: text, from: start + 1)
    }
    for skipped in 0...Self.longestGap {
      if let end = end(of: words.dropFirst(), in: text, from: start + skipped) { return end }
    }
    return nil
  }
}
