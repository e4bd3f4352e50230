import Knowledge
import Troubleshooting

/// Several troubles told at once.
extension Conversation {
  /// What the session is to be about of what somebody tells; `nil` if they leave.
  mutating func statement(of text: String) -> Statement? {
    otherTroubles = []
    let troubles = doors.troubles(text)
    let read = troubles.map(doors.readBack)
    guard troubles.count > 1 else { return doors.understand(text) }
    let prompt = ChoicePrompt(
      "That sounds like \(troubles.count) troubles. Which one first?",
      options: read.map { .init("\u{201C}\(Self.shortened($0))\u{201D}") }
        + [.init("They are one trouble")],
      commands: [PromptCommand("quit", key: "q")])
    guard case .option(let chosen) = prompter.choose(prompt) else { return nil }
    guard chosen < troubles.count else { return doors.understand(text) }
    otherTroubles = read.enumerated().filter { $0.offset != chosen }.map(\.element)
    let first = doors.understand(troubles[0])
    return chosen == 0
      ? first : doors.understand(troubles[chosen]).naming([.client, .provider], as: first)
  }

  /// Reminds of the troubles that the session was not about; nothing if there were none.
  var reminders: [Block] { Self.reminders(of: otherTroubles) }

  /// Reminds of troubles that a session is not about; nothing if there are none. They are shown as they are given.
  public static func reminders(of others: [String]) -> [Block] {
    guard !others.isEmpty else { return [] }
    return [
      .paragraph("You also told of this; for that, begin anew with mailhelp:"),
      .bullets(others.map { "\u{201C}\(shortened($0))\u{201D}" }),
    ]
  }

  /// The beginning of what somebody told, in one line.
  package static func shortened(_ text: String) -> String {
    text.digest(columns: 150, ellipsis: "\u{2026}").withoutMarkup
  }
}
