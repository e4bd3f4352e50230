internal import GRDB

/// The layout of the file and how an older one is brought up to it.
enum Schema {
  /// Marks the file as ours in its header (SQLite's `application_id`): "mhlp" in ASCII.
  static let applicationID: Int32 = 0x6D68_6C70

  /// What the triggers say; each has its own error.
  static let eventOutOfOrder = "events are only added at the end"
  static let privateText = "text may be private"

  /// Each step is plain SQL and stays as it is for ever once it has been released.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 log and tallies", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: logOfSessions)
      try db.execute(sql: rulesOfLog)
      try db.execute(sql: logOfSearches)
      try db.execute(sql: tallies)
    }
    migrator.registerMigration("2 habits and unrest", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: habits)
    }
    return migrator
  }()

  /// Refuses a file that is another program's or a later version's. Only reads.
  static func recognise(_ db: Database) throws {
    try db.inTransaction(.deferred) {
      let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      if mark != applicationID {
        // The migrator's own table comes before the mark; whoever died between left only that.
        let isEmpty = try Bool.fetchOne(
          db, sql: "SELECT count(*) = 0 FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
        guard mark == 0, isEmpty == true else { throw Refusal(.foreign) }
      } else if try migrator.appliedIdentifiers(db).isEmpty {
        // The mark and the first entry of the migrator's table come in one transaction.
        throw Refusal(.damaged)
      } else if try migrator.hasBeenSuperseded(db) {
        throw Refusal(.madeByNewerVersion)
      }
      return .commit
    }
  }

  /// Whether the file bears our mark; one of no bytes at all does not yet.
  static func isBegun(_ db: Database) throws -> Bool {
    try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID
  }

  /// Applies what is missing. Another process may do the same at the same moment: then one of the
  /// two fails, and is content if the work turns out to be done.
  static func bringUpToDate(_ database: any DatabaseWriter) throws {
    guard try !database.read(isUpToDate) else { return }
    do {
      try migrator.migrate(database)
    } catch {
      guard try database.read(isUpToDate) else { throw error }
    }
  }

  /// Whether nothing is missing. The migrator reads twice, first the migrations, then whether there
  /// is a table for them; reading something beforehand makes both see the same state.
  static func isUpToDate(_ db: Database) throws -> Bool {
    _ = try Int.fetchOne(db, sql: "PRAGMA schema_version")
    return try migrator.hasCompletedMigrations(db)
  }

  /// The tables that are made from the log and can be made again.
  static let tallyTables = ["fix_tally", "cause_tally", "habit_tally"]

  /// Makes the tables of tallies, empty, whatever there is of them.
  static func makeTalliesAnew(_ db: Database) throws {
    for table in tallyTables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
    try db.execute(sql: tallies)
    try db.execute(sql: habits)
  }
}
