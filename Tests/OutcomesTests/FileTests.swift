import Foundation
import GRDB
import Synchronization
import Testing

@testable import Outcomes

/// Opening the file, and everything that can be wrong with it; all tried on real files.
struct FileTests {
  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/a"], "/data/mailhelp/outcomes.sqlite"),
    (["HOME": "/home/a"], "/home/a/.local/share/mailhelp/outcomes.sqlite"),
    (
      ["XDG_DATA_HOME": "data", "HOME": "/home/a"],
      "/home/a/.local/share/mailhelp/outcomes.sqlite"
    ),
    (["XDG_DATA_HOME": "", "HOME": "/h"], "/h/.local/share/mailhelp/outcomes.sqlite"),
    (["XDG_DATA_HOME": "data"], nil),
    ([:], nil),
  ])
  func defaultPathFollowsTheEnvironment(environment: [String: String], path: String?) {
    #expect(OutcomeStore.defaultPath(environment: environment) == path)
  }

  @Test func folderAndFileAreForTheOwnerAlone() throws {
    try withFolder { folder in
      let file = folder + "/share/mailhelp/outcomes.sqlite"
      let store = try OutcomeStore(file: file, creatingFolder: true)
      try store.begin(session(1))
      func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try mode(folder + "/share") == 0o700)
      #expect(try mode(folder + "/share/mailhelp") == 0o700)
      #expect(try mode(file) == 0o600)
      #expect(try mode(file + "-wal") == 0o600)
    }
  }

  @Test func whatWasStoredIsThereWhenOpenedAgain() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try OutcomeStore(file: file).begin(session(1), events: [event(0)])
      #expect(try OutcomeStore(file: file).events(of: uuid(1)) == [event(0)])
      #expect(try OutcomeStore.readOnly(file: file).events(of: uuid(1)) == [event(0)])
    }
  }

  @Test func readOnlyStoreRefusesToWrite() throws {
    try withFolder { folder in
      let file = folder + "/log"
      let writer = try OutcomeStore(file: file)
      let reader = try OutcomeStore.readOnly(file: file)
      try writer.begin(session(1))
      #expect(try reader.openSessions().count == 1, "it sees what is written meanwhile")
      #expect(problem { try reader.begin(session(2)) } == .readOnly)
    }
  }

  @Test func missingFolderAndMissingFileAreNamed() throws {
    try withFolder { folder in
      #expect(problem { try OutcomeStore(file: folder + "/none/log") } == .missingFolder)
      #expect(problem { try OutcomeStore.readOnly(file: folder + "/log") } == .missingFile)
      #expect(!FileManager.default.fileExists(atPath: folder + "/log"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func whatIsNoOrdinaryFileIsNotWaitedFor() throws {
    try withFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      try fill(folder + "/log", sessions: 1)
      let store = try OutcomeStore(file: folder + "/log")
      for file in [folder, pipe, "/dev/null", "/dev/zero"] {
        #expect(problem { try OutcomeStore(file: file) } == .notAFile)
        #expect(problem { try OutcomeStore.readOnly(file: file) } == .notAFile)
        #expect(problem { try store.merge(from: file) } == .notAFile)
      }
    }
  }

  @Test func aFolderThatCannotBeMadeIsSaidToBeSo() throws {
    try withFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      let met = problem {
        try OutcomeStore(file: folder + "/file/mailhelp/log", creatingFolder: true)
      }
      #expect(met == .cannotMakeFolder("Not a directory"))
    }
  }

  @Test func garbageIsNoLogAndStaysAsItIs() throws {
    try withFolder { folder in
      let file = folder + "/log"
      let garbage = Data("This is no database, but long enough to look like one. ".utf8)
      try Data((0..<40).flatMap { _ in garbage }).write(to: URL(fileURLWithPath: file))
      try expectRefused(file, .noLog)
    }
  }

  @Test func destroyedPagesAreDamageAndStayAsTheyAre() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 200)
      let pages = try DatabaseQueue(path: file).read {
        try Int.fetchAll(
          $0,
          sql: "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'session' AND rootpage > 0")
      }
      var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      for page in pages {
        let start = (page - 1) * 4096
        bytes.replaceSubrange(start..<start + 64, with: Data(repeating: 0xA5, count: 64))
      }
      try bytes.write(to: URL(fileURLWithPath: file))
      let store = try OutcomeStore(file: file)
      #expect(problem { try store.list(limit: 1000) } == .damaged)
      #expect(problem { try store.begin(session(5000), events: [event(0)]) } == .damaged)
      #expect(problem { try store.rebuild() } == .damaged)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
    }
  }

  @Test func fileCutOffIsDamaged() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 200)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
      #expect(problem { try OutcomeStore(file: file).list(limit: 1000) } == .damaged)
    }
  }

  @Test(arguments: ["session", "event", "attempt", "credit", "answer", "search"])
  func aTableThatIsGoneIsDamage(table: String) throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 3)
      let before = try without(table, in: file)
      let store = try OutcomeStore(file: file)
      let sought = LoggedSearch(
        id: uuid(9), at: 1000, knowledgeVersion: "2026-11", words: 2, hit: false)
      let met = [
        problem { try store.begin(session(5), events: [event(0)]) },
        problem { try store.end(uuid(5), ending(at: 3000)) },
        problem { try store.record(sought) }, problem { try store.list() },
        problem { try store.gaps() }, problem { try store.rebuild() },
      ].compactMap(\.self)
      #expect(met.contains(.damaged))
      #expect(met.allSatisfy { [.damaged, .unknownSession(uuid(5))].contains($0) }, "\(met)")
      try store.database.close()
      let after = try rows(in: file)
      #expect(before.allSatisfy { after[$0.key, default: 0] >= $0.value }, "nothing else is lost")
    }
  }

  @Test func theRecordOfMigrationsGoneIsDamageAndTheFileStaysAsItIs() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 2)
      try DatabaseQueue(path: file).writeWithoutTransaction { db in
        try db.execute(sql: "DROP TABLE grdb_migrations; PRAGMA journal_mode = DELETE")
      }
      try expectRefused(file, .damaged)
    }
  }

  @Test(arguments: ["fix_tally", "cause_tally", "habit_tally"])
  func talliesThatAreGoneAreMadeAgain(table: String) throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 3)
      let tallies = try OutcomeStore(file: file).tallies()
      try without(table, in: file)
      let store = try OutcomeStore(file: file)
      #expect(problem { try store.tallies() } == .damaged)
      try store.rebuild()
      #expect(try store.tallies() == tallies)
      #expect(try store.list().count == 3)
    }
  }

  /// Drops a table; gives how many rows each of the others has.
  @discardableResult
  func without(_ table: String, in file: String) throws -> [String: Int] {
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; DROP TABLE \(table)")
    }
    try queue.close()
    return try rows(in: file)
  }

  /// How many rows each table has.
  func rows(in file: String) throws -> [String: Int] {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    return try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      return try Dictionary(
        uniqueKeysWithValues: tables.map {
          ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0)
        })
    }
  }

  @Test func otherProgramsDatabaseIsLeftAlone() throws {
    try withFolder { folder in
      let named = folder + "/bookmarks"
      let marked = folder + "/marked"
      try DatabaseQueue(path: named).write { try $0.execute(sql: "CREATE TABLE bookmark (url)") }
      try DatabaseQueue(path: marked).write { try $0.execute(sql: "PRAGMA application_id = 7") }
      try expectRefused(named, .foreign)
      try expectRefused(marked, .foreign)
    }
  }

  @Test func newerVersionsFileIsLeftAlone() throws {
    try withFolder { folder in
      let file = folder + "/log"
      let store = try OutcomeStore(file: file)
      try store.database.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            INSERT INTO grdb_migrations VALUES ('2 of the future');
            PRAGMA journal_mode = DELETE;
            """)
      }
      try store.database.close()
      try expectRefused(file, .madeByNewerVersion)
    }
  }

  @Test func emptyFileIsANewLogButNothingToRead() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try Data().write(to: URL(fileURLWithPath: file))
      #expect(problem { try OutcomeStore.readOnly(file: file) } == .missingFile)
      #expect(try OutcomeStore(file: file).list().isEmpty)
    }
  }

  @Test func otherWriterIsWaitedForButNotForEver() throws {
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file, sessions: 1)
      let store = try OutcomeStore(file: file, creatingFolder: false, patience: 0.05)
      let other = try DatabaseQueue(path: file)
      var met: OutcomeStoreError.Problem?
      var readMeanwhile = 0
      try other.inTransaction(.immediate) { _ in
        met = problem { try store.begin(session(7)) }
        readMeanwhile = try store.list().count
        return .rollback
      }
      #expect(met == .locked)
      #expect(readMeanwhile == 1)
      try store.begin(session(7))
    }
  }

  @Test func fullDiskLosesNothingThatWasStored() throws {
    try withFolder { folder in
      let file = folder + "/log"
      let store = try OutcomeStore(file: file)
      try store.begin(session(1))
      try store.database.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages + 3)")
      }
      var stored = 0
      let long = #"{"value":"\#(String(repeating: "x", count: 1000))"}"#
      let met = problem {
        while stored < 100 {
          try store.append([event(stored, long)], to: uuid(1))
          stored += 1
        }
      }
      #expect(met == .diskFull)
      #expect(stored > 0)
      #expect(try store.events(of: uuid(1)).count == stored)
      try store.database.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA max_page_count = 100000")
      }
      try store.append([event(stored)], to: uuid(1))
      #expect(try OutcomeStore(file: file).events(of: uuid(1)).count == stored + 1)
    }
  }

  #if os(Linux)
    /// As somebody to whom neither file nor folder belongs.
    @Test func permissionsAreObeyedAndNamed() throws {
      try withFolder { folder in
        let file = folder + "/log #1?"
        try fill(file, sessions: 1)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        func asNobody(mode: Int, _ body: @escaping @Sendable () throws -> Void) throws
          -> OutcomeStoreError.Problem?
        {
          try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
          return onThreadOfNobody { problem(body) }
        }
        #expect(try asNobody(mode: 0o600) { _ = try OutcomeStore(file: file) } == .cannotOpen)
        #expect(
          try asNobody(mode: 0o600) { _ = try OutcomeStore.readOnly(file: file) } == .cannotOpen)
        #expect(
          try asNobody(mode: 0o644) { try OutcomeStore(file: file).begin(session(9)) }
            == .readOnly)
        #expect(
          try asNobody(mode: 0o644) { _ = try OutcomeStore(file: folder + "/new") }
            == .cannotOpen)
        let reading = try asNobody(mode: 0o644) {
          _ = try OutcomeStore.readOnly(file: file).list()
        }
        #expect(reading == nil)
        #expect(try OutcomeStore(file: file).list().count == 1)
      }
    }
  #endif

  @Test(arguments: [
    OutcomeStoreError.Problem.missingFolder, .cannotMakeFolder("it is so"), .missingFile,
    .cannotOpen, .notAFile, .noLog, .readOnly, .damaged,
    .foreign, .madeByNewerVersion, .madeByOlderVersion, .locked, .diskFull, .inputOutput,
  ])
  func messageNamesTheFileAndHintSaysWhatToDo(problem: OutcomeStoreError.Problem) {
    let error = OutcomeStoreError(problem, file: "/data/log")
    #expect(error.description.hasSuffix(": /data/log"))
    #expect(!error.hint.isEmpty)
  }

  /// Opening fails either way, and not a byte of the file changes.
  func expectRefused(
    _ file: String, _ problem: OutcomeStoreError.Problem,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    for open in [
      { _ = try OutcomeStore(file: file) }, { _ = try OutcomeStore.readOnly(file: file) },
    ] {
      #expect(OutcomesTests.problem(open) == problem, sourceLocation: sourceLocation)
    }
    let after = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(after == bytes, sourceLocation: sourceLocation)
  }

  /// A log with sessions in it, closed again.
  func fill(_ file: String, sessions: Int) throws {
    let store = try OutcomeStore(file: file)
    for number in 0..<sessions {
      try store.begin(session(number), events: [event(0), event(1)])
      try store.end(uuid(number), ending(at: 2000 + number))
    }
    try store.database.close()
  }
}

#if os(Linux)
  /// Runs the body on a thread of its own, whose rights to files are those of the user nobody. That
  /// is a matter of the thread alone, and without root it changes nothing: then the tests' own user
  /// must be somebody whom permissions bind.
  private func onThreadOfNobody(
    _ body: @escaping @Sendable () -> OutcomeStoreError.Problem?
  ) -> OutcomeStoreError.Problem? {
    let result = Result()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      typealias SetUser = @convention(c) (UInt32) -> Int32
      if let symbol = dlsym(nil, "setfsuid") {
        _ = unsafeBitCast(symbol, to: SetUser.self)(65_534)
      }
      result.value.withLock { $0 = body() }
      done.signal()
    }
    done.wait()
    return result.value.withLock { $0 }
  }

  private final class Result: Sendable {
    let value = Mutex<OutcomeStoreError.Problem?>(nil)
  }
#endif
