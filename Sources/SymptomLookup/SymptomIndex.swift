public import Knowledge

/// Makes out what a text says: findings, error codes, program, provider, and which causes its
/// wording fits. It knows words and codes, not sessions.
public struct SymptomIndex: Sendable {
  private enum Meaning: Sendable {
    case fact(Fact)
    case cause(Cause.ID)
  }

  private let knowledge: KnowledgeBase
  private let day: Day
  private let phrases: PhraseIndex<Meaning>
  private let signatures: SignatureIndex
  private let words: WordIndex
  private let spelling: Spelling
  private let hosts: [String: (provider: Provider.ID, isRetired: Bool)]

  /// An index of the given knowledge, for the world of the given day.
  public init(_ knowledge: KnowledgeBase, on day: Day) {
    self.knowledge = knowledge
    self.day = day
    var phrases = PhraseIndex<Meaning>()
    for finding in knowledge.findings {
      for value in finding.values {
        for phrase in value.says { phrases.add(phrase, meaning: .fact(Fact(finding.id, value.id))) }
      }
    }
    for client in knowledge.clients {
      for phrase in client.says {
        phrases.add(phrase, meaning: .fact(Fact("client", .init(client.id.rawValue))))
      }
    }
    for provider in knowledge.providers {
      for phrase in provider.says {
        phrases.add(phrase, meaning: .fact(Fact("provider", .init(provider.id.rawValue))))
      }
    }
    for type in knowledge.accountTypes {
      for phrase in type.says {
        phrases.add(phrase, meaning: .fact(Fact("account-type", .init(type.id.rawValue))))
      }
    }
    for cause in knowledge.causes {
      for phrase in cause.says { phrases.add(phrase, meaning: .cause(cause.id)) }
    }
    self.phrases = phrases
    signatures = SignatureIndex(knowledge.signatures)
    words = WordIndex(knowledge.causes)
    spelling = Spelling(
      phrases.vocabulary.union(words.vocabulary).union(WordIndex.fillers).union(Self.plainWords))
    hosts = Self.hosts(knowledge, day)
  }

  /// Common words that must not be taken for misspelt ones.
  private static let plainWords: Set<String> = [
    "with", "them", "they", "were", "where", "there", "their", "then", "than", "that", "this",
    "same", "since", "until", "while", "after", "before", "again", "other", "another", "every",
    "everything", "nothing", "something", "anything", "someone", "nobody", "maybe", "still", "even",
    "much", "many", "more", "most", "less", "only", "also", "always", "never", "often", "well",
    "good", "fine", "hours", "today", "yesterday", "week", "weeks", "month", "months", "year",
    "years", "time", "times", "people", "friend", "wife", "husband", "mother", "father", "daughter",
    "think", "thought", "know", "knows", "tried", "trying", "want", "wants", "need", "needs",
    "make",
    "made", "makes", "take", "takes", "give", "given", "come", "comes", "came", "went", "going",
    "done", "seem", "seems", "look", "looks", "looking", "said", "says", "tell", "tells", "told",
    "find", "found", "keep", "keeps", "kept", "left", "right", "first", "last", "next", "both",
    "each", "such", "very", "really", "quite", "about", "over", "under", "below", "above", "these",
    "those", "have", "been", "will", "would", "could", "should", "might", "must", "shall", "from",
    "into", "onto", "upon", "your", "mine", "ours", "dear", "thanks", "thank", "regards", "phone",
    "house", "home", "work", "office", "line", "lines", "page", "pages", "case", "thing", "things",
  ]

  // MARK: Understanding

  /// What a text says.
  public func understand(_ text: String) -> Statement {
    let text = String(text.prefix(100_000))
    let spelt = Words(text).list
    let corrected = spelt.map(spelling.corrected)
    var readings = addressReadings(in: text)
    var leads: [Cause.ID: (factor: Double, words: [String])] = [:]
    addPhraseReadings(corrected, &readings, &leads)
    addWordLeads(corrected, &leads)
    return Statement(
      readings: readings, sightings: signatures.sightings(in: text),
      leads: leads.map {
        Statement.Lead(cause: $0.key, factor: $0.value.factor, words: $0.value.words)
      }
      .sorted { ($1.factor, $0.cause) < ($0.factor, $1.cause) },
      wordCount: spelt.count)
  }

  private func addPhraseReadings(
    _ text: [String], _ readings: inout [Statement.Reading],
    _ leads: inout [Cause.ID: (factor: Double, words: [String])]
  ) {
    var finds: [Finding.ID: [(fact: Fact, match: PhraseIndex<Meaning>.Match)]] = [:]
    for match in phrases.matches(in: text) {
      switch match.meaning {
      case .fact(let fact): finds[fact.finding, default: []].append((fact, match))
      case .cause(let cause):
        let factor = match.weight >= 4 ? 8.0 : match.weight >= 2 ? 5.0 : 2.0
        let known = leads[cause]
        leads[cause] = (
          min((known?.factor ?? 1) * factor, 20), (known?.words ?? []) + [match.phrase]
        )
      }
    }
    for finding in finds.keys.sorted()
    where !readings.contains(where: { $0.fact.finding == finding }) {
      guard let all = finds[finding], let best = Self.best(of: all) else { continue }
      readings.append(Statement.Reading(fact: best.fact, words: best.match.phrase))
    }
  }

  /// Of several values read for one finding the one whose phrases cover most words; of equals the
  /// one said first. A find inside a longer one does not count.
  private static func best(
    of finds: [(fact: Fact, match: PhraseIndex<Meaning>.Match)]
  ) -> (fact: Fact, match: PhraseIndex<Meaning>.Match)? {
    let outermost = finds.filter { one in
      !finds.contains { other in
        other.match.weight > one.match.weight && other.match.range.overlaps(one.match.range)
      }
    }
    return outermost.max { left, right in
      (left.match.weight, -left.match.range.lowerBound)
        < (right.match.weight, -right.match.range.lowerBound)
    }
  }

  private func addWordLeads(
    _ text: [String], _ leads: inout [Cause.ID: (factor: Double, words: [String])]
  ) {
    let scores = words.scores(of: text)
    let top = scores.map(\.score).max() ?? 0
    guard top > 1.5 else { return }
    let mean = scores.map(\.score).reduce(0, +) / Double(scores.count)
    for (cause, score) in zip(words.causes, scores) where score.score > mean {
      let factor = min(1 + (score.score - mean) * 0.9, 12)
      guard factor > 1.3 else { continue }
      let known = leads[cause]
      leads[cause] = (
        min((known?.factor ?? 1) * factor, 40), (known?.words ?? []) + score.words.prefix(4)
      )
    }
  }

  // MARK: Addresses and hosts

  /// Provider and retired servers from what stands after an @ or looks like a host name. The address
  /// itself is not kept.
  private func addressReadings(in text: String) -> [Statement.Reading] {
    var readings: [Statement.Reading] = []
    for piece in text.lowercased().split(whereSeparator: { !Self.belongsToAddress($0) }) {
      let afterAt = piece.split(separator: "@", omittingEmptySubsequences: false)
      let domain = String(afterAt.last ?? "").trimmingDots
      guard domain.contains(".") else { continue }
      if afterAt.count == 2, let provider = knowledge.provider(ofDomain: domain) {
        note(provider.id, domain, &readings)
      } else if let host = hosts[domain] {
        note(host.provider, domain, &readings)
        if host.isRetired {
          readings.append(
            Statement.Reading(fact: Fact("server-names", "retired"), words: domain))
        }
      }
    }
    return readings
  }

  private func note(_ provider: Provider.ID, _ words: String, _ readings: inout [Statement.Reading])
  {
    guard !readings.contains(where: { $0.fact.finding == "provider" }) else { return }
    readings.append(
      Statement.Reading(fact: Fact("provider", .init(provider.rawValue)), words: words))
  }

  private static func belongsToAddress(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "@.-_+%".contains(character)
  }

  private static func hosts(
    _ knowledge: KnowledgeBase, _ day: Day
  ) -> [String: (provider: Provider.ID, isRetired: Bool)] {
    var hosts: [String: (provider: Provider.ID, isRetired: Bool)] = [:]
    for provider in knowledge.providers {
      for server in provider.servers { hosts[server.host] = (provider.id, false) }
    }
    for provider in knowledge.providers {
      for retired in provider.retiredHosts {
        hosts[retired.host] = (provider.id, retired.until.map { day > $0 } ?? true)
      }
    }
    return hosts
  }
}

extension String {
  fileprivate var trimmingDots: String {
    var rest = Substring(self)
    while rest.first == "." { rest.removeFirst() }
    while rest.last == "." { rest.removeLast() }
    return String(rest)
  }
}
