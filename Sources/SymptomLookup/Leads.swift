#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Knowledge

/// What the wording says of the causes.
extension SymptomIndex {
  /// What one point of BM25 is worth in natural logarithms of odds: the words of a text hang together, so
  /// that each is worth less than it would be alone, and regression says much of it again.
  static let worthOfPoint = 0.4
  /// What regression's odds are worth, in logarithms.
  static let worthOfRegression = 0.8
  /// As many different words and pairs as a person writes; of a longer text each is worth less.
  static let usualLength = 60.0
  /// What a phrase of the cause itself adds, and how many of them do.
  static let worthOfPhrase = 0.5
  static let mostPhrases = 2.0
  /// No wording says more than this, in natural logarithms of odds against the average cause.
  static let strongest = 18.0

  /// The causes with how much likelier the wording is under each than on average, the likeliest first; with
  /// the words that speak for them, if they are likelier. Something else is among them where the words speak for
  /// it and nothing else tells what goes wrong. None speak against it: nobody can have taught all its words.
  ///
  /// - Parameters:
  ///   - readings: what was read out of the text. Words that were understood do not speak for a cause
  ///     against which their meaning speaks: "I made an app password" is no lead to the lack of one.
  ///   - sightings: the messages in it. The numbers of one that is known speak for its own causes alone.
  func leads(
    from read: Tokens, understood readings: [Statement.Reading] = [],
    seen sightings: [Statement.Sighting] = []
  ) -> [Statement.Lead] {
    let silent = silent(in: read, readings).merging(silent(in: read, sightings)) { $0.union($1) }
    let (scores, odds, features) = words.scores(of: read.stems, silent: silent)
    guard features > 0, !knowledge.causes.isEmpty else { return [] }
    var spelt: [Int32: Int32] = [:]
    for (stem, word) in zip(read.stems, read.words) where stem >= 0 { spelt[stem] = word }
    let worth = Self.worthOfPoint * min(1, (Self.usualLength / Double(features)).squareRoot())
    let causes = knowledge.causes.count
    let average = scores.prefix(causes).reduce(0) { $0 + $1.sum } / Double(causes)
    var weights = zip(scores, odds).map {
      ($0.sum - average) * worth + $1 * Self.worthOfRegression
    }
    let said = saidOfCauses(read)
    for (cause, phrases) in said {
      weights[cause] += min(Double(phrases.count), Self.mostPhrases) * Self.worthOfPhrase
    }
    let tellsTrouble = !sightings.isEmpty || readings.contains(where: isSymptom)
    weights[causes] = tellsTrouble ? 0 : max(weights[causes], 0)
    let top = max(weights.max() ?? 0, -(weights.min() ?? 0))
    let scale = top > Self.strongest ? Self.strongest / top : 1
    var leads: [Statement.Lead] = []
    let subjects = knowledge.causes.map(\.id) + [.somethingElse]
    for (index, subject) in subjects.enumerated() where abs(weights[index]) > 0.05 {
      let telling = weights[index] > 0 ? telling(scores[index], spelt) : []
      leads.append(
        Statement.Lead(
          cause: subject, factor: exp(weights[index] * scale), words: (said[index] ?? []) + telling
        ))
    }
    return leads.sorted { ($1.factor, $0.cause) < ($0.factor, $1.cause) }
  }

  /// A value of a finding speaks against a cause with which it is so much rarer than otherwise.
  private static let rareness = 0.2

  /// By place in a text, the causes against which the phrase that covers it speaks.
  private func silent(in read: Tokens, _ readings: [Statement.Reading]) -> [Int: Set<Int>] {
    var silent: [Int: Set<Int>] = [:]
    for match in read.phrases where match.meaning.kind == .finding && match.meaning.tells {
      let finding = knowledge.findings[Int(match.meaning.item)]
      let value = finding.values[Int(match.meaning.value)]
      guard finding.role != .symptom,
        readings.contains(where: { $0.fact == Fact(finding.id, value.id) })
      else { continue }
      let causes = causes(deniedBy: value, of: finding)
      if causes.isEmpty { continue }
      for place in match.range { silent[place, default: []].formUnion(causes) }
    }
    return silent
  }

  /// By place in a text that holds a number of a message, the causes to which the message does not point.
  private func silent(in read: Tokens, _ sightings: [Statement.Sighting]) -> [Int: Set<Int>] {
    var silent: [Int: Set<Int>] = [:]
    for sighting in sightings {
      guard let signature = knowledge.signatures[id: sighting.signature], !signature.causes.isEmpty
      else { continue }
      let others = Set(
        knowledge.causes.indices.filter { index in
          !signature.causes.contains { $0.cause == knowledge.causes[index].id }
        })
      var numbers: Set<Int32> = []
      Words.each(in: sighting.words) { word, _ in
        if word.first?.isDigit == true, let number = vocabulary.number(of: word) {
          numbers.insert(number)
        }
      }
      for (place, word) in read.words.enumerated() where numbers.contains(word) {
        silent[place, default: []].formUnion(others)
      }
    }
    return silent
  }

  /// The causes, by place, with which a finding hardly has that value.
  private func causes(deniedBy value: Finding.Value, of finding: Finding) -> [Int] {
    knowledge.causes.indices.filter { index in
      let said = knowledge.causes[index].findings.first { $0.finding == finding.id }?.likelihoods
      let chance = said?.first { $0.value == value.id }?.probability.value
      return chance.map { $0 < value.background * Self.rareness } ?? false
    }
  }

  /// The four words or pairs of words that speak most for a cause, the strongest first.
  private func telling(_ score: WordIndex.Score, _ spelt: [Int32: Int32]) -> [String] {
    var told: [String] = []
    var used: Set<Int32> = []
    for reason in score.reasons.sorted(by: { $0.weight > $1.weight }) where told.count < 4 {
      let words = reason.stems.map { spelt[$0] ?? -1 }
      guard words.allSatisfy({ $0 >= 0 }), !used.isSuperset(of: words),
        // The vocabulary begins with the fillers, each of them once.
        words.allSatisfy({ $0 >= PlainWords.fillers.count })
      else { continue }
      used.formUnion(words)
      told.append(words.map(vocabulary.text).joined(separator: " "))
    }
    return told
  }

  /// The phrases of the causes in a text, by place of the cause.
  private func saidOfCauses(_ read: Tokens) -> [Int: [String]] {
    var said: [Int: [String]] = [:]
    for match in read.phrases where match.meaning.kind == .cause && match.weight >= 2 {
      let cause = Int(match.meaning.item)
      let phrase = knowledge.causes[cause].says[Int(match.meaning.phrase)]
      if said[cause]?.contains(phrase) != true { said[cause, default: []].append(phrase) }
    }
    return said
  }
}
