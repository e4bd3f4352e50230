import ArgumentParser
import Foundation
import Inference
import Knowledge
import KnowledgeFiles
import Learning
import Troubleshooting

/// Every cause of the knowledge base, played with simulated people.
struct PlayKnowledge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge",
    abstract: "Play every cause of a knowledge base with simulated people.",
    discussion: """
      Each person has one fault; program and provider are drawn as common as they are on the day and \
      as likely as the fault makes them, all else from P(value | cause). They say what goes wrong, \
      answer what they can tell, and each fix works with the efficacy that its author gave it. \
      Minutes are those of questions (with their insult), fixes (with risk and other people's time) \
      and support. A session is solved when a fix works, or when it is handed to whoever can mend it.

      EXAMPLES
        mailhelp-lab knowledge --people 20
        mailhelp-lab knowledge --on 2010-06-01 --seed 7 --json
      """)

  @Option(help: "The knowledge base's folder.")
  var kb = "KnowledgeBase"
  @Option(help: "The day as of which they ask, for instance 2010-06-01 (default: today).")
  var on: String?
  @Option(help: "How many people a cause.")
  var people = 20
  @Option(help: "The seed of all that is random.")
  var seed: UInt64 = 1
  @Option(help: "Only this cause.")
  var cause: String?
  @Flag(help: "They do not say what goes wrong.")
  var silent = false
  @Flag(help: "Only the shipped troubleshooter, without its rivals.")
  var alone = false
  @Option(help: "How often they answer anything instead of the truth (0 to 1).")
  var errors = 0.0
  @Flag(help: "Only count for how many there is a cure.")
  var unplayed = false
  @Flag(
    help: "List those who were not helped though a cure was there, and why; twice: all they said.")
  var unsolved: Int
  @Flag(help: "List those for whom there is no cure, and what is out of their reach.")
  var incurable = false
  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard people > 0 else { throw ValidationError("There must be somebody.") }
    guard (0...1).contains(errors) else { throw ValidationError("'--errors' is a share, 0 to 1.") }
    if let on, Day(on) == nil { throw ValidationError("'\(on)' is no day like 2010-06-01.") }
  }

  func run() throws {
    let today = Day(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400)
    let day = on.flatMap { Day($0) } ?? today
    let loaded = KnowledgeLoader.load(folder: kb, today: today)
    guard !loaded.knowledge.causes.isEmpty else { try fail("\(kb): no knowledge base") }
    if loaded.hasErrors { note("\(kb) has errors; see 'mailhelp kb check'") }
    let knowledge = loaded.knowledge
    let desk = Desk(try Troubleshooter(knowledge, on: day))
    let population = Population(knowledge, on: day, errors: errors)
    var results: [CauseResult] = []
    for subject in knowledge.causes
    where subject.weight(on: day) > 0 && (cause.map { $0 == subject.id.rawValue } ?? true) {
      results.append(try play(subject, population, desk))
    }
    guard !results.isEmpty else { try fail("no such cause on \(day)") }
    let report = KnowledgeReport(
      day: day, people: people, seed: seed, knowledge: knowledge, results: results,
      decisions: desk.decisions)
    if json {
      try printObject(report)
    } else {
      report.printTables()
    }
  }

  private func play(
    _ cause: Cause, _ population: Population, _ desk: Desk
  ) throws -> CauseResult {
    var result = CauseResult(cause, weight: cause.weight(on: desk.troubleshooter.day))
    for number in 0..<people {
      var random = SplitMix64(seed: "\(seed) \(cause.id) \(number)")
      guard let person = population.person(with: cause, &random) else { continue }
      result.add(person, desk.troubleshooter.knowledge)
      if incurable, person.cures(in: desk.troubleshooter.knowledge).isEmpty {
        let missed = person.curesOutOfReach(in: desk.troubleshooter.knowledge).map(\.id.rawValue)
        print(
          "\(cause.id) (\(person.client.id), \(person.provider.id)):",
          missed.joined(separator: ", "))
      }
      for adviser in unplayed ? [] : alone ? [.shipped] : Adviser.allCases {
        let played = try Playthrough(
          person, advisedBy: adviser, at: desk, complains: !silent, settles: adviser == .shipped)
        result.add(played, of: adviser)
        if adviser == .shipped, unsolved > 0, played.end == .unsolved,
          !person.cures(in: desk.troubleshooter.knowledge).isEmpty
        {
          Unsolved(person, played, at: desk).print(showing: unsolved > 1)
        }
      }
    }
    return result
  }
}
