/// A number from 0 to 1.
public struct Probability: Hashable, Comparable, Sendable {
  /// The number itself.
  public let value: Double

  /// `nil` unless the number lies from 0 to 1.
  public init?(_ value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    self.value = value
  }

  /// The nearest number within the bounds, which lie just inside 0 and 1 lest one wrong answer be
  /// beyond repair (Cromwell's rule: D. V. Lindley, "Making Decisions", 1985).
  public init(clamping value: Double, to bounds: ClosedRange<Double> = 0...1) {
    self.value =
      value.isNaN ? bounds.lowerBound : min(max(value, bounds.lowerBound), bounds.upperBound)
  }

  /// Smaller numbers are smaller.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
