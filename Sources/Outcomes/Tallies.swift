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
  /// Whether the sessions' success was seen, not merely reported (`LoggedEnding.isConfirmed`).
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
/// that ends before one that is counted already has all counted again. (Within a session every
/// addition to one tally is of the same share, so there the order is free.)
enum Tallies {
  /// What a tally counts: the columns of its key.
  struct Key: Hashable {
    let quantity: Tally.Quantity
    let subject: String
    let value: String
    let cause: String
    let context: Context

    func row(_ amount: Double) -> StatementArguments {
      [
        quantity.rawValue, subject, value, cause, context.provider, context.client,
        context.isConfirmed, amount,
      ]
    }
  }

  struct Context: Hashable {
    let provider: String
    let client: String
    let isConfirmed: Bool
  }

  /// Counts a session that has just ended.
  static func add(session: Int64, in db: Database) throws {
    let isLast = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number = :session FROM session WHERE outcome IS NOT NULL
          ORDER BY ended_at DESC, id DESC LIMIT 1
          """),
      arguments: ["session": session])
    guard isLast == true else { return try rebuild(in: db) }
    let upsert = try db.cachedStatement(
      sql: insertion + " ON CONFLICT DO UPDATE SET amount = amount + excluded.amount")
    try forEachShare(of: session, in: db) { key, share in
      try upsert.execute(arguments: key.row(share))
    }
  }

  /// Counts every session again.
  static func rebuild(in db: Database) throws {
    var amounts: [Key: Double] = [:]
    let sessions = try Int64.fetchAll(
      db, sql: "SELECT number FROM session WHERE outcome IS NOT NULL ORDER BY ended_at, id")
    for session in sessions {
      try forEachShare(of: session, in: db) { key, share in amounts[key, default: 0] += share }
    }
    try db.execute(sql: "DELETE FROM tally")
    let insert = try db.cachedStatement(sql: insertion)
    for (key, amount) in amounts { try insert.execute(arguments: key.row(amount)) }
  }

  private static let insertion = """
    INSERT INTO tally (quantity, subject, value, cause, provider, client, is_confirmed, amount)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// All that one session adds.
  private static func forEachShare(
    of session: Int64, in db: Database, _ add: (Key, Double) throws -> Void
  ) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT provider, client FROM session WHERE number = ?"),
      arguments: [session])
    guard let row, let ending = try EndingRows.read(of: session, in: db) else { return }
    let context = Context(
      provider: row[0] ?? "", client: row[1] ?? "", isConfirmed: ending.isConfirmed)
    for (cause, share) in ending.credits where share > 0 {
      func count(_ quantity: Tally.Quantity, _ subject: String = "", _ value: String = "") throws {
        try add(
          Key(quantity: quantity, subject: subject, value: value, cause: cause, context: context),
          share)
      }
      try count(.cause)
      for answer in ending.answers {
        try count(answer.value == nil ? .notSure : .answer, answer.finding, answer.value ?? "")
      }
      for attempt in ending.attempts {
        try count(attempt.result == .notDone ? .notDone : .tried, attempt.fix)
        if attempt.result == .worked { try count(.worked, attempt.fix) }
      }
    }
  }
}
