import ArgumentParser
import Outcomes

extension OutcomesCommand {
  /// The log as JSON lines.
  struct ExportLog: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print the log as JSON, an object a line; nothing private.")

    @Flag(name: .customLong("json"), help: "Print JSON, as it does anyway.")
    var printsJSON = false

    @OptionGroup var log: LogFile
    @OptionGroup var filter: LogFilter
    @OptionGroup var knowledge: KnowledgePlace

    func run() throws {
      try withLog {
        let store = try log.store()
        try store.export(filter.sessions(of: store, knowledge)) { Console.print($0) }
      }
    }
  }
}
