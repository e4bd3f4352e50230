internal import GRDB
internal import Learning

/// The rows of `fix_tally`, `cause_tally` and `habit_tally`. An empty text stands for every provider, every
/// client, or no cause, so that it can be part of a key.
enum TallyTable {
  static func fixes(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.TallyRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM fix_tally WHERE \(condition) ORDER BY provider, client, cause, fix
      """
    return try request.fetchAll(db).map { row in
      TallyBook.TallyRow(
        context: try context(row), cause: try row.held("cause"), fix: try row.held("fix"),
        tally: Tally(
          worked: try figure(row, "worked"), tried: try figure(row, "tried"),
          recentlyWorked: try figure(row, "recently_worked"),
          recentlyTried: try figure(row, "recently_tried"),
          sessions: try figure(row, "sessions"), day: try row.held("day")))
    }
  }

  static func causes(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.CauseRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM cause_tally WHERE \(condition) ORDER BY provider, client, cause
      """
    return try request.fetchAll(db).map { row in
      TallyBook.CauseRow(
        context: try context(row), cause: try name(row, "cause"),
        count: CauseCount(
          sessions: try figure(row, "sessions"), count: try figure(row, "count"),
          total: try figure(row, "total"), day: try row.held("day"),
          unrest: try figure(row, "unrest")))
    }
  }

  static func habits(
    where condition: SQL, in db: Database
  ) throws -> [TallyBook.HabitRow] {
    let request: SQLRequest<Row> = """
      SELECT * FROM habit_tally WHERE \(condition) ORDER BY kind, subject, cause, value
      """
    return try request.fetchAll(db).map { row in
      guard let kind = Habit.Kind(rawValue: try row.held("kind")) else { throw Refusal(.damaged) }
      return TallyBook.HabitRow(
        habit: Habit(
          kind, try row.held("subject"), cause: try name(row, "cause"),
          value: try name(row, "value")),
        tally: HabitTally(
          count: try figure(row, "count"), times: try figure(row, "times"),
          sessions: try figure(row, "sessions"), day: try row.held("day")))
    }
  }

  /// Stores all rows of the book in place of those with the same keys.
  static func store(_ book: TallyBook, in db: Database) throws {
    let fix = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO fix_tally (provider, client, cause, fix,
          worked, tried, recently_worked, recently_tried, sessions, day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.tallyRows {
      let tally = row.tally
      try fix.execute(arguments: [
        row.context.provider ?? "", row.context.client ?? "", row.cause, row.fix,
        tally.worked, tally.tried, tally.recentlyWorked, tally.recentlyTried, tally.sessions,
        tally.day,
      ])
    }
    let cause = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO cause_tally
          (provider, client, cause, sessions, count, total, day, unrest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.causeRows {
      try cause.execute(arguments: [
        row.context.provider ?? "", row.context.client ?? "", row.cause ?? "",
        row.count.sessions, row.count.count, row.count.total, row.count.day,
        row.count.unrest,
      ])
    }
    let habit = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO habit_tally
          (kind, subject, cause, value, count, times, sessions, day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in book.habitRows {
      try habit.execute(arguments: [
        row.habit.kind.rawValue, row.habit.subject, row.habit.cause ?? "", row.habit.value ?? "",
        row.tally.count, row.tally.times, row.tally.sessions, row.tally.day,
      ])
    }
  }

  private static func context(_ row: Row) throws -> Context {
    Context(provider: try name(row, "provider"), client: try name(row, "client"))
  }

  /// A count. SQLite keeps infinity as a number like any other, so that no rule of the table refuses it.
  private static func figure(_ row: Row, _ column: String) throws -> Double {
    let figure: Double = try row.held(column)
    guard figure.isFinite else { throw Refusal(.damaged) }
    return figure
  }

  private static func name(_ row: Row, _ column: String) throws -> String? {
    let text: String = try row.held(column)
    return text.isEmpty ? nil : text
  }
}
