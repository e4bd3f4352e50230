import Foundation
import Knowledge
import KnowledgeFiles
import Learning
import Outcomes
import Troubleshooting

extension Bench {
  /// Sessions with the shipped knowledge base, and their log.
  static var sessions: [Subject] {
    [
      Subject(name: "replay-60-steps", count: 500) {
        let (troubleshooter, session) = try longSession()
        return { keep(troubleshooter.situation(of: session)) }
      },
      Subject(name: "next-step-shipped", count: 200) {
        let (troubleshooter, session) = try longSession()
        let beginnings = (0..<8).map { steps in
          Session(id: "bench", day: session.day, history: Array(session.history.prefix(steps)))
        }
        var next = 0
        return {
          keep(troubleshooter.nextStep(in: beginnings[next % beginnings.count]))
          next += 1
        }
      },
      Subject(name: "log-one-step", count: 500) {
        let file = NSTemporaryDirectory() + "mailhelp-bench-\(UUID().uuidString).sqlite"
        let store = try OutcomeStore(file: file)
        try store.begin(logged(0))
        var number = 0
        return {
          let event = LoggedEvent(
            number: number, at: start + number, kind: "answered",
            body: #"{"finding":"outgoing-port","value":"587"}"#)
          try store.append([event], to: logged(0).id)
          number += 1
        }
      },
      Subject(name: "rebuild-log", count: 3) {
        guard let file = ProcessInfo.processInfo.environment["BENCH_LOG"] else { return {} }
        let store = try OutcomeStore(file: file)
        return { try store.rebuild() }
      },
      Subject(name: "tallies-of-log", count: 3) {
        guard let file = ProcessInfo.processInfo.environment["BENCH_LOG"] else { return {} }
        let store = try OutcomeStore(file: file)
        return { keep(TallyBook(try store.tallies())) }
      },
      Subject(name: "rebuild-\(rebuilt)", count: 3) {
        let store = try OutcomeStore.inMemory()
        for number in 0..<rebuilt {
          try store.begin(logged(number))
          try store.end(logged(number).id, ending(number))
        }
        return { try store.rebuild() }
      },
    ]
  }

  private static let start = 1_700_000_000

  /// How many sessions the log holds that is counted anew; BENCH_SESSIONS sets it.
  private static var rebuilt: Int {
    ProcessInfo.processInfo.environment["BENCH_SESSIONS"].flatMap { Int($0) } ?? 20_000
  }

  /// Every question answered with the first answer on offer, then every fix without success.
  private static func longSession() throws -> (Troubleshooter, Session) {
    let folder = ProcessInfo.processInfo.environment["MAILHELP_KB"] ?? "../KnowledgeBase"
    let day = Day(daysSince1970: 20_000)
    let knowledge = KnowledgeLoader.load(folder: folder, today: day).knowledge
    let troubleshooter = try Troubleshooter(knowledge, on: day)
    var session = Session(id: "bench", day: day)
    for question in knowledge.questions where session.history.count < 45 {
      guard let finding = knowledge.findings[id: question.asks],
        let value = question.choices.first?.value ?? finding.values.first?.id
      else { continue }
      session.record(.answered(Fact(finding.id, value)))
    }
    for fix in knowledge.fixes where session.history.count < 60 {
      session.record(.tried(fix.id, .noChange))
    }
    return (troubleshooter, session)
  }

  private static func logged(_ number: Int) -> LoggedSession {
    let digits = String(number)
    let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    return LoggedSession(
      id: id, startedAt: start + number * 60, day: Day(daysSince1970: 20_000),
      knowledgeVersion: "bench", provider: "provider\(number % 12)", client: "client\(number % 9)",
      seed: UInt64(number))
  }

  private static func ending(_ number: Int) -> LoggedEnding {
    let cause = number * 7 % 45
    return LoggedEnding(
      outcome: number % 4 == 0 ? .handedOver : .solved, at: start + number * 60 + 30, questions: 5,
      fixes: 2, credits: ["cause\(cause)": 0.7, "cause\((cause + 1) % 45)": 0.2],
      attempts: [
        .init(fix: "fix\(cause)", result: .noChange),
        .init(fix: "fix\(cause + 1)", result: number % 4 == 0 ? .noChange : .worked),
      ],
      answers: [.init(finding: "trouble", value: "cannot-send")])
  }
}
