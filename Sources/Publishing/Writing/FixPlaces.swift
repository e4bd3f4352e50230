import Knowledge

/// Where the places that the steps of a fix name are in single programs.
extension ArticleWriter {
  /// So many programs are told of.
  private static let mostPrograms = 6

  /// The places in the commonest programs whose steps only name them; programs with the same menus share a row.
  /// `nil` if no place is left open.
  func places(of fix: Fix, _ variants: [Variant]) -> ArticleTable? { places(of: [(fix, variants)]) }

  /// The same for several fixes at once.
  func places(of fixes: [(fix: Fix, variants: [Variant])]) -> ArticleTable? {
    let general = fixes.map { $0.fix.lines(for: nil, on: day).flatMap(\.places) }
    let wanted = Set(general.joined() + fixes.flatMap { $0.variants.flatMap(\.places) })
    // In the order of the knowledge, which is that of looking for them.
    let places = Client.Place.allCases.filter(wanted.contains)
    func open(to client: Client) -> [Client.Place] {
      zip(fixes, general).flatMap { fix, general -> [Client.Place] in
        if excludes(fix.fix, client) { return [] }
        return fix.variants.first { $0.members.contains(client.id) }?.places ?? general
      }
    }
    let programs = clients.filter { client in
      guard !client.onlySends, Self.isKnown(client.supported, on: day) else { return false }
      return open(to: client).contains { client.places[$0] != nil }
    }.prefix(Self.mostPrograms)
    var rows: [(names: [String], paths: [String])] = []
    for program in programs {
      let named = open(to: program)
      let paths = places.map { place in
        named.contains(place) || fixes.count > 1
          ? program.places[place]?.english.capitalizedSentence
            ?? (program.lacks.contains(place) ? "Not there" : "") : ""
      }
      if let same = rows.firstIndex(where: { $0.paths == paths }) {
        rows[same].names.append(program.name.english)
      } else {
        rows.append(([program.name.english], paths))
      }
    }
    guard !rows.isEmpty else { return nil }
    return ArticleTable(
      caption: "", header: ["Program"] + places.map(\.inWords),
      rows: rows.map { row in
        [.words(row.names.listed())] + row.paths.map(ArticleTable.Cell.words)
      })
  }
}
