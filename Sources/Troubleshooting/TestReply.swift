/// How the test from end to end is asked for, on every face.
public enum TestMessage {
  /// The question.
  public static let question =
    "To be sure, send a message to yourself. Does it go out and come back?"
  /// Why it is asked.
  public static let reason =
    "Sometimes a program only stops complaining. A message that goes round shows that sending and "
    + "receiving both work."
  /// What to say where it cannot be asked.
  public static let reminder = "To be sure, send a message to yourself and see that it comes back."
}

/// What a reply in words says of the test message.
struct TestReply {
  /// Whether it came back; `nil` where that is not said, or where a yes is taken back in part.
  let cameBack: Bool?

  init(_ words: String) {
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init)
    if Self.deniesArrival(spoken) {
      cameBack = false
    } else if let opening = Opening(words) {
      let isQualified = !Self.qualifications.isDisjoint(with: spoken)
      cameBack = !opening.isYes ? false : isQualified ? nil : true
    } else {
      cameBack = FixReply(words)?.isCure ?? (Self.arrivals.contains(Self.core(spoken)) ? true : nil)
    }
  }

  /// Whether words say that something did not come, or did not even go: "nothing has arrived yet".
  private static func deniesArrival(_ words: [String]) -> Bool {
    words.indices.contains { place in
      let next = words[(place + 1)...].prefix(3)
      return negations.contains(words[place])
        && !motions.isDisjoint(with: next)
        || words[place] == "no" && messages.contains(next.first ?? "")
          && !motions.isDisjoint(with: next)
    }
  }

  /// Words without those that name the message and tell nothing more of it.
  private static func core(_ words: [String]) -> String {
    words.filter { !asides.contains($0) && !messages.contains($0) }.joined(separator: " ")
  }

  private static let negations: Set = [
    "not", "nothing", "never", "none", "didnt", "doesnt", "hasnt", "havent", "isnt", "wasnt",
    "wont", "cant", "cannot", "couldnt",
  ]
  private static let motions: Set = [
    "come", "comes", "came", "coming", "arrive", "arrives", "arrived", "arriving", "back", "go",
    "goes", "gone", "went", "going", "out", "there", "received", "returned", "through",
  ]
  private static let messages: Set = ["message", "mail", "mails", "email", "test", "answer"]
  private static let qualifications = negations.union([
    "but", "however", "except", "although", "though", "only", "bounced", "undelivered",
    "undeliverable",
  ])
  private static let asides: Set = ["it", "the", "my", "has", "have", "and", "i", "just", "both"]
  private static let arrivals: Set = [
    "came", "came back", "arrived", "comes back", "went out came back", "goes out comes back",
    "went out arrived", "is back", "is there",
  ]
}
