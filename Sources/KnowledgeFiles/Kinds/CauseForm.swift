import Knowledge

extension Cause: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("cause", .required)
    let stage = fields.choice("stage", Stage.self, .required)
    let title = fields.localized("title", .required)
    let kindOf = fields.identifier("kind-of", .cause, of: Cause.self, vocabulary)
    let summary = fields.localized("summary", .required)
    let explanation = fields.instruction("explanation")
    let prior = fields.weights("prior", vocabulary, .required)
    let findings: [(finding: Finding.ID, likelihoods: [Likelihood])] =
      fields.mapping("findings") { key, value in
        guard let finding = vocabulary.finding(key, into: value.diagnostics) else { return nil }
        let likelihoods = value.likelihoods(of: finding, vocabulary)
        return likelihoods.isEmpty ? nil : (finding, likelihoods)
      }
    let says = fields.phrases("says").wordings
    let remedies: [Remedy] = fields.mapping(
      "fixes", hint: "say of each how often it works, without '-', such as 'use-port-587: usually'"
    ) { key, value in
      let fix = vocabulary.identifier(key, .fix, of: Fix.self, into: value.diagnostics)
      let efficacy = value.probability(vocabulary)
      guard let fix, let efficacy else { return nil }
      return Remedy(fix: fix, efficacy: efficacy)
    }
    let afterwards = fields.list("afterwards") { $0.instruction() }
    let provenance = fields.provenance()
    if let stage { fields.checkFolder(of: stage) }
    guard let id, let stage, let title, let summary else { return nil }
    guard ID(id.value) != .somethingElse else {
      fields.diagnostics.report(
        .badName, at: id, "no cause can be called \(id.value.quoted)",
        hint: "this stands for all that no cause explains; name what is wrong")
      return nil
    }
    self.init(
      id: ID(id.value), stage: stage, title: title, kindOf: kindOf, summary: summary,
      explanation: explanation, prior: prior, findings: findings, says: says, remedies: remedies,
      afterwards: afterwards,
      provenance: provenance, origin: fields.location)
  }
}

extension Fields {
  /// Reports a cause that lies in another stage's folder.
  fileprivate func checkFolder(of stage: Stage) {
    let parts = location.file.split(separator: "/")
    guard parts.count == 3, let folder = Stage(rawValue: String(parts[1])), folder != stage,
      let place = place(of: "stage")
    else { return }
    diagnostics.report(
      .misplacedFile, .warning, at: place,
      "a cause of the stage '\(stage.rawValue)' lies in the folder of '\(folder.rawValue)'",
      hint: "move the file, or correct the stage")
  }
}

extension Value {
  /// How much more than 1 likelihood words may sum to before somebody must have meant something
  /// else; what numbers sum to is exact.
  private static let roughness = 0.25

  /// P(value | cause) for the values of a finding: a mapping, or one word for yes.
  fileprivate func likelihoods(
    of finding: Finding.ID, _ vocabulary: Vocabulary
  ) -> [Cause.Likelihood] {
    let subject = vocabulary.findings[finding]
    if node.kind == .text {
      guard subject?.value(.yes) != nil || subject == nil else {
        let isValue = subject?.value(Finding.Value.ID(node.text)) != nil
        let example = subject?.values.first?.id.rawValue ?? "value"
        report(
          .wrongType, "\(finding.rawValue.quoted) is not a matter of yes and no",
          hint: isValue
            ? "say how often: { \(node.text): usually }"
            : "name its values, such as { \(example): \(node.text) }")
        return []
      }
      return probability(vocabulary).map {
        complete([(.yes, $0.value)], of: subject)
      } ?? []
    }
    var hasWords = false
    let given: [(Finding.Value.ID, Double)] = mapping(
      hint: "say for each value how often, such as { \(node.firstText ?? "value"): usually }"
    ) { key, value in
      let id = vocabulary.value(key, of: finding, into: diagnostics)
      let likelihood = value.likelihood(vocabulary)
      hasWords = hasWords || !value.node.text.looksLikeNumber
      guard let id, let likelihood else { return nil }
      return (id, likelihood)
    }
    let sum = given.reduce(0) { $0 + $1.1 }
    if sum > 1 + (hasWords ? Self.roughness : 1e-9), subject?.domain == .listed {
      report(
        .probabilitySum,
        "the values of \(finding.rawValue.quoted) sum to \(sum.shown), more than 1",
        hint: "a finding has only one value at a time; lower some of them")
      return []
    }
    return complete(given, of: subject)
  }

  /// Gives the values that were left out what remains, in proportion to their background. The
  /// members of catalogues stay as they are given.
  private func complete(
    _ given: [(Finding.Value.ID, Double)], of finding: Finding?
  ) -> [Cause.Likelihood] {
    func likelihood(_ value: Finding.Value.ID, _ probability: Double) -> Cause.Likelihood {
      Cause.Likelihood(value: value, probability: Probability(clamping: probability))
    }
    guard let finding, finding.domain == .listed, !given.isEmpty else {
      return given.map { likelihood($0.0, $0.1) }
    }
    let sum = given.reduce(0) { $0 + $1.1 }
    let open = finding.values.filter { value in !given.contains { $0.0 == value.id } }
    let background = open.reduce(0) { $0 + $1.background }
    // Words are rough: where they come to more than 1, or leave nothing out, they are shares.
    let factor = sum > 1 || (open.isEmpty && sum > 0) ? 1 / sum : 1
    let rest = max(0, 1 - sum * factor)
    return given.map { likelihood($0.0, $0.1 * factor) }
      + open.map {
        likelihood(
          $0.id, background > 0 ? rest * $0.background / background : rest / Double(open.count))
      }
  }
}

extension Double {
  /// With two decimals at most.
  fileprivate var shown: String {
    let hundredths = Int((self * 100).rounded())
    return hundredths % 100 == 0
      ? "\(hundredths / 100)"
      : "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
