#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Knowledge

/// Everything that is written about the causes, as words: how well a text fits each of them
/// (BM25: S. Robertson, H. Zaragoza, "The probabilistic relevance framework", 2009). What the error
/// messages mean that speak for a cause counts as written about it.
struct WordIndex: Sendable {
  /// How much a place counts where something is written about a cause.
  private enum Weight {
    static let title: Float = 3
    static let summary: Float = 1.5
    static let phrase: Float = 3
    static let explanation: Float = 0.5
    static let message: [Signature.Strength: Float] = [.strong: 1, .moderate: 0.4, .weak: 0.1]
  }
  /// BM25's two constants: how soon repetition stops counting, and how far length is evened out.
  private static let (saturation, evening): (Float, Float) = (2, 0.6)

  let causeCount: Int
  private(set) var stems = Vocabulary()
  /// Per stem where its postings begin.
  private var starts: [Int32] = []
  private var postings: [(cause: Int32, weight: Float)] = []

  /// - Parameter words: the vocabulary, which begins with the fillers and takes in all other words.
  init(
    _ causes: [Cause], _ signatures: some Sequence<Signature>, words: inout Vocabulary
  ) {
    causeCount = causes.count
    var writing = Writing(documents: causes.count)
    for (index, cause) in causes.enumerated() {
      func add(_ text: String, _ weight: Float) {
        writing.add(text, weight, to: index, &stems, &words)
      }
      add(cause.title.english, Weight.title)
      add(cause.summary.english, Weight.summary)
      for phrase in cause.says { add(phrase, Weight.phrase) }
      if let explanation = cause.explanation { add(explanation.english, Weight.explanation) }
    }
    let positions = Dictionary(
      causes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for signature in signatures {
      for (cause, strength) in signature.causes {
        guard let index = positions[cause], let weight = Weight.message[strength] else { continue }
        writing.add(signature.meaning.english, weight, to: index, &stems, &words)
      }
    }
    index(writing)
  }

  /// The documents while they are being read.
  private struct Writing {
    var entries: [(stem: Int32, document: Int32, weight: Float)] = []
    var lengths: [Float]

    init(documents: Int) { lengths = Array(repeating: 0, count: documents) }

    mutating func add(
      _ text: String, _ weight: Float, to document: Int, _ stems: inout Vocabulary,
      _ words: inout Vocabulary
    ) {
      Words.each(in: text) { word, _ in
        guard words.add(word) >= PlainWords.fillers.count else { return }
        entries.append((stems.add(Stem.of(word)), Int32(document), weight))
        lengths[document] += weight
      }
    }
  }

  private mutating func index(_ writing: Writing) {
    let documents = writing.lengths.count
    let average = max(writing.lengths.reduce(0, +) / Float(max(documents, 1)), 1)
    var counts = Array(repeating: Float(0), count: stems.count * max(documents, 1))
    for entry in writing.entries {
      counts[Int(entry.stem) * documents + Int(entry.document)] += entry.weight
    }
    starts.reserveCapacity(stems.count + 1)
    for stem in 0..<stems.count {
      starts.append(Int32(postings.count))
      let row = counts[(stem * documents)..<((stem + 1) * documents)]
      let found = Float(row.reduce(0) { $0 + ($1 > 0 ? 1 : 0) })
      let rarity = log(1 + (Float(documents) - found + 0.5) / (found + 0.5))
      for (document, count) in row.enumerated() where count > 0 {
        let length = 1 - Self.evening + Self.evening * writing.lengths[document] / average
        let weight = count * (Self.saturation + 1) / (count + Self.saturation * length)
        postings.append((Int32(document), rarity * weight))
      }
    }
    starts.append(Int32(postings.count))
  }

  /// How well the stems, each given once, fit each cause, and which of them made it so.
  func scores(of text: [Int32]) -> [(score: Double, stems: [Int32])] {
    var scores = Array(repeating: (score: 0.0, stems: [Int32]()), count: causeCount)
    for stem in text {
      for posting in postings[Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1])] {
        scores[Int(posting.cause)].score += Double(posting.weight)
        if posting.weight > 2 { scores[Int(posting.cause)].stems.append(stem) }
      }
    }
    return scores
  }
}
