import Knowledge

extension AccountType: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("account-type", .required)
    let name = fields.localized("name", .required)
    let provider = fields.identifier(
      "provider", .provider, of: Provider.self, vocabulary, .required)
    let says = fields.phrases("says").wordings
    let popularity = fields.weights("popularity", vocabulary)
    let eligible: [Dated<Eligibility>] = fields.dated(
      "eligible", of: "eligibility", .required, plain: { $0.choice(Eligibility.self) }
    ) { $0.choice("is", Eligibility.self, .required) }
    let notes = fields.value("note")?.datedWordings() ?? []
    let provenance = fields.provenance()
    guard let id, let name, let provider else { return nil }
    self.init(
      id: ID(id.value), name: name, provider: provider, says: says, popularity: popularity,
      eligible: eligible, notes: notes, provenance: provenance, origin: fields.location)
  }
}
