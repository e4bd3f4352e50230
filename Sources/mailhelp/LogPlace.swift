import Foundation
import Learning
import Outcomes

extension LogOptions {
  /// The log that the options name; throws if it cannot be opened.
  /// - Parameter patience: how long each step waits while another process writes, in seconds.
  func store(patience: Double = OutcomeStore.usualPatience) throws -> OutcomeStore {
    if let file { return try OutcomeStore(file: file, patience: patience) }
    guard let path = OutcomeStore.defaultPath(environment: ProcessInfo.processInfo.environment)
    else {
      throw Failure("there is no home folder to keep outcomes in", hint: "name a file with --db")
    }
    return try OutcomeStore(file: path, creatingFolder: true, patience: patience)
  }

  /// The log if there is one already: a look-up does not begin it. A file without a byte in it is none
  /// yet, and only to look shall not make one of it.
  func existingStore(patience: Double = OutcomeStore.usualPatience) throws -> OutcomeStore? {
    let path =
      file ?? OutcomeStore.defaultPath(environment: ProcessInfo.processInfo.environment)
    guard let path, FileManager.default.fileExists(atPath: path), !Self.isEmptyFile(path) else {
      return nil
    }
    return try OutcomeStore(file: path, patience: patience)
  }

  private static func isEmptyFile(_ path: String) -> Bool {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return attributes?[.type] as? FileAttributeType == .typeRegular
      && attributes?[.size] as? Int == 0
  }
}

extension OutcomeStore {
  /// All that finished sessions have taught.
  func experience() throws(OutcomeStoreError) -> TallyBook { TallyBook(try tallies()) }
}
