import Knowledge

/// What is found, in a clause to a reader whom nobody has asked anything: "reading mail on the website
/// works", "it began after the password was changed". It is made of the finding's name and the values' own.
extension Finding {
  /// That it is one of the values.
  func words(for values: [Value]) -> String {
    if values.map(\.id) == [.yes], isStatement { return name.english.withinASentence.toTheReader }
    let plain = values.compactMap { computed?.inWords($0.id) }
    if plain.count == values.count { return plain.listed("or") }
    var clauses: [(lead: String, rests: [String])] = []
    for (lead, rest) in values.map({ clause(for: $0.name.english) }) {
      if let same = clauses.firstIndex(where: { $0.lead == lead }) {
        clauses[same].rests.append(rest)
      } else {
        clauses.append((lead, [rest]))
      }
    }
    return clauses.map { lead, rests in
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
