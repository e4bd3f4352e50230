import Inference
import Knowledge
import Learning
import Troubleshooting

/// Somebody whose mail has one fault: what is so with them, what they can tell, and what helps.
struct SimulatedPerson {
  let cause: Cause
  private let truth: [Finding.ID: Finding.Value.ID]
  private let tellable: Set<Question.ID>
  private let helpful: Set<Fix.ID>

  init(
    _ cause: Cause, in home: Population.Home, _ population: Population,
    _ random: inout SplitMix64
  ) {
    self.cause = cause
    let knowledge = population.knowledge
    var truth = home.truth
    for finding in knowledge.findings
    where finding.domain == .listed && finding.computed == nil && truth[finding.id] == nil {
      truth[finding.id] = population.draw(finding, for: cause.id, &random)
    }
    self.truth = truth
    tellable = Set(
      knowledge.questions.filter { random.unit() >= $0.unsure.value }.map(\.id))
    helpful = Set(
      cause.remedies.filter { random.unit() < $0.efficacy.value }.map(\.fix))
  }

  /// What they say first, if they say what goes wrong.
  var complaint: Statement? {
    truth["trouble"].map {
      Statement(readings: [.init(fact: Fact("trouble", $0), words: "")], wordCount: 2)
    }
  }

  /// What they answer.
  func answer(to question: Question) -> SessionEvent {
    guard tellable.contains(question.id), let value = truth[question.asks],
      question.choices.isEmpty || question.choices.contains(where: { $0.value == value })
    else { return .unsure(question.id) }
    return .answered(Fact(question.asks, value))
  }

  /// What comes of a fix.
  func result(of fix: Fix) -> FixResult {
    guard canDo(fix) else { return .notDone }
    return helpful.contains(fix.id) ? .worked : .noChange
  }

  /// Whether handing the matter over by this fix brings the cure.
  func isHelped(by fix: Fix.ID) -> Bool { helpful.contains(fix) }

  /// Whether anything that they can do, or hand over, helps.
  func isCurable(_ knowledge: KnowledgeBase) -> Bool {
    helpful.contains { knowledge.fixes[id: $0].map(canDo) ?? false }
  }

  private func canDo(_ fix: Fix) -> Bool {
    fix.needs.allSatisfy { need in truth[need.finding].map { $0 == need.value } ?? true }
      && fix.condition.standing { truth[$0] } != .fails
  }
}

/// The people of a day: programs and providers as common as they are then, and what each cause makes
/// of their mail.
struct Population {
  /// A program, a provider and a kind of account, with all that follows from them.
  struct Home {
    let truth: [Finding.ID: Finding.Value.ID]
    /// How common it is.
    let weight: Double
    /// P(what follows from it | cause).
    let likelihoods: [Double]
  }

  let knowledge: KnowledgeBase
  let likelihoods: Likelihoods
  private let homes: [Home]
  private let rows: [Fact: [Double]]

  init(_ knowledge: KnowledgeBase, on day: Day) {
    self.knowledge = knowledge
    let likelihoods = Likelihoods(knowledge, on: day)
    var rows: [Fact: [Double]] = [:]
    func row(_ fact: Fact) -> [Double]? {
      if let known = rows[fact] { return known }
      rows[fact] = likelihoods.row(for: fact)
      return rows[fact]
    }
    for finding in knowledge.findings {
      for value in finding.values { _ = row(Fact(finding.id, value.id)) }
    }
    var homes: [Home] = []
    for client in knowledge.clients {
      guard let use = client.popularity.holding(on: day).first, use > 0 else { continue }
      for provider in knowledge.providers {
        guard let share = provider.popularity.holding(on: day).first, share > 0 else { continue }
        let types = knowledge.accountTypes.filter { $0.provider == provider.id }
        for type in types.isEmpty ? [nil] : types.map(Optional.some) {
          let truth = Self.truth(client, provider, type, knowledge, on: day)
          var likely = Array(repeating: 1.0, count: likelihoods.causes.count)
          for fact in truth.map({ Fact($0.key, $0.value) }).sorted(by: { $0.finding < $1.finding })
          {
            guard let row = row(fact) else { continue }
            for cause in likely.indices { likely[cause] *= row[cause] }
          }
          homes.append(
            Home(
              truth: truth, weight: use * share / Double(max(types.count, 1)), likelihoods: likely))
        }
      }
    }
    self.homes = homes
    self.rows = rows
    self.likelihoods = likelihoods
  }

  private static func truth(
    _ client: Client, _ provider: Provider, _ type: AccountType?, _ knowledge: KnowledgeBase,
    on day: Day
  ) -> [Finding.ID: Finding.Value.ID] {
    var truth: [Finding.ID: Finding.Value.ID] = [
      "client": .init(client.id.rawValue), "provider": .init(provider.id.rawValue),
    ]
    if let type { truth["account-type"] = .init(type.id.rawValue) }
    for fact in client.facts.holding(on: day) + provider.facts.holding(on: day)
    where truth[fact.finding] == nil {
      truth[fact.finding] = fact.value
    }
    let surroundings = Surroundings(
      client: client, provider: provider, accountType: type, day: day)
    for finding in knowledge.findings where truth[finding.id] == nil {
      truth[finding.id] = finding.computed?.value(in: surroundings)
    }
    return truth
  }

  /// Somebody with this fault; always the same person for the same source of chance.
  func person(with cause: Cause, _ random: inout SplitMix64) -> SimulatedPerson? {
    guard let position = likelihoods.position(of: cause.id) else { return nil }
    let weights = homes.map { $0.weight * $0.likelihoods[position] }
    guard let home = pick(weights, &random) else { return nil }
    return SimulatedPerson(cause, in: homes[home], self, &random)
  }

  /// A value of a finding as the cause makes it.
  func draw(
    _ finding: Finding, for cause: Cause.ID, _ random: inout SplitMix64
  ) -> Finding.Value.ID? {
    let position = likelihoods.position(of: cause) ?? 0
    let chances = finding.values.map {
      rows[Fact(finding.id, $0.id)]?[position] ?? $0.background
    }
    return pick(chances, &random).map { finding.values[$0].id }
  }

  private func pick(_ weights: [Double], _ random: inout SplitMix64) -> Int? {
    var left = random.unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0, weight > 0 { return index }
    }
    return weights.lastIndex { $0 > 0 }
  }
}
