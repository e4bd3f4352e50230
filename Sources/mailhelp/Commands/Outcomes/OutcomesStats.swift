import ArgumentParser
import Knowledge
import Learning
import Outcomes
import TerminalUI

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

    @OptionGroup var log: LogFile
    @OptionGroup var filter: LogFilter
    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try withLog {
        let house = try House(knowledge)
        let store = try log.store()
        let sessions = try filter.sessions(of: store, knowledge.place)
        let experience = try store.experience()
        let report = OutcomeReport(
          counts: try store.counts(by: .everything, sessions).first,
          groups: try store.counts(by: grouping.counted, sessions),
          statistics: try store.statistics(sessions),
          trends: try store.trends(sessions),
          experience: experience,
          troubleshooter: try house.troubleshooter(knowing: experience),
          scope: .init(day: house.day, provider: filter.provider, client: filter.client))
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
}
