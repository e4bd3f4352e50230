/// How people say something: phrases in lower case and without punctuation, in which `*` stands for a
/// few words. They are kept as they are written, one pattern for many of them.
public struct Phrases: Sendable, Hashable {
  /// The patterns, as written.
  public let patterns: [PhrasePattern]
  /// How many phrases they stand for.
  public let count: Int

  /// The phrases that the patterns stand for.
  public init(_ patterns: [PhrasePattern] = []) {
    self.patterns = patterns
    count = patterns.reduce(0) { $0 + $1.count }
  }

  /// Phrases without choices.
  public init(plain phrases: [String]) {
    self.init(phrases.map { PhrasePattern(known: $0, count: 1) })
  }

  /// Whether nobody says anything.
  public var isEmpty: Bool { count == 0 }

  /// All phrases in turn.
  public var wordings: [String] { patterns.flatMap(\.wordings) }

  /// One of them, by its place among all.
  public subscript(place: Int) -> String {
    var first = 0
    for pattern in patterns {
      if place < first + pattern.count {
        let wordings = pattern.wordings
        return place - first < wordings.count ? wordings[place - first] : pattern.text
      }
      first += pattern.count
    }
    return ""
  }
}

extension Phrases: ExpressibleByArrayLiteral {
  /// Phrases without choices.
  public init(arrayLiteral phrases: String...) { self.init(plain: phrases) }
}
