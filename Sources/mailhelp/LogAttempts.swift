import Outcomes
import TerminalUI

/// Tries what is to be done with the log of outcomes. The first time that it fails, that is said, and from
/// then on nothing is tried: the person comes first.
final class LogAttempts {
  private(set) var hasFailed = false
  private let consequence: String
  private let isQuiet: Bool

  /// - Parameter consequence: what follows for the person from its failing, in a sentence.
  init(_ consequence: String, isQuiet: Bool = false) {
    self.consequence = consequence
    self.isQuiet = isQuiet
  }

  /// Does the work; `nil` if it fails or nothing is tried any more.
  /// - Parameter consequence: what follows from the failing of this, if it is not what is usual.
  @discardableResult
  func attempt<Value>(orElse consequence: String? = nil, _ work: () throws -> Value) -> Value? {
    guard !hasFailed else { return nil }
    do {
      return try work()
    } catch {
      hasFailed = true
      let hint = (error as? OutcomeStoreError).map { "\nhint: \($0.hint)" } ?? ""
      if !isQuiet {
        Console.complain("\(error)\(hint)\n\(consequence ?? self.consequence)".harmless)
      }
      return nil
    }
  }
}
