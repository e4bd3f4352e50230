import Knowledge

/// The steps of a fix for the users of some programs.
extension ArticleWriter {
  /// Steps for the users of some programs, and what they leave open.
  struct Variant {
    /// As it is told.
    let told: ArticleFix.Variant
    /// The programs.
    let members: [Client.ID]
    /// The places for which general words stand, since the programs have them in several ways.
    let places: [Client.Place]
  }

  /// The steps where they differ from those for any program, without the programs that the fix is not for.
  /// Programs with the same steps share them, and those with the steps of any program have none.
  func variants(of fix: Fix) -> [Variant] {
    let general = fix.lines(for: nil, on: day)
    var groups: [(audiences: [String], lines: [Wording], members: [Client])] = []
    for steps in fix.steps where steps.audience != "any" {
      let members = clients(of: steps.audience, for: fix)
      let lines = steps.lines(on: day)
      guard !members.isEmpty, lines != general else { continue }
      if let same = groups.firstIndex(where: { $0.lines == lines }) {
        groups[same].audiences.append(steps.audience)
        groups[same].members += members
      } else {
        groups.append(([steps.audience], lines, members))
      }
    }
    return groups.map { variant($0.lines, for: $0.members, $0.audiences) }
  }

  /// The steps with the menu paths of the programs: that which all share, else of two both.
  private func variant(
    _ lines: [Wording], for members: [Client], _ audiences: [String]
  ) -> Variant {
    let instructions = members.map {
      Instructions(client: $0, provider: nil, on: day, in: knowledge)
    }
    var open: [Client.Place] = []
    let steps = lines.map { line in
      let versions = Set(instructions.map { $0.told(line) })
      if versions.count == 1, let version = versions.first { return version }
      let text = line.places.reduce(line.english) { text, place in
        guard let paths = paths(to: place, in: members) else {
          open.append(place)
          return text
        }
        return text.replacing("{where.\(place.rawValue)}", with: paths)
      }
      return general.told(Wording(text))
    }
    return Variant(
      told: ArticleFix.Variant(audiences: audiences, name: Self.name(of: members), steps: steps),
      members: members.map(\.id), places: open)
  }

  /// Where a place is in the menus of the programs, if all have it in one or two ways.
  private func paths(to place: Client.Place, in members: [Client]) -> String? {
    var paths: [(path: String, names: [String])] = []
    for member in members {
      guard let path = member.places[place]?.english else { return nil }
      if let same = paths.firstIndex(where: { $0.path == path }) {
        paths[same].names.append(member.name.english.ofADescription)
      } else {
        paths.append((path, [member.name.english.ofADescription]))
      }
    }
    if paths.count == 1 { return paths.first?.path }
    guard paths.count == 2 else { return nil }
    return paths.map { "\($0.path) in \($0.names.listed())" }.joined(separator: " or ")
  }

  /// The client of that name with those of its family whose users can do the fix by these steps, the
  /// commonest first. A relative that hardly anybody uses beside it is left out, lest its old menus make
  /// the way of all the others vague.
  private func clients(of audience: String, for fix: Fix) -> [Client] {
    let family = clients.filter { client in
      guard client.id.rawValue == audience || client.family == audience else { return false }
      let hasOwn = fix.steps.contains { $0.audience == client.id.rawValue }
      return (client.id.rawValue == audience || !hasOwn)
        && Self.isKnown(client.supported, on: day) && !excludes(fix, client)
    }
    let least = (family.first?.weight(on: day) ?? 0) / 10
    return family.filter { $0.weight(on: day) >= least }
  }

  /// Whether a fix cannot be for anybody who uses the client, by what is known of the client alone.
  func excludes(_ fix: Fix, _ client: Client) -> Bool {
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
  static func name(of members: [Client]) -> String {
    let names = members.map(\.name.english.ofADescription)
    guard names.count > 4 else { return names.listed() }
    let others = Set(names.map { $0.prefix { $0 != " " } }).count == 1 ? "versions" : "programs"
    return (names.prefix(3) + ["other \(others)"]).listed()
  }
}
