import Inference
public import Knowledge

/// Whether a text tells of one trouble or of several.
///
/// Whatever is believed is believed of one cause. That two parts of a text have one cause and not one each is
/// likelier by the factor P(both) / (P(first) P(second)), a Bayes factor (I. J. Good, "Weight of evidence: a
/// brief survey", Bayesian Statistics 2, 1985). How the second part opens is evidence beside it (decision 26).
extension Troubleshooter {
  /// What speaks for another trouble, as odds in natural logarithms: those of a logistic regression on 435 texts,
  /// in which the Bayes factor's own weight came out at 1.
  private enum Odds {
    /// That a text goes on to another trouble at a given place, before anything is known of it.
    static let beforehand = -5.3
    static let ifAnnounced = 2.0
    static let ifOfAnotherThing = 2.2
    static let ifOfAnotherProvider = 2.6
    static let ifOfAnotherProgram = 0.7
    static let ifASymptomIsTold = 0.75
    /// The Bayes factor counts no more than this: words alone can be far apart.
    static let mostOfCauses = 6.0
    /// Seven in ten.
    static let sure = 1.0
    /// As likely as not.
    static let even = 0.0
  }

  /// A text has no more troubles than this: a list of thirty has some other sense.
  private static let mostTroubles = 4

  /// The parts of a text that each tell of a trouble of their own, in order: the whole, if it tells of one; none
  /// of no passages. Where the person can be asked, two as likely as one are two; else they must be surer.
  ///
  /// - Parameter passages: those of one text, all of them, in order.
  public func troubles(in passages: [Passage]) -> [Substring] {
    let enough = asksBack ? Odds.even : Odds.sure
    let text = Spoken(passages, passages.map { logarithms(of: $0.statement) })
    var parts = passages.isEmpty ? [] : [passages.indices]
    while parts.count < Self.mostTroubles {
      let divisions = parts.indices.compactMap { part in
        division(of: parts[part], text).map { (part: part, place: $0.place, odds: $0.odds) }
      }
      guard let best = divisions.max(by: { $0.odds < $1.odds }), best.odds > enough else { break }
      let range = parts[best.part]
      parts.replaceSubrange(
        best.part...best.part,
        with: [range.lowerBound..<best.place, best.place..<range.upperBound])
    }
    return parts.map { part in
      let (first, last) = (passages[part.lowerBound].text, passages[part.upperBound - 1].text)
      return first.base[first.startIndex..<last.endIndex]
    }
  }

  /// The passages of a text, with what each says of the causes, summed up to each.
  private struct Spoken {
    let passages: [Passage]
    /// What all passages before a place say, in natural logarithms by cause.
    private var sums: [[Double]]

    init(_ passages: [Passage], _ rows: [[Double]]) {
      self.passages = passages
      sums = [Array(repeating: 0, count: rows.first?.count ?? 0)]
      for row in rows { sums.append(zip(sums[sums.count - 1], row).map { $0 + $1 }) }
    }

    /// What a part says of the causes.
    func row(of part: Range<Int>) -> [Double] {
      zip(sums[part.upperBound], sums[part.lowerBound]).map { $0 - $1 }
    }
  }

  /// Where a part is most likely to tell of two troubles, with the odds for it; `nil` where it is one passage.
  private func division(of part: Range<Int>, _ text: Spoken) -> (place: Int, odds: Double)? {
    let whole = evidence(in: text.row(of: part))
    return part.dropFirst().map { place in
      let (first, second) = (part.lowerBound..<place, place..<part.upperBound)
      let apart = evidence(in: text.row(of: first)) + evidence(in: text.row(of: second))
      return (
        place, oddsOfOpening(second, after: first, text) + min(apart - whole, Odds.mostOfCauses)
      )
    }.max { $0.odds < $1.odds }
  }

  /// The odds of another trouble by how a part opens.
  private func oddsOfOpening(_ second: Range<Int>, after first: Range<Int>, _ text: Spoken)
    -> Double
  {
    let opening = text.passages[second.lowerBound]
    func changes(_ finding: Finding.ID) -> Bool {
      func named(_ part: Range<Int>) -> Finding.Value.ID? {
        text.passages[part].lazy.compactMap { $0.statement.value(of: finding) }.first
      }
      guard let before = named(first), let after = named(second) else { return false }
      return before != after
    }
    var odds = Odds.beforehand
    if opening.isAnnounced { odds += Odds.ifAnnounced }
    if opening.turnsToAnother { odds += Odds.ifOfAnotherThing }
    if tellsSymptom(opening.statement) { odds += Odds.ifASymptomIsTold }
    if changes(.client) { odds += Odds.ifOfAnotherProgram }
    if changes(.provider) { odds += Odds.ifOfAnotherProvider }
    return odds
  }

  private func tellsSymptom(_ statement: Statement) -> Bool {
    statement.readings.contains { knowledge.findings[id: $0.fact.finding]?.role == .symptom }
      || statement.sightings.contains {
        knowledge.signatures[id: $0.signature]?.causes.isEmpty == false
      }
  }

  // MARK: Likelihoods

  /// How probable it is that some one cause has all of it said, as a natural logarithm.
  private func evidence(in row: [Double]) -> Double {
    let sums = zip(likelihoods.priors, row).map { logarithm($0) + $1 }
    let most = sums.max() ?? 0
    return most + logarithm(sums.reduce(0) { $0 + exponential($1 - most) })
  }

  /// How likely a statement is under each cause, in natural logarithms, tempered as a text's evidence is where
  /// nobody can be asked. Each passage counts wholly, the tenth line of a log like the first; with that the odds
  /// were measured.
  private func logarithms(of statement: Statement) -> [Double] {
    var sums = Array(repeating: 0.0, count: likelihoods.causes.count)
    func add(_ row: [Double]?) {
      guard let row else { return }
      for cause in row.indices { sums[cause] += Self.tempering * logarithm(row[cause]) }
    }
    for reading in statement.readings { add(rowAsRead(for: reading.fact)) }
    for sighting in rows(for: statement.sightings) { add(sighting.row) }
    for lead in statement.leads {
      guard let cause = likelihoods.position(of: lead.cause) else { continue }
      sums[cause] += Self.tempering * logarithm(lead.factor)
    }
    return sums
  }
}
