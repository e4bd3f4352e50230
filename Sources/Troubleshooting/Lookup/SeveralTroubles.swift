import Inference
public import Knowledge

/// Whether a text tells of one trouble or of several.
///
/// Whatever is believed is believed of one cause. That two parts of a text have one cause and not one each is
/// likelier by the factor P(both) / (P(first) P(second)), a Bayes factor (I. J. Good, "Weight of evidence: a
/// brief survey", Bayesian Statistics 2, 1985). How the second part opens is evidence beside it. The weights
/// are logistic regression's on 435 texts, where that of the factor came out at 1 (decision 26).
extension Troubleshooter {
  /// Odds from which on a text is taken to tell of two troubles, in natural logarithms: where the person can
  /// be asked, if it is as likely as not, and else if it is so in seven of ten.
  private var enough: Double { asksBack ? 0 : 1 }
  /// The odds beforehand that a text goes on to another trouble at a given place.
  private static let usual = -5.3
  private static let ofAnnouncement = 2.0
  private static let ofAnotherProvider = 2.6
  private static let ofAnotherProgram = 0.7
  private static let ofAnotherThing = 2.2
  private static let ofSymptom = 0.75
  /// The Bayes factor counts no more than this: words alone can be far apart.
  private static let mostOfCauses = 6.0

  /// The parts of a text that each tell of a trouble of their own, in order; the whole, if it tells of one.
  ///
  /// - Parameter passages: the passages of the text, in order.
  public func troubles(in passages: [Passage]) -> [Substring] {
    let spoken = passages.map { (passage: $0, row: logarithms(of: $0.statement)) }
    return divided(spoken[...]).compactMap { part in
      guard let first = part.first?.passage.text, let last = part.last?.passage.text else {
        return nil
      }
      return first.base[first.startIndex..<last.endIndex]
    }
  }

  private typealias Spoken = ArraySlice<(passage: Passage, row: [Double])>

  private func divided(_ whole: Spoken) -> [Spoken] {
    let divisions = whole.indices.dropFirst().map { place in
      (place: place, odds: oddsOfTwo(whole[..<place], whole[place...]))
    }
    guard let best = divisions.max(by: { $0.odds < $1.odds }), best.odds > enough else {
      return [whole]
    }
    return divided(whole[..<best.place]) + divided(whole[best.place...])
  }

  /// The odds that two parts tell of a trouble each, in natural logarithms.
  private func oddsOfTwo(_ first: Spoken, _ second: Spoken) -> Double {
    guard let opening = second.first?.passage else { return -.infinity }
    let oneCause = evidence(of: [first, second]) - evidence(of: [first]) - evidence(of: [second])
    var odds = Self.usual + min(-oneCause, Self.mostOfCauses)
    if opening.isAnnounced { odds += Self.ofAnnouncement }
    if opening.turnsToAnother { odds += Self.ofAnotherThing }
    if tellsSymptom(opening.statement) { odds += Self.ofSymptom }
    if Self.differ(.client, first, second) { odds += Self.ofAnotherProgram }
    if Self.differ(.provider, first, second) { odds += Self.ofAnotherProvider }
    return odds
  }

  /// Whether both parts name a program, or a provider, and not the same.
  private static func differ(_ finding: Finding.ID, _ first: Spoken, _ second: Spoken) -> Bool {
    func named(_ part: Spoken) -> Finding.Value.ID? {
      part.lazy.compactMap { $0.passage.statement.value(of: finding) }.first
    }
    guard let before = named(first), let after = named(second) else { return false }
    return before != after
  }

  private func tellsSymptom(_ statement: Statement) -> Bool {
    statement.readings.contains { knowledge.findings[id: $0.fact.finding]?.role == .symptom }
      || statement.sightings.contains {
        knowledge.signatures[id: $0.signature]?.causes.isEmpty == false
      }
  }

  // MARK: Likelihoods

  /// How probable it is that some one cause has all of it said, as a natural logarithm.
  private func evidence(of parts: [Spoken]) -> Double {
    let sums = likelihoods.priors.indices.map { cause in
      parts.joined().reduce(logarithm(likelihoods.priors[cause])) { $0 + $1.row[cause] }
    }
    let most = sums.max() ?? 0
    return most + logarithm(sums.reduce(0) { $0 + exponential($1 - most) })
  }

  /// How likely a statement is under each cause, tempered as what one text says is, in natural logarithms.
  private func logarithms(of statement: Statement) -> [Double] {
    var sums = Array(repeating: 0.0, count: likelihoods.causes.count)
    func add(_ row: [Double]) {
      for cause in row.indices { sums[cause] += Self.tempering * logarithm(row[cause]) }
    }
    for reading in statement.readings {
      guard let row = likelihoods.row(for: reading.fact), let usual = row.last else { continue }
      add(Self.mixed(row, knowledge.scale.textTrust, usual))
    }
    for sighting in statement.sightings {
      guard let signature = knowledge.signatures[id: sighting.signature], !signature.causes.isEmpty
      else { continue }
      add(likelihoods.row(for: signature))
    }
    for lead in statement.leads {
      guard let cause = likelihoods.position(of: lead.cause) else { continue }
      sums[cause] += Self.tempering * logarithm(lead.factor)
    }
    return sums
  }
}
