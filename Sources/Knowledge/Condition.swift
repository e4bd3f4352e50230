/// What must be known for a rule to fire, a question to be asked or a fix to be offered: lines of
/// `finding: value`, joined by all, any and none, nested once at most.
public struct Condition: Hashable, Sendable {
  /// One line: a finding that is one of some values.
  public struct Term: Hashable, Sendable {
    /// Which finding.
    public let finding: Finding.ID
    /// Any of these will do; empty means that it is settled at all.
    public let values: [Finding.Value.ID]

    /// A finding that is one of the given values, or settled at all if none is given.
    public init(_ finding: Finding.ID, _ values: [Finding.Value.ID]) {
      self.finding = finding
      self.values = values
    }

    /// Whether a settled value meets the line.
    public func admits(_ value: Finding.Value.ID) -> Bool {
      values.isEmpty || values.contains(value)
    }
  }

  /// No part of a condition has more lines than this; rules count them in 64 bits.
  public static let mostLines = 60

  /// Every one of these must hold.
  public let all: [Term]
  /// One of these groups must hold as a whole, if there are any.
  public let any: [[Term]]
  /// None of these may hold.
  public let none: [Term]

  /// What must be known.
  public init(all: [Term] = [], any: [[Term]] = [], none: [Term] = []) {
    self.all = all
    self.any = any
    self.none = none
  }

  /// Holds whatever is known.
  public static let always = Condition()

  /// Every finding that is named.
  public var findings: Set<Finding.ID> {
    Set(all.map(\.finding)).union(any.joined().map(\.finding)).union(none.map(\.finding))
  }

  /// Three-valued: what a condition comes to while some findings are still open.
  public enum Standing: Sendable {
    /// It holds by what is known.
    case holds
    /// It cannot hold by what is known.
    case fails
    /// It depends on findings that are not settled yet.
    case open
  }

  /// Whether it holds by what is known; `value` gives a settled finding's value.
  public func standing(_ value: (Finding.ID) -> Finding.Value.ID?) -> Standing {
    func standing(of terms: [Term]) -> Standing {
      var result = Standing.holds
      for term in terms {
        guard let settled = value(term.finding) else {
          result = .open
          continue
        }
        if !term.admits(settled) { return .fails }
      }
      return result
    }
    var result = standing(of: all)
    if result == .fails { return .fails }
    for term in none {
      guard let settled = value(term.finding) else { continue }
      if term.admits(settled) { return .fails }
    }
    guard !any.isEmpty else { return result }
    let alternatives = any.map(standing(of:))
    if alternatives.allSatisfy({ $0 == .fails }) { return .fails }
    if !alternatives.contains(.holds) { result = .open }
    return result
  }
}
