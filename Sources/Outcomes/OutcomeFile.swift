internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension OutcomeStore {
  /// Where the log is kept if nobody says otherwise: `mailhelp/outcomes.sqlite` in the XDG data
  /// folder, or `nil` if the environment names neither that folder nor a home. A relative
  /// `XDG_DATA_HOME` counts as absent, as the XDG base directory specification has it.
  public static func defaultPath(environment: [String: String]) -> String? {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/mailhelp/outcomes.sqlite"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share/mailhelp/outcomes.sqlite"
  }
}

/// The file under the database: who may read it, and how a connection to it is opened.
enum OutcomeFile {
  /// A connection for writing. The file is made if there is none, readable by its owner alone;
  /// SQLite gives the journal beside it the same permissions.
  static func open(
    _ path: String, creatingFolder: Bool, patience: Double
  ) throws -> DatabaseQueue {
    if creatingFolder { try makeFolder(of: path) }
    guard isThere(folder(of: path)) else { throw Refusal(.missingFolder) }
    try requireOrdinaryFile(path)
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #else
      let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #endif
    // Whether it went well or not, SQLite says best what is wrong.
    if descriptor >= 0 { close(descriptor) }
    return try withPatience(OutcomeStore.usualPatience) {
      let queue = try DatabaseQueue(
        path: literal(path), configuration: configuration(patience))
      try queue.writeWithoutTransaction(useWriteAheadLog)
      return queue
    }
  }

  /// A connection for reading. Nothing is made or brought up to date.
  static func openReadOnly(_ path: String, patience: Double) throws -> DatabaseQueue {
    guard isThere(path) else { throw Refusal(.missingFile) }
    try requireOrdinaryFile(path)
    var configuration = configuration(patience)
    configuration.readonly = true
    return try withPatience(patience) {
      do {
        return try DatabaseQueue(path: literal(path), configuration: configuration)
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
        && !isThere(path + "-wal")
      {
        // Readers of a write-ahead log make files beside it, which is refused in a folder that is
        // not ours to write. As nobody has a journal there, nobody is writing, and SQLite may take
        // the file as one that does not change.
        return try DatabaseQueue(path: immutable(path), configuration: configuration)
      }
    }
  }

  static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "mailhelp.outcomes"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    // Before anything is written, even the journal mode: the file may be somebody else's.
    configuration.prepareDatabase { try Schema.recognise($0) }
    return configuration
  }

  /// A write-ahead log lets others read while one writes. With NORMAL, a transaction is in the
  /// system's hands when it is committed but not forced onto the disk: the death of the process,
  /// at any moment, loses the step in flight at most. Only the death of the machine may lose the
  /// latest steps, and even that never damages the file.
  private static func useWriteAheadLog(_ db: Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
      throw Refusal(.readOnly)
    }
    try db.execute(sql: "PRAGMA synchronous = NORMAL")
  }

  /// SQLite does not wait for every lock, notably not when two processes that make the same file
  /// both turn the write-ahead log on; so the opening as a whole is tried again.
  static func withPatience<Value>(_ seconds: Double, _ open: () throws -> Value) throws -> Value {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      do {
        return try open()
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
      {
        usleep(10_000)
      }
    }
  }

  /// The path, kept from meaning something special to SQLite, as `:memory:` and `file:…` do.
  private static func literal(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  private static func immutable(_ path: String) -> String {
    let escaped = literal(path).unicodeScalars.map {
      switch $0 {
      case "%": "%25"
      case "?": "%3f"
      case "#": "%23"
      default: String($0)
      }
    }
    return "file:" + escaped.joined() + "?immutable=1"
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Refuses what SQLite would read or write to no end, or wait for: folders, devices and pipes. What is not
  /// there is no such thing.
  private static func requireOrdinaryFile(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(.notAFile)
    }
  }

  /// Makes the folder and those above it, for the owner alone, where there is none yet.
  private static func makeFolder(of path: String) throws {
    let folder = folder(of: path)
    guard !isThere(folder) else { return }
    if folder.contains("/") { try makeFolder(of: folder) }
    // Another process may make it at the same moment.
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw Refusal(.cannotMakeFolder(String(cString: strerror(errno))))
    }
  }
}
