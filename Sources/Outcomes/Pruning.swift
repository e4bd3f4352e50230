internal import GRDB

/// What pruning has removed.
public struct PruneReport: Hashable, Sendable {
  /// Ended sessions whose events are gone.
  public let pruned: Int
  /// Open sessions that are gone altogether.
  public let removed: Int
  /// Searches whose words are gone.
  public let texts: Int
}

extension OutcomeStore {
  /// Removes what was said in sessions before a time, in seconds since 1970: the events of those
  /// that ended earlier, the open ones whose latest step is earlier, and the words of searches.
  /// How the ended ones went is kept, for it names nobody; so the tallies stay as they are.
  /// The removed bytes are overwritten in the file.
  ///
  /// - Parameter isDryRun: whether only to report what would be removed.
  @discardableResult
  public func prune(
    before time: Int, isDryRun: Bool = false
  ) throws(OutcomeStoreError) -> PruneReport {
    do {
      return try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON")
        var report = PruneReport(pruned: 0, removed: 0, texts: 0)
        try db.inTransaction(.immediate) {
          report = try Self.prune(before: time, in: db)
          return isDryRun ? .rollback : .commit
        }
        guard !isDryRun else { return report }
        // The journal still holds the old pages until it is written back. Somebody who is
        // reading may prevent that; then it happens later.
        _ = try? Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return report
      }
    } catch {
      throw OutcomeStoreError(error, file: file)
    }
  }

  private static func prune(before time: Int, in db: Database) throws -> PruneReport {
    try db.execute(
      sql: "UPDATE session SET is_pruned = 1 WHERE ended_at < ? AND NOT is_pruned",
      arguments: [time])
    let pruned = db.changesCount
    try db.execute(
      sql: """
        DELETE FROM event WHERE session IN
          (SELECT number FROM session WHERE is_pruned AND ended_at < ?)
        """, arguments: [time])
    try db.execute(
      sql: "DELETE FROM session WHERE outcome IS NULL AND latest_at < ?", arguments: [time])
    let removed = db.changesCount
    try db.execute(
      sql: "UPDATE search SET text = NULL WHERE at < ? AND text IS NOT NULL", arguments: [time])
    return PruneReport(pruned: pruned, removed: removed, texts: db.changesCount)
  }
}
