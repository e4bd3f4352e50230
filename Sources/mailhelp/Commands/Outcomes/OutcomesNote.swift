import ArgumentParser
import Knowledge
import Outcomes
import Troubleshooting

extension OutcomesCommand {
  /// The note for whoever helps next.
  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note",
      abstract: "Print a session's note for whoever helps next; nothing private is in it.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The session; the start of its name will do.", valueName: "id"))
    var id: String

    @OptionGroup var log: LogFile
    @OptionGroup var knowledge: KnowledgePlace

    func run() throws {
      try withLog {
        let store = try log.store()
        let stored = try store.session(id)
        let events = try store.events(of: stored.session.id)
        let session = try Session(stored.session, events)
        let house = try House(knowledge, on: session.day)
        let note = try house.troubleshooter(nil).escalationNote(for: session).text
        Console.print(
          printsJSON ? Console.json(SessionNote(session: session.id, note: note)) : note)
      }
    }
  }
}
