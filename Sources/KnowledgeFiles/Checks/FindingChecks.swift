import Knowledge

/// Findings that nobody can come to know, that nobody needs, or that are worked out as values they
/// do not have.
enum FindingChecks: Check {
  static func run(_ whole: Whole) {
    checkComputed(whole)
    guard
      whole.knowsAll(.finding, .question, .signature, .rule, .cause, .fix, .client, .provider)
    else { return }
    let settled = whole.producible
    let used = namedFindings(whole.knowledge)
    for finding in whole.knowledge.findings where finding.domain == .listed {
      let name = finding.id.rawValue
      if !used.contains(finding.id) {
        whole.report(
          .unusedFinding, .warning, at: whole.places.place(.finding, name),
          "nothing is concluded from the finding \(name.quoted)",
          hint: "name it under 'findings' in a cause, or in the 'when' of a rule, fix or question")
      } else if !settled.isSettled(finding) {
        whole.report(
          .unusedFinding, .warning, at: whole.places.place(.finding, name),
          "nothing asks for the finding \(name.quoted) or settles it",
          hint: "write a question, or how people say it under 'says'")
      }
    }
  }

  private static func namedFindings(_ knowledge: KnowledgeBase) -> Set<Finding.ID> {
    var named: Set<Finding.ID> = []
    for cause in knowledge.causes { named.formUnion(cause.findings.map(\.finding)) }
    for rule in knowledge.rules { named.formUnion(rule.condition.findings) }
    for question in knowledge.questions { named.formUnion(question.condition.findings) }
    for fix in knowledge.fixes {
      named.formUnion(fix.condition.findings)
      named.formUnion(fix.needs.map(\.finding))
      if let confirm = fix.confirm { named.insert(confirm) }
    }
    return named
  }

  private static func checkComputed(_ whole: Whole) {
    for finding in whole.knowledge.findings {
      guard let computed = finding.computed, finding.domain == .listed else { continue }
      let missing = computed.results.filter { finding.value(Finding.Value.ID($0)) == nil }
      guard !missing.isEmpty else { continue }
      let name = finding.id.rawValue
      whole.report(
        .computedValues, at: whole.places.place(.finding, name, "computed"),
        "\(name.quoted) may come out as \(missing.joined(separator: ", ")), which it never is",
        hint: "add the values under 'values'")
    }
  }
}

extension ComputedFinding {
  /// All that it may come to.
  fileprivate var results: [String] {
    switch self {
    case .accountTypeEligible: AccountType.Eligibility.allCases.map(\.rawValue)
    case .providerSignIn: ["password", "app-password", "oauth2-only", "mailbox-password"]
    case .programKind: ["computer", "phone", "only-sends"]
    case .signInWindow: ["yes", "not-in-program", "not-at-provider"]
    case .clientCanSignIn, .clientIsRetired, .providerHasServers, .accessOffByDefault,
      .someAccountsShutOut, .port465Offered, .port587Offered:
      ["yes", "no"]
    }
  }
}
