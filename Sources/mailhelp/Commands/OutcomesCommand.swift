import ArgumentParser
import Foundation
import Knowledge
import Outcomes
import TerminalUI
import Troubleshooting

/// What has worked, for whom, lately.
struct OutcomesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes",
    abstract: "Show what has worked, for whom, and what is missing.",
    discussion: """
      EXAMPLES
        mailhelp outcomes stats
        mailhelp outcomes stats --provider outlook-com
        mailhelp outcomes list
        mailhelp outcomes note 3f2a
      """,
    subcommands: [
      Stats.self, Gaps.self, List.self, Show.self, Note.self, Merge.self, ExportLog.self,
      Prune.self,
      Rebuild.self,
    ])
}

/// Where the log is, and which part of it is meant.
struct LogSelection: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The file in which outcomes are kept.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(
    name: .customLong("provider"), help: ArgumentHelp("Only this provider.", valueName: "provider"))
  var provider: String?

  @Option(
    name: .customLong("client"), help: ArgumentHelp("Only this program.", valueName: "client"))
  var client: String?

  @Option(
    name: .customLong("since"), help: ArgumentHelp("Only from that day on.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var since: Day?

  @Option(
    name: .customLong("until"), help: ArgumentHelp("Only up to that day.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var until: Day?

  var filter: SessionFilter {
    SessionFilter(
      provider: provider, client: client, since: since.map { $0.daysSince1970 * 86_400 },
      before: until.map { ($0.daysSince1970 + 1) * 86_400 })
  }

  /// The log; exit status 1 if there is none yet.
  func store() throws -> OutcomeStore {
    var options = LogOptions()
    options.file = file
    do {
      guard let store = try SessionLog.existingStore(options) else {
        throw Failure(
          "nothing has been kept yet", hint: "finished sessions are kept by mailhelp diagnose")
      }
      return store
    } catch let error as OutcomeStoreError where error.problem == .readOnly {
      // Enough for all that only looks; whatever writes will be refused in the same words.
      return try OutcomeStore.readOnly(file: error.file)
    } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }
}

/// Runs work on the log; what the log complains of ends the command with status 2.
private func withLog(_ work: () throws -> Void) throws {
  try running {
    do { try work() } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }
}

extension OutcomesCommand {
  /// Expert's and learned figures side by side.
  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats",
      abstract: "Show how often each fix has worked, beside what the files say.",
      discussion: """
        EXAMPLES
          mailhelp outcomes stats
          mailhelp outcomes stats --client thunderbird --since 2026-01-01 --json
        """)

    /// By what sessions are grouped.
    enum Grouping: String, CaseIterable, ExpressibleByArgument {
      case month
      case provider
      case client

      var counted: SessionCount.Grouping {
        switch self {
        case .month: .month
        case .provider: .provider
        case .client: .client
        }
      }
    }

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Option(
      name: .customLong("by"),
      help: ArgumentHelp("Group sessions by month, provider or client.", valueName: "what"))
    var grouping: Grouping = .month

    @OptionGroup var log: LogSelection
    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try withLog {
        let house = try House(knowledge)
        let store = try log.store()
        let report = OutcomeReport(
          counts: try store.counts(by: .everything, log.filter).first,
          groups: try store.counts(by: grouping.counted, log.filter),
          statistics: try store.statistics(log.filter), trends: try store.trends(log.filter),
          experience: try store.experience(), knowledge: house.knowledge,
          scope: .init(day: house.day, provider: log.provider, client: log.client))
        if printsJSON {
          Console.print(Console.json(report))
        } else {
          let chart = Chart(usesUnicode: output.style.usesUnicode)
          let page = OutcomePage(report: report, knowledge: house.knowledge, chart: chart)
          Console.show(page.blocks, output.style)
        }
      }
    }
  }

  /// What authors should write next.
  struct Gaps: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gaps",
      abstract: "Show searches without a hit, sessions without a fix, and where people stop.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @OptionGroup var log: LogSelection
    @OptionGroup var output: OutputOptions

    func run() throws {
      try withLog {
        let report = GapPage(try log.store().gaps(log.filter))
        if printsJSON {
          Console.print(Console.json(report))
        } else {
          Console.show(report.blocks(Chart(usesUnicode: output.style.usesUnicode)), output.style)
        }
      }
    }
  }

  /// The sessions, a line each.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the sessions, the latest first.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Option(name: .customLong("limit"), help: ArgumentHelp("How many at most.", valueName: "n"))
    var limit = 20

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog {
        let sessions = try log.store().list(limit: limit, log.filter)
        if printsJSON { return Console.print(Console.json(SessionList(sessions))) }
        for stored in sessions {
          let session = stored.session
          let day = Day(daysSince1970: session.startedAt / 86_400)
          Console.print(
            [
              session.id, "\(day)", stored.ending?.outcome.rawValue ?? "open",
              session.provider ?? "-", session.client ?? "-", "\(stored.events) events",
            ].joined(separator: "\t"))
        }
      }
    }
  }

  /// One session, event by event.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one session, event by event.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The session; the start of its name will do.", valueName: "id"))
    var id: String

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog {
        let store = try log.store()
        let stored = try store.session(id)
        if printsJSON {
          let events = try store.events(of: stored.session.id)
          return Console.print(Console.json(SessionRecord(stored, events)))
        }
        Console.print(
          "session \(stored.session.id), as of \(stored.session.day), "
            + "\(stored.ending?.outcome.rawValue ?? "open")")
        for event in try store.events(of: stored.session.id) {
          Console.print("\(event.number)\t\(event.kind)\t\(event.body)")
        }
      }
    }
  }

  /// The note for whoever helps next.
  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note",
      abstract: "Print a session's note for whoever helps next; nothing private is in it.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The session; the start of its name will do.", valueName: "id"))
    var id: String

    @OptionGroup var log: LogSelection
    @OptionGroup var knowledge: KnowledgeOptions

    func run() throws {
      try withLog {
        let store = try log.store()
        let stored = try store.session(id)
        let events = try store.events(of: stored.session.id)
        let session = Session(
          id: stored.session.id, day: stored.session.day, seed: stored.session.seed,
          history: events.compactMap(SessionEvent.init(logged:)))
        let house = try House(knowledge, on: session.day)
        let note = try house.troubleshooter(nil).escalationNote(for: session).text
        Console.print(
          printsJSON ? Console.json(SessionNote(session: session.id, note: note)) : note)
      }
    }
  }

  /// Joins the logs of several desks.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Take over what another desk has kept; nothing is counted twice.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The other desk's file.", valueName: "file"), completion: .file())
    var other: String

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog {
        let report = try log.store().merge(from: other)
        if printsJSON {
          return Console.print(
            Console.json([
              "format": 1, "added": report.added, "replaced": report.replaced,
              "unchanged": report.unchanged, "searches": report.searches,
            ]))
        }
        Console.print(
          "\(report.added) sessions added, \(report.replaced) replaced, \(report.unchanged) unchanged; "
            + "\(report.searches) searches added")
      }
    }
  }

  /// The log as JSON lines.
  struct ExportLog: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print the log as JSON, an object a line; nothing private.")

    @Flag(name: .customLong("json"), help: "Print JSON, as it does anyway.")
    var printsJSON = false

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog { try log.store().export(log.filter) { Console.print($0) } }
    }
  }

  /// Removes what was said in old sessions.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: "Remove what was said in sessions before a day; how they ended is kept.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Option(
      name: .customLong("before"), help: ArgumentHelp("The day.", valueName: "date"),
      transform: KnowledgeOptions.day(from:))
    var before: Day

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog {
        let report = try log.store().prune(before: before.daysSince1970 * 86_400)
        if printsJSON {
          return Console.print(
            Console.json([
              "format": 1, "pruned": report.pruned, "removed": report.removed,
              "texts": report.texts,
            ]))
        }
        Console.print(
          "\(report.pruned) ended sessions pruned, \(report.removed) open ones removed, "
            + "\(report.texts) texts removed")
      }
    }
  }

  /// Makes the tallies again from the log.
  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild",
      abstract: "Make the tallies again from the log; the result is the same to the last bit.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @OptionGroup var log: LogSelection

    func run() throws {
      try withLog {
        try log.store().rebuild()
        Console.print(printsJSON ? Console.json(["format": 1, "rebuilt": 1]) : "rebuilt")
      }
    }
  }
}
