#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Knowledge

/// Which words, and which pairs of neighbouring words, speak for which cause: learnt from what is written
/// about the causes and from how people tell of them. What they tell of other matters teaches which words speak
/// for something else; it stands behind the causes.
///
/// How often a word is used under a cause saturates and is evened out by length as in BM25 (S. Robertson,
/// H. Zaragoza, "The probabilistic relevance framework", 2009). A word counts the more the fewer causes
/// share it, by the entropy of its causes (term weighting of S. T. Dumais, "Improving the retrieval of
/// information from external sources", 1991): unlike the number of causes that have it at all, that
/// tells "certificate", which all mention and one is about, from "since". Words of manners, and the small
/// words of any language, count only beside a word that tells something: they show who wrote the reports,
/// not what is wrong.
struct WordIndex: Sendable {
  /// How much a place counts where something is written about a cause.
  private enum Weight {
    static let title: Float = 3
    static let summary: Float = 1.5
    static let phrase: Float = 2
    static let report: Float = 1
  }
  /// BM25's two constants: how soon repetition stops counting, and how far length is evened out.
  private static let (saturation, evening): (Float, Float) = (4, 0.5)
  /// What a word that only one cause uses counts.
  private static let undivided: Float = 3

  /// All that a compiled index depends on beside the knowledge and the code.
  static var constants: [Float] {
    [
      Weight.title, Weight.summary, Weight.phrase, Weight.report, saturation, evening, undivided,
    ] + WordRegression.constants
  }

  /// The causes and something else.
  private let subjectCount: Int
  private var regression = WordRegression([], features: 0, subjects: 0)
  private(set) var stems = Vocabulary()
  private var pairs = Pairs()
  /// Per feature where its causes and weights begin. The stems come first, then the pairs.
  private var starts: Row<Int32> = []
  private var causes: Row<Int32> = []
  private var weights: Row<Float> = []

  /// - Parameter words: the vocabulary, which takes in all words.
  init(_ knowledge: KnowledgeBase, words: inout Vocabulary) {
    subjectCount = Self.subjects(of: knowledge)
    var writing = Writing(subjects: subjectCount)
    let untelling = Set(PlainWords.untelling.map(Stem.of))
    let foreign = Set(PlainWords.ofOtherLanguages.map(Stem.of))
    var told: [(features: [Feature], subject: Int)] = []
    func add(_ text: String, to subject: Int, _ weight: Float, isTold: Bool = false) {
      var features: [Feature] = []
      // Beside others even a word of manners may tell something.
      var manners: [Feature] = []
      var last: (stem: Int32, tells: Bool) = (-1, false)
      Words.each(in: text) { word, _ in
        words.add(word)
        let letters = Stem.of(word)
        let stem = stems.add(letters)
        let tells = !untelling.contains(letters)
        let isForeign = foreign.contains(letters)
        if tells {
          features.append(.stem(stem))
        } else if !isForeign {
          manners.append(.stem(stem))
        }
        if last.stem >= 0 {
          if tells || last.tells {
            features.append(.pair(pairs.add(last.stem, stem)))
          } else if isTold, !isForeign {
            manners.append(.pair(pairs.add(last.stem, stem)))
          }
        }
        last = (stem, tells)
      }
      for feature in features { writing.add(feature, to: subject, weight) }
      if isTold { told.append((features + manners, subject)) }
    }
    for (index, cause) in knowledge.causes.enumerated() {
      add(cause.title.english, to: index, Weight.title)
      add(cause.summary.english, to: index, Weight.summary)
      for phrase in cause.says { add(phrase, to: index, Weight.phrase) }
      for report in knowledge.reports(of: cause.id) {
        add(report, to: index, Weight.report, isTold: true)
      }
    }
    for report in knowledge.reports(of: .somethingElse) {
      add(report, to: knowledge.causes.count, Weight.report, isTold: true)
    }
    writing.cover(stems: stems.count, pairs: pairs.count)
    let stemCount = Int32(stems.count)
    let examples = told.map { report in
      let numbers = report.features.map { feature in
        switch feature {
        case .stem(let number): number
        case .pair(let number): stemCount + number
        }
      }
      return WordRegression.Example(
        features: Set(numbers).sorted(), subject: report.subject)
    }
    regression = WordRegression(
      examples, features: stems.count + pairs.count, subjects: subjectCount)
    index(writing)
  }

  /// A word or two neighbouring ones, by number.
  private enum Feature {
    case stem(Int32)
    case pair(Int32)
  }

  /// That a feature is used under a cause, and how often.
  private struct Posting {
    let cause: Int32
    var weight: Float
    /// The feature's posting before this one.
    let previous: Int32
  }

  /// How often each feature is used under each cause, while that is being counted.
  private struct Writing {
    var stems: [Int32] = []
    var pairs: [Int32] = []
    var postings: [Posting] = []
    var lengths: [Float]

    init(subjects: Int) { lengths = Array(repeating: 0, count: subjects) }

    mutating func add(_ feature: Feature, to cause: Int, _ weight: Float) {
      lengths[cause] += weight
      switch feature {
      case .stem(let number): Self.add(number, cause, weight, &stems, &postings)
      case .pair(let number): Self.add(number, cause, weight, &pairs, &postings)
      }
    }

    /// Makes room for what is known and never counted.
    mutating func cover(stems stemCount: Int, pairs pairCount: Int) {
      stems += Array(repeating: -1, count: stemCount - stems.count)
      pairs += Array(repeating: -1, count: pairCount - pairs.count)
    }

    /// Causes come one after the other, so a feature's last posting is that of this cause or of an
    /// earlier one.
    private static func add(
      _ number: Int32, _ cause: Int, _ weight: Float, _ last: inout [Int32],
      _ postings: inout [Posting]
    ) {
      let number = Int(number)
      while number >= last.count { last.append(-1) }
      if last[number] >= 0, postings[Int(last[number])].cause == cause {
        postings[Int(last[number])].weight += weight
      } else {
        postings.append(Posting(cause: Int32(cause), weight: weight, previous: last[number]))
        last[number] = Int32(postings.count - 1)
      }
    }
  }

  private mutating func index(_ writing: Writing) {
    let written = Float(max(writing.lengths.count { $0 > 0 }, 2))
    let average = max(writing.lengths.reduce(0, +) / written, 1)
    let spread = log(written)
    causes.reserveCapacity(writing.postings.count)
    weights.reserveCapacity(writing.postings.count)
    starts.reserveCapacity(writing.stems.count + writing.pairs.count + 1)
    for last in [writing.stems, writing.pairs].joined() {
      starts.append(Int32(weights.count))
      var sum: Float = 0
      var place = last
      while place >= 0 {
        let posting = writing.postings[Int(place)]
        sum += posting.weight / writing.lengths[Int(posting.cause)]
        place = posting.previous
      }
      var entropy: Float = 0
      place = last
      while place >= 0 {
        let posting = writing.postings[Int(place)]
        let length = writing.lengths[Int(posting.cause)]
        let share = posting.weight / length / sum
        entropy -= share * log(share)
        let evened = 1 - Self.evening + Self.evening * length / average
        causes.append(posting.cause)
        weights.append(
          posting.weight * ((Self.saturation + 1) / (posting.weight + Self.saturation * evened)))
        place = posting.previous
      }
      let worth = Self.undivided * (1 - entropy / spread)
      for index in Int(starts[starts.count - 1])..<weights.count { weights[index] *= worth }
    }
    starts.append(Int32(weights.count))
  }

  // MARK: Reading

  /// How well a text fits each cause, and which words made it so. Unknown words are -1.
  ///
  /// - Parameter silent: by place in the text, the causes of which the word there says nothing.
  /// - Returns: a score per cause and one for something else, with what counts most in it; what regression makes
  ///   of the text, in natural logarithms of odds; and how many different features the text has.
  func scores(
    of text: [Int32], silent: [Int: Set<Int>] = [:]
  ) -> (scores: [Score], odds: [Double], features: Int) {
    var scores = Array(repeating: Score(), count: subjectCount)
    var seen = Array(repeating: false, count: max(starts.count - 1, 0))
    var features = 0
    var speaking: [Int32] = []
    func count(_ feature: Int, _ stems: [Int32], endingAt place: Int) {
      guard !seen[feature] else { return }
      seen[feature] = true
      features += 1
      let mute = (place - stems.count + 1...place).compactMap { silent[$0] }
      if mute.isEmpty { speaking.append(Int32(feature)) }
      for posting in Int(starts[feature])..<Int(starts[feature + 1]) {
        let (cause, weight) = (Int(causes[posting]), weights[posting])
        if mute.contains(where: { $0.contains(cause) }) { continue }
        scores[cause].sum += Double(weight)
        if weight > Score.telling { scores[cause].reasons.append((weight, stems)) }
      }
    }
    var last: Int32 = -1
    for (place, stem) in text.enumerated() {
      if stem >= 0 {
        count(Int(stem), [stem], endingAt: place)
        if last >= 0, let pair = pairs.number(of: last, stem) {
          count(stems.count + Int(pair), [last, stem], endingAt: place)
        }
      }
      last = stem
    }
    return (scores, regression.odds(of: speaking), features)
  }
}

extension WordIndex {
  /// How well a text fits a cause.
  struct Score {
    /// What weighs less is not worth telling.
    fileprivate static let telling: Float = 0.5
    /// The weights of its words and pairs.
    var sum = 0.0
    /// The words and pairs, by their stems, that count most.
    var reasons: [(weight: Float, stems: [Int32])] = []
  }

  /// How many subjects words may speak for.
  private static func subjects(of knowledge: KnowledgeBase) -> Int { knowledge.causes.count + 1 }

  init(from reader: inout RowReader, of knowledge: KnowledgeBase) {
    subjectCount = Self.subjects(of: knowledge)
    stems = Vocabulary(from: &reader)
    pairs = Pairs(from: &reader)
    starts = reader.row()
    self.causes = reader.row()
    weights = reader.row()
    regression = WordRegression(
      from: &reader, features: stems.count + pairs.count, subjects: subjectCount)
    reader.expect(
      starts.count == stems.count + pairs.count + 1 && starts.divide(weights.count)
        && self.causes.count == weights.count && self.causes.lie(in: 0..<subjectCount))
  }

  func write(to writer: inout RowWriter) {
    stems.write(to: &writer)
    pairs.write(to: &writer)
    writer.write(starts)
    writer.write(causes)
    writer.write(weights)
    regression.write(to: &writer)
  }
}
