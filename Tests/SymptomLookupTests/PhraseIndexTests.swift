import Knowledge
import Testing

@testable import SymptomLookup

/// The graph finds what the phrases say, and nothing else.
@Suite struct PhraseIndexTests {
  private let vocabulary: Vocabulary
  private let patterns: [String]
  private let index: PhraseIndex<Int>

  /// An index whose meanings are the patterns' places.
  private init(_ patterns: [String]) {
    var vocabulary = Vocabulary()
    let phrases = patterns.map { vocabulary.add(PhrasePattern(known: $0), uses: 1) }
    self.vocabulary = vocabulary
    self.patterns = patterns
    index = PhraseIndex(phrases, meanings: Array(patterns.indices))
  }

  init() { self.init([]) }

  /// What is found in a text: patterns, and the words that they name.
  private func finds(_ text: String) -> Set<String> {
    let words = Words.list(text)
    let numbers = words.map { vocabulary.number(of: Array($0.utf8)) ?? -1 }
    let matches = index.matches(
      in: numbers, sentences: Array(repeating: false, count: words.count))
    return Set(
      matches.map { match in
        "\(patterns[match.meaning]): \(match.places.map { words[$0] }.joined(separator: " "))"
      })
  }

  @Test func choicesAndGaps() {
    let phrases = PhraseIndexTests([
      "(can't|cannot) get (my|) mail", "cannot * mail", "get mail", "mail",
    ])
    #expect(
      phrases.finds("I cannot get my mail") == [
        "(can't|cannot) get (my|) mail: cannot get my mail", "cannot * mail: cannot mail",
        "mail: mail",
      ])
    #expect(
      phrases.finds("can't get mail") == [
        "(can't|cannot) get (my|) mail: cant get mail", "get mail: get mail", "mail: mail",
      ])
    #expect(phrases.finds("cannot see where in it any mail is") == ["mail: mail"])
  }

  /// Phrases that end alike share the nodes of their ends.
  @Test func whatPhrasesStandForCostsLittle() {
    func bytes(_ pattern: String) -> Int {
      var writer = RowWriter()
      PhraseIndexTests([pattern]).index.write(to: &writer)
      return writer.bytes.count
    }
    let once = bytes("a (b|c|d|e) f g")
    let thrice = bytes("a (b|c|d|e) f (b|c|d|e) f (b|c|d|e) f g")
    #expect(thrice < 3 * once)
  }

  /// Compared with looking for each wording by itself.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func itFindsWhatEachWordingWouldFind(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func word() -> String { ["a", "b", "c"].randomElement(using: &random) ?? "" }
    func choice() -> String {
      let choices = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        (0..<Int.random(in: 0...2, using: &random)).map { _ in word() }.joined(separator: " ")
      }
      return "(\(choices.joined(separator: "|")))"
    }
    let patterns = (0..<6).map { _ in
      let pieces = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        switch Int.random(in: 0..<6, using: &random) {
        case 0: "*"
        case 1, 2: choice()
        default: word()
        }
      }
      return (pieces + [word()]).joined(separator: " ")
    }
    let phrases = PhraseIndexTests(patterns)
    for _ in 0..<20 {
      let text = (0..<12).map { _ in ["a", "b", "c", "x"].randomElement(using: &random) ?? "" }
      let expected = Set(
        patterns.flatMap { pattern in
          PhrasePattern(known: pattern).wordings.flatMap { wording in
            text.indices.compactMap { start in
              Self.find(wording, in: text, from: start).map { "\(pattern): \($0)" }
            }
          }
        })
      #expect(phrases.finds(text.joined(separator: " ")) == expected, "\(patterns) in \(text)")
    }
  }

  /// The words of a text that a wording names if it begins at a place: after a gap the first word that
  /// fits is taken.
  private static func find(_ wording: String, in text: [String], from start: Int) -> String? {
    let words = wording.split(separator: " ").map(String.init).drop { $0 == "*" }
    guard words.contains(where: { $0 != "*" }) else { return nil }
    var (place, named, mayGap) = (start, [String](), false)
    for word in words {
      if word == "*" {
        mayGap = true
        continue
      }
      let reach = mayGap ? place...place + PhraseIndex<Int>.longestGap : place...place
      guard let found = reach.first(where: { $0 < text.count && text[$0] == word }) else {
        return nil
      }
      named.append(word)
      (place, mayGap) = (found + 1, false)
    }
    return named.joined(separator: " ")
  }
}
