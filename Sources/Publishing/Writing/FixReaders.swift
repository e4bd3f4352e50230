import Knowledge

/// For whom something is: what must be so with all of them, and what with none.
struct Readers {
  /// Clauses that must all hold.
  let only: [String]
  /// Clauses none of which may hold.
  let never: [String]

  /// "Only if you use Thunderbird. Skip this if it works from another network."
  var sentences: String {
    let parts =
      (only.isEmpty ? [] : ["Only if \(only.joined(separator: ", and "))."])
      + (never.isEmpty ? [] : ["Skip this if \(never.joined(separator: ", or "))."])
    return parts.joined(separator: " ")
  }

  /// Whether all others than these are among the given ones.
  func isMet(byOthersThan others: Readers) -> Bool {
    switch (only.first, never.first) {
    case (let clause?, nil):
      only.count == 1 && others.only.isEmpty && others.never.allSatisfy { $0.hasPrefix(clause) }
    case (nil, let clause?):
      never.count == 1 && others.never.isEmpty && others.only.allSatisfy { $0.hasPrefix(clause) }
    default: false
    }
  }

  /// "if you use Thunderbird, unless it works from another network".
  var clause: String {
    let parts =
      (only.isEmpty ? [] : ["if \(only.joined(separator: ", and "))"])
      + (never.isEmpty ? [] : ["unless \(never.joined(separator: ", or "))"])
    return parts.joined(separator: ", ")
  }
}

/// For whom a fix is, of those who read about a cause.
extension ArticleWriter {
  /// Whom a fix is for. What holds for the given share of those who have the cause is not said, nor what only
  /// doing it tells.
  func readers(of fix: Fix, for cause: Cause, unsaid most: Double = 0.9) -> Readers? {
    let found = Set(fix.failureTells.map(\.finding))
    func phrases(_ terms: [Condition.Term], excluded: Bool = false) -> [Phrase] {
      terms.filter { !found.contains($0.finding) }
        .compactMap { phrase(for: $0, excluded: excluded, of: cause, unsaid: most) }
    }
    let needs = fix.needs.map { Condition.Term($0.finding, [$0.value]) }
    var all = phrases(fix.condition.all + needs) + phrases(fix.condition.none, excluded: true)
    let alternatives = fix.condition.any.map { phrases($0) }
    if !alternatives.isEmpty, alternatives.allSatisfy({ !$0.isEmpty }) {
      all.append(Self.phrase(joining: alternatives))
    }
    func words(holding: Bool) -> [String] {
      all.filter { $0.holds == holding }.map(\.words).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
    let readers = Readers(only: words(holding: true), never: words(holding: false))
    return readers.only.isEmpty && readers.never.isEmpty ? nil : readers
  }

  /// What must be so, or must not.
  private struct Phrase {
    let words: String
    let holds: Bool
  }

  /// Several ways in which a condition can hold: "a, or b and c"; where one is that something is not so,
  /// "a, unless b", which must not be. An exception within a way is left to the steps.
  private static func phrase(joining alternatives: [[Phrase]]) -> Phrase {
    let ways = alternatives.map { way in
      let so = way.filter(\.holds)
      return (so.isEmpty ? way : so).map(\.words).joined(separator: so.isEmpty ? " or " : " and ")
    }
    let isNegative = alternatives.map { way in !way.contains(where: \.holds) }
    var distinct: [String] = []
    guard let negative = isNegative.firstIndex(of: true) else {
      for way in ways where !distinct.contains(way) { distinct.append(way) }
      return Phrase(words: distinct.joined(separator: ", or "), holds: true)
    }
    for (index, way) in ways.enumerated() where index != negative {
      distinct.append(isNegative[index] ? way.negated : way)
    }
    let exceptions = distinct.isEmpty ? "" : ", unless \(distinct.joined(separator: ", or "))"
    return Phrase(words: ways[negative] + exceptions, holds: false)
  }

  /// A line of a condition in words; nothing if nearly all who have the cause meet it, or if it only wants
  /// something to be known. Of what is wanted and what is not, the shorter is said.
  private func phrase(
    for term: Condition.Term, excluded: Bool = false, of cause: Cause, unsaid most: Double
  ) -> Phrase? {
    guard let finding = knowledge.findings[id: term.finding], !term.values.isEmpty else {
      return nil
    }
    guard finding.domain == .listed else {
      let met = share(of: term, in: cause)
      if excluded ? isRare(term, finding.domain, in: cause, unsaid: most) : met >= most {
        return nil
      }
      return Phrase(words: names(of: term.values, finding.domain, all: !excluded), holds: !excluded)
    }
    let met = share(of: term, in: cause)
    guard (excluded ? 1 - met : met) < most else { return nil }
    let wanted = common(finding.values.filter { term.admits($0.id) != excluded }, finding, cause)
    let others = common(finding.values.filter { term.admits($0.id) == excluded }, finding, cause)
    guard !wanted.isEmpty, !others.isEmpty else { return nil }
    // A statement rather than its contrary; else what is shorter, as the author put it where both are alike.
    let saysOthers =
      if finding.isStatement,
        let said = [[Finding.Value.ID.yes], [.no]].first(where: [wanted.ids, others.ids].contains)
      {
        others.ids == said
      } else {
        others.count < wanted.count || (excluded && others.count == wanted.count)
      }
    return Phrase(words: finding.words(for: saysOthers ? others : wanted), holds: !saysOthers)
  }

  /// The values that some who have the cause see; a list of all that is thinkable is not read. All of
  /// them where none is common.
  private func common(
    _ values: [Finding.Value], _ finding: Finding, _ cause: Cause
  ) -> [Finding.Value] {
    let some = values.filter { share(of: .init(finding.id, [$0.id]), in: cause) >= 0.05 }
    return some.isEmpty ? values : some
  }

  /// Whether hardly any of those who read about the cause have one of those programs, providers or kinds
  /// of account. Providers with a name of their own are told all the same, unless little shall be said.
  private func isRare(
    _ term: Condition.Term, _ domain: Finding.Domain, in cause: Cause, unsaid most: Double
  ) -> Bool {
    let isFirm =
      domain != .providers
      || term.values.contains { value in
        providers.contains { $0.id.rawValue == value.rawValue && !$0.domains.isEmpty }
      }
    return share(of: term, in: cause) < (1 - most) / 2 && !(most >= 0.9 && isFirm)
  }

  /// Programs, providers or kinds of account within a sentence, the commonest first; of many only some, and
  /// of more if all are wanted.
  private func names(
    of values: [Finding.Value.ID], _ domain: Finding.Domain, all: Bool
  ) -> String {
    let named: [String]
    let start: String
    let kind: String
    switch domain {
    case .clients:
      named = clients.filter { values.contains(.init($0.id.rawValue)) }.map(\.name.english)
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
    let shown = named.count <= (all ? 8 : 5) ? named : Array(named.prefix(4))
    let rest =
      named.count > shown.count
      ? ["some other \(kind)s"]
      : values.contains(.init(Client.anyOther.rawValue))
        ? ["a \(kind) that is not listed here"] : []
    if domain == .providers, named.count == 1, rest.isEmpty, named[0].hasPrefix("A ") {
      return "you have \(named[0].asName)"
    }
    return "\(start) \((shown.map(\.asName) + rest).listed("or"))"
  }
}

extension [Finding.Value] {
  fileprivate var ids: [Finding.Value.ID] { map(\.id) }
}

extension String {
  /// A name within a list: one that is itself a list stands in quotation marks, a description begins small and
  /// speaks to the reader.
  fileprivate var asName: String {
    let outside = replacing(/\([^)]*\)/, with: "")
    if hasPrefix("A ") { return ofADescription.replacing("one's own", with: "your own") }
    return outside.contains(",") || outside.contains(" or ") ? "\u{201C}\(self)\u{201D}" : self
  }
}
