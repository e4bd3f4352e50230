import Inference
import Knowledge

/// Makes the model of a situation.
struct ModelBuilder {
  let knowledge: KnowledgeBase
  let likelihoods: Likelihoods
  let habits: LearnedHabits
  let situation: Situation
  let remedies: [Remedies]
  let efficacy: (_ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID) -> Double
  /// The programs that the person's may be.
  let versions: Versions
  /// What follows from each of them, if there are several.
  private let consequences: [[Finding.ID: Finding.Value.ID]]

  init(
    knowledge: KnowledgeBase, likelihoods: Likelihoods, habits: LearnedHabits,
    situation: Situation, remedies: [Remedies],
    efficacy: @escaping (_ fix: Fix, _ remedy: Cause.Remedy, _ cause: Cause.ID) -> Double
  ) {
    self.knowledge = knowledge
    self.likelihoods = likelihoods
    self.habits = habits
    self.situation = situation
    self.remedies = remedies
    self.efficacy = efficacy
    let versions = situation.versions(in: knowledge)
    self.versions = versions
    consequences =
      versions.isOpen
      ? versions.shares.map { client, _ in
        let facts = situation.computed(for: client, in: knowledge)
        return Dictionary(
          facts.map { ($0.finding, $0.value) }, uniquingKeysWith: { first, _ in first })
      } : []
  }

  /// A fix with the causes that it can cure.
  struct Remedies: Sendable {
    let fix: Fix
    var cures: [(position: Int, cause: Cause.ID, remedy: Cause.Remedy)]

    /// All of them on a day, by the fixes' names.
    static func all(_ knowledge: KnowledgeBase, _ likelihoods: Likelihoods) -> [Remedies] {
      var found = knowledge.fixes.map { Remedies(fix: $0, cures: []) }
      for (position, id) in likelihoods.causes.enumerated() {
        for remedy in knowledge.causes[id: id]?.remedies ?? [] {
          guard let place = knowledge.fixes.position(of: remedy.fix) else { continue }
          found[place].cures.append((position, id, remedy))
        }
      }
      return found.filter { !$0.cures.isEmpty }
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
      belief: belief, questions: asking ? openQuestions(belief) : [], fixes: openFixes(),
      supportMinutes: knowledge.scale.supportMinutes)
  }

  // MARK: Fixes

  private func openFixes() -> [SessionModel.OpenFix] {
    let none = Array(repeating: 0.0, count: likelihoods.causes.count)
    let ability = ability
    return remedies.compactMap { remedies in
      let fix = remedies.fix
      guard isOpen(fix) else { return nil }
      var works = none
      for (position, cause, remedy) in remedies.cures {
        works[position] = efficacy(fix, remedy, cause) * habits.doable(fix) * ability
      }
      weigh(&works, at: remedies.cures.map(\.position), byChanceThat: fix)
      return SessionModel.OpenFix(fix: fix, works: works, cost: cost(of: fix))
    }
  }

  /// How likely somebody is to do what a fix asks, by what they have done so far: whoever could not do three
  /// things in a row will hardly do the fourth.
  private var ability: Double {
    let undone = Double(situation.attempts.count { $0.result == .notDone })
    let done = Double(situation.attempts.count) - undone
    return (Self.trustInAbility + done) / (Self.trustInAbility + done + undone)
  }

  /// As many fixes everybody is thought to have done before the first.
  private static let trustInAbility = 4.0

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
    let fitting = 1 - versionsInTheWay(of: fix)
    for position in positions { works[position] *= fitting }
  }

  /// How likely it is that the person's program is of a version with which the fix cannot be done; zero
  /// where the version is known.
  func versionsInTheWay(of fix: Fix) -> Double {
    guard fix.condition.findings.contains(where: isUpToTheVersion) else { return 0 }
    return zip(versions.shares, consequences).reduce(0) { share, version in
      let standing = fix.condition.standing { situation.value(of: $0) ?? version.1[$0] }
      return standing == .fails ? share + version.0.share : share
    }
  }

  /// Whether something is not known as long as the version is not.
  private func isUpToTheVersion(_ finding: Finding.ID) -> Bool {
    situation.value(of: finding) == nil && consequences.contains { $0[finding] != nil }
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
    if situation.expectedStanding(of: fix.condition) == .fails { return false }
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
}
