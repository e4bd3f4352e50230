import Knowledge

/// In which order an article tells of fixes: that of sessions asks about conditions on the way, a reader has to
/// read past them.
extension ArticleWriter {
  /// The author's order, but what is for few of those who read about the cause stands below what is for the
  /// others, and above what leaves the matter to somebody else. Of what they do themselves, the first that is
  /// for most of them stands at the top.
  func forMostFirst(_ fixes: [Fix], of cause: Cause) -> [Fix] {
    let shares = Dictionary(fixes.map { ($0.id, share(of: $0, in: cause)) }) { first, _ in first }
    func isFor(_ least: Double, _ fix: Fix) -> Bool { (shares[fix.id] ?? 1) >= least }
    var own = fixes.filter { !$0.handsOver && isFor(Self.few, $0) }
    own += fixes.filter { !$0.handsOver && !isFor(Self.few, $0) }
    if let first = own.firstIndex(where: { isFor(0.5, $0) }) {
      own.insert(own.remove(at: first), at: 0)
    }
    return own + fixes.filter(\.handsOver)
  }

  /// Fewer than this part of those who have a cause are few.
  private static let few = 0.3

  /// How many of those who have the cause meet the line of a fix's condition that fewest meet.
  private func share(of fix: Fix, in cause: Cause) -> Double {
    func all(_ terms: [Condition.Term]) -> Double {
      terms.map { share(of: $0, in: cause) }.min() ?? 1
    }
    let met = all(fix.condition.all + fix.needs.map { .init($0.finding, [$0.value]) })
    let either = fix.condition.any.map(all).max() ?? 1
    let barred = fix.condition.none.filter { !$0.values.isEmpty }.map { share(of: $0, in: cause) }
    return min(met, either, 1 - (barred.max() ?? 0))
  }

  /// How many of those who have the cause meet a line.
  func share(of term: Condition.Term, in cause: Cause) -> Double {
    guard let finding = knowledge.findings[id: term.finding], !term.values.isEmpty else { return 1 }
    return cause.share(of: term.values, finding.id) { usualShare(of: $0, finding, in: cause) }
  }

  /// How common a value is with anybody; a kind of account as common among its provider's as that is with the
  /// cause.
  private func usualShare(
    of value: Finding.Value.ID, _ finding: Finding, in cause: Cause
  ) -> Double {
    if finding.domain == .listed { return finding.value(value)?.background ?? 0 }
    let share = commonness[finding.domain]?[value] ?? 0
    guard finding.domain == .accountTypes,
      let type = knowledge.accountTypes[id: .init(value.rawValue)]
    else { return share }
    return share * self.share(of: .init(.provider, [.init(type.provider.rawValue)]), in: cause)
  }

  /// How common each program and provider is on a day, as shares of all, and each kind of account, as shares of
  /// its provider's.
  static func commonness(
    in knowledge: KnowledgeBase, on day: Day
  ) -> [Finding.Domain: [Finding.Value.ID: Double]] {
    func shares(_ weights: [(name: String, weight: Double)]) -> [Finding.Value.ID: Double] {
      let sum = weights.reduce(0) { $0 + $1.weight }
      guard sum > 0 else { return [:] }
      return Dictionary(weights.map { (.init($0.name), $0.weight / sum) }) { first, _ in first }
    }
    let kinds = knowledge.accountTypes.filter { $0.exists(on: day) }
    return [
      .clients: shares(knowledge.clients.map { ($0.id.rawValue, $0.weight(on: day)) }),
      .providers: shares(knowledge.providers.map { ($0.id.rawValue, $0.weight(on: day)) }),
      .accountTypes: Dictionary(grouping: kinds, by: \.provider).values
        .map { shares($0.map { ($0.id.rawValue, $0.weight(on: day)) }) }
        .reduce(into: [:]) { $0.merge($1) { first, _ in first } },
    ]
  }
}
