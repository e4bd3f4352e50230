/// How people tell of one cause, in whole sentences and in their own manner: with what they tried, what
/// still works and what the program said. From these the look-up learns which words speak for a cause.
public struct Reports: Identifiable, Sendable {
  /// The name of the cause that they tell of.
  public typealias ID = Identifier<Reports>

  /// The name of the cause that they tell of, or `something-else`.
  public let id: ID
  /// The reports, with nothing private in them.
  public let told: [String]
  /// Where they are written.
  public let origin: SourceLocation

  /// Which cause they tell of.
  public var cause: Cause.ID { Cause.ID(id.rawValue) }

  /// How people tell of one cause.
  public init(_ cause: Cause.ID, told: [String], origin: SourceLocation = .nowhere) {
    id = ID(cause.rawValue)
    self.told = told
    self.origin = origin
  }
}
