import Knowledge

/// Questions that are never asked, and questions for what is worked out.
enum QuestionChecks: Check {
  static func run(_ whole: Whole) {
    let knowsAll = whole.knowsAll(.finding, .question, .signature, .rule, .client, .provider)
    let producible = knowsAll ? whole.producible : nil
    for question in whole.knowledge.questions {
      let name = question.id.rawValue
      if whole.knowledge.findings[id: question.asks]?.computed != nil {
        whole.report(
          .computedAsked, at: whole.places.place(.question, name, "asks"),
          "\(question.asks.rawValue.quoted) is worked out, so nobody is asked for it",
          hint: "remove the question, or 'computed' from the finding")
      }
      checkChoices(of: question, whole)
      if let way = question.condition.wayToFail(producible) {
        whole.report(
          .unreachableQuestion, at: whole.places.place(.question, name, "when"),
          "the question \(name.quoted) is never asked: \(way)")
      } else if question.condition.all.contains(where: { $0.finding == question.asks }) {
        whole.report(
          .unreachableQuestion, at: whole.places.place(.question, name, "when"),
          "the question \(name.quoted) is asked only once its answer is known")
      }
    }
  }

  /// Whoever is asked must be able to give every answer. A value of several that people tell by
  /// themselves need not be offered, for lists are better short; yes and no are one question.
  private static func checkChoices(of question: Question, _ whole: Whole) {
    guard let finding = whole.knowledge.findings[id: question.asks], finding.domain == .listed
    else { return }
    let name = question.id.rawValue
    // A choice that could not be read has been reported.
    let offered = whole.places.keys(of: "choices", .question, name)
    let isYesOrNo = finding.value(.yes) != nil && finding.value(.no) != nil
    let missing = finding.values.filter { isYesOrNo || $0.says.isEmpty }.map(\.id.rawValue)
      .filter { !offered.contains($0) }
    guard !offered.isEmpty, !missing.isEmpty, offered.count == question.choices.count else {
      return
    }
    whole.report(
      .missingChoice, .warning, at: whole.places.place(.question, name, "choices"),
      "the question \(name.quoted) does not offer \(missing.joined(separator: ", "))",
      hint: "add them, or leave 'choices' out: then every value is offered by its name")
  }
}
