import Knowledge

extension Signature: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("signature", .required)
    let patterns = fields.texts("patterns", .required) { $0.checkQuotation(of: $1) }
      .map(\.value)
    let saidBy = fields.words("said-by").map(\.value)
    let meaning = fields.localized("meaning", .required)
    let causes: [(cause: Cause.ID, strength: Strength)] =
      fields.mapping("causes") { key, value in
        let cause = vocabulary.identifier(key, .cause, of: Cause.self, into: value.diagnostics)
        let strength = value.choice(Strength.self)
        guard let cause, let strength else { return nil }
        return (cause, strength)
      }
    let isNote = fields.has("causes") && causes.isEmpty
    let settles = fields.facts("settles", vocabulary)
    let provenance = fields.provenance()
    guard let id, let meaning, !patterns.isEmpty else { return nil }
    self.init(
      id: ID(id.value), patterns: patterns, saidBy: saidBy, meaning: meaning, causes: causes,
      settles: settles, isNote: isNote, provenance: provenance, origin: fields.location)
  }
}

extension Value {
  /// Reports a pattern between quotation marks that YAML takes for a part of it.
  fileprivate func checkQuotation(of pattern: String) {
    guard let mark = pattern.first, "\u{201C}\u{201D}\u{201E}\u{2018}\u{AB}\u{BB}".contains(mark)
    else { return }
    report(
      .phraseForm, as: .warning, "the pattern \(pattern.quoted) begins with the mark '\(mark)'",
      hint: "messages are compared with it sign by sign; leave it out, or write \" to quote")
  }
}
