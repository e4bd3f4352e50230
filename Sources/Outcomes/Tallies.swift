internal import GRDB

/// A soft count: how many sessions' worth of evidence the log holds for one thing in one context.
public struct Tally: Hashable, Sendable {
  /// What is counted.
  public enum Quantity: String, CaseIterable, Sendable {
    /// Sessions of the cause; no subject.
    case cause
    /// The cause's sessions in which the finding `subject` had the answer `value`.
    case answer
    /// The cause's sessions in which the person was not sure of the finding `subject`.
    case notSure = "not-sure"
    /// The cause's sessions in which the fix `subject` was done.
    case tried
    /// The cause's sessions in which the fix `subject` worked.
    case worked
    /// The cause's sessions in which the fix `subject` could not be done.
    case notDone = "not-done"
  }

  /// What is counted.
  public let quantity: Quantity
  /// The fix or finding, or nothing.
  public let subject: String
  /// The answer, or nothing.
  public let value: String
  /// The cause whose share is summed.
  public let cause: String
  /// The provider, or `nil` if it was not known.
  public let provider: String?
  /// The client, or `nil` if it was not known.
  public let client: String?
  /// Whether successes that were reported but not seen are meant, which count for less.
  public let isConfirmed: Bool
  /// The sum of the shares.
  public let amount: Double
}

extension OutcomeStore {
  /// All tallies, ordered by what they count.
  public func tallies() throws(OutcomeStoreError) -> [Tally] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM tally").map { row in
        guard let quantity = Tally.Quantity(rawValue: row["quantity"]) else {
          throw Refusal(.damaged)
        }
        let (provider, client): (String, String) = (row["provider"], row["client"])
        return Tally(
          quantity: quantity, subject: row["subject"], value: row["value"], cause: row["cause"],
          provider: provider.isEmpty ? nil : provider, client: client.isEmpty ? nil : client,
          isConfirmed: row["is_confirmed"], amount: row["amount"])
      }
    }
  }

  /// Drops the tallies and makes them again from the log, in the order in which sessions ended.
  /// The result is that of adding session by session, to the last bit.
  public func rebuild() throws(OutcomeStoreError) {
    try writing(Tallies.rebuild)
  }
}

/// The tallies as a projection of the ended sessions, taken in one order: by the time of their
/// ending, then by identifier. Sums of floating-point numbers depend on the order, so a session
/// that ends before one that is counted already has all counted again.
enum Tallies {
  /// Counts a session that has just ended.
  static func add(session: Int64, in db: Database) throws {
    let isLast = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number = :session FROM session WHERE outcome IS NOT NULL
          ORDER BY ended_at DESC, id DESC LIMIT 1
          """),
      arguments: ["session": session])
    if isLast == true { try count(session, in: db) } else { try rebuild(in: db) }
  }

  /// Counts every session again.
  static func rebuild(in db: Database) throws {
    try db.execute(sql: "DELETE FROM tally")
    let sessions = try Int64.fetchAll(
      db, sql: "SELECT number FROM session WHERE outcome IS NOT NULL ORDER BY ended_at, id")
    for session in sessions { try count(session, in: db) }
  }

  private static func count(_ session: Int64, in db: Database) throws {
    for statement in statements {
      try db.cachedStatement(sql: statement).execute(arguments: [session])
    }
  }

  /// One statement for each part of an ending. Each touches a row of `tally` once per row that it
  /// reads, and reads in a fixed order.
  private static let statements = [
    add("'cause', '', ''", from: ""),
    add(
      "iif(value IS NULL, 'not-sure', 'answer'), finding, coalesce(value, '')",
      from: "JOIN answer USING (session)", order: "finding"),
    add(
      "iif(result = 'not-done', 'not-done', 'tried'), fix, ''",
      from: "JOIN attempt USING (session)", order: "position"),
    add(
      "'worked', fix, ''",
      from: "JOIN attempt ON attempt.session = credit.session AND result = 'worked'",
      order: "position"),
  ]

  private static func add(
    _ key: String, from join: String, order: String = "cause"
  ) -> String {
    """
    INSERT INTO tally
      (quantity, subject, value, cause, provider, client, is_confirmed, amount)
    SELECT \(key), cause, coalesce(provider, ''), coalesce(client, ''), is_confirmed, share
    FROM session JOIN credit ON credit.session = session.number \(join)
    WHERE session.number = ? AND share > 0 ORDER BY \(order), cause
    ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
    """
  }
}
