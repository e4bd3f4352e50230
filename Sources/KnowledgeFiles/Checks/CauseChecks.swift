import Knowledge

/// Causes that can be neither recognised nor cured, and those that no case plays.
enum CauseChecks: Check {
  static func run(_ whole: Whole) {
    let played = Set(whole.knowledge.cases.map(\.cause))
    let settling = causesOfSignatures(whole)
    for cause in whole.knowledge.causes {
      let name = cause.id.rawValue
      if whole.knowsAll(.cause) {
        if cause.findings.isEmpty, !settling.contains(cause.id) {
          whole.report(
            .causeWithoutFindings, at: whole.places.place(.cause, name, "findings"),
            "nothing points to the cause \(name.quoted)",
            hint: "say under 'findings' what is seen when it is the one")
        }
        if cause.remedies.isEmpty {
          whole.report(
            .causeWithoutFix, at: whole.places.place(.cause, name, "fixes"),
            "the cause \(name.quoted) has no fix",
            hint: "where nobody can mend it, name the fix that hands it over")
        }
      }
      for remedy in cause.remedies { check(remedy, of: cause, whole) }
      if whole.knowsAll(.workedCase, .cause), !played.contains(cause.id) {
        whole.report(
          .causeWithoutCase, .warning, at: whole.places.place(.cause, name),
          "no case ends in the cause \(name.quoted)",
          hint: "write one in 'cases/', so that it stays reachable")
      }
    }
  }

  private static func causesOfSignatures(_ whole: Whole) -> Set<Cause.ID> {
    Set(whole.knowledge.signatures.flatMap { $0.causes.map(\.cause) })
  }

  /// The days of a fix must meet those of its cause.
  private static func check(_ remedy: Cause.Remedy, of cause: Cause, _ whole: Whole) {
    guard let fix = whole.knowledge.fixes[id: remedy.fix], !cause.prior.isEmpty else { return }
    let meets = cause.prior.contains { $0.value > 0 && $0.validity.overlaps(fix.validity) }
    guard !meets else { return }
    whole.report(
      .fixNeverApplies,
      at: whole.places.place(.cause, cause.id.rawValue, "fixes", .key(fix.id.rawValue)),
      "the fix \(fix.id.rawValue.quoted) can be done on no day on which this can be the cause",
      notes: [whole.places.note(.fix, fix.id.rawValue, "its days are given here")])
  }
}
