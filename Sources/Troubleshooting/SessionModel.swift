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

  /// Whom to hand over to, if that is done now: the fix that hands over at the least expected cost,
  /// or `nil` where support is cheaper. Handing over ends the session, so if it does not help,
  /// support comes on top.
  var referral: OpenFix? {
    fixes.filter { $0.fix.handsOver && costOfHandingOver(to: $0) < supportMinutes }
      .min { costOfHandingOver(to: $0) < costOfHandingOver(to: $1) }
  }

  /// What handing over now is expected to cost.
  var handOverMinutes: Double { referral.map(costOfHandingOver) ?? supportMinutes }

  private func costOfHandingOver(to open: OpenFix) -> Double {
    open.cost + (1 - chance(of: open)) * supportMinutes
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
  let efficacy: (_ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID) -> Double

  /// After this many failed tries a password is not tried again: providers lock accounts.
  static let passwordTriesAllowed = 2

  func model(_ belief: Belief) -> SessionModel {
    SessionModel(
      belief: belief, questions: openQuestions(), fixes: openFixes(),
      supportMinutes: knowledge.scale.supportMinutes)
  }

  // MARK: Fixes

  private func openFixes() -> [SessionModel.OpenFix] {
    var works: [Fix.ID: [Double]] = [:]
    for (position, id) in likelihoods.causes.enumerated() {
      guard let cause = knowledge.causes[id: id] else { continue }
      for remedy in cause.remedies {
        guard let fix = knowledge.fixes[id: remedy.fix] else { continue }
        works[remedy.fix, default: Array(repeating: 0, count: likelihoods.causes.count)][position] =
          efficacy(fix, remedy, id) * habits.doable(fix)
      }
    }
    return works.keys.sorted().compactMap { id in
      guard let fix = knowledge.fixes[id: id], isOpen(fix), let row = works[id] else { return nil }
      return SessionModel.OpenFix(fix: fix, works: row, cost: cost(of: fix))
    }
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
    if fix.condition.standing(situation.value(of:)) == .fails { return false }
    return situation.memory.activations(concluding: .withdraw(fix.id)).isEmpty
  }

  /// Whether another failed try may lock the account.
  var isLockedOutNear: Bool { situation.passwordTries >= Self.passwordTriesAllowed }

  private func cost(of fix: Fix) -> Double {
    let scale = knowledge.scale
    var cost = fix.minutes + (scale.riskMinutes[fix.risk] ?? 0)
    if !fix.handsOver { cost += scale.actorMinutes[fix.actor] ?? 0 }
    if fix.triesPassword { cost += 3 * Double(1 + situation.passwordTries) }
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
    return question.condition.standing(situation.value(of:)) != .fails
  }

  private func listed(_ question: Question, _ finding: Finding) -> SessionModel.OpenQuestion? {
    guard likelihoods.rates(finding.id) else { return nil }
    let values =
      question.choices.isEmpty ? finding.values.map(\.id) : question.choices.map(\.value)
    let rows = values.compactMap { value in
      let fact = Fact(finding.id, value)
      return likelihoods.row(for: fact).map { habits.row($0, for: fact) }
    }
    guard rows.count == values.count else { return nil }
    return SessionModel.OpenQuestion(
      question: question, answers: values.map { [$0] },
      rows: normalised(rows, unsure: habits.unsure(question)),
      minutes: question.minutes + question.insult)
  }

  /// A question whose answer is a client, a provider or an account type tells of the causes through
  /// the findings that follow from it. Answers with the same findings are one answer.
  private func catalogued(
    _ question: Question, _ finding: Finding
  ) -> SessionModel.OpenQuestion? {
    var groups: [Set<Fact>: (values: [Finding.Value.ID], weight: Double)] = [:]
    for option in options(of: finding.domain) {
      let facts = consequences(of: option.value, finding.domain)
      groups[facts, default: ([], 0)].values.append(option.value)
      groups[facts, default: ([], 0)].weight += option.weight
    }
    let ordered = groups.sorted { $0.value.values[0] < $1.value.values[0] }
    guard ordered.count > 1 else { return nil }
    let rows = ordered.map { facts, group in
      facts.sorted { $0.finding < $1.finding }
        .compactMap { likelihoods.row(for: $0) }
        .reduce(Array(repeating: group.weight, count: likelihoods.causes.count)) {
          zip($0, $1).map { $0 * $1 }
        }
    }
    return SessionModel.OpenQuestion(
      question: question, answers: ordered.map(\.value.values),
      rows: normalised(rows, unsure: habits.unsure(question)),
      minutes: question.minutes + question.insult)
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
    case .accountTypes:
      knowledge.accountTypes
        .filter { type in
          situation.value(of: .provider).map { $0.rawValue == type.provider.rawValue } ?? true
        }
        .map { (Finding.Value.ID($0.id.rawValue), 1) }
    }
  }

  private func consequences(
    of value: Finding.Value.ID, _ domain: Finding.Domain
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
      client: client, provider: provider, accountType: type, day: situation.day)
    for finding in knowledge.findings {
      guard let value = finding.computed?.value(in: surroundings) else { continue }
      facts.append(Fact(finding.id, value))
    }
    return Set(
      facts.filter { situation.value(of: $0.finding) == nil && likelihoods.rates($0.finding) })
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
