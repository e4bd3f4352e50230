import Knowledge
import Troubleshooting

/// How the people with one cause fared.
struct CauseResult {
  let cause: Cause
  /// How common the cause is.
  let weight: Double
  private(set) var people = 0
  /// For how many anything would have helped.
  private(set) var curable = 0
  private(set) var played: [Adviser: [Playthrough]] = [:]

  init(_ cause: Cause, weight: Double) {
    self.cause = cause
    self.weight = weight
  }

  mutating func add(_ person: SimulatedPerson, _ knowledge: KnowledgeBase) {
    people += 1
    if !person.cures(in: knowledge).isEmpty { curable += 1 }
  }

  mutating func add(_ playthrough: Playthrough, of adviser: Adviser) {
    played[adviser, default: []].append(playthrough)
  }

  /// For how many people somebody else was believed in at the end, the most frequent first.
  var mistaken: [(cause: Cause.ID, share: Double)] {
    var counts: [Cause.ID: Int] = [:]
    for believed in (played[.shipped] ?? []).compactMap(\.believed) where believed != cause.id {
      counts[believed, default: 0] += 1
    }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { ($0.key, Double($0.value) / Double(max(people, 1))) }
  }
}

/// What came of all sessions under one adviser.
struct Fare: Encodable {
  let solved: Double
  let solvedOfCurable: Double
  let questionsMedian: Double
  let questionsMean: Double
  let fixesMedian: Double
  let fixesMean: Double
  let minutesMedian: Double
  let minutesMean: Double
  /// Without those of support.
  let ownMinutesMean: Double

  init(_ sessions: [Playthrough], curable: Int) {
    let solved = sessions.filter { $0.end == .solved }.count
    self.solved = Double(solved) / Double(max(sessions.count, 1))
    solvedOfCurable = Double(solved) / Double(max(curable, 1))
    questionsMedian = median(sessions.map { Double($0.questions) })
    questionsMean = mean(sessions.map { Double($0.questions) })
    fixesMedian = median(sessions.map { Double($0.fixes) })
    fixesMean = mean(sessions.map { Double($0.fixes) })
    minutesMedian = median(sessions.map(\.minutes))
    minutesMean = mean(sessions.map(\.minutes))
    ownMinutesMean = mean(sessions.map { $0.minutes - $0.supportMinutes })
  }
}

/// Two causes of which the first is taken for the second.
struct Confusion: Encodable {
  let cause: String
  let takenFor: String
  /// Share of the first one's people.
  let share: Double
  /// How alike they would look if everything that can be asked were answered: the Bhattacharyya
  /// coefficient of all answers, 0 (told apart at once) to 1 (never).
  let likeness: Double
  /// Share of the first one's cures that the second one's fixes bring as well.
  let curedAlike: Double
}

/// What `mailhelp-lab knowledge` found.
struct KnowledgeReport: Encodable {
  var format = 1
  let on: String
  let peopleEach: Int
  let seed: UInt64
  let causes: [Row]
  /// Every cause counts alike.
  let overall: [String: Fare]
  /// Each cause counts as much as it is common: expected minutes, solved.
  let expected: [String: Expectation]
  let confusions: [Confusion]
  let decisions: Int
  let decisionMedianMilliseconds: Double
  let decisionWorstMilliseconds: Double

  struct Row: Encodable {
    let cause: String
    let curable: Double
    let fares: [String: Fare]
  }

  struct Expectation: Encodable {
    let minutes: Double
    let solved: Double
    let solvedOfCurable: Double
  }

  init(
    day: Day, people: Int, seed: UInt64, knowledge: KnowledgeBase, results: [CauseResult],
    decisions: [Double]
  ) {
    on = day.description
    peopleEach = people
    self.seed = seed
    let advisers = Adviser.allCases.filter { results.first?.played[$0] != nil }
    causes = results.map { result in
      Row(
        cause: result.cause.id.rawValue,
        curable: Double(result.curable) / Double(max(result.people, 1)),
        fares: Dictionary(
          uniqueKeysWithValues: advisers.map {
            ($0.rawValue, Fare(result.played[$0] ?? [], curable: result.curable))
          }))
    }
    var overall: [String: Fare] = [:]
    var expected: [String: Expectation] = [:]
    let weight = results.reduce(0) { $0 + $1.weight }
    for adviser in advisers {
      overall[adviser.rawValue] = Fare(
        results.flatMap { $0.played[adviser] ?? [] },
        curable: results.reduce(0) { $0 + $1.curable })
      func average(_ figure: (Fare) -> Double) -> Double {
        results.reduce(0) {
          $0 + $1.weight / weight * figure(Fare($1.played[adviser] ?? [], curable: $1.curable))
        }
      }
      let curable = results.reduce(0) {
        $0 + $1.weight / weight * Double($1.curable) / Double(max($1.people, 1))
      }
      let solved = average(\.solved)
      expected[adviser.rawValue] = Expectation(
        minutes: average(\.minutesMean), solved: solved, solvedOfCurable: solved / curable)
    }
    self.overall = overall
    self.expected = expected
    confusions =
      results.flatMap { result in
        result.mistaken.compactMap { other in
          knowledge.causes[id: other.cause].map { taken in
            Confusion(
              cause: result.cause.id.rawValue, takenFor: taken.id.rawValue, share: other.share,
              likeness: result.cause.likeness(to: taken, knowledge),
              curedAlike: result.cause.share(curedByFixesOf: taken))
          }
        }
      }.sorted { (-$0.share, $0.cause) < (-$1.share, $1.cause) }
    self.decisions = decisions.count
    decisionMedianMilliseconds = median(decisions)
    decisionWorstMilliseconds = decisions.max() ?? 0
  }

  func printTables() {
    printCauses()
    printAdvisers()
    printConfusions()
    print(
      "\n\(decisions) decisions of the planner: median \(fixed(decisionMedianMilliseconds, 2)) ms, "
        + "worst \(fixed(decisionWorstMilliseconds, 2)) ms")
  }

  private func printCauses() {
    let shipped = Adviser.shipped.rawValue
    let list = Adviser.list.rawValue
    print(
      pad("cause", 34) + right("solved", 9) + right("curable", 9) + right("questions", 11)
        + right("fixes", 7) + right("minutes", 9) + right("FAQ's", 8))
    for row in causes {
      guard let fare = row.fares[shipped] else {
        print(pad(row.cause, 34) + pad("", 9) + percent(row.curable, 9))
        continue
      }
      print(
        pad(row.cause, 34) + percent(fare.solved, 9) + percent(row.curable, 9)
          + right(fixed(fare.questionsMedian, 0), 11) + right(fixed(fare.fixesMedian, 0), 7)
          + right(fixed(fare.minutesMean, 1), 9)
          + right(row.fares[list].map { fixed($0.minutesMean, 1) } ?? "", 8))
    }
  }

  private func printAdvisers() {
    print(
      "\non \(on), \(causes.count) causes, \(peopleEach) people each; \"expected\": causes as common "
        + "as they are, else all alike")
    print(
      pad("", 20) + right("solved", 8) + right("of curable", 12) + right("questions", 15)
        + right("fixes", 13) + right("minutes", 15) + right("own", 7)
        + right("expected: minutes", 19)
        + right("of curable", 12))
    for adviser in Adviser.allCases {
      guard let fare = overall[adviser.rawValue], let expected = expected[adviser.rawValue]
      else { continue }
      print(
        pad(adviser.rawValue, 20) + percent(fare.solved, 8) + percent(fare.solvedOfCurable, 12)
          + right(both(fare.questionsMedian, fare.questionsMean), 15)
          + right(both(fare.fixesMedian, fare.fixesMean), 13)
          + right(both(fare.minutesMedian, fare.minutesMean), 15)
          + right(fixed(fare.ownMinutesMean, 1), 7) + right(fixed(expected.minutes, 1), 19)
          + percent(expected.solvedOfCurable, 12))
    }
    print("questions, fixes, minutes: median (mean); own: mean minutes without support")
  }

  private func printConfusions() {
    print("\ncauses taken for others in at least a fifth of their sessions")
    print(
      pad("cause", 34) + pad("taken for", 34) + right("share", 7) + right("alike", 7)
        + right("cured alike", 13))
    for pair in confusions where pair.share >= 0.2 {
      print(
        pad(pair.cause, 34) + pad(pair.takenFor, 34) + percent(pair.share, 7)
          + right(fixed(pair.likeness, 2), 7) + percent(pair.curedAlike, 13))
    }
  }

  private func percent(_ share: Double, _ width: Int) -> String {
    right(fixed(100 * share, 0) + " %", width)
  }

  private func both(_ median: Double, _ mean: Double) -> String {
    "\(fixed(median, 0)) (\(fixed(mean, 1)))"
  }
}

extension Cause {
  /// The Bhattacharyya coefficient of two causes over all that can be asked.
  func likeness(to other: Cause, _ knowledge: KnowledgeBase) -> Double {
    let asked = Set(knowledge.questions.map(\.asks))
    return knowledge.findings.filter { asked.contains($0.id) && $0.domain == .listed }
      .reduce(1) { product, finding in
        product
          * finding.values.reduce(0) { sum, value in
            let chances = [self, other].map { $0.probability(of: value, finding) }
            return sum + (chances[0] * chances[1]).squareRoot()
          }
      }
  }

  private func probability(of value: Finding.Value, _ finding: Finding) -> Double {
    let rated = findings.first { $0.finding == finding.id }?.likelihoods
    return rated?.first { $0.value == value.id }?.probability.value ?? value.background
  }

  /// How much of what cures this cause is among another's fixes.
  func share(curedByFixesOf other: Cause) -> Double {
    let whole = remedies.reduce(0) { $0 + $1.efficacy.value }
    let shared = remedies.filter { remedy in other.remedies.contains { $0.fix == remedy.fix } }
    return whole > 0 ? shared.reduce(0) { $0 + $1.efficacy.value } / whole : 0
  }
}
