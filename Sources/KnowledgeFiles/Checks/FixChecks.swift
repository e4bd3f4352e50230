import Knowledge

/// Fixes that nobody is led to, or that leave somebody without steps.
enum FixChecks: Check {
  static func run(_ whole: Whole) {
    let named = Set(whole.knowledge.causes.flatMap { $0.remedies.map(\.fix) })
    for fix in whole.knowledge.fixes {
      let name = fix.id.rawValue
      if !fix.steps.contains(where: { $0.audience == "any" }) {
        whole.report(
          .fixWithoutSteps, at: whole.places.place(.fix, name, "steps"),
          "the fix \(name.quoted) has no steps for any other program",
          hint: "add a list 'any' under 'steps'")
      }
      for steps in fix.steps where !steps.dated.contains(where: { $0.validity == .always }) {
        whole.report(
          .fixWithoutSteps, at: whole.places.place(.fix, name, "steps", .key(steps.audience)),
          "each of the steps for \(steps.audience.quoted) has its days; on others there is nothing to do",
          hint: "write what is to be done on any day without 'from' and 'until'")
      }
      if whole.knowsAll(.cause), !named.contains(fix.id) {
        whole.report(
          .unusedFix, .warning, at: whole.places.place(.fix, name),
          "no cause names the fix \(name.quoted)",
          hint: "name it under 'fixes' in the causes that it cures")
      }
      let way = fix.condition.wayToFail()
      if let way {
        whole.report(
          .fixNeverApplies, at: whole.places.place(.fix, name, "when"),
          "the fix \(name.quoted) is never offered: \(way)")
      }
    }
  }
}
