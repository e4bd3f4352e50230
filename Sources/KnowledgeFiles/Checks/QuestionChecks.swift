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
}
