import ArgumentParser
import Outcomes

extension OutcomesCommand {
  /// Makes the tallies again from the log.
  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild",
      abstract: "Make the tallies again from the log; the result is the same to the last bit.")

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var printsJSON = false

    @OptionGroup var log: LogFile

    func run() throws {
      try withLog {
        do {
          try log.store().rebuild()
        } catch let error as OutcomeStoreError where error.problem == .damaged {
          throw Failure(
            "\(error)",
            hint:
              "nothing was changed; more than the tallies is damaged: put back a copy of the file, "
              + "or move it away to begin anew")
        }
        Console.print(printsJSON ? Console.json(["format": 1, "rebuilt": 1]) : "rebuilt")
      }
    }
  }
}
