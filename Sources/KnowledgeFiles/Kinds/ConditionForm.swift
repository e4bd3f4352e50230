import Knowledge

extension Fields {
  /// A condition; holds always where it is left out.
  mutating func condition(_ key: String, _ vocabulary: Vocabulary) -> Condition {
    value(key)?.condition(vocabulary) ?? .always
  }
}

extension Value {
  /// Lines of `finding: value`, or such lines under `all`, `any` and `none`.
  func condition(_ vocabulary: Vocabulary) -> Condition {
    guard isA(.mapping) else { return .always }
    var all: [Condition.Term] = []
    var any: [[Condition.Term]] = []
    var none: [Condition.Term] = []
    for (key, node) in node.pairs {
      let value = Value(node, label: key.text, into: diagnostics)
      if key.says("all") {
        all += value.terms(vocabulary)
      } else if key.says("none") {
        none += value.terms(vocabulary)
      } else if key.says("any") {
        any += value.list { $0.terms(vocabulary) }
      } else {
        if let term = value.term(of: key.word, vocabulary) { all.append(term) }
      }
    }
    let condition = Condition(all: all, any: any, none: none)
    if condition.isTooLong {
      report(
        .conditionTooLong, "the condition has more than \(Condition.mostLines) lines",
        hint: "conclude a finding of a part of it, and name that finding here")
      return .always
    }
    return condition
  }

  private func terms(_ vocabulary: Vocabulary) -> [Condition.Term] {
    mapping { key, value in value.term(of: key, vocabulary) }
  }

  /// One value, several in a list, or `known`.
  private func term(of key: Word, _ vocabulary: Vocabulary) -> Condition.Term? {
    let finding = vocabulary.finding(key, into: diagnostics)
    if node.kind == .text, node.says("known") {
      return finding.map { Condition.Term($0, []) }
    }
    let words = node.kind == .list ? list { $0.word() } : word().map { [$0] } ?? []
    guard let finding else { return nil }
    let values = words.compactMap { vocabulary.value($0, of: finding, into: diagnostics) }
    if node.kind == .list, node.isEmpty {
      report(.missingValue, "expected a value or 'known' for \(label.quoted), found an empty list")
    }
    return values.isEmpty ? nil : Condition.Term(finding, values)
  }
}

extension Condition {
  fileprivate var isTooLong: Bool {
    ([all, none] + any).contains { $0.count > Self.mostLines } || any.count > Self.mostLines
  }
}
