import Knowledge

extension Signature: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("signature", .required)
    let patterns = fields.texts("patterns", .required).map(\.value)
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
