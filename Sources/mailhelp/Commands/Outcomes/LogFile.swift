import ArgumentParser
import Outcomes

/// Where the log is.
struct LogFile: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The file in which outcomes are kept.", valueName: "file"),
    completion: .file())
  var file: String?

  func validate() throws { try requireName(file, of: "--db") }

  /// The log, begun if there is none yet; if nothing is to be written, in memory alone.
  func storeOrNewOne(isDryRun: Bool) throws -> OutcomeStore {
    var options = LogOptions()
    options.file = file
    if let store = try options.existingStore() { return store }
    return isDryRun ? try OutcomeStore.inMemory() : try options.store()
  }

  /// The log; exit status 2 if there is none yet.
  func store() throws -> OutcomeStore {
    var options = LogOptions()
    options.file = file
    do {
      guard let store = try options.existingStore() else {
        throw Failure(
          "nothing has been kept yet", hint: "finished sessions are kept by mailhelp diagnose")
      }
      return store
    } catch let error as OutcomeStoreError where error.problem == .readOnly {
      // Enough for all that only looks; whatever writes will be refused in the same words.
      return try OutcomeStore.readOnly(file: error.file)
    } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }
}

/// Runs work on the log; what the log complains of ends the command with status 2.
func withLog(_ work: () throws -> Void) throws {
  try running {
    do { try work() } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }
}
