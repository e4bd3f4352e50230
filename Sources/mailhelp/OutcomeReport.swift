import Knowledge
import Learning
import Outcomes
import TerminalUI
import Troubleshooting

/// What has worked, beside what the files say.
struct OutcomeReport {
  struct Line: Encodable {
    let fix: String
    let cause: String
    let expert: Double
    let learned: Double
    let uncertainty: Double
    let worked: Double
    let tried: Double
  }
  struct Group: Encodable {
    let key: String?
    let sessions: Int
    let solved: Int
  }
  struct Summary: Encodable {
    var format = 1
    let sessions: Int
    let solved: Int
    let handedOver: Int
    let abandoned: Int
    let open: Int
    let groups: [Group]
    let fixes: [Line]

    enum CodingKeys: String, CodingKey {
      case format, sessions, solved, abandoned, open, groups, fixes
      case handedOver = "handed-over"
    }
  }

  private let summary: Summary
  private let knowledge: KnowledgeBase

  init(
    counts: SessionCount?, groups: [SessionCount], statistics: [FixStatistic],
    experience: TallyBook,
    knowledge: KnowledgeBase, day: Day, provider: String?, client: String?
  ) {
    self.knowledge = knowledge
    var sums: [[String]: (worked: Double, tried: Double)] = [:]
    for statistic in statistics {
      let key = [statistic.fix, statistic.cause]
      sums[key, default: (0, 0)].worked += statistic.worked
      sums[key, default: (0, 0)].tried += statistic.tried
    }
    let lines = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, sum in
      Self.line(key[0], key[1], sum, experience, knowledge, day, provider, client)
    }
    summary = Summary(
      sessions: counts?.sessions ?? 0, solved: counts?.solved ?? 0,
      handedOver: counts?.handedOver ?? 0, abandoned: counts?.abandoned ?? 0,
      open: counts?.open ?? 0,
      groups: groups.map { Group(key: $0.key, sessions: $0.sessions, solved: $0.solved) },
      fixes: lines.filter { $0.tried >= 0.05 }.sorted { $0.tried > $1.tried })
  }

  private static func line(
    _ fix: String, _ cause: String, _ sum: (worked: Double, tried: Double), _ experience: TallyBook,
    _ knowledge: KnowledgeBase, _ day: Day, _ provider: String?, _ client: String?
  ) -> Line? {
    guard let known = knowledge.fixes[id: .init(fix)],
      let remedy = knowledge.causes[id: .init(cause)]?.remedies.first(where: { $0.fix == known.id })
    else { return nil }
    let believed = experience.efficacy(
      of: fix, for: cause,
      expert: ExpertEfficacy(
        mean: remedy.efficacy.value, strength: knowledge.scale.certainties[known.certainty] ?? 10),
      provider: provider, client: client, on: day.daysSince1970)
    return Line(
      fix: fix, cause: cause, expert: remedy.efficacy.value, learned: believed.mean,
      uncertainty: believed.variance.squareRoot(), worked: sum.worked, tried: sum.tried)
  }

  /// The report for programs.
  var json: some Encodable { summary }

  /// The report for people.
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading("Sessions"),
      .paragraph(
        "\(summary.sessions) in all: \(summary.solved) solved, \(summary.handedOver) handed over, "
          + "\(summary.abandoned) given up, \(summary.open) not ended."),
      .card(
        title: "How many of them were solved",
        summary.groups.prefix(24).map { group in
          let share = Double(group.solved) / Double(max(group.sessions, 1))
          return Block.Row(
            group.key ?? "not known", "\(bar(share)) \(group.solved) of \(group.sessions)")
        }),
      .heading("Fixes: what the files say, what has been learned"),
    ]
    if summary.fixes.isEmpty { blocks.append(.paragraph("Nothing has been tried yet.")) }
    blocks += summary.fixes.prefix(30).map { line in
      .card(
        title: "\(knowledge.fixes[id: .init(line.fix)]?.title.english ?? line.fix) "
          + "(\(line.fix), for \(line.cause))",
        [
          Block.Row("Files", "\(bar(line.expert)) \(percent(line.expert))"),
          Block.Row(
            "Learned",
            "\(bar(line.learned)) \(percent(line.learned)), give or take \(percent(line.uncertainty))"
          ),
          Block.Row("Worked", "\(rounded(line.worked)) of \(rounded(line.tried)) tries"),
        ])
    }
    return blocks
  }

  /// Ten marks wide.
  private func bar(_ share: Double) -> String {
    let full = Int((min(max(share, 0), 1) * 10).rounded())
    return String(repeating: "#", count: full) + String(repeating: ".", count: 10 - full)
  }

  private func rounded(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
