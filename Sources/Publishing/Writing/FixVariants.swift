import Knowledge

/// The steps of a fix for the users of some programs.
extension ArticleWriter {
  /// The steps where they differ from those for any program, without the programs that the fix is not for.
  func variants(of fix: Fix) -> [ArticleFix.Variant] {
    fix.steps.filter { $0.audience != "any" }.compactMap { variant($0, of: fix) }
  }

  /// The steps for a client or a family, with the menu paths that all of its members share; `nil` where
  /// the fix is for none of them.
  private func variant(_ steps: Fix.Steps, of fix: Fix) -> ArticleFix.Variant? {
    let members = clients(of: steps.audience, for: fix)
    guard !members.isEmpty else { return nil }
    let instructions = members.map {
      Instructions(client: $0, provider: nil, on: day, in: knowledge)
    }
    return ArticleFix.Variant(
      audience: steps.audience, name: Self.name(of: members),
      steps: steps.lines(on: day).map { line in
        let versions = Set(instructions.map { $0.told(line) })
        return versions.count == 1 ? versions.first ?? "" : general.told(line)
      })
  }

  /// The client of that name with those of its family whose users can do the fix by these steps, the
  /// commonest first. A relative that hardly anybody uses beside it is left out, lest its old menus make
  /// the way of all the others vague.
  private func clients(of audience: String, for fix: Fix) -> [Client] {
    func popularity(_ client: Client) -> Double { client.popularity.holding(on: day).first ?? 0 }
    let family = knowledge.clients.filter { client in
      guard client.id.rawValue == audience || client.family == audience else { return false }
      let hasOwn = fix.steps.contains { $0.audience == client.id.rawValue }
      return (client.id.rawValue == audience || !hasOwn)
        && Self.isKnown(client.supported, on: day) && !excludes(fix, client)
    }.sorted { (-popularity($0), $0.id) < (-popularity($1), $1.id) }
    let least = (family.first.map(popularity) ?? 0) / 10
    return family.filter { popularity($0) >= least }
  }

  /// Whether a fix cannot be for anybody who uses the client, by what is known of the client alone.
  private func excludes(_ fix: Fix, _ client: Client) -> Bool {
    let facts = client.facts.holding(on: day)
    func value(_ id: Finding.ID) -> Finding.Value.ID? {
      let finding = knowledge.findings[id: id]
      if finding?.domain == .clients { return .init(client.id.rawValue) }
      if finding?.computed == .signInWindow, !client.opensWindows(on: day) {
        return "not-in-program"
      }
      return facts.first { $0.finding == id }?.value
    }
    return fix.condition.standing(value) == .fails
      || fix.needs.contains { need in value(need.finding).map { $0 != need.value } ?? false }
  }

  /// The programs by name; of many the commonest. Those whose names begin alike are versions of one.
  private static func name(of members: [Client]) -> String {
    let names = members.map(\.name.english)
    guard names.count > 4 else { return names.listed() }
    let others = Set(names.map { $0.prefix { $0 != " " } }).count == 1 ? "versions" : "programs"
    return (names.prefix(3) + ["other \(others)"]).listed()
  }
}
