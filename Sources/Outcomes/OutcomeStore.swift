internal import GRDB

/// The log of what was said and tried, and what has worked: one SQLite file that several
/// processes may use at once.
///
/// The log itself (sessions, events, endings, searches) is only ever added to. The tallies beside
/// it are made from it, in the same transaction, and can be made again at any time (`rebuild`).
public struct OutcomeStore: Sendable {
  let database: any DatabaseWriter
  /// The file, or `:memory:`.
  public let file: String

  /// Opens the log for reading and writing, and makes it if there is none.
  ///
  /// A file that is damaged, somebody else's, or made by a later version is left as it is.
  /// - Parameters:
  ///   - creatingFolder: whether to make the folder as well (mode 0700), as is right for
  ///     `defaultPath`. A file that a person names is expected to lie in a folder that exists.
  ///   - patience: how long each step waits while another process writes, in seconds; then it fails with
  ///     `locked`. The opening waits as long as is usual, whatever this says.
  public init(
    file: String, creatingFolder: Bool = false, patience: Double = usualPatience
  ) throws(OutcomeStoreError) {
    do {
      let queue = try OutcomeFile.open(file, creatingFolder: creatingFolder, patience: patience)
      try self.init(migrating: queue, file: file, patience: Self.usualPatience)
    } catch {
      throw OutcomeStoreError(error, file: file)
    }
  }

  /// How long is waited while another process writes, in seconds, if nobody says otherwise.
  public static let usualPatience = 5.0

  /// A log that lives no longer than the value does.
  public static func inMemory() throws(OutcomeStoreError) -> OutcomeStore {
    do {
      let queue = try DatabaseQueue(configuration: OutcomeFile.configuration(0))
      return try OutcomeStore(migrating: queue, file: ":memory:", patience: 0)
    } catch {
      throw OutcomeStoreError(error, file: ":memory:")
    }
  }

  /// Opens the log for reading only; whatever writes is refused with `readOnly`.
  public static func readOnly(file: String) throws(OutcomeStoreError) -> OutcomeStore {
    do {
      let queue = try OutcomeFile.openReadOnly(file, patience: usualPatience)
      guard try queue.read(Schema.isUpToDate) else {
        throw Refusal(try queue.read(Schema.isBegun) ? .madeByOlderVersion : .missingFile)
      }
      return OutcomeStore(database: queue, file: file)
    } catch {
      throw OutcomeStoreError(error, file: file)
    }
  }

  private init(migrating database: any DatabaseWriter, file: String, patience: Double) throws {
    try OutcomeFile.withPatience(patience) {
      try Schema.bringUpToDate(database)
      try Tallies.bringUpToDate(database)
    }
    self.init(database: database, file: file)
  }

  private init(database: any DatabaseWriter, file: String) {
    self.database = database
    self.file = file
  }

  /// One transaction for reading, its errors in our terms.
  func reading<Value>(_ body: (Database) throws -> Value) throws(OutcomeStoreError) -> Value {
    do { return try database.read(body) } catch { throw OutcomeStoreError(error, file: file) }
  }

  /// One transaction for writing: all of it, or nothing.
  func writing<Value>(_ body: (Database) throws -> Value) throws(OutcomeStoreError) -> Value {
    do { return try database.write(body) } catch { throw OutcomeStoreError(error, file: file) }
  }
}
