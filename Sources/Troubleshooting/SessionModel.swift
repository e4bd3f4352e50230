import Inference
import Knowledge
import Learning
import Planning

/// The abstract decision problem that a session comes to at one moment: the causes with what is
/// believed of them now, the questions still worth asking, the fixes still worth trying.
struct SessionModel {
  /// A question in the model: what its answers stand for.
  struct OpenQuestion {
    let question: Question
    /// Per answer of the model, the values that it stands for (several where they tell the same).
    let answers: [[Finding.Value.ID]]
    /// P(answer | cause), a row an answer, *not sure* last.
    let rows: [[Double]]
    let minutes: Double
  }

  /// A fix in the model.
  struct OpenFix {
    let fix: Fix
    /// P(works | cause).
    let works: [Double]
    /// Minutes, with what risk and other people add.
    let cost: Double
  }

  let belief: Belief
  let questions: [OpenQuestion]
  let fixes: [OpenFix]
  let supportMinutes: Double

  /// The same model with other efficacies; where there is none, the old one stays.
  func replacingEfficacies(_ efficacy: (Fix, Cause.ID) -> Double?) -> SessionModel {
    SessionModel(
      belief: belief, questions: questions,
      fixes: fixes.map { open in
        OpenFix(
          fix: open.fix,
          works: zip(belief.causes, open.works).map { cause, old in
            old > 0 ? efficacy(open.fix, cause) ?? old : old
          }, cost: open.cost)
      }, supportMinutes: supportMinutes)
  }

  /// Whom to hand over to, if that is done now, and what that is expected to cost. If the first cannot
  /// help, the next is asked, and support at last; nobody is asked who would cost more than that saves.
  var referrals: (fixes: [OpenFix], minutes: Double) {
    var open = fixes.filter(\.fix.handsOver)
    var weights = belief.posterior
    var asked: [OpenFix] = []
    var paid = 0.0
    var best = (count: 0, minutes: supportMinutes)
    func chance(_ fix: OpenFix) -> Double {
      zip(weights, fix.works).reduce(0) { $0 + $1.0 * $1.1 }
    }
    while let next = open.indices.max(by: {
      chance(open[$0]) / open[$0].cost < chance(open[$1]) / open[$1].cost
    }) {
      let fix = open.remove(at: next)
      paid += fix.cost * weights.reduce(0, +)
      weights = zip(weights, fix.works).map { $0 * (1 - $1) }
      asked.append(fix)
      let minutes = paid + supportMinutes * weights.reduce(0, +)
      if minutes < best.minutes { best = (asked.count, minutes) }
    }
    return (Array(asked.prefix(best.count)), best.minutes)
  }

  /// The probability that a fix works now.
  func chance(of fix: OpenFix) -> Double {
    zip(belief.posterior, fix.works).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Makes the model of a situation.
struct ModelBuilder {
  let knowledge: KnowledgeBase
  let likelihoods: Likelihoods
  let habits: LearnedHabits
  let situation: Situation
  let remedies: [Remedies]
  let efficacy: (_ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID) -> Double

  /// A fix with the causes that it can cure.
  struct Remedies: Sendable {
    let fix: Fix
    var cures: [(position: Int, cause: Cause.ID, remedy: Cause.Remedy)]

    /// All of them on a day, by the fixes' names.
    static func all(_ knowledge: KnowledgeBase, _ likelihoods: Likelihoods) -> [Remedies] {
      var found: [Fix.ID: Remedies] = [:]
      for (position, id) in likelihoods.causes.enumerated() {
        for remedy in knowledge.causes[id: id]?.remedies ?? [] {
          guard let fix = knowledge.fixes[id: remedy.fix] else { continue }
          found[fix.id, default: Remedies(fix: fix, cures: [])].cures.append((position, id, remedy))
        }
      }
      return found.values.sorted { $0.fix.id < $1.fix.id }
    }
  }

  /// After this many failed tries a password is tried again only after a pause: providers lock accounts.
  static let passwordTriesAllowed = 2
  /// After this many it is not tried again at all.
  static let passwordTriesInAll = 4
  /// How long the pause is, in minutes.
  static let pause = 30.0

  func model(_ belief: Belief, asking: Bool) -> SessionModel {
    SessionModel(
      belief: belief, questions: asking ? openQuestions() : [], fixes: openFixes(),
      supportMinutes: knowledge.scale.supportMinutes)
  }

  // MARK: Fixes

  private func openFixes() -> [SessionModel.OpenFix] {
    let none = Array(repeating: 0.0, count: likelihoods.causes.count)
    return remedies.compactMap { remedies in
      let fix = remedies.fix
      guard isOpen(fix) else { return nil }
      var works = none
      for (position, cause, remedy) in remedies.cures {
        works[position] = efficacy(fix, remedy, cause) * habits.doable(fix)
      }
      weigh(&works, at: remedies.cures.map(\.position), byChanceThat: fix)
      return SessionModel.OpenFix(fix: fix, works: works, cost: cost(of: fix))
    }
  }

  /// An efficacy holds where the fix can be done; how likely that is, as far as it is not known yet.
  private func weigh(_ works: inout [Double], at positions: [Int], byChanceThat fix: Fix) {
    let terms = fix.condition.all + fix.needs.map { Condition.Term($0.finding, [$0.value]) }
    for term in terms where situation.value(of: term.finding) == nil {
      guard let chance = chance(of: term) else { continue }
      for position in positions { works[position] *= chance[position] }
    }
    for term in fix.condition.none where situation.value(of: term.finding) == nil {
      guard let chance = chance(of: term) else { continue }
      for position in positions { works[position] *= 1 - chance[position] }
    }
  }

  /// P(a finding is as the term wants it | cause); `nil` where no cause says anything of it.
  func chance(of term: Condition.Term) -> [Double]? {
    guard let first = term.values.first,
      var chance = likelihoods.row(for: Fact(term.finding, first))
    else { return nil }
    for value in term.values.dropFirst() {
      guard let row = likelihoods.row(for: Fact(term.finding, value)) else { return nil }
      for cause in chance.indices { chance[cause] = min(chance[cause] + row[cause], 1) }
    }
    return chance
  }

  /// Whether a fix may still be offered.
  func isOpen(_ fix: Fix) -> Bool {
    guard fix.validity.contains(situation.day), situation.result(of: fix.id) == nil else {
      return false
    }
    if fix.triesPassword && isLockedOutNear { return false }
    if !situation.unmetNeeds.isDisjoint(with: fix.needs) { return false }
    if fix.needs.contains(where: { need in
      situation.value(of: need.finding).map { $0 != need.value } ?? false
    }) {
      return false
    }
    if situation.standing(of: fix.condition) == .fails { return false }
    if let client = situation.client(in: knowledge), !fix.placesLacked(by: client).isEmpty {
      return false
    }
    return situation.memory.activations(concluding: .withdraw(fix.id)).isEmpty
  }

  /// Whether another failed try may lock the account.
  var isLockedOutNear: Bool { situation.passwordTries >= Self.passwordTriesInAll }

  /// How long to wait before a fix is tried, in minutes, so that the provider does not lock the account.
  func pause(before fix: Fix) -> Double {
    fix.triesPassword && situation.passwordTries >= Self.passwordTriesAllowed ? Self.pause : 0
  }

  private func cost(of fix: Fix) -> Double {
    let scale = knowledge.scale
    var cost =
      fix.minutes + (scale.riskMinutes[fix.risk] ?? 0) + (scale.actorMinutes[fix.actor] ?? 0)
    if fix.triesPassword { cost += 3 * Double(1 + situation.passwordTries) + pause(before: fix) }
    return max(cost, 0.1)
  }

  // MARK: Questions

  private func openQuestions() -> [SessionModel.OpenQuestion] {
    knowledge.questions.compactMap { question in
      guard !situation.unsure.contains(question.id), isOpen(question),
        let finding = knowledge.findings[id: question.asks]
      else { return nil }
      return switch finding.domain {
      case .listed: listed(question, finding)
      case .clients, .providers, .accountTypes: catalogued(question, finding)
      }
    }
  }

  /// Whether a question may still be asked: nobody has answered it, and its condition may hold. What
  /// was only read out of the text may still be asked for; it is not worth much then.
  func isOpen(_ question: Question) -> Bool {
    if situation.evidence(of: question.asks) != nil { return false }
    return situation.standing(of: question.condition) != .fails
  }

  /// What a condition depends on that nobody has settled, if it is open.
  func unsettled(in condition: Condition) -> [Finding.ID] {
    guard situation.standing(of: condition) == .open else { return [] }
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
    case .clients:
      knowledge.clients.map {
        (Finding.Value.ID($0.id.rawValue), $0.popularity.holding(on: day).first ?? 0.05)
      }
    case .providers:
      knowledge.providers.map {
        (Finding.Value.ID($0.id.rawValue), $0.popularity.holding(on: day).first ?? 0.05)
      }
    case .accountTypes: accountTypes(on: day)
    }
  }

  /// The kinds of account that there are on a day: those of the person's provider, or else of all, as
  /// common as their providers are. One of which nothing is known on the day is not there yet.
  private func accountTypes(on day: Day) -> [(value: Finding.Value.ID, weight: Double)] {
    let mine = situation.value(of: .provider)?.rawValue
    let types = knowledge.accountTypes.filter { type in
      (mine ?? type.provider.rawValue) == type.provider.rawValue
        && (type.eligible.isEmpty || !type.eligible.holding(on: day).isEmpty)
    }
    return types.map { type in
      let kinds = types.count { $0.provider == type.provider }
      let popularity = knowledge.providers[id: type.provider]?.popularity.holding(on: day).first
      let share = mine == nil ? (popularity ?? 0.05) / Double(kinds) : 1
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
      client: client, provider: provider, accountType: type, fetching: situation.fetching,
      day: situation.day)
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
