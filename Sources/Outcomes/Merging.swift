internal import GRDB
internal import Knowledge

/// What a merge has changed.
public struct MergeReport: Hashable, Sendable {
  /// Sessions that were not here before.
  public internal(set) var added = 0
  /// Sessions of which the other file knew more: a later end, or that they are pruned.
  public internal(set) var replaced = 0
  /// Sessions that stay as they were.
  public internal(set) var unchanged = 0
  /// Searches that were not here before.
  public internal(set) var searches = 0
}

extension OutcomeStore {
  /// Takes over what another desk's log holds. Doing it twice changes nothing more, and the order
  /// in which several files are merged does not matter: of two copies of one session the greater
  /// stays, by one order that both desks share (`SessionCopy`). The other file is only read.
  ///
  /// - Parameter isDryRun: whether only to report what would be taken over.
  @discardableResult
  public func merge(
    from other: String, isDryRun: Bool = false
  ) throws(OutcomeStoreError) -> MergeReport {
    let other = try OutcomeStore.readOnly(file: other)
    do {
      return try other.database.read { theirs in
        do {
          return try database.writeWithoutTransaction { ours in
            var report = MergeReport()
            try ours.inTransaction(.immediate) {
              report = try Merge(theirs: theirs, file: other.file, ours: ours).run()
              return isDryRun ? .rollback : .commit
            }
            return report
          }
        } catch {
          throw OutcomeStoreError(error, file: file)
        }
      }
    } catch {
      throw OutcomeStoreError(error, file: other.file)
    }
  }
}

/// One log taken over into another, within a transaction of both. What is wrong with theirs is told of their
/// file; all other errors are of ours.
private struct Merge {
  let theirs: Database
  let file: String
  let ours: Database

  func run() throws -> MergeReport {
    var report = MergeReport()
    let request: SQLRequest<SessionRow> = "SELECT \(sql: SessionRow.columns) FROM session"
    let rows = try reading { try request.fetchCursor(theirs) }
    while let row = try reading(rows.next) {
      let copy = try reading { try SessionCopy(row, in: theirs) }
      guard let known = try SessionRow.fetch(copy.stored.session.id, in: ours) else {
        try storing { try copy.insert(in: ours) }
        report.added += 1
        continue
      }
      guard try SessionCopy(known, in: ours) < copy else {
        report.unchanged += 1
        continue
      }
      try ours.execute(sql: "DELETE FROM session WHERE number = ?", arguments: [known.number])
      try storing { try copy.insert(in: ours) }
      report.replaced += 1
    }
    report.searches = try takeOverSearches()
    if report.added + report.replaced > 0 { try Tallies.rebuild(in: ours) }
    return report
  }

  /// What is read of theirs; what goes wrong is wrong with their file.
  private func reading<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch { throw OutcomeStoreError(error, file: file) }
  }

  /// Stores what was read of theirs. What our rules refuse their rules would have refused too, so it was not
  /// stored but has come of damage.
  private func storing(_ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw OutcomeStoreError(.damaged, file: file)
    }
  }

  /// A text that one of the two files no longer has is gone from both.
  private func takeOverSearches() throws -> Int {
    let count = "SELECT count(*) FROM search"
    let before = try Int.fetchOne(ours, sql: count) ?? 0
    let insert = try ours.makeStatement(
      sql: """
        INSERT INTO search (id, at, knowledge_version, words, provider, client, is_hit, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET text = min(text, excluded.text)
        """)
    let rows = try reading {
      try Row.fetchCursor(
        theirs,
        sql: """
          SELECT id, at, knowledge_version, words, provider, client, is_hit, text FROM search
          """)
    }
    while let row = try reading(rows.next) {
      try storing { try insert.execute(arguments: StatementArguments(row.databaseValues)) }
    }
    return try (Int.fetchOne(ours, sql: count) ?? 0) - before
  }
}

/// All that one file holds of a session. Copies of the same session differ when one desk went on
/// with it; the greater is the one to keep: pruned before whole (what was deleted stays deleted),
/// ended before open, longer before shorter, and else by what they hold, so that every desk
/// chooses alike.
private struct SessionCopy: Comparable {
  let stored: StoredSession
  let events: [LoggedEvent]
  let ending: LoggedEnding?

  init(_ row: SessionRow, in db: Database) throws {
    stored = row.stored
    events = try EventRow.all(of: row.number, in: db)
    ending = try EndingRows.read(of: row.number, in: db)
  }

  func insert(in db: Database) throws {
    let number = try SessionRow.insert(stored.session, in: db)
    try EventRow.append(events, to: number, in: db)
    if let ending { try EndingRows.insert(ending, of: number, in: db) }
    try db.execute(
      sql: "UPDATE session SET latest_at = ?, is_pruned = ? WHERE number = ?",
      arguments: [stored.latestAt, stored.isPruned, number])
  }

  static func < (left: SessionCopy, right: SessionCopy) -> Bool {
    guard left.rank == right.rank else { return left.rank < right.rank }
    return left.columns.lexicographicallyPrecedes(right.columns) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// Never holds for two copies of which one is smaller: everything stored is in `columns`.
  static func == (left: SessionCopy, right: SessionCopy) -> Bool {
    left.rank == right.rank
      && left.columns.elementsEqual(right.columns) { $0.utf8.elementsEqual($1.utf8) }
  }

  private var rank: Rank {
    Rank(
      isPruned: stored.isPruned ? 1 : 0, hasEnded: ending == nil ? 0 : 1, events: events.count)
  }

  private struct Rank: Comparable {
    let isPruned: Int
    let hasEnded: Int
    let events: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.isPruned, left.hasEnded, left.events) < (right.isPruned, right.hasEnded, right.events)
    }
  }

  /// Everything stored, in the order of the tables' columns, which is the same in every version. It is
  /// compared byte by byte: as texts, two spellings of one accented letter would be equal.
  private var columns: [String] {
    let session = stored.session
    var columns = [
      "\(session.startedAt)", "\(stored.latestAt)", "\(session.day)", session.knowledgeVersion,
      session.provider ?? "", session.client ?? "", "\(session.seed)", session.language,
      "\(session.keepsText)",
    ]
    for event in events { columns += ["\(event.number)", "\(event.at)", event.kind, event.body] }
    guard let ending else { return columns }
    columns += [
      ending.outcome.rawValue, "\(ending.at)", "\(ending.questions)", "\(ending.fixes)",
      "\(ending.isConfirmed)", "\(ending.trust)",
    ]
    for (cause, share) in ending.credits.sorted(by: { $0.key < $1.key }) {
      columns += [cause, "\(share)"]
    }
    for tried in ending.attempts { columns += [tried.fix, tried.result.rawValue] }
    for given in ending.answers { columns += [given.finding, given.value ?? ""] }
    return columns
  }
}
