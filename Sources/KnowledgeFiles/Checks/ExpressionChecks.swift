import Knowledge

/// Expressions that no phrase names.
enum ExpressionChecks: Check {
  static func run(_ whole: Whole) {
    guard whole.knowsAll(.finding, .expression) else { return }
    let named = Set(
      whole.knowledge.findings.flatMap(\.phrases).flatMap(\.expressions))
    for expression in whole.knowledge.expressions
    where !named.contains(expression.id.rawValue) && !Expression.ofLetters.contains(expression.id) {
      let name = expression.id.rawValue
      whole.report(
        .unusedExpression, .warning, at: whole.places.place(.expression, name),
        "no phrase names the expression \(name.quoted)",
        hint: "write <\(name)> in a phrase of a finding, or delete the file")
    }
  }
}
