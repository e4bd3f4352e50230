import Inference
import Knowledge

/// From what is known to what is believed.
extension Troubleshooter {
  /// How probable each cause is.
  ///
  /// Where the person can be asked, what follows from a program or provider that they named is believed,
  /// since they would correct it, and their wording counts half (in logarithms), since their answers will
  /// say most of it again. Where nobody can be asked, what follows from it may be of another time or another
  /// program, and is believed a little less. What one text says hangs together, so all of it but what
  /// rules conclude is tempered then: of causes that come out at 0.9, nine in ten should be right.
  public func belief(in situation: Situation) -> Belief {
    belief(in: situation, priors: priors(in: situation))
  }

  /// How probable each cause is if it is so probable beforehand.
  func belief(in situation: Situation, priors: [Double]) -> Belief {
    var influences: [Belief.Influence] = []
    func add(
      _ origin: Belief.Influence.Origin, _ row: [Double]?, tempering: Double = Self.tempering
    ) {
      guard let row else { return }
      let said = asksBack ? row : row.map { power($0, tempering) }
      influences.append(Belief.Influence(origin: origin, row: said))
    }
    var told: [Finding.ID: [Double]] = [:]
    for piece in situation.evidence {
      let row = row(for: piece, situation)
      told[piece.fact.finding] = row
      add(
        .finding(piece), row,
        tempering: piece.source == .text ? Self.temperingOfReadings : Self.tempering)
    }
    for (signature, words, row) in rows(for: situation.sightings) {
      add(.signature(signature, words: words), row)
    }
    if !situation.leads.isEmpty {
      let ruledOut = causesRuledOut(in: situation)
      var row = Array(repeating: 1.0, count: likelihoods.causes.count)
      for lead in situation.leads {
        guard let position = likelihoods.position(of: lead.cause) else { continue }
        let half = lead.factor.squareRoot()
        row[position] =
          asksBack
          ? half
          : ruledOut.contains(lead.cause)
            ? min(power(lead.factor, Self.worthAgainstRules), lead.factor) : lead.factor
      }
      let words = situation.leads.map { ($0.cause, $0.words) }
      add(.wording(Dictionary(words) { first, _ in first }), row)
    }
    for activation in situation.memory.activations {
      guard let row = row(for: activation.rule) else { continue }
      let isOpen = activation.premises.contains { isHearsay($0.finding, situation) }
      let trust = isOpen ? ruleTrust : trust(inPremisesOf: activation, situation)
      let news = Self.news(
        in: Self.mixed(row, trust, 1), beyond: activation.premises.compactMap { told[$0.finding] })
      add(.rule(activation.rule.id), news, tempering: 1)
    }
    for attempt in situation.attempts
    where attempt.result == .noChange && !situation.toldByFailure.contains(attempt.fix) {
      add(.failedFix(attempt.fix), rowForFailure(of: attempt.fix, situation))
    }
    return Belief(priors: priors, causes: likelihoods.causes, influences: influences)
  }

  /// Whether what was said is about matters that have nothing to do with mail that is not fetched, sent or found: it
  /// tells no symptom and no message, and something else is too likely.
  public func isAboutSomethingElse(_ session: Session) -> Bool {
    let situation = situation(of: session)
    return !situation.tellsSymptom(in: knowledge)
      && belief(in: situation).probability(of: .somethingElse) > Self.mostOfSomethingElse
  }

  /// Of what tells no symptom and no message, something else may be worth no more (decision 28).
  static let mostOfSomethingElse = 0.3

  /// What a text tells counts so much, in logarithms, where nobody can be asked.
  static let tempering = 0.6

  /// The same of what was read out of it by phrases, of which few stand in one text.
  private static let temperingOfReadings = 0.75

  /// Where nobody can be asked, words that speak for a cause that a rule rules out count so much, in logarithms:
  /// a rule is surer than words, but what it goes by may have been misread.
  private static let worthAgainstRules = 0.75

  /// How far that is trusted which follows from what was read out of free text.
  private var hearsayTrust: Double { asksBack ? 1 : 0.8 }
  /// The same of what rules conclude from it: what is ruled out must not stand above what is not.
  private var ruleTrust: Double { asksBack ? 1 : 0.9 }

  /// What a settled finding says, by how far its source is trusted.
  private func row(for piece: Evidence, _ situation: Situation) -> [Double]? {
    guard let row = statedRow(for: piece.fact), let background = row.last else { return nil }
    switch piece.source {
    case .text: return rowAsRead(for: piece.fact)
    case .surroundings, .rule:
      if isHearsay(piece.fact.finding, situation) {
        return Self.mixed(row, hearsayTrust, background)
      }
      return piece.source == .surroundings
        ? row : Self.mixed(row, knowledge.scale.answerTrust, background)
    case .answer: return Self.mixed(row, knowledge.scale.answerTrust, background)
    }
  }

  /// What the files say of a finding, with what answers have taught of it.
  private func statedRow(for fact: Fact) -> [Double]? {
    likelihoods.row(for: fact).map { habits.row($0, for: fact) }
  }

  /// What a finding says that was read out of free text, which is not trusted wholly.
  func rowAsRead(for fact: Fact) -> [Double]? {
    guard let row = statedRow(for: fact), let background = row.last else { return nil }
    return Self.mixed(row, knowledge.scale.textTrust, background)
  }

  /// What follows from an answer is no surer than the answer.
  private func trust(inPremisesOf activation: Activation, _ situation: Situation) -> Double {
    activation.premises.contains { situation.evidence(of: $0.finding)?.source == .answer }
      ? knowledge.scale.answerTrust : 1
  }

  /// The signatures with what each says. Messages of one text tell of one event, so only the most
  /// telling one counts wholly, the next half as much (in logarithms), and so on. One that points to no
  /// cause says nothing of them.
  func rows(
    for sightings: [Statement.Sighting]
  ) -> [(signature: Signature.ID, words: String, row: [Double])] {
    let known = sightings.compactMap { sighting in
      knowledge.signatures[id: sighting.signature].flatMap {
        $0.causes.isEmpty
          ? nil : (signature: $0.id, words: sighting.words, row: likelihoods.row(for: $0))
      }
    }
    let breadths = known.map { $0.row.reduce(0, +) }
    let order = known.indices.sorted { (breadths[$0], $0) < (breadths[$1], $1) }
    return order.enumerated().map { rank, index in
      (
        known[index].signature, known[index].words,
        known[index].row.map { row in (0..<rank).reduce(row) { root, _ in root.squareRoot() } }
      )
    }
  }

  /// Whether a finding was read out of text, or follows from what was.
  private func isHearsay(_ finding: Finding.ID, _ situation: Situation) -> Bool {
    switch situation.evidence(of: finding)?.source {
    case .text: true
    case .surroundings, .rule:
      situation.evidence(of: .client)?.source == .text
        || situation.evidence(of: .provider)?.source == .text
    case .answer, nil: false
    }
  }

  /// What a rule says beyond what its premises say of themselves, so that nothing counts twice.
  private static func news(in row: [Double], beyond told: [[Double]]) -> [Double] {
    row.indices.map { cause in
      guard row[cause] < 1 else { return row[cause] }
      let ratio = told.reduce(1.0) { product, said in
        guard let usual = said.last, usual > 0 else { return product }
        return product * said[cause] / usual
      }
      return min(1, row[cause] / min(1, ratio))
    }
  }

  static func mixed(_ row: [Double], _ trust: Double, _ background: Double) -> [Double] {
    row.map { trust * $0 + (1 - trust) * background }
  }

  /// The causes that a rule rules out.
  private func causesRuledOut(in situation: Situation) -> Set<Cause.ID> {
    Set(
      situation.memory.activations.lazy.flatMap(\.rule.conclusions).compactMap { conclusion in
        if case .ruleOut(let cause) = conclusion { cause } else { nil }
      })
  }

  private func row(for rule: Rule) -> [Double]? {
    var row = Array(repeating: 1.0, count: likelihoods.causes.count)
    var isNews = false
    for conclusion in rule.conclusions {
      switch conclusion {
      case .ruleOut(let cause):
        guard let position = likelihoods.position(of: cause) else { continue }
        row[position] = knowledge.scale.floor
      case .prefer(let cause):
        guard let position = likelihoods.position(of: cause) else { continue }
        row[position] = knowledge.scale.preference
      case .conclude, .withdraw, .warn: continue
      }
      isNews = true
    }
    return isNews ? row : nil
  }

  private func rowForFailure(of id: Fix.ID, _ situation: Situation) -> [Double]? {
    guard let fix = knowledge.fixes[id: id] else { return nil }
    return likelihoods.causes.map { cause in
      guard let remedy = knowledge.causes[id: cause]?.remedies.first(where: { $0.fix == id })
      else { return 1 }
      let works = efficacy(in: situation)(fix, remedy, cause)
      return min(max(1 - works, knowledge.scale.floor), 1)
    }
  }
}
