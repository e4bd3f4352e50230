import Foundation
import Learning
import Outcomes

/// What a look-up has to do with the log of outcomes: it learns from it, and adds whether there was a
/// hit. If the log fails, that is said once and the look-up goes on without.
final class LookupLog {
  private let attempts: LogAttempts
  private var store: OutcomeStore?

  /// The log if there is one already and it is not switched off.
  init(_ options: LogOptions, isQuiet: Bool) {
    attempts = LogAttempts("The look-up is answered all the same.", isQuiet: isQuiet)
    guard !options.isOff else { return }
    attempts.attempt { store = try options.existingStore() }
  }

  /// What former outcomes have taught.
  func experience() -> TallyBook? {
    guard let store else { return nil }
    return attempts.attempt { try store.experience() }
  }

  /// Keeps whether there was a hit, and the words only if they are given.
  func remember(_ result: LookupResult, _ words: String?) {
    guard let store else { return }
    attempts.attempt(orElse: "That this was looked up is not kept.") {
      try store.record(
        LoggedSearch(
          id: UUID().uuidString.lowercased(), at: Clock.now(), knowledgeVersion: result.version,
          words: result.wordCount, provider: result.provider, client: result.client,
          hit: !result.isEmpty, text: words), keepText: words != nil)
    }
  }
}
