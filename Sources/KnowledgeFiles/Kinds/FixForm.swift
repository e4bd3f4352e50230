import Knowledge

extension Fix: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("fix", .required)
    let title = fields.localized("title", .required)
    let minutes = fields.value("effort", .required)?.effort()
    let wait = fields.value("wait")?.effort()
    let risk = fields.choice("risk", Risk.self)
    let actor = fields.choice("who", Actor.self)
    let certainty = fields.choice("sure", Certainty.self)
    let triesPassword = fields.yesOrNo("tries-password")
    let handsOver = fields.yesOrNo("hands-over")
    let condition = fields.condition("when", vocabulary)
    let needs = fields.facts("needs", vocabulary)
    let failureTells = fields.facts("failure-tells", vocabulary)
    let confirm = fields.identifier("confirm", .finding, of: Finding.self, vocabulary)
    let validity = fields.validity()
    let steps: [Steps] = fields.mapping(
      "steps", .required, hint: "write 'any:' above the list, and indent the list further"
    ) { key, value in
      let lines =
        value.node.kind == .text && !value.node.isNothing
        ? [value.step()].compactMap(\.self)
        : value.list(entries: .required) { $0.step() }
      guard vocabulary.isAudience(key, into: value.diagnostics), !lines.isEmpty else { return nil }
      return Steps(audience: key.value, dated: lines)
    }
    let provenance = fields.provenance()
    guard let id, let title, !steps.isEmpty else { return nil }
    self.init(
      id: ID(id.value), title: title, minutes: minutes ?? 5, wait: wait, risk: risk ?? .none,
      actor: actor ?? .user, certainty: certainty ?? .usual, steps: steps, condition: condition,
      needs: needs, failureTells: failureTells, confirm: confirm,
      triesPassword: triesPassword ?? false,
      handsOver: handsOver ?? false, validity: validity, provenance: provenance,
      origin: fields.location)
  }
}

extension Value {
  /// A line of the steps, perhaps with its days.
  fileprivate func step() -> Dated<Wording>? {
    datedWording(of: "step") { value in
      let line = value.instruction()
      if let line {
        value.checkAddress(in: line.english)
        value.checkSwallowedStep(in: line.english)
      }
      return line
    }
  }

  /// Reports a step that stands within the one before, since it is indented too far to be one of its own.
  private func checkSwallowedStep(in text: String) {
    guard location.line < node.end.line, text.contains(/[.!?:)*]\s+- \S/) else { return }
    report(
      .swallowedStep, as: .warning, "a line within this step begins with '- '",
      hint: "put the '-' of the next step below that of this one")
  }
}

extension Vocabulary {
  /// Whether steps can be meant for it: `any`, a client, or a family of clients.
  fileprivate func isAudience(_ word: Word, into diagnostics: Diagnostics) -> Bool {
    if word.value == "any" || families.contains(word.value) || contains(word.value, .client) {
      return true
    }
    let names = ["any"] + families.sorted() + all(.client)
    diagnostics.report(
      .unknownAudience, at: word, "there is no client or family \(word.value.quoted)",
      hint: Value.suggestion(
        for: word.value, among: names,
        listing: ["any"] + families.sorted() + ["and the names of single programs, as in clients/"])
    )
    return false
  }
}
