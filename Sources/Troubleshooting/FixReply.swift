import Knowledge

/// What a few words in reply to a fix say came of it: "that did it", "still the same", "can't find it".
/// Words that say more than that are read like any others.
struct FixReply {
  /// What came of the fix.
  let result: FixResult

  /// Whether it set mail right; `nil` where it could not be done.
  var isCure: Bool? { result == .notDone ? nil : result == .worked }

  /// What came of a fix, if the words say that and nothing else, once or twice over ("it didn't help, same
  /// error").
  init?(_ words: String) {
    guard !words.contains(where: \.isNumber), !Self.tellsOnlyOfDoing(words) else { return nil }
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init).filter { !Self.asides.contains($0) }
    guard !spoken.isEmpty, spoken.count <= 8 else { return nil }
    let phrase = spoken.joined(separator: " ")
    if Self.obstacles.contains(where: { phrase == $0 || phrase.hasPrefix($0 + " ") })
      || Self.lack(spoken)
    {
      result = .notDone
    } else if Self.consists(spoken[...], of: Self.cures) {
      result = .worked
    } else if Self.consists(spoken[...], of: Self.failures) {
      result = .noChange
    } else {
      return nil
    }
  }

  /// Whether words say that the steps have been done, and nothing of what came of it: "ok, I did that", "yes I
  /// have done all of it", "done".
  static func tellsOnlyOfDoing(_ words: String) -> Bool {
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init).drop {
        ["yes", "ok", "okay", "well", "so"].contains($0)
      }
    guard let first = spoken.first else { return false }
    if spoken.count == 1 { return first == "done" }
    return ["i", "we", "ive", "weve"].contains(first)
      && spoken.contains { ["did", "done"].contains($0) }
      && spoken.dropFirst().allSatisfy(deeds.contains)
  }

  private static let deeds: Set = [
    "did", "done", "do", "have", "it", "that", "this", "all", "of", "them", "those", "everything",
    "just", "now", "the", "steps", "as", "what", "you", "say", "said", "says", "so", "exactly",
  ]

  /// Whether words are nothing but some of the phrases, one behind the other.
  private static func consists(_ words: ArraySlice<String>, of phrases: Set<String>) -> Bool {
    words.isEmpty
      || (1...min(words.count, 5)).contains { count in
        phrases.contains(words.prefix(count).joined(separator: " "))
          && consists(words.dropFirst(count), of: phrases)
      }
  }

  /// Whether words say that something is not where the steps have it: "I don't have that button".
  private static func lack(_ words: [String]) -> Bool {
    if lacks.contains(words.joined(separator: " ")) { return true }
    let words = words.last == "here" || words.last == "there" ? words.dropLast() : words[...]
    guard let last = words.last, things.contains(last) else { return false }
    let start = words.dropLast().joined(separator: " ")
    return ["no", "dont", "do not"].contains(start)
      || lacks.contains { start == $0 || start.hasPrefix($0 + " ") }
  }

  static let lacks: Set = [
    "havent got", "not got", "dont see", "do not see", "cant see", "cannot see", "there no",
    "theres no", "there isnt", "there not", "not there", "isnt there", "doesnt exist",
    "does not exist",
  ]
  private static let things: Set = [
    "button", "menu", "option", "setting", "settings", "tab", "box", "page", "field", "entry",
    "choice", "line",
    "item", "icon", "switch", "window", "place", "name", "list", "such",
  ]

  /// Words that say nothing about what came of it: they are left out before the phrases are compared, which hold
  /// none of them.
  static let asides: Set = [
    "i", "im", "its", "it", "is", "that", "thats", "this", "has", "have", "just", "now", "again",
    "all", "everything", "finally", "great", "perfect", "super", "wonderful", "thanks",
    "thank", "you", "very", "much", "oh", "ah", "well", "sorry", "unfortunately", "sadly", "the",
    "a", "any", "at", "so", "hooray", "hurray", "hurrah", "yay", "wow", "cool", "brilliant",
    "excellent",
    "bingo", "nice", "ok", "okay", "my", "me", "for", "and", "really", "sir", "mate", "lovely",
    "amazing", "awesome", "fantastic", "indeed", "lot", "lots", "ever",
  ]

  static let cures: Set = [
    "works", "worked", "working", "goes", "good", "looks good", "helped", "helps", "solved",
    "fixed", "did",
    "did trick",
    "works fine",
    "working fine", "problem solved", "problem fixed", "problem gone", "fine", "mail works",
    "mail working", "can send", "can receive", "works like charm",
    "works as should", "mails come in", "mail comes in", "mails arrive", "mail arrives",
    "mails go out", "mail goes out", "sorted", "resolved",
    "cured", "got in", "got working", "can log in", "can sign in", "can get in", "went through",
    "went out", "life saver", "lifesaver", "genius", "done trick", "problem away",
  ]

  static let failures: Set = [
    "same", "same thing", "same problem", "same error", "same message", "same as before",
    "still same",
    "still same problem", "still same error", "still same message", "still not",
    "still not working",
    "still doesnt work", "still does not work", "still broken", "still fails", "no difference",
    "no change", "no luck", "no good", "not good",
    "did no good", "does no good", "didnt do good", "no use", "no help", "nothing",
    "nothing changed",
    "nothing happened", "nothing happens", "nothing helped", "didnt help", "did not help",
    "didnt work",
    "did not work", "doesnt work", "doesnt help", "does not work", "does not help", "not working",
    "didnt change", "did not change", "made no difference", "makes no difference", "not helped",
    "not", "not yet", "still", "still nothing", "still no mail", "still no mails",
    "still no luck", "still no good", "still cant send", "still cannot send", "still cant receive",
    "still cannot receive", "still cant get in", "still cant log in", "still cant sign in",
    "no better", "no success", "no joy", "no effect", "in vain", "not help", "not work",
    "not fixed",
    "not solved", "doesnt do", "didnt do", "did not do", "did nothing", "does nothing",
    "changes nothing",
    "changed nothing", "made no change", "wont work", "will not work", "afraid not", "did already",
    "already did", "already done", "already tried", "tried already", "tried before",
    "did before", "tried yesterday", "did yesterday", "did already yesterday", "done before",
    "done already", "had tried", "already had tried", "tried", "set already", "was set already",
    "already set", "was already", "already like",
    "not worked", "hasnt worked", "hasnt helped", "hasnt changed", "didnt change anything",
  ]

  static let obstacles = [
    "cant find", "cannot find", "can not find", "could not find", "couldnt find", "cant do",
    "cannot do", "can not do", "could not do",
    "couldnt do", "dont know how", "do not know how", "dont know where", "do not know where",
    "there no such", "theres no such", "no such", "dont understand", "do not understand",
    "dont dare",
    "no idea how", "no idea where", "not know how", "not know where",
    "cant be done",
    "cannot be done", "too difficult", "too complicated", "not able to", "unable to",
    "dont want to",
    "do not want to",
    "not possible", "impossible", "not allowed to", "cant get there", "cannot get there",
  ]
}
