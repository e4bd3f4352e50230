import Knowledge

extension Rule: Form {
  private enum Expectation: String, CaseIterable {
    case fires, silent
  }

  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("rule", .required)
    let hasCondition = fields.has("when")
    let condition = fields.condition("when", vocabulary)
    if !hasCondition { _ = fields.value("when", .required) }
    let conclusions = fields.conclusions("then", vocabulary)
    let because = fields.localized("because", .required)
    let validity = fields.validity()
    let examples: [Example] = fields.list("examples") { example in
      var fields = example.fields(of: "example")
      let given = fields.facts("given", vocabulary, .required)
      let expect = fields.choice("expect", Expectation.self, .required)
      fields.finish()
      return expect.map {
        Example(given: given, fires: $0 == .fires, origin: example.location)
      }
    }
    guard let id, hasCondition, let because, !conclusions.isEmpty else { return nil }
    self.init(
      id: ID(id.value), condition: condition, conclusions: conclusions, because: because,
      validity: validity, examples: examples, origin: fields.location)
  }
}

extension Fields {
  /// `conclude`, `rule-out`, `rule-out-all-but`, `prefer`, `withdraw` and `warn`, at least one of them.
  fileprivate mutating func conclusions(
    _ key: String, _ vocabulary: Vocabulary
  ) -> [Rule.Conclusion] {
    guard var then = fields(key, of: "conclusion", .required) else { return [] }
    let slips = diagnostics.all.count
    var conclusions = then.facts("conclude", vocabulary).map(Rule.Conclusion.conclude)
    conclusions += then.identifiers("rule-out", .cause, of: Cause.self, vocabulary)
      .map(Rule.Conclusion.ruleOut)
    if then.has("rule-out-all-but") {
      let left = Set(
        then.identifiers("rule-out-all-but", .cause, of: Cause.self, vocabulary).map(\.rawValue))
      conclusions += vocabulary.all(.cause).filter { !left.contains($0) }
        .map { .ruleOut(Cause.ID($0)) }
    }
    conclusions += then.identifiers("prefer", .cause, of: Cause.self, vocabulary)
      .map(Rule.Conclusion.prefer)
    conclusions += then.identifiers("withdraw", .fix, of: Fix.self, vocabulary)
      .map(Rule.Conclusion.withdraw)
    if let warn = then.value("warn") {
      let texts = warn.node.kind == .list ? warn.list { $0.instruction() } : [warn.instruction()]
      conclusions += texts.compactMap { $0.map(Rule.Conclusion.warn) }
    }
    then.finish()
    if conclusions.isEmpty, diagnostics.all.count == slips {
      diagnostics.report(
        .missingValue, at: then, "nothing follows from the rule",
        hint: "write conclude, rule-out, rule-out-all-but, prefer, withdraw or warn under 'then'")
    }
    return conclusions
  }
}
