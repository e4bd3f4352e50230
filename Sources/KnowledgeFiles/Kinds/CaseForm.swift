import Knowledge

extension WorkedCase: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("case", .required)
    let title = fields.localized("title", .required)
    let day = fields.date("on")
    let says = fields.value("says", .required).flatMap { value in
      let text = value.prose()
      if let text { value.checkAddress(in: text) }
      return text
    }
    let answers = fields.facts("answers", vocabulary)
    let cause = fields.identifier("cause", .cause, of: Cause.self, vocabulary, .required)
    let works = fields.identifiers("works", .fix, of: Fix.self, vocabulary)
    let results: [(fix: Fix.ID, result: FixResult)] = fields.mapping("results") { key, value in
      let fix = vocabulary.identifier(key, .fix, of: Fix.self, into: value.diagnostics)
      let result = value.choice(FixResult.self)
      guard let fix, let result else { return nil }
      return (fix, result)
    }
    let ending = fields.choice("ends", Ending.self, .required)
    let within = fields.number("within", in: 1...100, .required)
    let mentions = fields.words("mentions").map(\.value)
    guard let id, let title, let says, let cause, let ending, let within else { return nil }
    self.init(
      id: ID(id.value), title: title, day: day, says: says, answers: answers, cause: cause,
      works: works, results: results, ending: ending, within: within, mentions: mentions,
      origin: fields.location)
  }
}
