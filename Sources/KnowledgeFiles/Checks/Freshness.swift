import Knowledge

/// Claims without a source, and those that nobody has looked at for a year.
enum Freshness: Check {
  /// What was looked at before this day has to be looked at again: a year is long enough.
  static func oldest(today: Day) -> Day { Day(daysSince1970: today.daysSince1970 - 365) }

  static func run(_ whole: Whole) {
    let oldest = oldest(today: whole.today)
    func check(_ provenance: Provenance, _ kind: Kind, _ name: String) {
      checkSource(of: provenance, kind, name, whole)
      checkAge(
        of: provenance, oldest: oldest, at: whole.places.place(kind, name, "checked"), whole)
    }
    for cause in whole.knowledge.causes { check(cause.provenance, .cause, cause.id.rawValue) }
    for fix in whole.knowledge.fixes { check(fix.provenance, .fix, fix.id.rawValue) }
    for client in whole.knowledge.clients where client.id != Client.anyOther {
      check(client.provenance, .client, client.id.rawValue)
    }
    for type in whole.knowledge.accountTypes {
      check(type.provenance, .accountType, type.id.rawValue)
    }
    for article in whole.knowledge.articles {
      let provenance = Provenance(source: article.sources.first, checked: article.checked)
      check(provenance, .article, article.id.rawValue)
    }
    for provider in whole.knowledge.providers where provider.id != Provider.anyOther {
      let name = provider.id.rawValue
      check(provider.provenance, .provider, name)
      for (index, server) in provider.servers.enumerated()
      where server.provenance.checked != provider.provenance.checked {
        let place = whole.places.place(.provider, name, "servers", .item(index), "checked")
        checkAge(of: server.provenance, oldest: oldest, at: place, whole)
      }
    }
  }

  private static func checkSource(
    of provenance: Provenance, _ kind: Kind, _ name: String, _ whole: Whole
  ) {
    let source = kind == .article ? "sources" : "source"
    guard provenance.source == nil || provenance.checked == nil else { return }
    let missing = [source, "checked"].filter { !whole.places.has($0, kind, name) }.map(\.quoted)
    guard !missing.isEmpty else { return }
    whole.report(
      .noSource, .warning, at: whole.places.place(kind, name),
      "the \(kind.word) \(name.quoted) has no \(missing.joined(separator: " and no "))",
      hint: "say where it can be read, and on which day you looked")
  }

  private static func checkAge(
    of provenance: Provenance, oldest: Day, at place: some Placed, _ whole: Whole
  ) {
    guard let checked = provenance.checked, checked < oldest else { return }
    whole.report(
      .stale, .warning, at: place, "nobody has compared this with its source since \(checked)",
      hint: "look again, correct it, and write today's date")
  }
}
