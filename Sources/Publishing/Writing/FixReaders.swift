import Knowledge

/// For whom a fix is, of those who read about a cause.
extension ArticleWriter {
  /// The author's order, but the first one is for most readers: what only one provider's, program's or
  /// system's people can do does not head an article that others read too.
  func forMostFirst(_ fixes: [Fix], of cause: Cause) -> [Fix] {
    guard let first = fixes.firstIndex(where: { isForMost($0, of: cause) }) else { return fixes }
    return [fixes[first]] + fixes[..<first] + fixes[(first + 1)...]
  }

  /// Whom a fix is for, in one or two sentences: "Only if you use Thunderbird. Not if it works from
  /// another network." What holds for nearly all who have the cause is not said.
  func readers(of fix: Fix, for cause: Cause) -> String? {
    let required = fix.condition.all + fix.needs.map { Condition.Term($0.finding, [$0.value]) }
    var phrases =
      required.compactMap { phrase(for: $0, of: cause) }
      + fix.condition.none.compactMap { phrase(for: $0, excluded: true, of: cause) }
    let alternatives = fix.condition.any.map { $0.compactMap { phrase(for: $0, of: cause) } }
    if !alternatives.isEmpty, alternatives.allSatisfy({ !$0.isEmpty }) {
      let words = alternatives.map { $0.map(\.asClause).joined(separator: " and ") }
      phrases.append(Phrase(words: words.joined(separator: ", or "), holds: true))
    }
    func words(holding: Bool) -> [String] {
      phrases.filter { $0.holds == holding }.map(\.words).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
    let only = words(holding: true)
    let never = words(holding: false)
    let sentences =
      (only.isEmpty ? [] : ["Only if \(only.joined(separator: ", and "))."])
      + (never.isEmpty ? [] : ["Not if \(never.joined(separator: ", or "))."])
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// What must be so, or must not.
  private struct Phrase {
    let words: String
    let holds: Bool

    /// Within a longer condition.
    var asClause: String { holds ? words : "it is not so that \(words)" }
  }

  /// A line of a condition in words; nothing if nearly all who have the cause meet it, or if it only wants
  /// something to be known. Of what is wanted and what is not, the shorter is said.
  private func phrase(
    for term: Condition.Term, excluded: Bool = false, of cause: Cause
  ) -> Phrase? {
    guard let finding = knowledge.findings[id: term.finding], !term.values.isEmpty else {
      return nil
    }
    let met = share(of: term, in: cause)
    guard finding.domain == .listed else {
      return (excluded ? met == 0 && isRated(finding, in: cause) : met >= 0.9)
        ? nil
        : Phrase(words: names(of: term.values, finding.domain, all: !excluded), holds: !excluded)
    }
    guard (excluded ? 1 - met : met) < 0.9 else { return nil }
    let wanted = finding.values.filter { term.admits($0.id) != excluded }
    let others = finding.values.filter { term.admits($0.id) == excluded }
    guard !wanted.isEmpty, !others.isEmpty else { return nil }
    let saysOthers =
      others.map(\.id) == [.yes] || (wanted.map(\.id) != [.yes] && others.count < wanted.count)
    return Phrase(words: words(for: saysOthers ? others : wanted, finding), holds: !saysOthers)
  }

  /// A finding with what it may be: its name where that is a statement and holds, else its name and the
  /// values' own, for a reader whom nobody has asked anything.
  private func words(for values: [Finding.Value], _ finding: Finding) -> String {
    if values.map(\.id) == [.yes], finding.isStatement {
      return finding.name.english.withinASentence
    }
    let plain = values.compactMap { finding.computed?.inWords($0.id) }
    if plain.count == values.count { return plain.listed("or") }
    if values.map(\.id) == [.yes], let value = values.first {
      return "\(finding.name.english.withinASentence) \(value.name.english.withinASentence)"
    }
    let names = values.map(\.name.english)
    let quoted = names.map { $0.isNameOrNumber ? $0 : "\u{201C}\($0)\u{201D}" }
    return "\(finding.name.english.asSubject) is \(quoted.listed("or"))"
  }

  /// Programs, providers or kinds of account within a sentence, the commonest first; of many only some,
  /// unless all are wanted.
  private func names(
    of values: [Finding.Value.ID], _ domain: Finding.Domain, all: Bool
  ) -> String {
    let named: [String]
    let start: String
    let kind: String
    switch domain {
    case .clients:
      named = knowledge.clients.filter { values.contains(.init($0.id.rawValue)) }
        .filter { $0.id != Client.anyOther }
        .sorted { popularity($0.popularity) > popularity($1.popularity) }.map(\.name.english)
      start = "you use"
      kind = "program"
    case .providers:
      named = providers.filter { values.contains(.init($0.id.rawValue)) }.map(\.name.english)
      start = "your mail is with"
      kind = "provider"
    case .accountTypes, .listed:
      named = knowledge.accountTypes.filter { values.contains(.init($0.id.rawValue)) }
        .map(\.name.english)
      start = "your account is"
      kind = "kind"
    }
    let shown = all || named.count <= 5 ? named : Array(named.prefix(4))
    let rest =
      named.count > shown.count
      ? ["some other \(kind)s"]
      : values.contains(.init(Client.anyOther.rawValue))
        ? ["a \(kind) that is not listed here"] : []
    return "\(start) \((shown.map(\.asName) + rest).listed("or"))"
  }

  private func popularity(_ dated: [Dated<Double>]) -> Double { dated.holding(on: day).first ?? 0 }

  /// Whether most of those who have the cause meet each line of its condition.
  private func isForMost(_ fix: Fix, of cause: Cause) -> Bool {
    func holds(_ term: Condition.Term) -> Bool { share(of: term, in: cause) >= 0.5 }
    return fix.condition.all.allSatisfy(holds)
      && (fix.condition.any.isEmpty || fix.condition.any.contains { $0.allSatisfy(holds) })
      && fix.condition.none.allSatisfy { $0.values.isEmpty || share(of: $0, in: cause) <= 0.5 }
  }

  private func isRated(_ finding: Finding, in cause: Cause) -> Bool {
    cause.findings.contains { $0.finding == finding.id }
  }

  /// How many of those who have the cause meet a line.
  private func share(of term: Condition.Term, in cause: Cause) -> Double {
    guard let finding = knowledge.findings[id: term.finding], !term.values.isEmpty else { return 1 }
    let rated = cause.findings.first { $0.finding == term.finding }?.likelihoods
    guard let rated else {
      return finding.values.filter { term.admits($0.id) }.reduce(0) { $0 + $1.background }
    }
    return rated.filter { term.admits($0.value) }.reduce(0) { $0 + $1.probability.value }
  }
}

extension Finding {
  /// Whether its name is a sentence that is true or not: it can be yes and no, or is worked out.
  fileprivate var isStatement: Bool {
    computed != nil || values.allSatisfy { [.yes, .no].contains($0.id) }
  }
}

extension String {
  /// Whether it needs no quotation marks within a sentence: "POP", "25".
  fileprivate var isNameOrNumber: Bool { !contains(" ") && self == uppercased() }

  /// A finding's name before "is": "the kind of account", "what goes wrong"; any other is quoted, since
  /// "where the device is connected is" would not be read at one go.
  fileprivate var asSubject: String {
    let words = lowercased().split(separator: " ")
    if words.first == "what" || words.first == "the" { return withinASentence }
    if words.dropFirst().first == "of" { return "the \(withinASentence)" }
    return "\u{201C}\(self)\u{201D}"
  }

  /// A name within a list: one that is itself a list stands in quotation marks.
  fileprivate var asName: String {
    let outside = replacing(/\([^)]*\)/, with: "")
    return outside.contains(",") || outside.contains(" or ") ? "\u{201C}\(self)\u{201D}" : self
  }
}
