internal import GRDB

/// How far sessions come along the same steps.
enum Branches {
  private typealias Path = [GapReport.Step]

  /// So many steps of a session are told apart.
  private static let depth = 6

  /// The branches on which sessions have stopped, those with the most first. What was taken back does
  /// not count as a step.
  static func read(_ filter: SessionFilter, in db: Database) throws -> [GapReport.Branch] {
    let request: SQLRequest<Row> = """
      SELECT session.number AS number, outcome IS NULL OR outcome = 'abandoned' AS has_stopped,
        kind, CASE kind WHEN 'said' THEN '' ELSE body END AS body
      FROM session JOIN event ON event.session = session.number
      WHERE NOT keeps_text AND \(filter.condition) ORDER BY session.number, event.number
      """
    var reached: [Path: Int] = [:]
    var stopped: [Path: Int] = [:]
    var (path, current, hasStopped): (Path, Int64?, Bool) = ([], nil, false)
    func finish() {
      let known = Array(path.prefix(depth))
      for length in known.indices { reached[Array(known[...length]), default: 0] += 1 }
      if hasStopped, !known.isEmpty { stopped[known, default: 0] += 1 }
      path = []
    }
    let rows = try request.fetchCursor(db)
    while let row = try rows.next() {
      let number: Int64 = try row.held("number")
      if current != number { finish() }
      current = number
      hasStopped = try row.held("has_stopped")
      let kind: String = try row.held("kind")
      if kind == "took-back" {
        _ = path.popLast()
      } else {
        path.append(GapReport.Step(kind: kind, body: try row.held("body")))
      }
    }
    finish()
    return stopped.map { path, count in
      GapReport.Branch(steps: path, reached: reached[path] ?? count, stopped: count)
    }
    .sorted { a, b in
      a.stopped == b.stopped ? isBefore(a.steps, b.steps) : a.stopped > b.stopped
    }
  }

  private static func isBefore(_ a: Path, _ b: Path) -> Bool {
    a.lexicographicallyPrecedes(b) { ($0.kind, $0.body) < ($1.kind, $1.body) }
  }
}
