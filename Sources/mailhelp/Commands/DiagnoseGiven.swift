import Knowledge
import SymptomLookup
import Troubleshooting

extension Diagnose {
  /// What the options say of the mail trouble: the answers, then what came of fixes; for what the
  /// knowledge base does not know, the failure instead.
  func given(
    _ troubleshooter: Troubleshooter, _ index: SymptomIndex
  ) -> [Result<SessionEvent, any Error>] {
    answers.map { answer in
      let (finding, value) = Self.pair(answer)
      return Result {
        try troubleshooter.answer(finding: finding, value: value, index)
      }
    }
      + results.map { result in
        let (name, came) = Self.pair(result)
        return Result {
          guard let fix = troubleshooter.knowledge.fixes[id: .init(name)] else {
            throw Failure("there is no fix '\(name)'")
          }
          guard let came = FixResult(rawValue: came) else {
            throw Failure("'\(came)' is not what can come of a fix")
          }
          return .tried(fix.id, came)
        }
      }
  }

  /// Says that a session goes on as of its own day, where another was asked for.
  func sayDay(of session: Session) {
    guard let day = knowledge.givenDay, day != session.day, !output.quiet else { return }
    Console.complain(
      "the session goes on as of \(session.day), when it was begun, not as of \(day)")
  }

  /// What stands before the first equals sign, and what after it.
  private static func pair(_ text: String) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }
}
