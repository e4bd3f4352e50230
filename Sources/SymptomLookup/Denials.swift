/// What a text says is not so: "it is not a certificate problem", "there is no password prompt".
struct Denials: Sendable {
  private let negations: Set<Int32>
  private let turners: Set<Int32>
  private let nounNegations: Set<Int32>
  private let articles: Set<Int32>
  private let determiners: Set<Int32>
  private let sightings: Set<Int32>
  private let names: Set<Int32>
  private let copulas: Set<Int32>
  private let states: Set<Int32>
  private let connectors: Set<Int32>
  private let get: Int32?
  private let none: Int32?
  private let plainNegations: Set<Int32>
  private let determinedNegations: Set<Int32>
  private let abilities: Set<Int32>
  private let keeping: Set<Int32>
  private let existence: Set<Int32>
  private let leaving: Set<Int32>
  private let arriving: Set<Int32>

  /// How many words may stand between a negation and what it denies; one where that is a name.
  private static let reach = 3
  /// How many words may stand before the name of a fault: "outgoing server certificate warning".
  private static let longestFault = 3

  /// - Parameter number: a word's number, if the vocabulary has the word.
  init(_ number: ([UInt8]) -> Int32?) {
    func numbers(_ words: [[UInt8]]) -> Set<Int32> { Set(words.compactMap(number)) }
    negations = numbers(PlainWords.negations)
    turners = numbers(PlainWords.turners)
    nounNegations = numbers(PlainWords.nounNegations)
    articles = numbers(PlainWords.articles)
    determiners = numbers(PlainWords.determiners)
    sightings = numbers(PlainWords.sightings)
    names = numbers(PlainWords.faults)
    copulas = numbers(PlainWords.copulas)
    states = numbers(PlainWords.states)
    connectors = numbers(PlainWords.connectors)
    get = number(PlainWords.get)
    none = number(PlainWords.none)
    plainNegations = numbers(PlainWords.plainNegations)
    determinedNegations = numbers(PlainWords.determinedNegations)
    abilities = numbers(PlainWords.abilities)
    keeping = numbers(PlainWords.keeping)
    existence = numbers(PlainWords.existence)
    leaving = numbers(PlainWords.leaving)
    arriving = numbers(PlainWords.arriving)
  }

  /// Whether a find is denied: "not", "no", "without" just before it, with articles in between at
  /// most, or "do not see any"; or in one of its gaps ("on the website it is not ok").
  func deny(_ match: PhraseIndex<Sense>.Match, in read: SymptomIndex.Tokens) -> Bool {
    if match.meaning.isName { return denyName(match, in: read) }
    if match.gaps.contains(where: { turners.contains(read.words[$0]) }) { return true }
    var place = match.range.lowerBound
    var isNoun = false
    for _ in 0...Self.reach {
      guard place > 0, !read.isOpening[place] else { return false }
      place -= 1
      let word = read.words[place]
      if negations.contains(word) { return true }
      isNoun = isNoun || determiners.contains(word)
      let isSeen = isNoun && sightings.contains(word)
      guard isSeen || articles.contains(word) else { return false }
    }
    return false
  }

  /// Whether a program or provider is said not to be the person's: "not Gmail", "I don't have Gmail", "no
  /// longer use Outlook". "Does not get Gmail" is about Gmail, and "no Gmail", where nothing says that it is
  /// about what is there, may be Portuguese and mean "in Gmail".
  private func denyName(
    _ match: PhraseIndex<Sense>.Match, in read: SymptomIndex.Tokens
  ) -> Bool {
    var place = match.range.lowerBound
    var isKept = false
    for _ in 0...Self.reach {
      guard place > 0, !read.isOpening[place] else { return false }
      place -= 1
      let word = read.words[place]
      if word == none {
        return isKept || place == 0 || read.isOpening[place]
          || existence.contains(read.words[place - 1])
      }
      if isKept, plainNegations.contains(word) {
        return place == 0 || !abilities.contains(read.words[place - 1])
      }
      if !isKept, negations.contains(word) || determinedNegations.contains(word) { return true }
      let isKeeping = keeping.contains(word)
      guard isKeeping || articles.contains(word), word != get else { return false }
      isKept = isKept || isKeeping
    }
    return false
  }

  /// The finds that somebody has left for another of their kind: the first of "from Yahoo to Gmail".
  func left(
    in read: SymptomIndex.Tokens, _ names: [PhraseIndex<Sense>.Match]
  ) -> Set<Int> {
    let byPlace = Dictionary(grouping: names, by: \.range.lowerBound)
    return Set(
      names.filter { name in
        let (first, next) = (name.range.lowerBound, name.range.upperBound)
        return first > 0 && leaving.contains(read.words[first - 1])
          && next < read.words.count && arriving.contains(read.words[next])
          && (byPlace[next + 1] ?? []).contains { other in
            other.meaning.kind == name.meaning.kind && other.meaning.item != name.meaning.item
          }
      }.map(\.range.lowerBound))
  }

  /// The words of faults that are denied as nouns: "certificate warning" of "no certificate warning" and
  /// of "I do not get any certificate warning". Verbs and adjectives tell most where they are denied
  /// ("does not connect", "is not trusted"), so they stay; so does a fault that has a number, which is
  /// there ("no connection error 51").
  func faults(in read: SymptomIndex.Tokens) -> [ClosedRange<Int>] {
    read.words.indices.compactMap { place in
      guard negations.contains(read.words[place]) else { return nil }
      func goesOn(_ next: Int) -> Bool { next < read.words.count && !read.isOpening[next] }
      var isNoun = nounNegations.contains(read.words[place])
      var first = place + 1
      while goesOn(first), first <= place + Self.reach,
        articles.contains(read.words[first]) || sightings.contains(read.words[first])
      {
        isNoun = isNoun || determiners.contains(read.words[first])
        first += 1
      }
      guard isNoun else { return nil }
      var last = first
      while goesOn(last), last <= first + Self.longestFault, !names.contains(read.words[last]) {
        last += 1
      }
      guard goesOn(last), last > first, names.contains(read.words[last]),
        !(goesOn(last + 1) && read.isNumber[last + 1])
      else { return nil }
      return first...last
    }
  }

  /// The words of what somebody says that something is not: "mailbox … full" of "the mailbox is not full",
  /// "firewall" of "it is not the firewall". Phrases may be about just that, so only the words are denied.
  func exclusions(in read: SymptomIndex.Tokens) -> [Int] {
    read.words.indices.flatMap { place -> [Int] in
      guard negations.contains(read.words[place]), place > 0, !read.isOpening[place] else {
        return []
      }
      let isCopula = copulas.contains(read.words[place])
      guard isCopula || copulas.contains(read.words[place - 1]) else { return [] }
      func goesOn(_ next: Int) -> Bool { next < read.words.count && !read.isOpening[next] }
      let subject = isCopula ? place - 1 : place - 2
      var next = place + 1
      while goesOn(next), articles.contains(read.words[next]) { next += 1 }
      guard goesOn(next) else { return [] }
      if states.contains(read.words[next]) { return subject >= 0 ? [subject, next] : [next] }
      guard determiners.contains(read.words[next - 1]) else { return [] }
      let ends = (next...next + 1).first { last in
        !goesOn(last + 1) || connectors.contains(read.words[last + 1])
      }
      return ends.map { Array(next...min($0, read.words.count - 1)) } ?? []
    }
  }
}
