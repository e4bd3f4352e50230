import Inference
import Knowledge

/// The questions of the model: what may still be asked, and what each answer would tell.
extension ModelBuilder {
  func openQuestions(_ belief: Belief) -> [SessionModel.OpenQuestion] {
    knowledge.questions.compactMap { question in
      guard !situation.unsureFindings.contains(question.asks), isOpen(question, belief),
        let finding = knowledge.findings[id: question.asks]
      else { return nil }
      return switch finding.domain {
      case .listed: listed(question, finding)
      case .clients, .providers, .accountTypes: catalogued(question, finding)
      }
    }
  }

  /// Whether a question may still be asked: nobody has answered it, and its condition may hold. What
  /// was only read out of the text may still be asked for; it is not worth much then. Who has told the
  /// kind of program may be asked which version, until they say the same again.
  func isOpen(_ question: Question, _ belief: Belief) -> Bool {
    let isTold = situation.evidence(of: question.asks) != nil
    let isVague = question.asks == .client && versions.isOpen && !situation.hasNamedAgain
    if isTold && !isVague { return false }
    return situation.expectedStanding(of: question.condition) != .fails
      && hope(for: question.condition, belief) >= Self.leastHope
  }

  /// A question that only has a point if something is so of which the person was not sure is not put where that
  /// is less likely than this: to seven people of ten it would make no sense.
  private static let leastHope = 0.3

  /// How likely a condition is to hold by what is believed, as far as it depends on what the person was not
  /// sure of, which nobody will tell any more; the rest of it may yet be told.
  private func hope(for condition: Condition, _ belief: Belief) -> Double {
    guard !condition.findings.isDisjoint(with: situation.unsureFindings) else { return 1 }
    func isInDoubt(_ term: Condition.Term) -> Bool {
      situation.value(of: term.finding) == nil && situation.unsureFindings.contains(term.finding)
    }
    func chances(of terms: [Condition.Term]) -> [Double] {
      terms.filter(isInDoubt).compactMap { chance(of: $0) }
        .reduce(Array(repeating: 1, count: belief.posterior.count)) { zip($0, $1).map { $0 * $1 } }
    }
    var hope = zip(belief.posterior, chances(of: condition.all)).map { $0 * $1 }
    for term in condition.none where isInDoubt(term) {
      guard let chance = chance(of: term) else { continue }
      hope = zip(hope, chance).map { $0 * (1 - $1) }
    }
    let ways = condition.any.filter {
      Condition(all: $0).standing(situation.value(of:)) != .fails
    }
    if !ways.isEmpty {
      let blocked = ways.map(chances(of:)).reduce(Array(repeating: 1, count: hope.count)) {
        zip($0, $1).map { $0 * (1 - $1) }
      }
      hope = zip(hope, blocked).map { $0 * (1 - $1) }
    }
    return hope.reduce(0, +)
  }

  /// What a condition depends on that nobody has settled, if it is open.
  func unsettled(in condition: Condition) -> [Finding.ID] {
    guard situation.expectedStanding(of: condition) == .open else { return [] }
    return (condition.all + condition.any.joined()).map(\.finding)
      .filter { situation.value(of: $0) == nil }
  }

  private func listed(_ question: Question, _ finding: Finding) -> SessionModel.OpenQuestion? {
    guard likelihoods.rates(finding.id) else { return nil }
    let values =
      question.choices.isEmpty ? finding.values.map(\.id) : question.choices.map(\.value)
    let trust = knowledge.scale.answerTrust
    let rows = values.compactMap { value in
      let fact = Fact(finding.id, value)
      return likelihoods.row(for: fact).map { habits.row($0, for: fact) }
    }.map { row in Troubleshooter.mixed(row, trust, row.last ?? 1) }
    guard rows.count == values.count else { return nil }
    return SessionModel.OpenQuestion(
      question: question, answers: values.map { [$0] },
      rows: normalised(rows, unsure: unsureness(of: question)),
      minutes: question.minutes + question.insult)
  }

  /// A question whose answer is a client, a provider or an account type tells of the causes through
  /// the findings that follow from it. Answers with the same findings are one answer.
  private func catalogued(
    _ question: Question, _ finding: Finding
  ) -> SessionModel.OpenQuestion? {
    var groups: [Set<Fact>: (values: [Finding.Value.ID], weight: Double)] = [:]
    let computed = knowledge.findings.filter { $0.computed != nil }
    for option in options(of: finding.domain).sorted(by: { $0.weight > $1.weight }) {
      var facts = consequences(of: option.value, finding.domain, computed)
      let itself = Fact(finding.id, option.value)
      if likelihoods.names(itself) { facts.insert(itself) }
      groups[facts, default: ([], 0)].values.append(option.value)
      groups[facts, default: ([], 0)].weight += option.weight
    }
    let ordered = groups.sorted { $0.value.values[0] < $1.value.values[0] }
    guard ordered.count > 1 else { return nil }
    let rows = ordered.map { facts, group in
      facts.filter { $0.finding != finding.id }.sorted { $0.finding < $1.finding }
        .compactMap { likelihoods.row(for: $0) }
        .reduce(lift(of: Fact(finding.id, group.values[0])).map { $0 * group.weight }) {
          zip($0, $1).map { $0 * $1 }
        }
    }
    return SessionModel.OpenQuestion(
      question: question, answers: ordered.map(\.value.values),
      rows: normalised(rows, unsure: unsureness(of: question)),
      minutes: question.minutes + question.insult)
  }

  /// How much likelier than usual a value is under each cause.
  private func lift(of fact: Fact) -> [Double] {
    guard let row = likelihoods.row(for: fact), let usual = row.last else {
      return Array(repeating: 1, count: likelihoods.causes.count)
    }
    return row.map { $0 / usual }
  }

  /// What can be answered, with how common it is.
  func options(of domain: Finding.Domain) -> [(value: Finding.Value.ID, weight: Double)] {
    let day = situation.day
    return switch domain {
    case .listed: []
    case .clients where versions.isOpen:
      versions.shares.map { (Finding.Value.ID($0.client.id.rawValue), $0.share) }
    case .clients:
      knowledge.clients.map { (Finding.Value.ID($0.id.rawValue), $0.weight(on: day)) }
    case .providers:
      knowledge.providers.map { (Finding.Value.ID($0.id.rawValue), $0.weight(on: day)) }
    case .accountTypes: accountTypes(on: day)
    }
  }

  /// The kinds of account that there are on a day: those of the person's provider, or else of all, as
  /// common as their providers are. One of which nothing is known on the day is not there yet.
  private func accountTypes(on day: Day) -> [(value: Finding.Value.ID, weight: Double)] {
    let mine = situation.value(of: .provider)?.rawValue
    let types = knowledge.accountTypes.filter { type in
      (mine ?? type.provider.rawValue) == type.provider.rawValue && type.exists(on: day)
    }
    return types.map { type in
      let kinds = types.count { $0.provider == type.provider }
      let weight = knowledge.providers[id: type.provider]?.weight(on: day) ?? 0
      let share = mine == nil ? weight / Double(kinds) : 1
      return (Finding.Value.ID(type.id.rawValue), share)
    }
  }

  private func consequences(
    of value: Finding.Value.ID, _ domain: Finding.Domain, _ computed: [Finding]
  ) -> Set<Fact> {
    var client = situation.client(in: knowledge)
    var provider = situation.provider(in: knowledge)
    var type = situation.accountType(in: knowledge)
    var facts: [Fact] = []
    switch domain {
    case .listed: break
    case .clients:
      client = knowledge.clients[id: Client.ID(value.rawValue)]
      facts = client?.facts.holding(on: situation.day) ?? []
    case .providers:
      provider = knowledge.providers[id: Provider.ID(value.rawValue)]
      facts = provider?.facts.holding(on: situation.day) ?? []
    case .accountTypes: type = knowledge.accountTypes[id: AccountType.ID(value.rawValue)]
    }
    let surroundings = Surroundings(
      client: client, provider: provider, accountType: type, kinds: knowledge.kinds(at: provider),
      fetching: situation.fetching, day: situation.day)
    for finding in computed {
      guard let value = finding.computed?.value(in: surroundings) else { continue }
      facts.append(Fact(finding.id, value))
    }
    return Set(
      facts.filter { situation.value(of: $0.finding) == nil && likelihoods.rates($0.finding) })
  }

  /// How likely *not sure* is. Who has not been sure of much will not be sure of the rest: the author's
  /// figure, corrected by former sessions, counts as much as three answers.
  private func unsureness(of question: Question) -> Double {
    let strength = 3.0
    return (strength * habits.unsure(question) + Double(situation.unsure.count))
      / (strength + Double(situation.questionCount))
  }

  /// Rows that sum to 1 for every cause, with *not sure* as the last one.
  private func normalised(_ rows: [[Double]], unsure: Double) -> [[Double]] {
    let count = likelihoods.causes.count
    let sums = (0..<count).map { cause in rows.reduce(0) { $0 + $1[cause] } }
    let known = rows.map { row in
      (0..<count).map {
        sums[$0] > 0 ? row[$0] / sums[$0] * (1 - unsure) : (1 - unsure) / Double(rows.count)
      }
    }
    return known + [Array(repeating: unsure, count: count)]
  }
}
