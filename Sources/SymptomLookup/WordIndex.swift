#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Knowledge

/// Everything that is written about the causes, as words: how well a text fits each of them
/// (BM25: S. Robertson, H. Zaragoza, "The probabilistic relevance framework", 2009).
struct WordIndex: Sendable {
  private struct Posting: Sendable {
    let cause: Int32
    let weight: Float
  }

  let causes: [Cause.ID]
  private var postings: [String: [Posting]] = [:]

  /// Words that tell nothing of mail trouble.
  static let fillers: Set<String> = [
    "a", "an", "the", "and", "or", "but", "is", "are", "was", "were", "be", "been", "it", "its",
    "this", "that", "these", "those", "i", "im", "ive", "my", "me", "we", "our", "you", "your",
    "he",
    "she", "they", "them", "their", "his", "her", "of", "to", "in", "on", "at", "for", "with",
    "from",
    "by", "as", "so", "if", "then", "than", "do", "does", "did", "has", "have", "had", "will",
    "would",
    "can", "could", "should", "there", "here", "what", "which", "who", "how", "why", "when", "just",
    "also", "too", "very", "some", "any", "all", "get", "got", "one", "please", "help", "hi",
    "hello",
    "mail", "mails", "email", "emails", "e", "am", "up", "out", "into", "about", "like", "now",
    "go",
  ]

  init(_ causes: some Collection<Cause>) {
    self.causes = causes.map(\.id)
    var documents: [[String: Double]] = []
    for cause in causes {
      var counts: [String: Double] = [:]
      func add(_ text: String, _ weight: Double) {
        for word in Words(text).list where !Self.fillers.contains(word) {
          counts[Self.stem(word), default: 0] += weight
        }
      }
      add(cause.title.english, 3)
      add(cause.summary.english, 1.5)
      for phrase in cause.says { add(phrase, 1.5) }
      if let explanation = cause.explanation { add(explanation.english, 0.5) }
      documents.append(counts)
    }
    let lengths = documents.map { $0.values.reduce(0, +) }
    let average = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
    var frequency: [String: Int] = [:]
    for document in documents { for word in document.keys { frequency[word, default: 0] += 1 } }
    for (index, document) in documents.enumerated() {
      let length = 0.4 + 0.6 * lengths[index] / average
      for (word, count) in document {
        let found = Double(frequency[word] ?? 0)
        let rarity = log(1 + (Double(documents.count) - found + 0.5) / (found + 0.5))
        postings[word, default: []].append(
          Posting(cause: Int32(index), weight: Float(rarity * count * 2.2 / (count + 1.2 * length)))
        )
      }
    }
  }

  /// The words it knows.
  var vocabulary: some Collection<String> { postings.keys }

  /// How well the text fits each cause, and the words that made it so.
  func scores(of words: [String]) -> [(score: Double, words: [String])] {
    var scores = Array(repeating: (score: 0.0, words: [String]()), count: causes.count)
    var seen: Set<String> = []
    for word in words where !Self.fillers.contains(word) {
      let stem = Self.stem(word)
      guard seen.insert(stem).inserted else { continue }
      for posting in postings[stem] ?? [] {
        scores[Int(posting.cause)].score += Double(posting.weight)
        if posting.weight > 1.2 { scores[Int(posting.cause)].words.append(word) }
      }
    }
    return scores
  }

  /// Cuts the commonest English endings, no more than brings "sending" and "sends" together.
  static func stem(_ word: String) -> String {
    guard word.utf8.count > 4 else {
      return word.hasSuffix("s") && word.utf8.count == 4 ? String(word.dropLast()) : word
    }
    for ending in ["ing", "ied", "ies", "ed", "es", "s"] where word.hasSuffix(ending) {
      let base = word.dropLast(ending.count)
      guard base.utf8.count >= 3 else { continue }
      if ending == "ied" || ending == "ies" { return base + "y" }
      if ending != "s", let last = base.last, base.dropLast().last == last, last != "s", last != "l"
      {
        return String(base.dropLast())
      }
      return String(base)
    }
    return word.hasSuffix("e") ? String(word.dropLast()) : word
  }
}
