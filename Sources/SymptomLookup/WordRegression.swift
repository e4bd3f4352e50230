#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What tells the subjects of reports from one another: multinomial logistic regression over the words and pairs
/// of words of the reports, learnt by stochastic gradient descent with a rate for each weight (AdaGrad: J. Duchi,
/// E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011).
///
/// Counting, as `WordIndex` does, takes each word for itself; this learns what a word is worth beside the others of
/// a report, and what speaks against a subject. Words of one report alone are left out.
struct WordRegression: Sendable {
  /// Words and pairs of a report, each once, by number, and what it tells of.
  struct Example {
    let features: [Int32]
    let subject: Int
  }

  /// So often all reports are gone through; how far a weight moves at first, and what is taken to have moved it
  /// before.
  private static let (rounds, rate, beforehand): (Int, Float, Float) = (4, 0.3, 0.01)
  /// A subject that was judged as closely moves no weight.
  private static let close: Float = 0.003
  /// Of a subject with fewer reports nothing is learnt, for or against it: somebody has only begun to write of it.
  private static let fewest = 10

  /// All that a compiled index depends on beside the knowledge and the code.
  static var constants: [Float] { [Float(rounds), rate, beforehand, close, Float(fewest)] }

  private let subjectCount: Int
  /// By feature, its row; -1 if it has none.
  private var rows: Row<Int32>
  /// By row, how rare the feature is: the logarithm of how many reports there are to one that has it.
  private var rareness: Row<Float>
  /// By row, a weight for each subject, in 127ths of the greatest.
  private var weights: Row<Int8>
  private var greatest: Row<Float>

  /// - Parameters:
  ///   - examples: the reports.
  ///   - features: how many features there are.
  ///   - subjects: how many subjects there are.
  init(_ examples: [Example], features: Int, subjects: Int) {
    subjectCount = subjects
    let reports = Dictionary(grouping: examples, by: \.subject).mapValues(\.count)
    let known = (0..<subjects).filter { reports[$0, default: 0] >= Self.fewest }
    let examples = examples.filter { reports[$0.subject, default: 0] >= Self.fewest }
    var counts = Array(repeating: 0, count: features)
    for feature in examples.lazy.flatMap(\.features) { counts[Int(feature)] += 1 }
    var rows: [Int32] = []
    var rareness: [Float] = []
    for count in counts {
      rows.append(count > 1 ? Int32(rareness.count) : -1)
      if count > 1 { rareness.append(log(Float(examples.count) / Float(count))) }
    }
    var training = Training(rows: rareness.count, subjects: subjects, known: known)
    let (kept, rare) = (Row(rows), Row(rareness))
    let texts = examples.map { Self.text(of: $0.features, kept, rare) }
    var shuffle = Shuffle()
    for _ in 0..<Self.rounds {
      for place in shuffle.order(of: examples.count) {
        training.learn(texts[place], examples[place].subject)
      }
    }
    self.rows = kept
    self.rareness = rare
    (weights, greatest) = training.rounded()
  }

  /// A text: its features that have a row, and what each counts. Long and short ones count alike.
  private typealias Text = [(row: Int, value: Float)]

  private static func text(
    of features: [Int32], _ rows: Row<Int32>, _ rareness: Row<Float>
  ) -> Text {
    let known = features.compactMap { feature in
      let row = Int(rows[Int(feature)])
      return row >= 0 ? (row, rareness[row]) : nil
    }
    let length = known.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
    return length > 0 ? known.map { ($0.0, $0.1 / length) } : []
  }

  /// How much speaks for each subject, in natural logarithms of odds; 0 on average, for a subject of few reports,
  /// and for all of a text without a word that is known.
  ///
  /// - Parameter features: those of the text, each once.
  func odds(of features: [Int32]) -> [Double] {
    var odds = Array(repeating: Float(0), count: subjectCount)
    for (row, value) in Self.text(of: features, rows, rareness) {
      let unit = value * greatest[row] / Float(Int8.max)
      for subject in 0..<subjectCount {
        odds[subject] += unit * Float(weights[row * subjectCount + subject])
      }
    }
    return odds.map(Double.init)
  }

  // MARK: Learning

  /// The weights while they are learnt.
  private struct Training {
    let subjects: Int
    /// The subjects that are learnt.
    let known: [Int]
    var weights: [Float]
    /// The squares of all that moved each weight.
    var moves: [Float]
    var errors: [Float]

    init(rows: Int, subjects: Int, known: [Int]) {
      self.subjects = subjects
      self.known = known
      weights = Array(repeating: 0, count: rows * subjects)
      moves = Array(repeating: WordRegression.beforehand, count: rows * subjects)
      errors = Array(repeating: 0, count: subjects)
    }

    /// Moves the weights of a text towards its subject, as far as they were wrong.
    mutating func learn(_ text: Text, _ subject: Int) {
      judge(text)
      errors[subject] -= 1
      weights.withUnsafeMutableBufferPointer { weights in
        moves.withUnsafeMutableBufferPointer { moves in
          for other in known where abs(errors[other]) > WordRegression.close {
            let error = errors[other]
            for (row, value) in text {
              let place = row * subjects + other
              let slope = value * error
              moves[place] += slope * slope
              weights[place] -= WordRegression.rate * slope / moves[place].squareRoot()
            }
          }
        }
      }
    }

    /// How probable each subject is by the weights so far.
    private mutating func judge(_ text: Text) {
      for subject in known { errors[subject] = 0 }
      weights.withUnsafeBufferPointer { weights in
        errors.withUnsafeMutableBufferPointer { errors in
          for (row, value) in text {
            let start = row * subjects
            for subject in known { errors[subject] += value * weights[start + subject] }
          }
        }
      }
      let most = known.reduce(-Float.infinity) { max($0, errors[$1]) }
      for subject in known { errors[subject] = exp(errors[subject] - most) }
      let sum = known.reduce(0) { $0 + errors[$1] }
      for subject in known { errors[subject] /= sum }
    }

    /// The weights of each row in 127ths of its greatest, and those.
    func rounded() -> (weights: Row<Int8>, greatest: Row<Float>) {
      var rounded: [Int8] = []
      var greatest: [Float] = []
      rounded.reserveCapacity(weights.count)
      for start in stride(from: 0, to: weights.count, by: max(subjects, 1)) {
        let row = weights[start..<start + subjects]
        let most = max(row.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
        greatest.append(most)
        rounded += row.map { Int8(($0 / most * Float(Int8.max)).rounded()) }
      }
      return (Row(rounded), Row(greatest))
    }
  }

  /// The same mixed orders in every run (G. Marsaglia, "Xorshift RNGs", 2003).
  private struct Shuffle: RandomNumberGenerator {
    private var state: UInt64 = 88_172_645_463_325_252

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }

    mutating func order(of count: Int) -> [Int] { Array(0..<count).shuffled(using: &self) }
  }
}

extension WordRegression {
  init(from reader: inout RowReader, features: Int, subjects: Int) {
    subjectCount = subjects
    rows = reader.row()
    rareness = reader.row()
    weights = reader.row()
    greatest = reader.row()
    reader.expect(
      rows.count == features && greatest.count == rareness.count
        && weights.count == rareness.count * subjects && rows.lie(in: -1..<rareness.count))
  }

  func write(to writer: inout RowWriter) {
    writer.write(rows)
    writer.write(rareness)
    writer.write(weights)
    writer.write(greatest)
  }
}
