import Knowledge

extension ArticleWriter {
  /// The article on setting up one mail program.
  func article(on client: Client) -> FAQArticle {
    let words = Instructions(client: client, provider: nil, on: day, in: knowledge)
    var sources = SourceList()
    sources.add(client.provenance)
    let shut = providers.filter { provider in
      guard case .none = client.access(to: provider, on: day) else { return false }
      return !provider.servers(on: day).isEmpty
    }
    return FAQArticle(
      id: "client-\(client.id)", kind: .client, shelf: "Mail programs",
      title: "\(client.name): \(client.onlySends ? "mail settings" : "setting it up")",
      name: client.name.english,
      question: client.onlySends
        ? "How do I make it send through my mail provider?"
        : "How do I set up my mail in \(client.name.english.ofADescription)?", sayings: client.says,
      searchPhrases: client.says.filter(\.isPlainPhrase),
      notice: warningOfAge(client.provenance.checked),
      answer: answer(for: client, words, shut: shut),
      sections: [
        encryption(of: client), limits(of: client, shut: shut), places(in: client),
      ].filter { !($0.paragraphs.isEmpty && $0.items.isEmpty && $0.table == nil) },
      goodToKnow: client.notes(on: day).map { words.told($0) },
      sources: sources.sources, updated: sources.latest,
      related: causes(mendedSpeciallyIn: client).prefix(4).map(\.link))
  }

  /// The causes that are mended in this program in a way of its own, or of a few like it; those first that are
  /// most of its own and most common.
  private func causes(mendedSpeciallyIn client: Client) -> [Cause] {
    var worths: [Cause.ID: Double] = [:]
    for fix in knowledge.fixes where fix.validity.contains(day) && !excludes(fix, client) {
      let own = specialty(of: fix, for: client)
      guard own > 0 else { continue }
      for cause in causes[fix.id] ?? [] {
        let efficacy = cause.remedies.first { $0.fix == fix.id }?.efficacy.value ?? 0
        let worth = own * efficacy * cause.weight(on: day).squareRoot()
        worths[cause.id] = max(worths[cause.id] ?? 0, worth)
      }
    }
    return knowledge.causes.filter { (worths[$0.id] ?? 0) > 0 }.sorted {
      (-(worths[$0.id] ?? 0), $0.id) < (-(worths[$1.id] ?? 0), $1.id)
    }
  }

  /// 1 where a fix, or steps of it, are for this program alone of all, less where it is for others as well.
  private func specialty(of fix: Fix, for client: Client) -> Double {
    let groups = audiences[fix.id] ?? []
    // What is told of nearly every program one by one is nothing special to any.
    return groups.filter { $0.contains(client.id) }
      .map { 1 / Double($0.count * groups.count) }.max() ?? 0
  }

  /// For which programs each fix is: those of each of its steps that are not for any, and those that each line
  /// of its condition names.
  static func audiences(in knowledge: KnowledgeBase) -> [Fix.ID: [Set<Client.ID>]] {
    var members: [String: Set<Client.ID>] = [:]
    for client in knowledge.clients where client.id != Client.anyOther {
      for name in [client.id.rawValue, client.family].compactMap(\.self) {
        members[name, default: []].insert(client.id)
      }
    }
    return knowledge.fixes.reduce(into: [:]) { audiences, fix in
      audiences[fix.id] =
        fix.steps.filter { $0.audience != "any" }.map { members[$0.audience] ?? [] }
        + fix.condition.all.filter { knowledge.findings[id: $0.finding]?.domain == .clients }
        .map { Set($0.values.map { Client.ID($0.rawValue) }) }
    }
  }

  /// So many providers are named in the answer.
  private static let mostNamed = 3

  private func answer(
    for client: Client, _ words: Instructions, shut: [Provider]
  ) -> [String] {
    var first: [String] = []
    if let last = client.supported.until, last < day {
      first.append("\(client.name) has had no updates from its maker since \(last.inWords).")
    }
    if !shut.isEmpty {
      let some = shut.prefix(Self.mostNamed).map(\.name.english)
      first.append(
        "It cannot sign in to "
          + (shut.count > some.count ? some + ["\(shut.count - some.count) more"] : some)
          .listed("or")
          + ", for it lacks the sign-in window (OAuth2) that they ask for.")
    }
    let way: Wording =
      client.onlySends
      ? """
      Open {where.outgoing-server}, and enter the outgoing server that your provider\u{2019}s \
      settings name, with its port and encryption.
      """
      : client.lacks.contains(.addAccount)
        ? "Open {where.accounts}." : "Add the account at {where.add-account}."
    let start = words.told(way)
    let window =
      client.oauth2.isEmpty
      ? ""
      : "If the provider\u{2019}s own sign-in window opens, sign in there; the settings then come by "
        + "themselves. "
    let rest =
      client.onlySends
      ? "Put in your user name and password as the settings say, and the same address as sender. "
        + "Then send a message to yourself."
      : window + (window.isEmpty ? "Choose " : "Otherwise choose ")
        + "\(client.incomingKinds) by hand if it asks, and enter the servers that your "
        + "provider\u{2019}s settings name, with your whole mail address as user name unless they say "
        + "otherwise. "
        + "Then send a message to yourself."
    return (first.isEmpty ? [] : [first.joined(separator: " ")]) + ["\(start) \(rest)"]
  }

  private func encryption(of client: Client) -> ArticleSection {
    let ports = [("imap", "993 (IMAP)"), ("pop3", "995 (POP)"), ("smtp", "465 (SMTP)")]
    let spoken = ports.filter { client.protocols.isEmpty || client.protocols.contains($0.0) }
    let uses: [(Encryption, String)] = [
      (.tls, spoken.map(\.1).joined(separator: ", ")), (.starttls, "587 (SMTP)"),
      (.none, "never, for your password would travel in the open"),
    ]
    let rows = uses.compactMap { choice, ports in
      client.encryption[choice].map { word in
        [
          ArticleTable.Cell.words(choice.inWords.capitalizedSentence), .words("**\(word)**"),
          .words(ports.capitalizedSentence),
        ]
      }
    }
    return ArticleSection(
      heading: "What it calls encryption",
      table: rows.isEmpty
        ? nil
        : ArticleTable(
          caption: "Encryption in \(client.inSentence)",
          header: ["In general", "In this \(client.sort)", "Goes with port"], rows: rows))
  }

  private func limits(of client: Client, shut: [Provider]) -> ArticleSection {
    var items = client.onlySends ? ["It fetches no mail; it only sends."] : []
    let spoken = client.onlySends ? [] : Set(client.protocols)
    for (protocolName, limit) in [
      ("imap", "It has no IMAP: it cannot show the folders of the mailbox."),
      ("pop3", "It has no POP: it cannot fetch mail by POP."),
      ("smtp", "It has no SMTP: it cannot send through a mail server of your choice."),
    ] where !spoken.isEmpty && !spoken.contains(protocolName) {
      items.append(limit)
    }
    if !client.opensWindows(on: day) {
      items.append("It knows no sign-in window (OAuth2), only typed passwords.")
    }
    // A few stand in the answer.
    if shut.count > Self.mostNamed {
      items.append(
        "On \(day.inWords) it cannot sign in to \(shut.map(\.name.english).listed("or")).")
    }
    let lacking = client.onlySends ? [] : Client.Place.allCases.filter(client.lacks.contains)
    if !lacking.isEmpty {
      let names = lacking.map { $0.inWords.prefix(1).lowercased() + $0.inWords.dropFirst() }
      items.append("Not in its menus: \(names.joined(separator: ", ")).")
    }
    let exchange = providers.filter { provider in
      if case .exchangeOnly = client.access(to: provider, on: day) { return true }
      return false
    }
    if !exchange.isEmpty {
      items.append(
        "It reaches \(exchange.map(\.name.english).listed()) only as an automatic (Exchange) "
          + "account, not by POP or IMAP: add the account and let the program find it.")
    }
    return ArticleSection(heading: "What it cannot do", items: items)
  }

  private func places(in client: Client) -> ArticleSection {
    let rows = Client.Place.allCases.compactMap { place in
      client.places[place].map {
        [ArticleTable.Cell.words(place.inWords), .words($0.english.capitalizedSentence)]
      }
    }
    return ArticleSection(
      heading: "Where things are in its menus",
      table: rows.isEmpty
        ? nil
        : ArticleTable(
          caption: "Menus of \(client.inSentence)", header: ["What", "Where"], rows: rows))
  }
}

extension Client {
  /// What it is: a program, or a device that sends by itself.
  fileprivate var sort: String { onlySends ? "device" : "program" }

  /// Its name within a sentence. That of a device is a description, and too long for one.
  fileprivate var inSentence: String { onlySends ? "this device" : name.english.ofADescription }

  /// What it fetches by: "POP or IMAP" unless it has only one of them.
  fileprivate var incomingKinds: String {
    let spoken = [("pop3", "POP"), ("imap", "IMAP")].filter { protocols.contains($0.0) }.map(\.1)
    return spoken.isEmpty ? "POP or IMAP" : spoken.listed("or")
  }
}
