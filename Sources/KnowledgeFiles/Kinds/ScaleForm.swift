import Knowledge

extension Scale: Form {
  /// The standard scale with what the file says otherwise.
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let standard = Scale.standard
    _ = fields.name("scales", .required)
    let likelihoods = fields.figures("likelihoods", in: 0...1)
    let weights = fields.figures("weights", in: 0...1_000_000)
    var strengths = standard.strengths
    var background = standard.signatureBackground
    if var given = fields.fields("strengths", of: "strengths") {
      for strength in Signature.Strength.allCases {
        if let worth = given.decimal(strength.rawValue, in: 0...1) { strengths[strength] = worth }
      }
      background = given.decimal("background", in: 0...1) ?? background
      given.finish()
    }
    let certainties = fields.figures(
      "certainties", of: Fix.Certainty.self, instead: standard.certainties
    ) { $0.decimal(in: 0...1_000_000) }
    let floor = fields.decimal("floor", in: 0...0.2)
    let textTrust = fields.decimal("text-trust", in: 0...1)
    let answerTrust = fields.decimal("answer-trust", in: 0...1)
    let preference = fields.decimal("preference", in: 1...1000)
    let somethingElse = fields.value("something-else")?.weight(vocabulary)
    let support = fields.value("support")?.effort()
    let risks = fields.figures("risks", of: Fix.Risk.self, instead: standard.riskMinutes) {
      $0.duration()
    }
    let actors = fields.figures("actors", of: Fix.Actor.self, instead: standard.actorMinutes) {
      $0.duration()
    }
    self.init(
      likelihoods: likelihoods.isEmpty ? standard.likelihoods : likelihoods,
      weights: weights.isEmpty ? standard.weights : weights, strengths: strengths,
      signatureBackground: background, certainties: certainties, floor: floor ?? standard.floor,
      textTrust: textTrust ?? standard.textTrust,
      answerTrust: answerTrust ?? standard.answerTrust,
      preference: preference ?? standard.preference,
      somethingElse: somethingElse ?? standard.somethingElse,
      supportMinutes: support ?? standard.supportMinutes, riskMinutes: risks, actorMinutes: actors)
  }
}

extension Fields {
  /// A mapping from free words to numbers.
  fileprivate mutating func figures(
    _ key: String, in range: ClosedRange<Double>
  ) -> [String: Double] {
    let pairs = mapping(key) { word, value in value.decimal(in: range).map { (word.value, $0) } }
    return Dictionary(pairs) { first, _ in first }
  }

  /// A mapping from the words of a closed set to numbers; what is left out stays as it was.
  fileprivate mutating func figures<Key>(
    _ key: String, of type: Key.Type, instead standard: [Key: Double],
    read: (Value) -> Double?
  ) -> [Key: Double]
  where Key: CaseIterable & RawRepresentable & Hashable, Key.RawValue == String {
    var figures = standard
    guard var given = fields(key, of: key) else { return figures }
    for word in Key.allCases {
      if let figure = given.value(word.rawValue).flatMap(read) { figures[word] = figure }
    }
    given.finish()
    return figures
  }
}
