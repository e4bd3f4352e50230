import ArgumentParser
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
  /// How often each world is played, each time with people of its own.
  let runs: Int
  /// What is learned.
  let parts: Set<Part>

  /// What can be learned, each alone.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case efficacies
    case answers
    case undone
    case priors
  }

  /// A world, by what it does to how common the causes are.
  private enum World: String, CaseIterable {
    case asFiles = "as the files say"
    case noisy = "causes moved by 1 in logarithm"
    case local = "a quarter have one cause"

    func weights(_ stated: [Double], _ random: inout SplitMix64) -> [Double] {
      switch self {
      case .asFiles: return stated
      case .noisy: return stated.map { $0 * exp(random.normal()) }
      case .local:
        var weights = stated
        let common = min(Int(random.unit() * Double(stated.count)), stated.count - 1)
        weights[common] = (stated.reduce(0, +) - stated[common]) / 3
        return weights
      }
    }
  }

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

  /// All that was measured.
  struct Report: Encodable {
    var format = 1
    let sessions: Int
    let seed: UInt64
    let runs: Int
    let worlds: [Result]
  }

  /// After so many sessions what was learned is put to use.
  private static let season = 20

  func run() throws -> [Result] {
    let population = Population(knowledge, on: day)
    return try World.allCases.map { world in
      var pairs: [Pair] = []
      for run in 0..<runs { pairs += try play(world, seed &+ UInt64(run), population) }
      let gains = pairs.map { $0.files.minutes - $0.learning.minutes }
      let gain = mean(gains)
      let variance = mean(gains.map { ($0 - gain) * ($0 - gain) })
      return Result(
        world: world.rawValue, byFiles: mean(pairs.map(\.files.minutes)),
        learning: mean(pairs.map(\.learning.minutes)),
        error: (variance / Double(max(gains.count, 1))).squareRoot(),
        solvedByFiles: mean(pairs.map { $0.files.end == .solved ? 1 : 0 }),
        solvedLearning: mean(pairs.map { $0.learning.end == .solved ? 1 : 0 }))
    }
  }

  private typealias Pair = (files: Playthrough, learning: Playthrough)

  /// The second half of the sessions of one desk.
  private func play(_ world: World, _ seed: UInt64, _ population: Population) throws -> [Pair] {
    var random = SplitMix64(seed: "\(seed) \(world.rawValue)")
    let causes = knowledge.causes.filter { $0.weight(on: day) > 0 }
    let weights = world.weights(causes.map { $0.weight(on: day) }, &random)
    let sum = weights.reduce(0, +)
    var book = TallyBook()
    let untaught = Desk(try Troubleshooter(knowledge, on: day))
    var desk = untaught
    var pairs: [Pair] = []
    for number in 0..<sessions {
      if number.isMultiple(of: Self.season) {
        desk = Desk(try Troubleshooter(knowledge, on: day, experience: book, habits: book))
      }
      var left = random.unit() * sum
      let drawn = weights.firstIndex {
        left -= $0
        return left < 0
      }
      guard let person = population.person(with: causes[drawn ?? 0], &random) else { continue }
      let learning = try Playthrough(
        person, advisedBy: .shipped, at: desk, complains: true, settles: false)
      book.record(lesson(of: learning, desk.troubleshooter))
      guard number >= sessions / 2 else { continue }
      let files = try Playthrough(
        person, advisedBy: .shipped, at: untaught, complains: true, settles: false)
      pairs.append((files, learning))
    }
    return pairs
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
    let attempts = situation.attempts.filter { $0.result != .notDone }.map {
      SessionCredit.Attempt(fix: $0.fix.rawValue, worked: $0.result == .worked)
    }
    return SessionCredit(
      causes: troubleshooter.credits(in: situation),
      attempts: parts.contains(.efficacies) ? attempts : [],
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, day: day.daysSince1970,
      trust: troubleshooter.trust(in: situation),
      answers: parts.contains(.answers) ? answers + unknown : [],
      undone: parts.contains(.undone)
        ? situation.attempts.filter { $0.result == .notDone }.map(\.fix.rawValue) : [],
      showsHowCommon: parts.contains(.priors))
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
