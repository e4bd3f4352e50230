import Knowledge

extension [SessionEvent] {
  /// A changed answer keeps the later ones, but for those to questions that the change makes
  /// pointless. Only the latest answer to a finding counts. One about a fault that a fix has changed since
  /// makes nothing pointless: what was asked after that is of the new fault.
  func stillRelevant(in knowledge: KnowledgeBase) -> [SessionEvent] {
    let change = lastIndex { if case .tried(_, .changed) = $0 { true } else { false } } ?? 0
    func isForgotten(_ index: Int, _ fact: Fact) -> Bool {
      index < change && knowledge.findings[id: fact.finding]?.role == .symptom
    }
    var answers: [Finding.ID: Finding.Value.ID] = [:]
    for (index, event) in enumerated() {
      if let fact = event.answer, !isForgotten(index, fact) {
        answers[fact.finding] = fact.value
      }
    }
    var conditions: [Finding.ID: [Condition]] = [:]
    for question in knowledge.questions {
      conditions[question.asks, default: []].append(question.condition)
    }
    var isDropped = true
    while isDropped {
      isDropped = false
      for finding in answers.keys.sorted() {
        guard let possible = conditions[finding], !possible.isEmpty else { continue }
        let known = answers
        let pointless = possible.allSatisfy { condition in
          condition.standing { other in other == finding ? nil : known[other] } == .fails
        }
        if pointless {
          answers[finding] = nil
          isDropped = true
        }
      }
    }
    return enumerated().filter { index, event in
      guard let fact = event.answer, !isForgotten(index, fact) else { return true }
      return answers[fact.finding] == fact.value
    }.map(\.element)
  }
}
