public import Knowledge

/// The topics that a question is about, by how people ask for them: those of which a text has nearly all the
/// words of one saying, rare words before common ones.
public struct AskedTopics: Sendable {
  private struct Saying {
    let topic: Int
    let words: Set<[UInt8]>
  }

  private let topics: [Article]
  private var sayings: [Saying] = []
  /// What a word is worth; what many topics say tells little.
  private var worth: [[UInt8]: Double] = [:]
  private let names: [Provider.ID: Set<[UInt8]>]

  /// So much of a saying has to be in the text.
  private static let least = 0.75
  /// What stands for any name of the topic's provider.
  private static let provider: [UInt8] = [0]
  /// Words that ask, and say nothing of what about.
  private static let empty = Set(
    """
    a an and any are as at be but by can could did do does for from get had has have how i if in is it its me my no \
    not of on or should that the then there this to was what when where which who why will with would you your
    """.split(separator: " ").map { Stem.of(Array($0.utf8)) })

  /// The topics that hold on a day.
  public init(_ knowledge: KnowledgeBase, on day: Day) {
    topics = knowledge.articles.filter { $0.validity.contains(day) }
    names = Dictionary(
      Set(topics.compactMap(\.provider)).map { id in
        let said = knowledge.providers[id: id]?.says ?? []
        return (id, Set(said.compactMap { Self.words(of: $0).only }))
      }
    ) { first, _ in first }
    for (number, topic) in topics.enumerated() {
      for saying in topic.says + [topic.question.english] {
        let words = words(of: saying, about: topic.provider)
        if words.count > 1 { sayings.append(Saying(topic: number, words: words)) }
      }
    }
    var spread: [[UInt8]: Set<Int>] = [:]
    for saying in sayings {
      for word in saying.words { spread[word, default: []].insert(saying.topic) }
    }
    worth = spread.mapValues { 1 / Double($0.count).squareRoot() }
  }

  /// The topics that a text asks for, the one that it says most of first. One on a provider is for its people
  /// only.
  public func topics(askedIn text: String, provider: Provider.ID?) -> [Article] {
    let fitting = topics.indices.filter {
      topics[$0].provider == nil || topics[$0].provider == provider
    }
    let said = Set(Self.words(of: text))
    let named = provider.flatMap { names[$0] }.map { said.subtracting($0).union([Self.provider]) }
    var best: [Int: Double] = [:]
    for saying in sayings where fitting.contains(saying.topic) {
      let known = topics[saying.topic].provider == nil ? said : named ?? said
      let found = saying.words.intersection(known)
      guard found.count > 1, value(of: found) >= Self.least * value(of: saying.words) else {
        continue
      }
      best[saying.topic] = max(best[saying.topic] ?? 0, value(of: found))
    }
    return best.sorted { (-$0.value, topics[$0.key].id) < (-$1.value, topics[$1.key].id) }
      .map { topics[$0.key] }
  }

  private func value(of words: Set<[UInt8]>) -> Double {
    words.reduce(0) { $0 + (worth[$1] ?? 0) }
  }

  private func words(of text: String, about provider: Provider.ID?) -> Set<[UInt8]> {
    let words = Set(Self.words(of: text))
    guard let names = provider.flatMap({ names[$0] }), !words.isDisjoint(with: names) else {
      return words
    }
    return words.subtracting(names).union([Self.provider])
  }

  /// The words that say something, cut to their stems. Pop3 is pop.
  private static func words(of text: String) -> [[UInt8]] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }.compactMap { word in
      let stem = Stem.of(Array((word.last == "." ? word.dropLast() : word).utf8))
      guard !stem.isEmpty, !empty.contains(stem) else { return nil }
      return stem == Array("pop3".utf8) ? Array("pop".utf8) : stem
    }
  }
}

extension Array {
  /// The element, if there is one and no other.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
