import ArgumentParser
import Knowledge
import Outcomes
import TerminalUI

extension OutcomesCommand {
  /// One session, event by event.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one session, event by event.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The session; the start of its name will do.", valueName: "id"))
    var id: String

    @OptionGroup var log: LogFile

    func run() throws {
      try withLog {
        let store = try log.store()
        let stored = try store.session(id)
        if printsJSON {
          let events = try store.events(of: stored.session.id)
          return Console.print(Console.json(SessionRecord(stored, events)))
        }
        Console.print(
          "session \(stored.session.id.harmless), as of \(stored.session.day), "
            + "\(stored.ending?.outcome.rawValue ?? "open")")
        for event in try store.events(of: stored.session.id) {
          Console.print("\(event.number)\t\(event.kind.harmless)\t\(event.body.harmless)")
        }
      }
    }
  }
}
