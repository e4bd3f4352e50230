import Knowledge
import TerminalUI
import Troubleshooting

/// The report of outcomes for people.
struct OutcomePage {
  let report: OutcomeReport
  let knowledge: KnowledgeBase
  let chart: Chart

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading("Sessions"),
      .paragraph(
        "\(report.sessions) in all: \(report.solved) solved, \(report.handedOver) handed over, "
          + "\(report.abandoned) given up, \(report.open) not ended."),
      .card(
        title: "How many of them were solved",
        report.groups.prefix(24).map { group in
          let share = Double(group.solved) / Double(max(group.sessions, 1))
          return Block.Row(
            group.key ?? "not known", "\(chart.bar(share)) \(group.solved) of \(group.sessions)")
        }),
    ]
    if !report.causes.isEmpty {
      blocks.append(.heading("How common causes are: by the files, and now"))
      blocks.append(
        .bullets(
          report.causes.prefix(10).map {
            "\($0.cause): \(share($0.expert)), now \(share($0.learned)) (seen "
              + "\(rounded($0.sessions, "time")))"
          }))
    }
    blocks.append(.heading("Fixes: what the files say, what has been learned"))
    if report.fixes.isEmpty { blocks.append(.paragraph("Nothing has been tried yet.")) }
    blocks += report.fixes.prefix(30).map(card)
    if !report.fixes.isEmpty { blocks.append(.paragraph(legend)) }
    return blocks
  }

  private func card(_ line: OutcomeReport.Line) -> Block {
    var rows = [
      Block.Row("Fix", line.fix),
      Block.Row("Against", line.cause),
      Block.Row("Files", "\(percent(line.expert))"),
      Block.Row(
        "Learned",
        "\(percent(line.learned)), nine times in ten \(percent(line.low)) to \(percent(line.high))"),
      Block.Row(
        "0 to 100 %",
        chart.range(line.low...line.high, believed: line.learned, stated: line.expert)),
      Block.Row("Worked", "\(rounded(line.worked)) of \(rounded(line.tried, "try", "tries"))"),
    ]
    if let first = line.trend.first, let last = line.trend.last, first.month != last.month {
      rows.append(
        Block.Row("Trend", "\(chart.line(months(line.trend))) \(first.month) to \(last.month)"))
    }
    if let drift = drift(line) { rows.append(Block.Row("Drift", drift)) }
    return .card(
      title: knowledge.fixes[id: .init(line.fix)]?.title.english ?? line.fix, rows)
  }

  /// The share of each month between the first and the last that counts, two years at most.
  private func months(_ trend: [OutcomeReport.Month]) -> [Double?] {
    let known = Dictionary(
      trend.map { ($0.month, $0.worked / max($0.tried, 1e-9)) }, uniquingKeysWith: { $1 })
    guard let first = number(trend.first?.month), let last = number(trend.last?.month),
      first <= last
    else { return [] }
    return (max(first, last - 23)...last).map { month in
      let (year, inYear) = (month / 12, month % 12 + 1)
      return known["\(year)-\(inYear < 10 ? "0" : "")\(inYear)"]
    }
  }

  private func number(_ month: String?) -> Int? {
    let parts = (month ?? "").split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 12 + parts[1] - 1 : nil
  }

  private func drift(_ line: OutcomeReport.Line) -> String? {
    if line.unrest > 0.3 {
      return "outcomes have lately contradicted experience: everything is being tried anew"
    }
    guard line.expert < line.low || line.expert > line.high else { return nil }
    return "\(line.learned < line.expert ? "worse" : "better") than the files say, beyond chance"
  }

  private var legend: String {
    chart.usesUnicode
      ? "● learned, ┃ files, ━ where the chance lies nine times in ten. Trend: a mark a month."
      : "o learned, | files, = where the chance lies nine times in ten. Trend: a mark a month, in "
        + "tenths."
  }

  /// A small share, to a tenth of a per cent.
  private func share(_ value: Double) -> String { "\(rounded(value * 100)) %" }

  private func rounded(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }

  private func rounded(_ value: Double, _ noun: String, _ plural: String? = nil) -> String {
    let number = rounded(value)
    return number == "1" ? 1.counted(noun) : "\(number) \(plural ?? noun + "s")"
  }
}
