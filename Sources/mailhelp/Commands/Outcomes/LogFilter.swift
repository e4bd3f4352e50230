import ArgumentParser
import Knowledge
import Outcomes

/// Which sessions of the log are meant. Only commands that obey it take these options.
struct LogFilter: ParsableArguments {
  @Option(
    name: .customLong("provider"), help: ArgumentHelp("Only this provider.", valueName: "provider"),
    completion: .providers)
  var provider: String?

  @Option(
    name: .customLong("client"), help: ArgumentHelp("Only this program.", valueName: "client"),
    completion: .clients)
  var client: String?

  @Option(
    name: .customLong("since"), help: ArgumentHelp("Only from that day on.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var since: Day?

  @Option(
    name: .customLong("until"), help: ArgumentHelp("Only up to that day.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var until: Day?

  var sessions: SessionFilter {
    SessionFilter(
      provider: provider, client: client, since: since.map { $0.daysSince1970 * 86_400 },
      before: until.map { ($0.daysSince1970 + 1) * 86_400 })
  }
}
