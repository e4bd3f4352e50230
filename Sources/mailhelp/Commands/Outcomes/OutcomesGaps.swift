import ArgumentParser
import Outcomes
import TerminalUI

extension OutcomesCommand {
  /// What authors should write next.
  struct Gaps: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gaps",
      abstract: "Show searches without a hit, sessions without a fix, and where people stop.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @OptionGroup var log: LogFile
    @OptionGroup var filter: LogFilter
    @OptionGroup var knowledge: KnowledgePlace
    @OptionGroup var output: OutputOptions

    func run() throws {
      try withLog {
        let store = try log.store()
        let report = GapPage(try store.gaps(filter.sessions(of: store, knowledge)))
        if printsJSON {
          Console.print(Console.json(report))
        } else {
          Console.show(report.blocks(Chart(usesUnicode: output.style.usesUnicode)), output.style)
        }
      }
    }
  }
}
