/// Means over worlds in which nothing changes.
struct SteadyResult: Encodable {
  let rule: String
  /// Summed regret in minutes after so many sessions.
  let regret: [String: Double]
  /// The worst single session's share above the best order, not exceeded in 95 % of worlds.
  let worstSession95: Double
  /// Minutes a session of the best order.
  let optimum: Double

  init(_ rule: LearningRule, _ runs: [Run], marks: [Int]) {
    self.rule = rule.rawValue
    var regret: [String: Double] = [:]
    for mark in marks {
      regret["\(mark)"] = mean(runs.map { $0.regrets.prefix(mark).reduce(0, +) })
    }
    self.regret = regret
    worstSession95 = percentile(runs.map(\.worst), 0.95)
    optimum = mean(runs.map(\.optimum))
  }
}

/// Means over worlds in which the best fix stops working.
struct ChangeResult: Encodable {
  let rule: String
  /// Regret per session in minutes in the hundred sessions before the change.
  let before: Double
  /// The same after the change: in the first 10 sessions, from there to 25, and so on.
  let after: [Double]
  /// Sessions until the dead favourite no longer came first: the median (nil if never), and the
  /// share of worlds in which it took at most a hundred.
  let dethronedMedian: Int?
  let dethronedWithin100: Double
  /// Sessions until the believed order cost at most 10 % above the best.
  let recoveredMedian: Int?
  let recoveredWithin100: Double

  static let spans = [0..<10, 10..<25, 25..<50, 50..<100, 100..<200, 200..<400]

  init(_ rule: LearningRule, _ runs: [Run], change: Int) {
    self.rule = rule.rawValue
    func regret(_ span: Range<Int>) -> Double {
      mean(runs.flatMap { $0.regrets[span] })
    }
    before = regret(max(change - 100, 0)..<change)
    let spans = Self.spans.filter { $0.upperBound + change <= (runs.first?.regrets.count ?? 0) }
    after = spans.map { regret($0.lowerBound + change..<$0.upperBound + change) }
    func within100(_ sessions: [Int?]) -> Double {
      mean(sessions.map { $0.map { $0 <= 100 } ?? false ? 1 : 0 })
    }
    func median(_ sessions: [Int?]) -> Int? {
      let sorted = sessions.map { $0 ?? .max }.sorted()
      let middle = sorted[(sorted.count - 1) / 2]
      return middle == .max ? nil : middle
    }
    dethronedMedian = median(runs.map(\.dethroned))
    dethronedWithin100 = within100(runs.map(\.dethroned))
    recoveredMedian = median(runs.map(\.recovered))
    recoveredWithin100 = within100(runs.map(\.recovered))
  }
}

/// All that was measured.
struct Report: Encodable {
  var format = 1
  let worlds: Int
  let sessions: Int
  let seed: UInt64
  let steady: [SteadyResult]
  let change: [ChangeResult]

  func printTable(_ marks: [Int]) {
    let expert = steady.first { $0.rule == LearningRule.expert.rawValue }
    let last = "\(marks.last ?? 0)"
    print(
      "\(worlds) worlds; the best order costs \(fixed(steady[0].optimum, 1)) minutes a session")
    print("regret in minutes after so many sessions")
    print(
      pad("rule", 24) + marks.map { right("\($0)", 9) }.joined() + right("of expert's", 13)
        + right("worst session, 95 % of worlds", 32))
    for result in steady {
      let share = (result.regret[last] ?? 0) / (expert?.regret[last] ?? 1)
      print(
        pad(result.rule, 24)
          + marks.map { right(fixed(result.regret["\($0)"] ?? 0, 0), 9) }.joined()
          + right(fixed(100 * share, 0) + " %", 13)
          + right("+" + fixed(100 * result.worstSession95, 0) + " %", 32))
    }
    print(
      "\nthe best fix stops working after \(sessions / 2) sessions: regret a session since then")
    print(
      pad("rule", 24) + right("before", 8)
        + ChangeResult.spans.prefix(change[0].after.count)
        .map { right("to \($0.upperBound)", 8) }.joined()
        + right("not first", 14) + right("within 10 %", 16))
    for result in change {
      print(
        pad(result.rule, 24) + right(fixed(result.before, 2), 8)
          + result.after.map { right(fixed($0, 2), 8) }.joined()
          + right(span(result.dethronedMedian, result.dethronedWithin100), 14)
          + right(span(result.recoveredMedian, result.recoveredWithin100), 16))
    }
    print(
      "not first, within 10 %: sessions until the dead fix no longer leads, until the believed "
        + "order is within 10 % of the best;\nmedian, and share of worlds within 100 sessions")
  }

  private func span(_ median: Int?, _ share: Double) -> String {
    "\(median.map(String.init) ?? "never"), \(fixed(100 * share, 0)) %"
  }
}

/// The mean; 0 of none.
func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}

/// The value that a share of all does not exceed.
func percentile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
}
