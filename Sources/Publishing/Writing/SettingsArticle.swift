import Knowledge

extension ArticleWriter {
  /// So many years back events are told.
  private static let yearsTold = 10

  /// The article on one provider's settings.
  func article(on provider: Provider) -> FAQArticle {
    let words = Instructions(client: nil, provider: provider, on: day, in: knowledge)
    let card = SettingsCard(of: provider, for: nil, on: day, in: knowledge)
    let current = currentTable(of: provider)
    let tables = [current, serversOfOldTable(of: provider)].compactMap(\.self)
    let types = knowledge.kinds(at: provider, on: day).sorted {
      (-$0.weight(on: day), $0.id) < (-$1.weight(on: day), $1.id)
    }
    let events = provider.events(on: day).enumerated().sorted {
      ($0.element.when, $0.offset) < ($1.element.when, $1.offset)
    }
    .map(\.element)
    var sources = SourceList()
    sources.add(provider.provenance)
    for row in tables.flatMap(\.rows) { sources.add(row.provenance) }
    for type in types { sources.add(type.provenance) }
    for event in events { sources.add(event.provenance) }
    let topics = knowledge.articles.filter {
      $0.provider == provider.id && Self.isKnown($0.validity, on: day)
    }
    return FAQArticle(
      id: "settings-\(provider.id)", kind: .settings, shelf: "Settings by provider",
      title: "\(provider.name): settings for mail programs",
      name: provider.name.english,
      question: "Which settings does my \(provider.name) address need in a mail program?",
      sayings: provider.says, searchPhrases: provider.says.filter(\.isPlainPhrase),
      notice: card.remark?.english ?? warningOfAge(provider.provenance.checked ?? sources.latest),
      answer: answer(for: provider), settings: tables,
      sections: [
        programs(for: provider), pages(of: provider), kinds(types), retiredNames(of: provider),
        history(events),
        ArticleSection(
          heading: "Addresses that belong to it",
          paragraphs: provider.domains.isEmpty
            ? [] : [provider.domains.map { "@" + $0 }.joined(separator: ", ")],
          isFolded: provider.domains.count > 10),
      ].filter { !($0.paragraphs.isEmpty && $0.items.isEmpty && $0.table == nil) },
      goodToKnow: (provider.warnings.holding(on: day) + provider.notes(on: day)).map {
        words.told($0)
      },
      sources: sources.sources, updated: sources.latest, related: topics.map(\.link))
  }

  /// The servers of the day, or `nil` where there are none.
  func currentTable(of provider: Provider) -> SettingsTable? {
    let card = SettingsCard(of: provider, for: nil, on: day, in: knowledge)
    guard !card.entries.isEmpty else { return nil }
    return SettingsTable(
      caption: "\(provider.name) on \(day.inWords)", isCurrent: true,
      rows: card.entries.map { entry in
        row(entry.server, of: provider, signIn: entry.signIn, userName: entry.userName)
      })
  }

  /// The servers of former days with those that took their place; or those of a certain time. `nil`
  /// where nothing has changed.
  func serversOfOldTable(of provider: Provider, during time: Validity? = nil) -> SettingsTable? {
    let known = provider.servers.filter { Self.isKnown($0.validity, on: day) }
    let chosen = time.map { time in known.filter { $0.validity.overlaps(time) } } ?? known
    let rows = chosen.enumerated().sorted { left, right in
      func place(_ server: ServerSetting) -> (Int, Int) {
        (
          server.validity.from?.daysSince1970 ?? .min,
          MailProtocol.allCases.firstIndex(of: server.mailProtocol) ?? 0
        )
      }
      let (first, second) = (place(left.element), place(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map { _, server in
      row(
        server, of: provider,
        signIn: server.signIn ?? provider.signIn.holding(on: server.validity.until ?? day),
        userName: server.userName ?? .fullAddress)
    }.joinedInTime
    guard !rows.isEmpty, time != nil || rows.contains(where: { !$0.validity.contains(day) })
    else { return nil }
    return SettingsTable(
      caption: "\(provider.name) "
        + (time.map(\.inWords) ?? "then and now, as of \(day.inWords)"),
      isCurrent: false,
      rows: rows)
  }

  private func row(
    _ server: ServerSetting, of provider: Provider, signIn: [SignInMethod], userName: UserNameForm
  ) -> SettingsTable.Row {
    let own = server.provenance
    return SettingsTable.Row(
      mailProtocol: server.mailProtocol, host: server.host, port: server.port,
      encryption: server.encryption, signIn: signIn, userName: userName,
      note: server.note?.english, validity: server.validity,
      provenance: Provenance(
        source: own.source ?? provider.provenance.source,
        checked: own.checked ?? provider.provenance.checked, confidence: own.confidence))
  }

  private func answer(for provider: Provider) -> [String] {
    let card = SettingsCard(of: provider, for: nil, on: day, in: knowledge)
    guard !card.entries.isEmpty else {
      return [
        "\(provider.name) has no access for mail programs that we know of, as of \(day.inWords). "
          + "Use its website or its own apps."
      ]
    }
    let spa =
      card.spa == true
      ? "Switch Secure Password Authentication (SPA) on."
      : "Leave Secure Password Authentication (SPA) off."
    let bridge =
      card.entries.contains { $0.signIn.contains(.bridgePassword) }
      ? [
        "\(provider.name) is reached only through a bridge program of its own, which has to run on "
          + "the same computer."
      ] : []
    return bridge + [servers(card), (signIn(card) + [spa]).joined(separator: " ")]
      + whatIsShut(at: provider)
  }

  /// The best server of each side, a sentence each.
  private func servers(_ card: SettingsCard) -> String {
    [(true, "For incoming mail"), (false, "For outgoing mail")].compactMap { side, name in
      guard let server = card.best(incoming: side)?.server else { return nil }
      let encryption =
        server.encryption == .none
        ? "without encryption" : "with \(server.encryption.inWords)"
      return "\(name) (\(server.mailProtocol.name)) enter **\(server.host)**, port "
        + "**\(server.port)**, \(encryption)."
    }.joined(separator: " ")
  }

  /// Ways in that wait to be switched on, and kinds of account that programs cannot use.
  private func whatIsShut(at provider: Provider) -> [String] {
    var paragraphs: [String] = []
    let off = provider.offByDefault.holding(on: day).joined().map(\.name)
    if !off.isEmpty {
      paragraphs.append(
        "\(Array(off).listed()) \(off.count == 1 ? "is" : "are") off until you switch "
          + "\(off.count == 1 ? "it" : "them") on at the website"
          + (provider.page(.switchOn, on: day).map { ": \($0.english)." } ?? "."))
    }
    let shut = knowledge.accountTypes.filter { type in
      type.provider == provider.id && type.eligible.holding(on: day).first == .no
    }.map(\.name.english)
    if !shut.isEmpty { paragraphs.append("Closed to mail programs: \(shut.listed()).") }
    return paragraphs
  }

  /// User name and password: for both servers in one, unless they differ.
  private func signIn(_ card: SettingsCard) -> [String] {
    let entries = [card.best(incoming: true), card.best(incoming: false)].compactMap(\.self)
    guard let first = entries.first, let last = entries.last else { return [] }
    func both(_ lead: String, _ words: (SettingsCard.Entry) -> String) -> String {
      words(first) == words(last)
        ? "\(lead) \(words(first))."
        : "\(lead) \(words(first)) for incoming mail, and \(words(last)) for outgoing mail."
    }
    return [both("The user name is") { $0.userName.inWords }]
      + (entries.contains { $0.signIn.isEmpty }
        ? [] : [both("Sign in with") { $0.signIn.map(\.inWords).listed("or") }])
  }

  /// Which programs get in, where a typed password is not enough.
  private func programs(for provider: Provider) -> ArticleSection {
    let methods = provider.signIn.holding(on: day)
    guard methods == [.oauth2], !provider.servers(on: day).isEmpty else {
      return ArticleSection(heading: "")
    }
    // Whoever types a password gets in only to send.
    func opening(_ support: Client.OAuth2Support) -> [String] {
      knowledge.clients(thatCanReach: provider, on: day)
        .filter { $0.window(of: provider, on: day) == .opens(support) }.map(\.name.english)
    }
    let able = opening(.yes)
    let onlyExchange = opening(.exchangeOnly).listed()
    let others = onlyExchange.isEmpty ? "none" : "no other"
    // A list, since some names have commas of their own.
    return ArticleSection(
      heading: "Which programs can sign in",
      paragraphs: [
        "The program must open the provider\u{2019}s own sign-in window (OAuth2). "
          + (onlyExchange.isEmpty
            ? ""
            : "By POP and IMAP not in \(onlyExchange): add the account as an Exchange account there. ")
          + (able.isEmpty ? "We know of \(others) that does." : "These do:")
      ], items: able)
  }

  private func pages(of provider: Provider) -> ArticleSection {
    let rows = Provider.Page.allCases.compactMap { page in
      self.page(page, of: provider).map {
        [ArticleTable.Cell.words(page.inWords), .words($0.english.capitalizedSentence)]
      }
    }
    return ArticleSection(
      heading: "Where to find what",
      table: rows.isEmpty
        ? nil
        : ArticleTable(
          caption: "Pages of \(provider.name)", header: ["To", "Go to"], rows: rows))
  }

  private func kinds(_ types: [AccountType]) -> ArticleSection {
    ArticleSection(
      heading: "Kinds of accounts",
      table: types.isEmpty
        ? nil
        : ArticleTable(
          caption: "Which accounts mail programs can use, on \(day.inWords)",
          header: ["Account", "Open to programs", "Note"],
          rows: types.map { type in
            [
              .words(type.name.english),
              .words(
                (type.eligible.holding(on: day).first ?? .unknown).inWords.capitalizedSentence),
              .words(type.note(on: day)?.english ?? ""),
            ]
          }), isFolded: true)
  }

  private func retiredNames(of provider: Provider) -> ArticleSection {
    let retired = provider.retiredHosts(on: day)
    return ArticleSection(
      heading: "Names that are no longer in use",
      table: retired.isEmpty
        ? nil
        : ArticleTable(
          caption: "Old server names", header: ["Name", "Last day", "Instead"],
          rows: retired.map { host in
            [
              .verbatim(host.host), .words(host.until?.inWords ?? "not known"),
              .words(host.note.english),
            ]
          }), isFolded: true)
  }

  /// The events of the last years; what was before explains nothing that anybody meets today.
  private func history(_ events: [Provider.Event]) -> ArticleSection {
    let events = events.filter { event in
      Int(event.when.prefix(4)).map { $0 >= day.year - Self.yearsTold } ?? true
    }
    return ArticleSection(
      heading: "What happened when",
      table: events.isEmpty
        ? nil
        : ArticleTable(
          caption: "Events, the earliest first", header: ["When", "What"],
          rows: events.map { event in
            [
              event.provenance.source.map { .link($0, label: event.when.dateInWords) }
                ?? .words(event.when.dateInWords), .words(event.what.english),
            ]
          }), isFolded: true)
  }
}

extension String {
  /// Whether it is said as it stands, without signs for choices and gaps.
  var isPlainPhrase: Bool { !contains { "()|*".contains($0) } }

  /// `2009`, `2009-03` or `2009-03-14` as people write them.
  fileprivate var dateInWords: String {
    if let day = Day(self) { return day.inWords }
    if let month = Day(self + "-01") { return String(month.inWords.dropFirst(2)) }
    return self
  }
}

extension Provider {
  /// The way to its settings.
  var link: ArticleLink {
    ArticleLink(id: "settings-\(id)", title: "\(name): settings for mail programs")
  }
}
