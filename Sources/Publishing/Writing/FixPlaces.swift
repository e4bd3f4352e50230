import Knowledge

/// Where the places that the steps of a fix name are in single programs.
extension ArticleWriter {
  /// So many programs are told of.
  private static let mostPrograms = 6

  /// The places in the commonest programs that have them and go by general words; programs with the same
  /// menus share a row. `nil` if no place is left open.
  func places(of fix: Fix, _ variants: [Variant]) -> ArticleTable? {
    let general = fix.lines(for: nil, on: day).flatMap(\.places)
    let wanted = Set(general + variants.flatMap(\.places))
    // In the order of the knowledge, which is that of looking for them.
    let places = Client.Place.allCases.filter(wanted.contains)
    let programs = clients.filter { client in
      guard !client.onlySends, Self.isKnown(client.supported, on: day), !excludes(fix, client)
      else {
        return false
      }
      let own = variants.first { $0.members.contains(client.id) }?.places
      return (own ?? general).contains { client.places[$0] != nil }
    }.prefix(Self.mostPrograms)
    var rows: [(names: [String], paths: [String])] = []
    for program in programs {
      let paths = places.map { program.places[$0]?.english.capitalizedSentence ?? "" }
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
