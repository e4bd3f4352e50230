import ArgumentParser
import Knowledge
import KnowledgeFiles
import Learning
import SymptomLookup
import Troubleshooting

extension KnowledgeCommand {
  /// Simulated people with one cause.
  struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "simulate",
      abstract: "Lead simulated people with one cause through their sessions, and sum up.",
      discussion: """
        The people are drawn from the files: programs and providers by their popularity, answers by
        the likelihoods of the cause, "not sure" as often as the questions say, fixes as the cause
        rates them. If the files are wrong, so are the people.

        EXAMPLES
          mailhelp kb simulate smtp-port-25-blocked
          mailhelp kb simulate http-access-retired --on 2009-06-01 --people 200 --seed 7
        """)

    @Argument(
      help: ArgumentHelp("The cause that all of them have.", valueName: "cause"),
      completion: .causes)
    var name: String

    @Option(
      name: .customLong("people"),
      help: ArgumentHelp("How many people, 1 to 10000.", valueName: "number"))
    var people = 50

    @Option(
      name: .customLong("seed"),
      help: ArgumentHelp("The same seed gives the same people.", valueName: "number"))
    var seed: UInt64 = 1

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard (1...10_000).contains(people) else {
        throw ValidationError("--people is a number from 1 to 10000.")
      }
    }

    /// Of so many people, the whole session is shown.
    private static let shown = 3

    func run() throws {
      try running {
        let desk = try KnowledgeDesk(knowledge)
        guard let cause = desk.knowledge.causes[id: .init(name)] else {
          let names = desk.knowledge.causes.map(\.id.rawValue)
          let nearest = NearestName(among: names).nearest(to: name)
          throw Failure(
            "there is no cause '\(name)'",
            hint: nearest.map { "did you mean '\($0)'?" }
              ?? "they are named as their files in causes/")
        }
        let troubleshooter = try Troubleshooter(desk.knowledge, on: desk.day)
        let population = Population(desk.knowledge, on: desk.day)
        let index = SymptomIndex(desk.knowledge, on: desk.day)
        var summary = SimulationSummary()
        for number in 1...people {
          var random = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number))
          guard let person = population.person(with: cause, &random) else {
            throw Failure(
              "on \(desk.day) nobody can have '\(name)'",
              hint: "choose another day with --on, or give the cause a prior for it")
          }
          let run = SimulatedSession(
            person, of: cause, with: troubleshooter, understanding: { index.understand($0) })
          summary.add(run)
          if number <= Self.shown, !output.quiet {
            Console.print(
              "Person \(number): \(person.client.name), \(person.provider.name)")
            for line in run.transcript { Console.print("  \(line)") }
            Console.print("")
          }
        }
        Console.print(
          "\(people.counted("person", "people")) with '\(name)' on \(desk.day), seed \(seed)")
        for line in summary.lines(of: cause) { Console.print("  \(line)") }
      }
    }
  }
}

/// One session of a simulated person.
struct SimulatedSession {
  enum End {
    case solved, handedOverRightly, handedOver, endless
  }

  private(set) var transcript: [String] = []
  private(set) var end = End.endless
  private(set) var questions: [Question.ID] = []
  private(set) var fixes: [(fix: Fix.ID, result: FixResult)] = []
  private(set) var minutesOfQuestions = 0.0
  private(set) var minutesOfFixes = 0.0
  /// The cause that was held for the likeliest before the end.
  private(set) var believed: Cause.ID?

  /// No session goes on for longer than this.
  private static let longest = 60

  init(
    _ person: SimulatedPerson, of cause: Cause, with troubleshooter: Troubleshooter,
    understanding understand: (String) -> Statement
  ) {
    var session = Session(id: "simulated", day: troubleshooter.day)
    if !person.says.isEmpty {
      transcript.append("\u{201C}\(person.says)\u{201D}")
      session.record(.said(understand(person.says)))
    }
    for _ in 0..<Self.longest {
      switch troubleshooter.nextStep(in: session) {
      case .ask(let asked):
        let answer = person.answer(to: asked.question)
        questions.append(asked.question.id)
        minutesOfQuestions += asked.question.minutes + asked.question.insult
        transcript.append("? \(asked.question.id): \(answer?.value.rawValue ?? "not sure")")
        session.record(answer.map(SessionEvent.answered) ?? .unsure(asked.question.id))
      case .repair(let offered):
        believed = leading(troubleshooter, session)
        let result = person.result(of: offered.fix)
        fixes.append((offered.fix.id, result))
        minutesOfFixes += result == .notDone ? min(1, offered.fix.minutes) : offered.fix.minutes
        transcript.append("! \(offered.fix.id): \(result.rawValue)")
        session.record(.tried(offered.fix.id, result))
      case .verify:
        transcript.append("? a message to oneself: arrives")
        session.record(.verified(true))
      case .conclude(let conclusion):
        finish(conclusion, person, cause, leading(troubleshooter, session))
        return
      }
    }
    transcript.append("= does not end")
  }

  private mutating func finish(
    _ conclusion: Conclusion, _ person: SimulatedPerson, _ cause: Cause, _ leading: Cause.ID?
  ) {
    let name = conclusion.fix.map { " (\($0.id))" } ?? ""
    transcript.append("= \(conclusion.outcome.rawValue)\(name)")
    if conclusion.outcome == .solved {
      end = .solved
    } else {
      believed = leading
      minutesOfFixes += conclusion.fix?.minutes ?? 0
      let isHelped = conclusion.fix.map(person.isHelped) ?? false
      end = isHelped ? .handedOverRightly : .handedOver
    }
  }

  private func leading(_ troubleshooter: Troubleshooter, _ session: Session) -> Cause.ID? {
    troubleshooter.belief(in: troubleshooter.situation(of: session)).ranking.first?.cause
  }
}

/// What came of many sessions.
struct SimulationSummary {
  private var sessions: [SimulatedSession] = []

  mutating func add(_ session: SimulatedSession) { sessions.append(session) }

  func lines(of cause: Cause) -> [String] {
    let tried = sessions.flatMap(\.fixes)
    let solved = tried.filter { $0.result == .worked }.map(\.fix.rawValue)
    let vain = tried.filter { $0.result == .noChange }.map(\.fix.rawValue)
    let impossible = tried.filter { $0.result == .notDone }.map(\.fix.rawValue)
    let others = sessions.compactMap(\.believed).filter { $0 != cause.id }.map(\.rawValue)
    let found = sessions.count { $0.believed == cause.id }
    let questions = sessions.map { Double($0.questions.count) }
    let asking = mean(sessions.map(\.minutesOfQuestions))
    let fixing = mean(sessions.map(\.minutesOfFixes))
    return [
      "solved by a fix       \(share { $0.end == .solved })",
      "handed over rightly   \(share { $0.end == .handedOverRightly })",
      "handed over unsolved  \(share { $0.end == .handedOver })",
    ]
      + (sessions.contains { $0.end == .endless }
        ? ["does not end          \(share { $0.end == .endless })"] : [])
      + [
        "cause found           \(found) (\(percent(found)))",
        "questions             \(shown(mean(questions))) on average, \(Int(questions.max() ?? 0)) at most",
        "fixes tried           \(shown(mean(sessions.map { Double($0.fixes.count) }))) on average",
        "minutes               \(shown(asking + fixing)): \(shown(asking)) for questions, "
          + "\(shown(fixing)) for fixes",
        "helped                \(commonest(solved))", "tried in vain         \(commonest(vain))",
        "could not be done     \(commonest(impossible))",
        "asked                 \(commonest(sessions.flatMap(\.questions).map(\.rawValue)))",
        "taken for             \(commonest(others))",
      ]
  }

  private func share(_ isSo: (SimulatedSession) -> Bool) -> String {
    let count = sessions.count(where: isSo)
    return "\(count) (\(percent(count)))"
  }

  private func percent(_ count: Int) -> String {
    "\(Int((100 * Double(count) / Double(max(1, sessions.count))).rounded())) %"
  }

  private func mean(_ figures: [Double]) -> Double {
    figures.reduce(0, +) / Double(max(1, figures.count))
  }

  private func shown(_ figure: Double) -> String {
    let tenths = Int((figure * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The commonest names with their counts.
  private func commonest(_ names: [String]) -> String {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    let first = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
    return first.isEmpty ? "none" : first.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
