public import Knowledge

/// What evidence says about the causes: P(finding = value | cause) and P(signature | cause) as rows
/// over all causes that can be the one on a day, "something else" last. Single fault, noisy, naive
/// Bayes (F. V. Jensen et al., "The SACSO methodology for troubleshooting complex systems", AI EDAM 15,
/// 2001), kept off 0 and 1 by the scale's floor.
public struct Likelihoods: Sendable {
  /// What "something else" is called among the causes.
  public static let somethingElse: Cause.ID = .somethingElse

  /// The causes that have a weight on the day, by name, and "something else" at the end.
  public let causes: [Cause.ID]
  /// Their prior probabilities, in the same order; they sum to 1.
  public let priors: [Double]

  private let knowledge: KnowledgeBase
  private let shares: [Finding.Domain: [Finding.Value.ID: Double]]
  private let positions: [Cause.ID: Int]
  /// What the causes say of a finding's values: (cause position, value, probability).
  private typealias Ratings = [(cause: Int, value: Finding.Value.ID, probability: Double)]
  /// By the findings' places among all.
  private let rated: [Ratings]
  /// Per finding of which a cause does not name every value, how much rarer or commoner than on average the
  /// others are.
  private let others: [Finding.ID: [(cause: Int, factor: Double)]]
  /// The rows of all values of findings that list theirs, made once.
  private var rows: [Fact: [Double]] = [:]

  /// The likelihoods of the given knowledge on the given day.
  public init(_ knowledge: KnowledgeBase, on day: Day) {
    let possible = knowledge.causes.filter { $0.weight(on: day) > 0 }
    let weights = possible.map { $0.weight(on: day) } + [knowledge.scale.somethingElse]
    let sum = weights.reduce(0, +)
    self.knowledge = knowledge
    let shares = Self.shares(knowledge, on: day)
    self.shares = shares
    causes = possible.map(\.id) + [Self.somethingElse]
    priors = weights.map { $0 / sum }
    positions = Dictionary(uniqueKeysWithValues: causes.enumerated().map { ($1, $0) })
    var rated: [Ratings] = Array(repeating: [], count: knowledge.findings.count)
    var others: [Finding.ID: [(cause: Int, factor: Double)]] = [:]
    let sizes = knowledge.findings.map { $0.domain == .listed ? $0.values.count : .max }
    for (position, cause) in possible.enumerated() {
      for (finding, likelihoods) in cause.findings {
        guard let place = knowledge.findings.position(of: finding) else { continue }
        if likelihoods.count < sizes[place] {
          let factor = likelihoods.factorOfOthers {
            Self.background(of: $0, knowledge.findings[place], shares) ?? 0
          }
          others[finding, default: []].append((position, factor))
        }
        for likelihood in likelihoods {
          rated[place].append((position, likelihood.value, likelihood.probability.value))
        }
      }
    }
    self.rated = rated
    self.others = others
    for finding in knowledge.findings where finding.domain == .listed {
      for (fact, row) in rows(of: finding) { rows[fact] = row }
    }
  }

  /// The rows of all values of a finding that lists them, as `row(for:)` gives them one by one; none if no
  /// cause says anything of it.
  private func rows(of finding: Finding) -> [(Fact, [Double])] {
    guard let ratings = ratings(of: finding.id) else { return [] }
    var rows = finding.values.map {
      (Fact(finding.id, $0.id), Array(repeating: kept($0.background), count: causes.count))
    }
    for other in others[finding.id] ?? [] {
      for (place, value) in finding.values.enumerated() {
        rows[place].1[other.cause] = kept(value.background * other.factor)
      }
    }
    for rating in ratings {
      guard let place = finding.values.firstIndex(where: { $0.id == rating.value }) else {
        continue
      }
      rows[place].1[rating.cause] = kept(rating.probability)
    }
    return rows
  }

  /// Where a cause stands in the rows.
  public func position(of cause: Cause.ID) -> Int? { positions[cause] }

  /// Whether any cause says anything of the finding.
  public func rates(_ finding: Finding.ID) -> Bool { ratings(of: finding) != nil }

  /// What the causes say of a finding; `nil` if none says anything.
  private func ratings(of finding: Finding.ID) -> Ratings? {
    knowledge.findings.position(of: finding).map { rated[$0] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a cause names this value.
  public func names(_ fact: Fact) -> Bool {
    ratings(of: fact.finding)?.contains { $0.value == fact.value } ?? false
  }

  /// P(finding = value | cause) for every cause; causes that say nothing of the finding take the
  /// background. `nil` if no cause says anything of it, since then it tells nothing.
  public func row(for fact: Fact) -> [Double]? {
    rows[fact] ?? chances(of: fact).map { $0.map(kept) }
  }

  /// The same as the files have it, not kept off 0 and 1: what happens rather than what is believed.
  public func chances(of fact: Fact) -> [Double]? {
    guard let ratings = ratings(of: fact.finding),
      let background = background(of: fact)
    else { return nil }
    var row = Array(repeating: background, count: causes.count)
    for other in others[fact.finding] ?? [] { row[other.cause] = background * other.factor }
    for rating in ratings where rating.value == fact.value {
      row[rating.cause] = rating.probability
    }
    return row
  }

  private func kept(_ chance: Double) -> Double {
    min(max(chance, knowledge.scale.floor), 1 - knowledge.scale.floor)
  }

  /// P(signature seen | cause) for every cause.
  public func row(for signature: Signature) -> [Double] {
    let scale = knowledge.scale
    var row = Array(repeating: scale.signatureBackground, count: causes.count)
    for (cause, strength) in signature.causes {
      guard let position = positions[cause], let worth = scale.strengths[strength] else { continue }
      row[position] = worth
    }
    return row
  }

  /// How often a value is seen when the trouble has nothing to do with it.
  public func background(of fact: Fact) -> Double? {
    knowledge.findings[id: fact.finding].flatMap { Self.background(of: fact.value, $0, shares) }
  }

  private static func background(
    of value: Finding.Value.ID, _ finding: Finding,
    _ shares: [Finding.Domain: [Finding.Value.ID: Double]]
  ) -> Double? {
    finding.domain == .listed
      ? finding.value(value)?.background : shares[finding.domain]?[value]
  }

  /// How common each program and provider is among people with trouble on a day; account types are
  /// taken for equally common.
  private static func shares(
    _ knowledge: KnowledgeBase, on day: Day
  ) -> [Finding.Domain: [Finding.Value.ID: Double]] {
    func share(_ weights: [(String, Double)]) -> [Finding.Value.ID: Double] {
      let sum = max(weights.reduce(0) { $0 + $1.1 }, .leastNormalMagnitude)
      return Dictionary(
        weights.map { (Finding.Value.ID($0.0), $0.1 / sum) }, uniquingKeysWith: { $1 })
    }
    return [
      .clients: share(knowledge.clients.map { ($0.id.rawValue, $0.weight(on: day)) }),
      .providers: share(knowledge.providers.map { ($0.id.rawValue, $0.weight(on: day)) }),
      .accountTypes: share(knowledge.accountTypes.map { ($0.id.rawValue, 1) }),
    ]
  }
}
