internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why the log of outcomes could not be read or written. What was committed before stays as it is.
public struct OutcomeStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is the matter.
  public enum Problem: Hashable, Sendable {
    /// The folder that should hold the file does not exist.
    case missingFolder
    /// There is no file to read.
    case missingFile
    /// The folder that should hold the file does not exist and cannot be made; the text says why.
    case cannotMakeFolder(String)
    /// The file cannot be opened or made: no permission.
    case cannotOpen
    /// There is a folder, a device or a pipe in the file's place.
    case notAFile
    /// The file can be read but not written.
    case readOnly
    /// The file is no database, or its very beginning is destroyed.
    case noLog
    /// A part of the file is destroyed or gone.
    case damaged
    /// The file is a database of some other program.
    case foreign
    /// A later version has changed the file's layout.
    case madeByNewerVersion
    /// An earlier version made the file, and it may not be brought up to date while only reading.
    case madeByOlderVersion
    /// Another process was writing for longer than we wait.
    case locked
    /// The disk, or the share of it one may use, is full; or files may not grow beyond a size.
    case diskFull
    /// The disk or the file system failed.
    case inputOutput
    /// No session has this identifier or begins with it.
    case unknownSession(String)
    /// Several sessions begin with this.
    case ambiguousSession(String)
    /// A session or search with this identifier is there already.
    case alreadyThere(String)
    /// The session has ended, so nothing can be added.
    case alreadyEnded(String)
    /// An event with this or a later number is there already: another process goes on with the
    /// same session.
    case eventOutOfOrder
    /// An event's body may hold an address, and the person did not agree that text is kept.
    case privateText
    /// A value that the log does not take; the text says which rule it breaks.
    case refused(String)
    /// Anything else, in SQLite's words.
    case other(String)
  }

  /// What is the matter.
  public let problem: Problem
  /// The file concerned.
  public let file: String

  /// An error about a file.
  public init(_ problem: Problem, file: String) {
    self.problem = problem
    self.file = file
  }

  /// One sentence for the person.
  public var description: String {
    switch problem {
    case .missingFolder: "the folder for the log of outcomes does not exist: \(file)"
    case .missingFile: "there is no log of outcomes yet: \(file)"
    case .cannotMakeFolder(let reason):
      "the folder for the log of outcomes cannot be made (\(reason)): \(file)"
    case .cannotOpen: "the log of outcomes cannot be opened: \(file)"
    case .notAFile: "this is no ordinary file, so the log of outcomes cannot be in it: \(file)"
    case .noLog: "this file is no log of outcomes: \(file)"
    case .readOnly: "the log of outcomes cannot be written: \(file)"
    case .damaged: "the log of outcomes is damaged: \(file)"
    case .foreign: "this database belongs to another program: \(file)"
    case .madeByNewerVersion: "the log of outcomes was made by a newer mailhelp: \(file)"
    case .madeByOlderVersion: "the log of outcomes was made by an older mailhelp: \(file)"
    case .locked: "another process is writing to the log of outcomes: \(file)"
    case .diskFull:
      "the disk is full or a size limit is reached, so the log of outcomes cannot grow: \(file)"
    case .inputOutput: "the disk failed while the log of outcomes was used: \(file)"
    case .unknownSession(let id): "there is no session '\(id)'"
    case .ambiguousSession(let prefix): "several sessions begin with '\(prefix)'"
    case .alreadyThere(let id): "'\(id)' is in the log already"
    case .alreadyEnded(let id): "session '\(id)' has ended"
    case .eventOutOfOrder: "this session has been continued elsewhere"
    case .privateText: "this step may hold an address and is not stored"
    case .refused(let rule): "the log of outcomes does not take this: \(rule)"
    case .other(let words): "the log of outcomes cannot be used: \(words)"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch problem {
    case .missingFolder: "make the folder, or name another file with --db"
    case .missingFile: "it is made by the first session; or name another file with --db"
    case .cannotMakeFolder: "allow it, name another file with --db, or use --no-log"
    case .notAFile: "name an ordinary file with --db"
    case .noLog:
      "nothing was changed; name another file with --db, or move this one away to begin anew"
    case .cannotOpen: "see who owns the file and its folder, or name another file with --db"
    case .readOnly: "allow writing to the file and its folder, or use --no-log"
    case .damaged:
      "nothing was changed; try mailhelp outcomes rebuild, put back a copy of the file, or move it "
        + "away to begin anew"
    case .foreign: "nothing was changed; name another file with --db"
    case .madeByNewerVersion: "nothing was changed; update mailhelp, or name another file"
    case .madeByOlderVersion: "begin a session once; that brings the file up to date"
    case .locked: "try again when the other one has finished"
    case .diskFull: "make room; all that was stored before is safe"
    case .inputOutput: "see the system's log; all that was stored before is kept"
    case .unknownSession: "mailhelp outcomes list shows them"
    case .ambiguousSession: "give more of the identifier"
    case .alreadyThere: "use a new identifier"
    case .alreadyEnded: "begin a new session"
    case .eventOutOfOrder: "resume the session to go on from its latest step"
    case .privateText: "leave the text out, or agree to keep it with --keep-text"
    case .refused, .other: "this is a mistake in mailhelp; please report it"
    }
  }
}

/// Thrown inside a transaction to undo it; becomes an `OutcomeStoreError` at the store's door.
struct Refusal: Error {
  let problem: OutcomeStoreError.Problem
  init(_ problem: OutcomeStoreError.Problem) { self.problem = problem }
}

extension OutcomeStoreError {
  /// Whatever was thrown, said in our terms.
  init(_ error: any Error, file: String) {
    switch error {
    case let error as OutcomeStoreError: self = error
    case let error as Refusal: self.init(error.problem, file: file)
    case let error as DatabaseError: self.init(Self.problem(of: error), file: file)
    // What we ask for fits the layout that the file is marked with.
    case is RowDecodingError: self.init(.damaged, file: file)
    default: self.init(.other("\(error)"), file: file)
    }
  }

  /// Whether this process may write files up to some size only (`ulimit -f`).
  private static var hasSizeLimit: Bool {
    var limit = rlimit()
    #if canImport(Glibc)
      let found = getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
      let found = getrlimit(RLIMIT_FSIZE, &limit)
    #endif
    return found == 0 && limit.rlim_cur < rlim_t(Int64.max)
  }

  private static func problem(of error: DatabaseError) -> Problem {
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: return .cannotOpen
    case .SQLITE_READONLY: return .readOnly
    case .SQLITE_NOTADB: return .noLog
    case .SQLITE_CORRUPT: return .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
    case .SQLITE_FULL: return .diskFull
    // SQLite knows a full disk, but takes a limit on the size of files for a failure.
    case .SQLITE_IOERR: return hasSizeLimit ? .diskFull : .inputOutput
    case .SQLITE_CONSTRAINT:
      switch error.message {
      case Schema.eventOutOfOrder: return .eventOutOfOrder
      case Schema.privateText: return .privateText
      case let rule? where belongsNowhere(rule): return .damaged
      case let rule: return .refused(rule ?? "a constraint")
      }
    // Whatever we say to SQLite fits the layout that the file is marked with.
    case .SQLITE_ERROR where lacksPart(error.message ?? ""): return .damaged
    default: return .other(error.message ?? "\(error.resultCode)")
    }
  }

  /// Whether a row belongs to no session, or another one stands in its place: rows are numbered here, as of a
  /// session that is there, so something was there that was never stored.
  private static func belongsNowhere(_ rule: String) -> Bool {
    ["FOREIGN KEY", "UNIQUE constraint failed: attempt", "UNIQUE constraint failed: credit"]
      .contains { rule.hasPrefix($0) }
  }

  /// Whether SQLite misses a part of the layout.
  private static func lacksPart(_ message: String) -> Bool {
    ["no such table", "no such column", "malformed JSON", "JSON cannot hold"]
      .contains { message.hasPrefix($0) }
      || message.contains(" has no column named ")
  }
}
