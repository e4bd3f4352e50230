import Knowledge

/// Causes that nothing can tell apart: the same likelihoods, signatures and rules, at the same time.
enum AlikeCauses: Check {
  static func run(_ whole: Whole) {
    guard whole.knowsAll(.cause, .signature, .rule, .finding) else { return }
    var marks: [Cause.ID: [String]] = [:]
    for signature in whole.knowledge.signatures {
      for (cause, strength) in signature.causes {
        marks[cause, default: []].append("signature \(signature.id) \(strength.rawValue)")
      }
    }
    for rule in whole.knowledge.rules {
      for conclusion in rule.conclusions {
        switch conclusion {
        case .ruleOut(let cause), .prefer(let cause):
          marks[cause, default: []].append("rule \(rule.id)")
        case .conclude, .withdraw, .warn: break
        }
      }
    }
    var firsts: [[String]: [Cause]] = [:]
    for cause in whole.knowledge.causes where !cause.findings.isEmpty {
      let row = (likelihoods(of: cause, whole.knowledge) + (marks[cause.id] ?? [])).sorted()
      let alike = firsts[row, default: []].first { other in
        other.prior.contains { a in cause.prior.contains { $0.validity.overlaps(a.validity) } }
      }
      if let alike {
        let (name, other) = (cause.id.rawValue, alike.id.rawValue)
        whole.report(
          .causesAlike, .warning, at: whole.places.place(.cause, name, "findings"),
          "nothing can tell \(name.quoted) from \(other.quoted)",
          hint: "rate a finding differently, or make one cause of them",
          notes: [whole.places.note(.cause, other, "the other cause")])
      }
      firsts[row, default: []].append(cause)
    }
  }

  /// What the cause says that differs from the background.
  private static func likelihoods(of cause: Cause, _ knowledge: KnowledgeBase) -> [String] {
    cause.findings.flatMap { finding, likelihoods in
      likelihoods.compactMap { likelihood in
        let background = knowledge.findings[id: finding]?.value(likelihood.value)?.background
        let probability = likelihood.probability.value
        if let background, abs(background - probability) < 1e-6 { return nil }
        return "\(finding) \(likelihood.value) \(Int((probability * 1e6).rounded()))"
      }
    }
  }
}
