import Knowledge

/// What is found, in a clause to a reader whom nobody has asked anything: "you can read your mail on the
/// website". Where its author gave none, it is made of the finding's name and the values' own: "it began after
/// the password was changed".
extension Finding {
  /// That it is one of the values.
  func words(for values: [Value]) -> String {
    let clauses = values.compactMap(\.clause?.english)
    if clauses.count == values.count { return clauses.joinedAsChoice }
    if values.map(\.id) == [.yes], isStatement { return name.english.withinASentence.toTheReader }
    var made: [(lead: String, rests: [String])] = []
    for (lead, rest) in values.map({ clause(for: $0.name.english) }) {
      if let same = made.firstIndex(where: { $0.lead == lead }) {
        made[same].rests.append(rest)
      } else {
        made.append((lead, [rest]))
      }
    }
    return made.map { lead, rests in
      ([lead] + [rests.listed("or")]).filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: ", or ").toTheReader
  }

  /// Whether its name is a sentence that is true or not: it can be yes and no, or is worked out.
  var isStatement: Bool {
    computed != nil || values.allSatisfy { [.yes, .no].contains($0.id) }
  }

  /// A value in two parts, the first of which other values may share.
  private func clause(for value: String) -> (lead: String, rest: String) {
    // What stands behind a semicolon says the same in a sentence.
    let value = value.split(separator: "; ").last.map(String.init) ?? value
    let small = value.withinASentence
    if value.beginsWithVerb { return (name.english.withinASentence, small) }
    if value.hasPrefix("That it ") { return ("", String(small.dropFirst(5))) }
    if value.hasPrefix("No ") { return ("there is", small) }
    if value.isSentence { return ("", small) }
    let words = name.english.split(separator: " ").map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    let later = words.dropFirst(2).joined(separator: " ")
    switch (words.first, words.dropFirst().first) {
    case ("How", "often"), ("Which", _): return (later, small)
    case ("Where", _): return (rest, value.asPlace)
    case ("How", _), ("When", _): return (rest, small)
    case ("What", let subject?) where subject != "goes": return (rest, small)
    case ("Whose", let owned?):
      return value.hasPrefix("That of ")
        ? ("", "the \(owned) \(small.dropFirst(5)) \(later)") : ("", "\(small) \(owned) \(later)")
    case (_, "of"): return ("the \(name.english.withinASentence) is", value.quotedUnlessShort)
    case ("What", _), ("The", _):
      return ("\(name.english.withinASentence) is", value.quotedUnlessShort)
    default: return ("\u{201C}\(name.english)\u{201D} is", value.quotedUnlessShort)
    }
  }
}

extension [String] {
  /// "your account is set up as POP or IMAP": clauses of which some are so; those that begin alike share
  /// three words or more.
  fileprivate var joinedAsChoice: String {
    guard count > 1 else { return first ?? "" }
    let clauses = map { $0.split(separator: " ") }
    let least = (clauses.map(\.count).min() ?? 1) - 1
    var shared = (0..<least).prefix { index in
      clauses.allSatisfy { $0[index] == clauses[0][index] }
    }.count
    // "At home or in the office" rather than "at home or the office".
    while shared > 0, Self.leaning.contains(clauses[0][shared - 1]) { shared -= 1 }
    guard shared >= 3 else { return joined(separator: ", or ") }
    let rests = clauses.map { $0.dropFirst(shared).joined(separator: " ") }
    let choice =
      rests.contains { $0.contains(",") || $0.contains(" or ") }
      ? rests.joined(separator: ", or ") : rests.listed("or")
    return clauses[0].prefix(shared).joined(separator: " ") + " " + choice
  }

  /// Words that belong to the next one.
  private static let leaning: Set<Substring> = [
    "a", "an", "the", "at", "by", "for", "from", "in", "of", "on", "to", "with",
  ]
}

extension String {
  /// Said of the reader, not by the reader: "refuses your password".
  fileprivate var toTheReader: String {
    let others = ["my": "your", "me": "you", "I": "you", "myself": "yourself"]
    let words = split(separator: " ").map { others[String($0)] ?? String($0) }.joined(
      separator: " ")
    return words.replacing("you am", with: "you are")
  }

  /// "the program does not sign in": a statement turned round, by its first verb that allows it.
  var negated: String {
    for verb in ["is", "are", "was", "were", "can"] where contains(" \(verb) ") {
      return replacing(" \(verb) ", with: " \(verb) not ", maxReplacements: 1)
    }
    if hasSuffix(" works") { return dropLast(5) + "does not work" }
    return "it is not so that \(self)"
  }

  private static let verbs: Set<Substring> = [
    "is", "are", "has", "have", "does", "do", "fails", "works", "come", "comes", "goes", "lands",
    "cannot",
    "refuses", "says", "shows", "opens", "wants",
  ]

  /// "Refuses my password".
  fileprivate var beginsWithVerb: Bool {
    lowercased().split(separator: " ").first.map(Self.verbs.contains) ?? false
  }

  /// "The page does not open"; a description of a thing ("What is in the message") is none.
  fileprivate var isSentence: Bool {
    !hasPrefix("What ") && lowercased().split(separator: " ").contains(where: Self.verbs.contains)
  }

  /// As it stands where it is a name or a number ("POP", "25", "more than 25 MB"), else in quotation marks.
  fileprivate var quotedUnlessShort: String {
    if !contains(" ") && self == uppercased() { return self }
    let isMeasure = hasPrefix("More than ") || hasPrefix("Less than ")
    return isMeasure ? withinASentence : "\u{201C}\(self)\u{201D}"
  }

  /// Where something is: "at a hotel", "in Junk", "by mobile data".
  fileprivate var asPlace: String {
    switch split(separator: " ").first {
    case "A", "An": "at \(withinASentence)"
    case "At", "In", "On", "By": prefix(1).lowercased() + dropFirst()
    default: "by \(withinASentence)"
    }
  }
}
