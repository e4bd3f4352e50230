internal import GRDB

/// What the columns of a row hold. A log in which a column holds anything else than it should is damaged, and
/// said to be so; `row["…"]` alone would end the program.
extension Row {
  /// What a column holds.
  func held<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let held: Value = try heldIfAny(column) else { throw Refusal(.damaged) }
    return held
  }

  /// What a column holds, if anything.
  func heldIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    // Optional also where there is no such column, as in a table that is another one.
    let held: DatabaseValue? = self[column]
    guard let held, !held.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(held) else { throw Refusal(.damaged) }
    return value
  }

  /// A word of a closed set.
  func heldWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
    guard let word = Word(rawValue: try held(column)) else { throw Refusal(.damaged) }
    return word
  }

  /// A time in seconds since 1970, before the year 10000.
  func heldTime(_ column: String) throws -> Int { try within(0...253_402_300_799, column) }

  /// How many of something there are.
  func heldCount(_ column: String) throws -> Int { try within(0...Int(Self.most), column) }

  /// A sum of shares. SQLite keeps infinity as a number like any other, so that no rule of the table
  /// refuses it.
  func heldSum(_ column: String) throws -> Double { try within(0...Self.most, column) }

  /// A share, 0 to 1.
  func heldShare(_ column: String) throws -> Double { try within(0...1, column) }

  /// No desk has so many sessions, and as an integer it is far from overflowing.
  private static let most = 1e12

  private func within<Value: Comparable & DatabaseValueConvertible>(
    _ range: ClosedRange<Value>, _ column: String
  ) throws -> Value {
    let value: Value = try held(column)
    guard range.contains(value) else { throw Refusal(.damaged) }
    return value
  }
}
