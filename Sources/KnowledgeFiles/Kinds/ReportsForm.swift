import Knowledge

extension Reports: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let cause = fields.word("reports", .required).flatMap { word in
      word.value == Cause.ID.somethingElse.rawValue
        ? .somethingElse
        : vocabulary.identifier(word, .cause, of: Cause.self, into: fields.diagnostics)
    }
    let told = fields.texts("told", .required, check: { $0.checkAddress(in: $1, as: .error) })
    guard let cause, !told.isEmpty else { return nil }
    self.init(cause, told: told.map(\.value), origin: fields.location)
  }
}
