package import Inference
package import Knowledge
package import Learning

/// The people of a day: programs and providers as common as they are then, and what each cause makes
/// of their mail. What the rules say holds for them too: nobody has a cause that is ruled out by all
/// that is so with them. If the files are wrong, so are the people.
package struct Population: Sendable {
  /// A program, a provider and a kind of account, with all that follows from them.
  struct Home: Sendable {
    let client: Client
    let provider: Provider
    let truth: [Finding.ID: Finding.Value.ID]
    /// How common it is.
    let weight: Double
    /// P(what follows from it | cause) as against its background; nothing for a cause that a rule rules
    /// out there.
    let likelihoods: [Double]
    /// Fixes that a rule withdraws there.
    let withdrawn: Set<Fix.ID>
  }

  /// Where the people are from.
  package let knowledge: KnowledgeBase
  /// What causes make of findings on the day.
  package let likelihoods: Likelihoods
  /// The day.
  package let day: Day
  /// How often an answer is not the truth but any.
  package let errors: Double
  private let homes: [Home]
  /// Rules of the day that say what cannot be.
  private let verdicts: [Rule]
  private let rows: [Fact: [Double]]

  /// The people of a day, of whom so many err in what they answer.
  package init(_ knowledge: KnowledgeBase, on day: Day, errors: Double = 0) {
    self.knowledge = knowledge
    self.day = day
    self.errors = errors
    let likelihoods = Likelihoods(knowledge, on: day)
    var rows: [Fact: [Double]] = [:]
    func row(_ fact: Fact) -> [Double]? {
      if let known = rows[fact] { return known }
      rows[fact] = likelihoods.chances(of: fact)
      return rows[fact]
    }
    for finding in knowledge.findings {
      for value in finding.values { _ = row(Fact(finding.id, value.id)) }
    }
    let dwellings = Self.dwellings(knowledge, on: day)
    let verdicts = knowledge.rules.filter { $0.validity.contains(day) && $0.isVerdict }
    self.homes = dwellings.map { dwelling in
      // A home counts by how much likelier what follows from it is with the cause than without.
      var likely = Array(repeating: 1.0, count: likelihoods.causes.count)
      for fact in dwelling.facts {
        guard let row = row(fact), let background = likelihoods.background(of: fact),
          background > 0
        else { continue }
        for cause in likely.indices { likely[cause] *= row[cause] / background }
      }
      var withdrawn: Set<Fix.ID> = []
      for rule in verdicts where rule.holds(among: dwelling.truth) {
        for conclusion in rule.conclusions {
          switch conclusion {
          case .ruleOut(let cause):
            if let position = likelihoods.position(of: cause) { likely[position] = 0 }
          case .withdraw(let fix): withdrawn.insert(fix)
          case .conclude, .prefer, .warn: continue
          }
        }
      }
      return Home(
        client: dwelling.client, provider: dwelling.provider, truth: dwelling.truth,
        weight: dwelling.weight, likelihoods: likely, withdrawn: withdrawn)
    }
    self.verdicts = verdicts
    self.rows = rows
    self.likelihoods = likelihoods
  }

  /// A program, a provider and a kind of account before any cause is looked at.
  private struct Dwelling {
    let client: Client
    let provider: Provider
    let truth: [Finding.ID: Finding.Value.ID]
    let weight: Double

    /// What is true there, in order.
    var facts: [Fact] {
      truth.map { Fact($0.key, $0.value) }.sorted { $0.finding < $1.finding }
    }
  }

  private static func dwellings(_ knowledge: KnowledgeBase, on day: Day) -> [Dwelling] {
    var dwellings: [Dwelling] = []
    for client in knowledge.clients {
      let use = client.weight(on: day)
      guard use > 0 else { continue }
      for provider in knowledge.providers {
        let share = provider.weight(on: day)
        guard share > 0 else { continue }
        let types = knowledge.kinds(at: provider)
        for type in types.isEmpty ? [nil] : types.map(Optional.some) {
          dwellings.append(
            Dwelling(
              client: client, provider: provider,
              truth: truth(client, provider, type, knowledge, on: day),
              weight: use * share / Double(max(types.count, 1))))
        }
      }
    }
    return dwellings
  }

  private static func truth(
    _ client: Client, _ provider: Provider, _ type: AccountType?, _ knowledge: KnowledgeBase,
    on day: Day
  ) -> [Finding.ID: Finding.Value.ID] {
    var truth: [Finding.ID: Finding.Value.ID] = [
      .client: .init(client.id.rawValue), .provider: .init(provider.id.rawValue),
    ]
    if let type { truth[.accountType] = .init(type.id.rawValue) }
    for fact in client.facts.holding(on: day) + provider.facts.holding(on: day)
    where truth[fact.finding] == nil {
      truth[fact.finding] = fact.value
    }
    let surroundings = Surroundings(
      client: client, provider: provider, accountType: type, kinds: knowledge.kinds(at: provider),
      day: day)
    for finding in knowledge.findings where truth[finding.id] == nil {
      truth[finding.id] = finding.computed?.value(in: surroundings)
    }
    return truth
  }

  /// Somebody with this fault; always the same person for the same source of chance. Nil where the
  /// cause has no weight on the day, or nobody could have it.
  package func person(with cause: Cause, _ random: inout SplitMix64) -> SimulatedPerson? {
    guard let position = likelihoods.position(of: cause.id) else { return nil }
    let weights = homes.map { $0.weight * $0.likelihoods[position] }
    for _ in 0..<Self.draws {
      guard let home = pick(weights, &random) else { return nil }
      let truth = truth(of: cause.id, in: homes[home], &random)
      if !isRuledOut(cause.id, by: truth) {
        return SimulatedPerson(cause, truth, in: homes[home], self, &random)
      }
    }
    return nil
  }

  /// How often somebody is drawn afresh whose cause the rules rule out, before it is held that nobody
  /// has it.
  private static let draws = 1_000

  /// What is so with somebody who has this fault there.
  private func truth(
    of cause: Cause.ID, in home: Home, _ random: inout SplitMix64
  ) -> [Finding.ID: Finding.Value.ID] {
    var truth = home.truth
    for finding in knowledge.findings
    where finding.domain == .listed && finding.computed == nil && truth[finding.id] == nil {
      truth[finding.id] = draw(finding, for: cause, &random)
    }
    return truth
  }

  private func isRuledOut(_ cause: Cause.ID, by truth: [Finding.ID: Finding.Value.ID]) -> Bool {
    verdicts.contains { rule in
      rule.conclusions.contains { if case .ruleOut(cause) = $0 { true } else { false } }
        && rule.condition.standing { truth[$0] } == .holds
    }
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

  /// A value of a finding as it is when the trouble has nothing to do with it.
  func draw(_ finding: Finding, _ random: inout SplitMix64) -> Finding.Value.ID? {
    pick(finding.values.map(\.background), &random).map { finding.values[$0].id }
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

extension Rule {
  /// Whether it says that something cannot be.
  fileprivate var isVerdict: Bool {
    conclusions.contains {
      switch $0 {
      case .ruleOut, .withdraw: true
      case .conclude, .prefer, .warn: false
      }
    }
  }

  /// Whether it holds whatever else is so: it asks for nothing beyond what is given.
  fileprivate func holds(among truth: [Finding.ID: Finding.Value.ID]) -> Bool {
    condition.none.allSatisfy { truth[$0.finding] != nil }
      && condition.standing { truth[$0] } == .holds
  }
}
