internal import GRDB

/// What the columns of a row hold. A log in which a column holds anything else than it should is damaged, and
/// said to be so; `row["…"]` alone would end the program.
extension Row {
  /// What a column holds.
  func held<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    try Self.value(of: self[column])
  }

  /// What a column holds, if anything.
  func heldIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    let held: DatabaseValue = self[column]
    return held.isNull ? nil : try Self.value(of: held)
  }

  private static func value<Value: DatabaseValueConvertible>(
    of held: DatabaseValue
  ) throws -> Value {
    guard let value = Value.fromDatabaseValue(held) else { throw Refusal(.damaged) }
    return value
  }
}
