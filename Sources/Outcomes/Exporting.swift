internal import GRDB

extension OutcomeStore {
  /// Gives out the log as JSON, an object per line (without the line's end): first the sessions in
  /// the order of their beginning, then the searches. Neither events nor words are among it, so
  /// nothing private is. Times are seconds since 1970.
  /// - Parameter write: takes one line.
  public func export(
    _ filter: SessionFilter = .all, to write: (String) -> Void
  ) throws(OutcomeStoreError) {
    try reading { db in
      let sessions: SQLRequest<String> = """
        SELECT \(sql: sessionObject) FROM session WHERE \(filter.condition) ORDER BY started_at, id
        """
      let lines = try sessions.fetchCursor(db)
      while let line = try lines.next() { write(line) }
      // Searches have no outcome, so a filter by outcome leaves them out.
      guard filter.outcome == nil, !filter.isOpen else { return }
      let searches: SQLRequest<String> = """
        SELECT \(sql: searchObject) FROM search
        WHERE \(filter.searchCondition)
        ORDER BY at, id
        """
      let moreLines = try searches.fetchCursor(db)
      while let line = try moreLines.next() { write(line) }
    }
  }
}

private let sessionObject = """
  json_object('format', 1, 'session', id, 'started', started_at, 'on', world_day,
    'knowledge', knowledge_version, 'provider', provider, 'client', client,
    'language', language, 'outcome', outcome, 'ended', ended_at, 'questions', questions,
    'fixes', fixes, 'confirmed', json(iif(is_confirmed, 'true', 'false')),
    'causes', (SELECT json_group_object(cause, share) FROM
      (SELECT cause, share FROM credit WHERE credit.session = session.number
        ORDER BY share DESC, cause)),
    'answers', (SELECT json_group_object(finding, value) FROM
      (SELECT finding, value FROM answer WHERE answer.session = session.number
        ORDER BY finding)),
    'tried', (SELECT json_group_array(json_object('fix', fix, 'result', result)) FROM
      (SELECT fix, result FROM attempt WHERE attempt.session = session.number
        ORDER BY position)))
  """

private let searchObject = """
  json_object('format', 1, 'search', id, 'at', at, 'knowledge', knowledge_version,
    'words', words, 'provider', provider, 'client', client,
    'hit', json(iif(is_hit, 'true', 'false')))
  """
