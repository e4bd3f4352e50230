import Foundation
import Learning
import Outcomes
import TerminalUI

/// What a look-up has to do with the log of outcomes: it learns from it, and adds whether there was a
/// hit. If the log fails, that is said once and the look-up goes on without.
final class LookupLog {
  private var store: OutcomeStore?
  private let isQuiet: Bool

  /// The log if there is one already and it is not switched off.
  init(_ options: LogOptions, isQuiet: Bool) {
    self.isQuiet = isQuiet
    guard !options.isOff else { return }
    attempt { store = try SessionLog.existingStore(options) }
  }

  /// What former outcomes have taught that beliefs may be founded on.
  func experience() -> TallyBook? {
    var book: TallyBook?
    attempt { book = try store?.experience().withoutHabits }
    return book
  }

  /// Keeps whether there was a hit, and the words only if they are given.
  func remember(_ result: LookupResult, _ words: String?) {
    attempt {
      try store?.record(
        LoggedSearch(
          id: UUID().uuidString.lowercased(), at: Clock.now(), knowledgeVersion: result.version,
          words: result.wordCount, provider: result.provider, client: result.client,
          hit: !result.isEmpty, text: words), keepText: words != nil)
    }
  }

  private func attempt(_ work: () throws -> Void) {
    do {
      try work()
    } catch {
      store = nil
      guard !isQuiet else { return }
      let hint = (error as? OutcomeStoreError).map { "\nhint: \($0.hint)" } ?? ""
      Console.complain("\(error)\(hint)\nThe look-up is answered all the same.".harmless)
    }
  }
}
