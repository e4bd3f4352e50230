import ArgumentParser
import Knowledge
import Outcomes
import TerminalUI

extension OutcomesCommand {
  /// The sessions, a line each.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the sessions, the latest first.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Option(name: .customLong("limit"), help: ArgumentHelp("How many at most.", valueName: "n"))
    var limit = 20

    @OptionGroup var log: LogFile
    @OptionGroup var filter: LogFilter
    @OptionGroup var knowledge: KnowledgePlace

    func validate() throws {
      guard limit >= 1 else { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() throws {
      try withLog {
        let store = try log.store()
        let sessions = try store.list(limit: limit, filter.sessions(of: store, knowledge))
        if printsJSON { return Console.print(Console.json(SessionList(sessions))) }
        for stored in sessions {
          let session = stored.session
          let day = Day(daysSince1970: session.startedAt / 86_400)
          Console.print(
            [
              session.id, "\(day)", stored.ending?.outcome.rawValue ?? "open",
              session.provider ?? "-", session.client ?? "-", stored.events.counted("event"),
            ].map(\.harmless).joined(separator: "\t"))
        }
      }
    }
  }
}
