import ArgumentParser
import Knowledge
import Outcomes

/// Where the log is, and which part of it is meant.
struct LogSelection: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The file in which outcomes are kept.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(
    name: .customLong("provider"), help: ArgumentHelp("Only this provider.", valueName: "provider"))
  var provider: String?

  @Option(
    name: .customLong("client"), help: ArgumentHelp("Only this program.", valueName: "client"))
  var client: String?

  @Option(
    name: .customLong("since"), help: ArgumentHelp("Only from that day on.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var since: Day?

  @Option(
    name: .customLong("until"), help: ArgumentHelp("Only up to that day.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var until: Day?

  var filter: SessionFilter {
    SessionFilter(
      provider: provider, client: client, since: since.map { $0.daysSince1970 * 86_400 },
      before: until.map { ($0.daysSince1970 + 1) * 86_400 })
  }

  /// The log; exit status 1 if there is none yet.
  func store() throws -> OutcomeStore {
    var options = LogOptions()
    options.file = file
    do {
      guard let store = try SessionLog.existingStore(options) else {
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
