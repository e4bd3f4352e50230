import Inference
package import Knowledge
import Learning

/// Somebody whose mail has one fault: what is so with them, what they say and can tell, and what helps.
package struct SimulatedPerson: Sendable {
  /// The fault.
  package let cause: Cause
  /// The program.
  package let client: Client
  /// The provider.
  package let provider: Provider
  /// How they put it: a phrase of the cause, and half of them name their program.
  package let says: String
  private let truth: [Finding.ID: Finding.Value.ID]
  private let tellable: Set<Question.ID>
  /// What they answer instead of the truth.
  private let slips: [Finding.ID: Finding.Value.ID]
  private let helpful: Set<Fix.ID>
  private let withdrawn: Set<Fix.ID>
  private let day: Day

  init(
    _ cause: Cause, _ truth: [Finding.ID: Finding.Value.ID], in home: Population.Home,
    _ population: Population, _ random: inout SplitMix64
  ) {
    self.cause = cause
    day = population.day
    client = home.client
    provider = home.provider
    withdrawn = home.withdrawn
    let knowledge = population.knowledge
    self.truth = truth
    tellable = Set(
      knowledge.questions.filter { random.unit() >= $0.unsure.value }.map(\.id))
    helpful = Set(
      cause.remedies.filter { random.unit() < $0.efficacy.value }.map(\.fix))
    let phrase =
      cause.says.isEmpty
      ? nil : cause.says[min(Int(random.unit() * Double(cause.says.count)), cause.says.count - 1)]
    let words = phrase?.split(separator: " ").filter { $0 != "*" }.joined(separator: " ")
    let names = random.unit() < 0.5 && client.id != Client.anyOther
    says = [words, names ? client.name.english : nil].compactMap(\.self).joined(separator: ", ")
    var slips: [Finding.ID: Finding.Value.ID] = [:]
    if population.errors > 0 {
      for finding in knowledge.findings where random.unit() < population.errors {
        if finding.domain == .listed { slips[finding.id] = population.draw(finding, &random) }
      }
    }
    self.slips = slips
  }

  /// What goes wrong, as far as a statement can say it without any words.
  package var complaint: Statement? {
    truth[.trouble].map {
      Statement(readings: [.init(fact: Fact(.trouble, $0), words: "")], wordCount: 2)
    }
  }

  /// What they answer; nil is *not sure*.
  package func answer(to question: Question) -> Fact? {
    guard tellable.contains(question.id), let value = slips[question.asks] ?? truth[question.asks],
      question.choices.isEmpty || question.choices.contains(where: { $0.value == value })
    else { return nil }
    return Fact(question.asks, value)
  }

  /// What comes of a fix.
  package func result(of fix: Fix) -> FixResult {
    guard canDo(fix) else {
      return fix.failureTells.contains { truth[$0.finding] == $0.value } ? .noChange : .notDone
    }
    return helpful.contains(fix.id) ? .worked : .noChange
  }

  /// Whether those to whom the fix hands the matter over can mend it.
  package func isHelped(by fix: Fix) -> Bool { canDo(fix) && helpful.contains(fix.id) }

  /// What would help and can be done, or handed over.
  package func cures(in knowledge: KnowledgeBase) -> [Fix] {
    knowledge.fixes.filter { helpful.contains($0.id) && canDo($0) }
  }

  /// What would help, but cannot be done with their program, at their provider or as things are.
  package func curesOutOfReach(in knowledge: KnowledgeBase) -> [Fix] {
    knowledge.fixes.filter { helpful.contains($0.id) && !canDo($0) }
  }

  private func canDo(_ fix: Fix) -> Bool {
    fix.validity.contains(day) && !withdrawn.contains(fix.id)
      && fix.placesLacked(by: client).isEmpty
      && fix.needs.allSatisfy { need in truth[need.finding].map { $0 == need.value } ?? true }
      && fix.condition.standing { truth[$0] } != .fails
  }
}
