import Knowledge

/// Which values findings can come to have at all: by an answer, by words, by an error text, by a
/// rule, by a client or provider, or by computation.
struct Producible {
  private var values: [Finding.ID: Set<Finding.Value.ID>] = [:]
  private var whole: Set<Finding.ID> = []

  init(_ knowledge: KnowledgeBase) {
    for finding in knowledge.findings {
      if finding.computed != nil || finding.domain != .listed { whole.insert(finding.id) }
      for value in finding.values where !value.says.isEmpty { add(Fact(finding.id, value.id)) }
    }
    for question in knowledge.questions {
      if question.choices.isEmpty { whole.insert(question.asks) }
      for choice in question.choices { add(Fact(question.asks, choice.value)) }
    }
    for signature in knowledge.signatures { signature.settles.forEach { add($0) } }
    for rule in knowledge.rules {
      for case .conclude(let fact) in rule.conclusions { add(fact) }
    }
    for client in knowledge.clients { client.facts.forEach { add($0.value) } }
    for provider in knowledge.providers { provider.facts.forEach { add($0.value) } }
  }

  private mutating func add(_ fact: Fact) {
    values[fact.finding, default: []].insert(fact.value)
  }

  /// Whether anything settles the finding.
  func isSettled(_ finding: Finding) -> Bool {
    whole.contains(finding.id) || values[finding.id] != nil
  }

  /// Whether a line of a condition can come to hold.
  func admits(_ term: Condition.Term) -> Bool {
    if whole.contains(term.finding) { return true }
    guard let values = values[term.finding] else { return false }
    return term.values.isEmpty || term.values.contains { values.contains($0) }
  }
}

extension Condition {
  /// Why the condition can never hold, in words that follow a colon; nil if it can.
  func wayToFail(_ producible: Producible? = nil) -> String? {
    func wayToFail(_ terms: [Term]) -> String? {
      for (index, term) in terms.enumerated() {
        let name = term.finding.rawValue
        if let other = none.first(where: { $0.excludes(term) }) {
          return "\(name.quoted) must be \(term.shown) and not \(other.shown)"
        }
        let other = terms[..<index].first {
          $0.finding == term.finding && $0.isDisjoint(with: term)
        }
        if let other { return "\(name.quoted) must be \(other.shown) and \(term.shown)" }
        if let producible, !producible.admits(term) {
          return "nothing ever finds \(name.quoted) to be \(term.shown)"
        }
      }
      return nil
    }
    if let way = wayToFail(all) { return way }
    guard let first = any.first else { return nil }
    guard any.allSatisfy({ wayToFail(all + $0) != nil }) else { return nil }
    return wayToFail(all + first)
  }
}

extension Condition.Term {
  /// Whether the line, under `none`, leaves the other nothing.
  fileprivate func excludes(_ other: Self) -> Bool {
    finding == other.finding
      && (values.isEmpty || (!other.values.isEmpty && other.values.allSatisfy(values.contains)))
  }

  fileprivate func isDisjoint(with other: Self) -> Bool {
    !values.isEmpty && !other.values.isEmpty && !values.contains(where: other.values.contains)
  }

  fileprivate var shown: String {
    values.isEmpty ? "known" : values.map(\.rawValue).joined(separator: " or ")
  }
}
