import Knowledge

/// Cases whose fixes do not belong to their cause, and those that cannot happen.
enum CaseChecks: Check {
  static func run(_ whole: Whole) {
    for played in whole.knowledge.cases {
      guard let cause = whole.knowledge.causes[id: played.cause] else { continue }
      let remedies = Set(cause.remedies.map(\.fix))
      let name = played.id.rawValue
      for (index, fix) in played.works.enumerated()
      where !remedies.contains(fix) && whole.knowsAll(.cause) {
        whole.report(
          .caseFix, at: whole.places.place(.workedCase, name, "works", .item(index)),
          "\(fix.rawValue.quoted) is no fix of the cause \(cause.id.rawValue.quoted)",
          hint: remedies.isEmpty
            ? nil : "its fixes are \(remedies.map(\.rawValue).sorted().joined(separator: ", "))",
          notes: [whole.places.note(.cause, cause.id.rawValue, "the cause")])
      }
      let works = whole.places.place(.workedCase, name, "works")
      // What is named and unknown, or no list, has been reported.
      if played.works.isEmpty, played.ending == .solved,
        whole.places.isEmpty("works", .workedCase, name)
      {
        whole.report(
          .caseFix, at: works,
          "the case \(name.quoted) does not say which fixes work",
          hint: "name under 'works' the fixes of which one must be reached")
      }
      let day = played.day ?? whole.today
      if cause.weight(on: day) <= 0, whole.knowsAll(.cause) {
        whole.report(
          .caseOutOfTime, at: whole.places.place(.workedCase, name, "on"),
          "on \(day) the cause \(cause.id.rawValue.quoted) has no weight, so it cannot be found",
          hint: "choose another day, or give the cause a prior for it",
          notes: [whole.places.note(.cause, cause.id.rawValue, "the cause")])
      }
    }
  }
}
