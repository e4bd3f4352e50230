import Knowledge

/// Which of the finds count.
extension SymptomIndex {
  private typealias Match = PhraseIndex<Sense>.Match

  /// The findings that a text settles, each with one value.
  func readings(
    in read: Tokens, on day: Day, only wanted: Set<Finding.ID>? = nil
  ) -> [Statement.Reading] {
    var readings = hostReadings(read.hosts, on: day)
    var finds: [Finding.ID: [Match]] = [:]
    let covers = Self.covers(read)
    for match in read.phrases {
      guard let finding = finding(of: match.meaning), counts(match, covers, read) else {
        continue
      }
      finds[finding, default: []].append(match)
    }
    finds[.provider] = finds[.provider].map { providers($0, covers, read) }
    for finding in finds.keys.sorted() {
      guard !readings.contains(where: { $0.fact.finding == finding }),
        let best = Self.best(of: Self.telling(finds[finding] ?? []))
      else { continue }
      readings.append(reading(of: best, in: read, as: finding, on: day))
    }
    readings += likeliestOwner(read.hosts, unless: readings)
    readings += unknownOwner(read.hosts, unless: readings)
    return wanted.map { wanted in readings.filter { wanted.contains($0.fact.finding) } } ?? readings
  }

  /// By place in a text, the finds that cover it.
  private static func covers(_ read: Tokens) -> [[Match]] {
    var covers: [[Match]] = Array(repeating: [], count: read.words.count)
    for match in read.phrases {
      for place in match.range { covers[place].append(match) }
    }
    return covers
  }

  /// The name of a client does not count inside a host name or inside a longer name of something else,
  /// nor, if it has a dot, where that is not said (a "mail app" is not Mail.app);
  /// that of a provider not inside the name of a server that takes other people's messages in. Neither
  /// counts where a phrase says that it is another's ("gmail people", "gmail works but").
  private func counts(_ match: Match, _ covers: [[Match]], _ read: Tokens) -> Bool {
    let around = covers[match.range.lowerBound]
    guard match.meaning.kind == .provider || match.meaning.kind == .client else { return true }
    if around.contains(where: { isOfOthers($0.meaning) && Self.holds($0, match) }) { return false }
    if match.meaning.kind == .provider {
      return !match.range.contains { read.isOthers[$0] }
    }
    if match.range.contains(where: { read.isHost[$0] }) { return false }
    let said = knowledge.clients[Int(match.meaning.item)].says[Int(match.meaning.phrase)]
    if said.utf8.contains(UInt8(ascii: ".")),
      !match.range.dropFirst().contains(where: { read.followsDot[$0] })
    {
      return false
    }
    return !around.contains {
      $0.meaning.isName && $0.meaning.kind != .client && Self.holds($0, match)
    }
  }

  /// Whether the names in a phrase are not those that the trouble is with.
  private func isOfOthers(_ sense: Sense) -> Bool {
    guard sense.kind == .finding, sense.tells else { return false }
    let value = knowledge.findings[Int(sense.item)].values[Int(sense.value)]
    return Int(sense.phrase) >= value.says.count
  }

  /// The names of providers that count: what is a part of a program's name ("gmail app") yields to any
  /// that is not, and to an address that is nobody's whom it could name; what is a part of a host's name says nothing if several have that host.
  private func providers(_ finds: [Match], _ covers: [[Match]], _ read: Tokens) -> [Match] {
    var finds = finds
    if read.hosts.contains(where: \.isShared) {
      finds.removeAll { $0.range.contains { read.isHost[$0] } }
    }
    let apart = finds.filter { find in
      !covers[find.range.lowerBound].contains {
        $0.meaning.kind == .client && Self.holds($0, find)
      }
    }
    let isElsewhere = read.hosts.contains { $0.isAddress && $0.isOfNobodyKnown }
    return apart.isEmpty && !isElsewhere ? finds : apart
  }

  /// Whether a find is a part of another, longer one.
  private static func holds(_ longer: Match, _ match: Match) -> Bool {
    longer.weight > match.weight && longer.range.lowerBound <= match.range.lowerBound
      && longer.range.upperBound >= match.range.upperBound
  }

  /// The finds that tell something: no phrase that tells nothing, and none inside such a one.
  private static func telling(_ finds: [Match]) -> [Match] {
    let empty = finds.filter { !$0.meaning.tells }
    return empty.isEmpty
      ? finds : finds.filter { find in find.meaning.tells && !empty.contains { holds($0, find) } }
  }

  /// The find whose phrase names most words; of equals the one said first. A find inside a longer one
  /// does not count. Of names, which tell little by their length, the one said first.
  private static func best(of finds: [Match]) -> Match? {
    let ordered = finds.sorted {
      ($0.range.lowerBound, -$0.weight) < ($1.range.lowerBound, -$1.weight)
    }
    var best: Match?
    for find in ordered {
      guard let known = best else {
        best = find
        continue
      }
      let isName = find.meaning.kind == .client || find.meaning.kind == .provider
      if find.weight > known.weight && (!isName || find.range.overlaps(known.range)) { best = find }
    }
    return best
  }

  private func finding(of sense: Sense) -> Finding.ID? {
    switch sense.kind {
    case .finding: knowledge.findings[Int(sense.item)].id
    case .client: .client
    case .provider: .provider
    case .accountType: .accountType
    case .cause: nil
    }
  }

  private func reading(
    of match: Match, in read: Tokens, as finding: Finding.ID, on day: Day
  ) -> Statement.Reading {
    let sense = match.meaning
    let (item, phrase) = (Int(sense.item), Int(sense.phrase))
    func reading(_ value: String, _ words: String) -> Statement.Reading {
      Statement.Reading(fact: Fact(finding, .init(value)), words: words)
    }
    switch sense.kind {
    case .finding:
      let value = knowledge.findings[item].values[Int(sense.value)]
      return reading(value.id.rawValue, wording(of: value.sayings[phrase], found: match, in: read))
    case .client:
      let said = knowledge.clients[item].says[phrase]
      return reading(version(calledBy: said, on: day, or: knowledge.clients[item]).rawValue, said)
    case .provider:
      let provider = knowledge.providers[item]
      return reading(provider.id.rawValue, provider.says[phrase])
    case .accountType, .cause:
      let type = knowledge.accountTypes[item]
      return reading(type.id.rawValue, type.says[phrase])
    }
  }

  /// Which of the phrases for which a pattern stands was found: as it is written, or, with expressions in
  /// it, by its words in the text.
  private func wording(
    of pattern: PhrasePattern, found match: Match, in read: Tokens
  ) -> String {
    let words = match.places.map { vocabulary.text(of: read.words[$0]) }
    guard pattern.expressions.isEmpty else {
      let gaps = Set(match.gaps)
      return match.range.split(whereSeparator: gaps.contains).map { stretch in
        stretch.map { vocabulary.text(of: read.words[$0]) }.joined(separator: " ")
      }.joined(separator: " * ")
    }
    return Self.choices(of: pattern.parts[...], that: words[...]).map { choices in
      choices.joined(separator: " ").split(separator: " ").joined(separator: " ")
    } ?? pattern.text
  }

  /// The choices of a pattern's parts that together are just these words.
  private static func choices(
    of parts: ArraySlice<[Substring]>, that words: ArraySlice<String>
  ) -> [Substring]? {
    guard let choices = parts.first else { return words.isEmpty ? [] : nil }
    for choice in choices {
      let own = Words.list(choice)
      guard words.starts(with: own),
        let rest = Self.choices(of: parts.dropFirst(), that: words.dropFirst(own.count))
      else { continue }
      return [choice] + rest
    }
    return nil
  }

  /// Where a name is the beginning of the names of other versions ("outlook" of "outlook 2007"), the
  /// version that most people had on the day.
  private func version(calledBy name: String, on day: Day, or client: Client) -> Client.ID {
    let versions = knowledge.versions(calledBy: name, on: day)
    return versions.dropFirst().reduce(versions.first ?? (client, 0)) { best, other in
      other.weight > best.weight ? other : best
    }.client.id
  }

  /// Provider and retired servers from addresses and hosts. A host that stands speaks before another
  /// provider's that is gone: the person has left that one.
  private func hostReadings(_ hosts: [HostIndex.Find], on day: Day) -> [Statement.Reading] {
    var readings: [Statement.Reading] = []
    func note(_ fact: Fact, _ words: String) {
      guard !readings.contains(where: { $0.fact.finding == fact.finding }) else { return }
      readings.append(Statement.Reading(fact: fact, words: words))
    }
    let current = hosts.first { $0.provider != nil && !$0.retired.isOver(on: day) }?.provider
    for host in hosts {
      guard let provider = host.provider, current == nil || current == provider else { continue }
      note(Fact(.provider, .init(provider.rawValue)), host.name)
      if host.retired.isOver(on: day) { note(Fact(.serverNames, .retired), host.name) }
    }
    if let own = current.flatMap({ knowledge.providers[id: $0] })?.servers(on: day),
      let host = hosts.first(where: { host in own.contains { $0.host == host.name } })
    {
      note(Fact(.serverNames, .asProviderSays), host.name)
    }
    return readings
  }

  /// Where a host is several providers', and no provider is named, the one in whose domain it lies.
  private func likeliestOwner(
    _ hosts: [HostIndex.Find], unless known: [Statement.Reading]
  ) -> [Statement.Reading] {
    guard !known.contains(where: { $0.fact.finding == .provider }),
      let host = hosts.first(where: { $0.likeliest != nil }), let owner = host.likeliest
    else { return [] }
    return [Statement.Reading(fact: Fact(.provider, .init(owner.rawValue)), words: host.name)]
  }

  /// Where no provider is named, but the one address lies in a domain that is no known provider's, it is
  /// another one.
  private func unknownOwner(
    _ hosts: [HostIndex.Find], unless known: [Statement.Reading]
  ) -> [Statement.Reading] {
    let addresses = Dictionary(grouping: hosts.filter(\.isAddress), by: \.name)
    guard !known.contains(where: { $0.fact.finding == .provider }), addresses.count == 1,
      let address = addresses.values.first?.first, address.isOfNobodyKnown,
      knowledge.providers[id: Provider.anyOther] != nil
    else { return [] }
    return [
      Statement.Reading(
        fact: Fact(.provider, .anyOther), words: address.name)
    ]
  }
}
