import ArgumentParser
import Knowledge
import Outcomes

extension OutcomesCommand {
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

    @Flag(name: .customLong("dry-run"), help: "Say what would be removed, and remove nothing.")
    var isDryRun = false

    @OptionGroup var log: LogFile

    func run() throws {
      try withLog {
        let report = try log.store().prune(
          before: before.daysSince1970 * 86_400, isDryRun: isDryRun)
        if printsJSON {
          return Console.print(
            Console.json([
              "format": 1, "pruned": report.pruned, "removed": report.removed,
              "texts": report.texts,
            ]))
        }
        Console.print(
          (isDryRun ? "would be: " : "")
            + "\(report.pruned.counted("ended session")) pruned, "
            + "\(report.removed.counted("open one")) removed, "
            + "\(report.texts.counted("text")) removed")
      }
    }
  }
}
