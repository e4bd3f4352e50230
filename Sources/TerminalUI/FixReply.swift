public import Troubleshooting

/// What a few words in reply to a fix say came of it: "that did it", "still the same", "can't find it".
/// Words that say more than that are read like any others.
public struct FixReply {
  /// What came of the fix.
  public let result: FixResult

  /// What came of a fix, if the words say that and nothing else.
  public init?(_ words: String) {
    guard !words.contains(where: \.isNumber) else { return nil }
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init).filter { !Self.asides.contains($0) }
    guard !spoken.isEmpty, spoken.count <= 5 else { return nil }
    let phrase = spoken.joined(separator: " ")
    if Self.cures.contains(phrase) {
      result = .worked
    } else if Self.failures.contains(phrase) {
      result = .noChange
    } else if Self.obstacles.contains(where: { phrase == $0 || phrase.hasPrefix($0 + " ") }) {
      result = .notDone
    } else {
      return nil
    }
  }

  /// Words that say nothing about what came of it.
  private static let asides: Set = [
    "i", "im", "its", "it", "is", "that", "thats", "this", "has", "have", "just", "now", "again",
    "all", "everything", "finally", "great", "perfect", "super", "wonderful", "good", "thanks",
    "thank", "you", "very", "much", "oh", "ah", "well", "sorry", "unfortunately", "sadly", "the",
    "a", "any", "at",
  ]

  private static let cures: Set = [
    "works", "worked", "working", "helped", "helps", "solved", "fixed", "did", "did trick",
    "works fine",
    "working fine", "problem solved", "problem fixed", "problem gone", "fine", "mail works",
    "mail working", "can send", "can receive",
  ]

  private static let failures: Set = [
    "same", "same thing", "same problem", "same error", "same message", "same as before",
    "still same",
    "still same problem", "still same error", "still same message", "still not",
    "still not working",
    "still doesnt work", "still does not work", "still broken", "still fails", "no difference",
    "no change", "no luck", "no good", "no use", "no help", "nothing", "nothing changed",
    "nothing happened", "nothing happens", "nothing helped", "didnt help", "did not help",
    "didnt work",
    "did not work", "doesnt work", "doesnt help", "does not work", "does not help", "not working",
    "didnt change", "did not change", "made no difference", "makes no difference", "not helped",
    "not worked", "hasnt worked", "hasnt helped", "hasnt changed", "didnt change anything",
  ]

  private static let obstacles = [
    "cant find", "cannot find", "can not find", "could not find", "couldnt find", "cant do",
    "cannot do", "can not do", "could not do",
    "couldnt do", "dont know how", "do not know how", "dont know where", "do not know where",
    "there no such", "theres no such", "no such", "dont understand", "do not understand",
    "dont dare",
    "not possible", "impossible", "not allowed to", "cant get there", "cannot get there",
  ]
}
