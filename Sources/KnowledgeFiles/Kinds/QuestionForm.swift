import Knowledge

extension Question: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("question", .required)
    let asks = fields.identifier("asks", .finding, of: Finding.self, vocabulary, .required)
    let text = fields.instruction("text", .required)
    let how = fields.instruction("how")
    let minutes = fields.value("effort", .required)?.effort()
    let insult = fields.value("insult")?.duration()
    let unsure = fields.value("unsure")?.probability(vocabulary)
    let choices: [Choice] = fields.mapping("choices") { key, value in
      guard !value.isNotSure(key, asks, vocabulary) else { return nil }
      let label = value.instruction()
      guard let asks, let id = vocabulary.value(key, of: asks, into: value.diagnostics) else {
        return nil
      }
      return label.map { Choice(value: id, label: $0) }
    }
    let condition = fields.condition("when", vocabulary)
    guard let id, let asks, let text else { return nil }
    let seldom = vocabulary.scale.likelihoods["seldom"] ?? 0.1
    self.init(
      id: ID(id.value), asks: asks, text: text, howToFindOut: how, choices: choices,
      minutes: minutes ?? 1, insult: insult ?? 0,
      unsure: unsure ?? Probability(clamping: seldom), condition: condition,
      origin: fields.location)
  }
}

extension Value {
  /// Whether a choice says what is always offered, which is reported.
  fileprivate func isNotSure(
    _ key: Word, _ finding: Finding.ID?, _ vocabulary: Vocabulary
  ) -> Bool {
    guard ["not-sure", "not sure", "unsure"].contains(key.value), let finding,
      !vocabulary.admits(key.value, for: finding)
    else { return false }
    diagnostics.report(
      .unknownValue, at: key, "\(key.value.quoted) is always offered, and no value of its own",
      hint: "remove this line; 'unsure' of the question says how many choose it")
    return true
  }
}
