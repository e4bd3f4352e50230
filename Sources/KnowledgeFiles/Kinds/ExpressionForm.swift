import Knowledge

extension Expression: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("expression", .required)
    let name = fields.localized("name", .required)
    let says = fields.phrases("says", .required, gaps: false)
    guard let id, let name, !says.isEmpty else { return nil }
    guard !Self.given.contains(where: { $0.rawValue == id.value }) else {
      fields.diagnostics.report(
        .duplicateName, at: id, "there is an expression \(id.value.quoted) in every knowledge base",
        hint: "it stands for the names of all \(id.value)s; choose another name")
      return nil
    }
    self.init(id: ID(id.value), name: name, says: says, origin: fields.location)
  }
}
