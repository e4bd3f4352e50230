import Foundation
import Knowledge
import KnowledgeFiles
import Learning
import Troubleshooting

/// A desk that learns all it can from its sessions, beside one that goes by the files alone, with the
/// same people: in a world that is as the files say, and in one where causes are more and less common.
struct LearnKnowledge {
  let knowledge: KnowledgeBase
  let day: Day
  let sessions: Int
  let seed: UInt64

  /// How one world went.
  struct Result: Encodable {
    let world: String
    /// Mean minutes a session in its second half, by the files and learning.
    let byFiles: Double
    let learning: Double
    /// The standard error of their difference.
    let error: Double
    let solvedByFiles: Double
    let solvedLearning: Double
  }

  /// After so many sessions what was learned is put to use.
  private static let season = 20

  func run() throws -> [Result] {
    try [("as the files say", 0.0), ("causes moved by 1 in logarithm", 1.0)].map {
      try play($0, noise: $1)
    }
  }

  private func play(_ world: String, noise: Double) throws -> Result {
    let population = Population(knowledge, on: day)
    var random = SplitMix64(seed: "\(seed) \(world)")
    let causes = knowledge.causes.filter { $0.weight(on: day) > 0 }
    let weights = causes.map { $0.weight(on: day) * exp(noise * random.normal()) }
    var book = TallyBook()
    let untaught = Desk(try Troubleshooter(knowledge, on: day))
    var desk = untaught
    var pairs: [(files: Playthrough, learning: Playthrough)] = []
    for number in 0..<sessions {
      if number.isMultiple(of: Self.season) {
        desk = Desk(try Troubleshooter(knowledge, on: day, experience: book))
      }
      var left = random.unit() * weights.reduce(0, +)
      let drawn = weights.firstIndex {
        left -= $0
        return left < 0
      }
      guard let person = population.person(with: causes[drawn ?? 0], &random) else { continue }
      let files = try Playthrough(
        person, advisedBy: .shipped, at: untaught, complains: true, settles: false)
      let learning = try Playthrough(
        person, advisedBy: .shipped, at: desk, complains: true, settles: false)
      book.record(lesson(of: learning, desk.troubleshooter))
      pairs.append((files, learning))
    }
    let late = pairs.suffix(pairs.count / 2)
    let gains = late.map { $0.files.minutes - $0.learning.minutes }
    let gain = mean(gains)
    let variance = mean(gains.map { ($0 - gain) * ($0 - gain) })
    return Result(
      world: world, byFiles: mean(late.map(\.files.minutes)),
      learning: mean(late.map(\.learning.minutes)),
      error: (variance / Double(max(gains.count, 1))).squareRoot(),
      solvedByFiles: mean(late.map { $0.files.end == .solved ? 1 : 0 }),
      solvedLearning: mean(late.map { $0.learning.end == .solved ? 1 : 0 }))
  }

  /// What the product would count after such a session.
  private func lesson(of played: Playthrough, _ troubleshooter: Troubleshooter) -> SessionCredit {
    let session = Session(id: "lab", day: day, history: played.history)
    let situation = troubleshooter.situation(of: session)
    let answers = situation.evidence.filter { $0.source == .answer }.map {
      SessionCredit.Answer(finding: $0.fact.finding.rawValue, value: $0.fact.value.rawValue)
    }
    let unknown = situation.unsure.compactMap { knowledge.questions[id: $0]?.asks.rawValue }
      .sorted().map { SessionCredit.Answer(finding: $0, value: nil) }
    return SessionCredit(
      causes: troubleshooter.credits(in: situation),
      attempts: situation.attempts.filter { $0.result != .notDone }.map {
        .init(fix: $0.fix.rawValue, worked: $0.result == .worked)
      },
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, day: day.daysSince1970,
      trust: troubleshooter.trust(in: situation), answers: answers + unknown,
      undone: situation.attempts.filter { $0.result == .notDone }.map(\.fix.rawValue))
  }

  static func printTable(_ results: [Result], sessions: Int) {
    print("minutes a session and share solved, sessions \(sessions / 2) to \(sessions)")
    print(
      pad("world", 34) + right("by files", 10) + right("learning", 10) + right("gain", 16)
        + right("solved", 16))
    for result in results {
      print(
        pad(result.world, 34) + right(fixed(result.byFiles, 1), 10)
          + right(fixed(result.learning, 1), 10)
          + right(
            "\(fixed(result.byFiles - result.learning, 1)) ± \(fixed(result.error, 1))", 16)
          + right(
            "\(fixed(100 * result.solvedByFiles, 0)) → \(fixed(100 * result.solvedLearning, 0)) %",
            16))
    }
  }
}
