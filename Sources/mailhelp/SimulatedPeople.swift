import Inference
import Knowledge
import Learning
import Troubleshooting

/// People whose mail has one cause of trouble, on one day: programs and providers as common as they
/// are then and as the cause makes them, everything else as the cause's file says.
struct SimulatedPeople {
  let cause: Cause
  private let knowledge: KnowledgeBase
  private let day: Day
  private let likelihoods: Likelihoods
  private let position: Int
  private let homes: [(home: Home, weight: Double)]

  /// A program with a provider and a kind of account, and what follows from them.
  struct Home {
    let client: Client
    let provider: Provider
    let facts: [Finding.ID: Finding.Value.ID]
  }

  /// Nil where the cause has no weight on that day, or nobody could have it.
  init?(with cause: Cause, _ knowledge: KnowledgeBase, on day: Day) {
    let likelihoods = Likelihoods(knowledge, on: day)
    guard cause.weight(on: day) > 0, let position = likelihoods.position(of: cause.id) else {
      return nil
    }
    self.cause = cause
    self.knowledge = knowledge
    self.day = day
    self.likelihoods = likelihoods
    self.position = position
    var homes: [(Home, Double)] = []
    for client in knowledge.clients {
      guard let use = client.popularity.holding(on: day).first, use > 0 else { continue }
      for provider in knowledge.providers {
        guard let share = provider.popularity.holding(on: day).first, share > 0 else { continue }
        let types = knowledge.accountTypes.filter { $0.provider == provider.id }
        for type in types.isEmpty ? [nil] : types.map(Optional.some) {
          let facts = Self.facts(client, provider, type, knowledge, day)
          var weight = use * share / Double(max(types.count, 1))
          for (finding, value) in facts.sorted(by: { $0.key < $1.key }) {
            weight *= likelihoods.row(for: Fact(finding, value))?[position] ?? 1
          }
          homes.append((Home(client: client, provider: provider, facts: facts), weight))
        }
      }
    }
    guard homes.contains(where: { $0.1 > 0 }) else { return nil }
    self.homes = homes
  }

  private static func facts(
    _ client: Client, _ provider: Provider, _ type: AccountType?, _ knowledge: KnowledgeBase,
    _ day: Day
  ) -> [Finding.ID: Finding.Value.ID] {
    var facts: [Finding.ID: Finding.Value.ID] = [:]
    for fact in client.facts.holding(on: day) + provider.facts.holding(on: day)
    where facts[fact.finding] == nil {
      facts[fact.finding] = fact.value
    }
    let surroundings = Surroundings(
      client: client, provider: provider, accountType: type, day: day)
    for finding in knowledge.findings where facts[finding.id] == nil {
      facts[finding.id] =
        switch finding.domain {
        case .clients: .init(client.id.rawValue)
        case .providers: .init(provider.id.rawValue)
        case .accountTypes: type.map { .init($0.id.rawValue) }
        case .listed: finding.computed?.value(in: surroundings)
        }
    }
    return facts
  }

  /// One of them; always the same for the same source of chance.
  func person(_ random: inout SplitMix64) -> SimulatedPerson {
    let home = homes[Self.pick(homes.map(\.weight), &random)].home
    var truth = home.facts
    for finding in knowledge.findings
    where finding.domain == .listed && finding.computed == nil && truth[finding.id] == nil {
      let chances = finding.values.map { value in
        likelihoods.row(for: Fact(finding.id, value.id))?[position] ?? value.background
      }
      truth[finding.id] = finding.values[Self.pick(chances, &random)].id
    }
    let phrase =
      cause.says.isEmpty ? nil : cause.says[Self.pick(cause.says.map { _ in 1 }, &random)]
    let names = random.unit() < 0.5 && home.client.id != Client.anyOther
    let words = phrase?.split(separator: " ").filter { $0 != "*" }.joined(separator: " ")
    return SimulatedPerson(
      home: home,
      says: [words, names ? home.client.name.english : nil].compactMap(\.self)
        .joined(separator: ", "),
      truth: truth,
      tellable: Set(knowledge.questions.filter { random.unit() >= $0.unsure.value }.map(\.id)),
      helpful: Set(cause.remedies.filter { random.unit() < $0.efficacy.value }.map(\.fix)))
  }

  private static func pick(_ weights: [Double], _ random: inout SplitMix64) -> Int {
    var left = random.unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0, weight > 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}

/// One of them: what they say, what is so with them, what they can tell, and what would help.
struct SimulatedPerson {
  let home: SimulatedPeople.Home
  let says: String
  fileprivate let truth: [Finding.ID: Finding.Value.ID]
  fileprivate let tellable: Set<Question.ID>
  fileprivate let helpful: Set<Fix.ID>

  fileprivate init(
    home: SimulatedPeople.Home, says: String, truth: [Finding.ID: Finding.Value.ID],
    tellable: Set<Question.ID>, helpful: Set<Fix.ID>
  ) {
    self.home = home
    self.says = says
    self.truth = truth
    self.tellable = tellable
    self.helpful = helpful
  }

  /// What they answer; nil is *not sure*.
  func answer(to question: AskedQuestion) -> Fact? {
    let finding = question.question.asks
    guard tellable.contains(question.question.id), let value = truth[finding],
      question.takesWords || question.choices.contains(where: { $0.value == value })
    else { return nil }
    return Fact(finding, value)
  }

  /// What comes of a fix.
  func result(of fix: Fix) -> FixResult {
    let isPossible =
      fix.needs.allSatisfy { need in truth[need.finding].map { $0 == need.value } ?? true }
      && fix.condition.standing { truth[$0] } != .fails
    guard isPossible else { return .notDone }
    return helpful.contains(fix.id) ? .worked : .noChange
  }

  /// Whether those to whom the fix hands the matter over can mend it.
  func isHelped(by fix: Fix?) -> Bool { fix.map { helpful.contains($0.id) } ?? false }
}
