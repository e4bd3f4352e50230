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
        let report = try report()
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

    private func report() throws -> MergeReport {
      do {
        // What cannot be read shall not begin a log.
        _ = try OutcomeStore.readOnly(file: other)
        let store = try log.storeOrNewOne(isDryRun: isDryRun)
        return try store.merge(from: other, isDryRun: isDryRun)
      } catch let error as OutcomeStoreError where error.file == other {
        throw Failure("\(error)", hint: Self.hint(of: error))
      }
    }

    /// What to do about a file that is another desk's to mend.
    private static func hint(of error: OutcomeStoreError) -> String {
      switch error.problem {
      case .missingFile, .notAFile, .noLog, .foreign:
        "nothing was taken over; name the file in which the other desk keeps its outcomes"
      case .damaged: "nothing was taken over; ask the other desk for another copy of its file"
      case .madeByOlderVersion:
        "nothing was taken over; the other desk's file is brought up to date by a session there"
      default: error.hint
      }
    }
  }
}
