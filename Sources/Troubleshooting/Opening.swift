import Knowledge

/// How a reply in words opens: with a yes or a no, and what it says besides.
struct Opening {
  /// Whether it opens with a yes.
  let isYes: Bool
  /// What follows; empty if nothing does.
  let rest: Substring

  /// How words open; `nil` if with neither a yes nor a no. "No" before a thing ("no error is shown") is
  /// not the answer no, and who says both ("yes and no") has said neither.
  init?(_ words: String) {
    let first = words.drop { !$0.isLetter }.prefix(while: \.isLetter)
    let isYes = Self.assents.contains(first.lowercased())
    guard isYes || Self.denials.contains(first.lowercased()) else { return nil }
    let after = words[first.endIndex...]
    let rest = after.drop { !$0.isLetter && !$0.isNumber }
    let second = rest.prefix { $0.isLetter || $0 == "'" || $0 == "\u{2019}" }.lowercased()
    let isSetOff = after.drop { $0 == " " }.first.map { !$0.isLetter && !$0.isNumber } ?? true
    if isSetOff, after.first == "/" { return nil }
    if !isYes, !isSetOff, !Self.goesOn(second) { return nil }
    if ["and", "or"].contains(second) {
      let third = rest.dropFirst(second.count).drop { !$0.isLetter }.prefix(while: \.isLetter)
      if (Self.assents + Self.denials).contains(third.lowercased()) { return nil }
    }
    self.isYes = isYes
    self.rest = rest
  }

  /// Whether what follows takes the yes back in part: "yes, but now sending fails".
  var isQualified: Bool {
    ["but", "however", "except", "though", "only"].contains(
      rest.prefix(while: \.isLetter).lowercased())
  }

  /// Whether the yes or no belongs to what is read in the rest: that is a yes or a no itself, and not told in
  /// addition ("yes, and my phone works too").
  func isSaid(of statement: Statement) -> Bool {
    let spoken = rest.lowercased().split { !$0.isLetter }.map(String.init)
    let isAdded =
      ["and", "but", "because", "since", "though"].contains(spoken.first ?? "")
      || !Self.additions.isDisjoint(with: spoken)
    let value: Finding.Value.ID = isYes ? .yes : .no
    return !isAdded && statement.readings.contains { $0.fact.value == value }
  }

  /// Whether what follows speaks of what was asked for, or of how things are since: "yes, now the phone gets mail".
  var tellsOfChange: Bool {
    let spoken = rest.lowercased().split { !$0.isLetter }.map(String.init)
    return ["it", "that", "this", "everything", "all"].contains(spoken.first ?? "")
      || !Set(["now", "again", "finally", "back"]).isDisjoint(with: spoken)
  }

  private static let additions: Set = ["too", "also", "either", "neither", "both", "besides"]

  /// Whether a no says that not the fix, but somebody else has set it right: "no, my son did".
  var creditsSomebodyElse: Bool {
    let spoken = rest.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init)
    guard !isYes, let first = spoken.first, Self.persons.contains(first), spoken.count > 1 else {
      return false
    }
    let isDenied = spoken.contains { ["not", "never", "nothing", "didnt", "hasnt"].contains($0) }
    let deeds = ["did", "has", "fixed", "solved", "repaired", "sorted"]
    return !isDenied
      && (deeds.contains(spoken[spoken.count - 1])
        || ["it", "that"].contains(spoken[spoken.count - 1])
          && deeds.contains(spoken[spoken.count - 2]))
  }

  private static let persons = [
    "i", "we", "he", "she", "they", "my", "our", "his", "her", "the", "a", "an", "somebody",
    "someone",
  ]

  /// Whether somebody says nothing but that they cannot tell.
  static func isUnsure(_ words: String) -> Bool {
    let spoken = words.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }
      .map { String($0.filter(\.isLetter)) }
    let plain = spoken.drop { ["i", "im", "am", "sorry", "really"].contains($0) }
    return uncertainties.contains(plain.joined(separator: " "))
  }

  /// Whether somebody begins by saying that they cannot tell: "no idea, my brother set it up".
  static func beginsUnsure(_ words: String) -> Bool {
    let beginning = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter }.map(String.init).drop {
        ["i", "im", "am", "sorry", "really"].contains($0)
      }
    return (1...4).contains {
      uncertainties.contains(beginning.prefix($0).joined(separator: " "))
    }
  }

  /// How a session ends for good for somebody who says nothing but that they give up, or want a person to help
  /// them; `nil` for all other words. "Stop" and "quit" do not: a session that is left can be taken up again.
  static func ending(_ words: String) -> SessionEvent? {
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }.split { !$0.isLetter }
      .map(String.init).filter {
        !["i", "please", "now", "just", "to", "want", "id", "like"].contains($0)
      }
      .joined(separator: " ")
    return farewells.contains(spoken)
      ? .abandoned : callsForHelp.contains(spoken) ? .handedOver(nil) : nil
  }

  private static let farewells: Set = [
    "give up", "giving up", "im giving up", "forget it", "had enough", "ive had enough",
  ]
  private static let callsForHelp: Set = [
    "can call somebody", "can call someone", "can talk somebody", "can talk someone",
    "can talk a human",
    "can talk a person", "talk a human", "talk a person", "talk somebody", "talk someone",
    "speak a human",
    "speak a person", "speak somebody", "speak someone", "can speak somebody", "can speak someone",
    "can speak a person", "can speak a human", "need a human", "need help from a person", "a human",
    "call somebody", "call someone", "who can call", "whom can call",
  ]

  /// Whether words begin by saying that there is nothing: "no error", "none", "nothing at all".
  static func deniesAll(_ words: String) -> Bool {
    let spoken = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }.split { !$0.isLetter }
      .map(String.init)
    let statement = spoken.drop { $0 == "it" || $0 == "there" }
    if (2...3).contains(where: { silences.contains(statement.prefix($0).joined(separator: " ")) }) {
      return true
    }
    return spoken.first.map { ["no", "none", "nothing"].contains($0) } ?? false
      && !["idea", "clue", "one"].contains(spoken.dropFirst().first ?? "")
  }

  private static let silences: Set = [
    "doesnt say anything", "doesnt show anything", "doesnt tell anything", "doesnt say a",
    "didnt say anything", "didnt show anything", "says nothing", "shows nothing", "said nothing",
    "showed nothing",
    "is none", "isnt any", "isnt one", "is no message", "is no error",
  ]

  private static let uncertainties: Set = [
    "dont know", "do not know", "not sure", "no idea", "no clue", "have no idea", "have no clue",
    "dunno", "unsure", "cant tell", "cannot tell", "can not tell", "idk", "unknown", "not certain",
    "dont remember", "do not remember", "cant remember", "cannot remember", "how should i know",
    "how would i know", "how can i know", "how can i tell",
  ]
  private static let assents = ["yes", "y", "yep", "yeah", "yup", "yea"]
  private static let denials = ["no", "n", "nope", "nah"]

  /// Whether a word behind a "no" without a comma begins a sentence of its own, rather than naming what
  /// there is none of.
  private static func goesOn(_ word: String) -> Bool {
    let stem = word.prefix { $0 != "'" && $0 != "\u{2019}" }
    return [
      "i", "it", "its", "we", "you", "he", "she", "they", "that", "thats", "this", "these", "those",
      "there", "here", "the", "a", "my", "our", "not", "nothing", "none", "never", "still", "only",
      "just", "but", "because", "since", "when", "if", "same", "also", "and", "in", "on", "at",
      "now",
      "did", "does", "is", "was", "sorry", "thanks",
    ].contains(stem)
  }
}
