import Knowledge
import Learning
import Outcomes
import Troubleshooting

/// What has worked, beside what the files say.
struct OutcomeReport: Encodable {
  /// A fix against a cause.
  struct Line: Encodable {
    let fix: String
    let cause: String
    let expert: Double
    let learned: Double
    let uncertainty: Double
    /// The chance lies between them nine times in ten.
    let low: Double
    let high: Double
    let worked: Double
    let tried: Double
    let trend: [Month]
    /// 0...1: how lately outcomes have contradicted experience with the cause.
    let unrest: Double
  }
  struct Month: Encodable {
    let month: String
    let worked: Double
    let tried: Double
  }
  struct Group: Encodable {
    let key: String?
    let sessions: Int
    let solved: Int
  }
  /// A cause: how common the files say it is, and how common sessions begin by believing it, here.
  struct Share: Encodable {
    let cause: String
    let expert: Double
    let learned: Double
    let sessions: Double
  }

  let format = 1
  let sessions: Int
  let solved: Int
  let handedOver: Int
  let abandoned: Int
  let open: Int
  let groups: [Group]
  let causes: [Share]
  let fixes: [Line]

  enum CodingKeys: String, CodingKey {
    case format, sessions, solved, abandoned, open, groups, causes, fixes
    case handedOver = "handed-over"
  }

  /// For whom and as of when.
  struct Scope {
    let day: Day
    let provider: String?
    let client: String?
  }

  init(
    counts: SessionCount?, groups: [SessionCount], statistics: [FixStatistic],
    trends: [FixTrend], experience: TallyBook, troubleshooter: Troubleshooter, scope: Scope
  ) {
    let knowledge = troubleshooter.knowledge
    sessions = counts?.sessions ?? 0
    solved = counts?.solved ?? 0
    handedOver = counts?.handedOver ?? 0
    abandoned = counts?.abandoned ?? 0
    open = counts?.open ?? 0
    self.groups = groups.map { Group(key: $0.key, sessions: $0.sessions, solved: $0.solved) }
    causes = Self.causes(experience, troubleshooter, scope)

    var sums: [[String]: (worked: Double, tried: Double)] = [:]
    for statistic in statistics {
      let key = [statistic.fix, statistic.cause]
      sums[key, default: (0, 0)].worked += statistic.worked
      sums[key, default: (0, 0)].tried += statistic.tried
    }
    let months = Dictionary(grouping: trends) { [$0.fix, $0.cause] }
    fixes = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .filter { $0.value.tried >= 0.05 }
      .compactMap { key, sum in
        Self.line(key[0], key[1], sum, months[key] ?? [], experience, knowledge, scope)
      }
      .sorted { $0.tried > $1.tried }
  }

  private static func line(
    _ fix: String, _ cause: String, _ sum: (worked: Double, tried: Double), _ trend: [FixTrend],
    _ experience: TallyBook, _ knowledge: KnowledgeBase, _ scope: Scope
  ) -> Line? {
    guard let known = knowledge.fixes[id: .init(fix)],
      let remedy = knowledge.causes[id: .init(cause)]?.remedies.first(where: { $0.fix == known.id })
    else { return nil }
    let believed = experience.efficacy(
      of: fix, for: cause,
      expert: ExpertEfficacy(
        mean: remedy.efficacy.value, strength: knowledge.scale.strength(of: known.certainty)),
      provider: scope.provider, client: scope.client, on: scope.day.daysSince1970,
      isRisky: known.risk != .none)
    let interval = believed.interval()
    return Line(
      fix: fix, cause: cause, expert: remedy.efficacy.value, learned: believed.mean,
      uncertainty: believed.variance.squareRoot(), low: interval.lowerBound,
      high: interval.upperBound, worked: sum.worked, tried: sum.tried,
      trend: trend.map { Month(month: $0.month, worked: $0.worked, tried: $0.tried) },
      unrest: experience.unrest(
        about: cause, in: Context(provider: scope.provider, client: scope.client),
        on: scope.day.daysSince1970))
  }

  private static func causes(
    _ experience: TallyBook, _ troubleshooter: Troubleshooter, _ scope: Scope
  ) -> [Share] {
    let context = Context(provider: scope.provider, client: scope.client)
    return troubleshooter.frequencies(
      provider: scope.provider.map { .init($0) }, client: scope.client.map { .init($0) }
    ).map { share in
      Share(
        cause: share.cause.rawValue, expert: share.expected, learned: share.believed,
        sessions: experience.sessions(
          about: share.cause.rawValue, in: context, on: scope.day.daysSince1970))
    }
    .filter { $0.sessions >= 0.05 }
    .sorted { ($1.sessions, $0.cause) < ($0.sessions, $1.cause) }
  }
}
