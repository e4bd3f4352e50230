import ArgumentParser
import Outcomes

extension OutcomesCommand {
  /// Joins the logs of several desks.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Take over what another desk has kept; nothing is counted twice.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @Argument(help: ArgumentHelp("The other desk's file.", valueName: "file"), completion: .file())
    var other: String

    @Flag(name: .customLong("dry-run"), help: "Say what would be taken over, and take nothing.")
    var isDryRun = false

    @OptionGroup var log: LogFile

    func validate() throws {
      if other.isEmpty { throw ValidationError("The name of the other desk's file is empty.") }
    }

    func run() throws {
      try withLog {
        // What cannot be read shall not begin a log.
        _ = try OutcomeStore.readOnly(file: other)
        let store = try log.storeOrNewOne(isDryRun: isDryRun)
        let report = try store.merge(from: other, isDryRun: isDryRun)
        if printsJSON {
          return Console.print(
            Console.json([
              "format": 1, "added": report.added, "replaced": report.replaced,
              "unchanged": report.unchanged, "searches": report.searches,
            ]))
        }
        Console.print(
          (isDryRun ? "would be: " : "")
            + "\(report.added.counted("session")) added, \(report.replaced) replaced, "
            + "\(report.unchanged) unchanged; "
            + "\(report.searches.counted("search", "searches")) added")
      }
    }
  }
}
