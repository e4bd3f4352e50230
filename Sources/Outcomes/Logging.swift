internal import GRDB

extension OutcomeStore {
  /// Writes down that a session begins, with its first events if there are any already.
  public func begin(
    _ session: LoggedSession, events: [LoggedEvent] = []
  ) throws(OutcomeStoreError) {
    try writing { db in
      guard try SessionRow.find(session.id, in: db) == nil else {
        throw Refusal(.alreadyThere(session.id))
      }
      let number = try SessionRow.insert(session, in: db)
      try EventRow.append(events, to: number, in: db)
    }
  }

  /// Adds the events of one step, in one transaction, with whose mail it is about by now; without that,
  /// what is known stays.
  public func append(
    _ events: [LoggedEvent], to session: String, surroundings: LoggedSurroundings? = nil
  ) throws(OutcomeStoreError) {
    try writing { db in
      let number = try openSession(session, in: db)
      try EventRow.append(events, to: number, in: db)
      if let surroundings { try SessionRow.set(surroundings, of: number, in: db) }
    }
  }

  /// Adds the last events, the ending, and what is learnt from it, all in one transaction.
  public func end(
    _ session: String, _ ending: LoggedEnding, events: [LoggedEvent] = [],
    surroundings: LoggedSurroundings? = nil
  ) throws(OutcomeStoreError) {
    try writing { db in
      let number = try openSession(session, in: db)
      try EventRow.append(events, to: number, in: db)
      if let surroundings { try SessionRow.set(surroundings, of: number, in: db) }
      try EndingRows.insert(ending, of: number, in: db)
      try Tallies.add(session: number, in: db)
    }
  }

  /// Writes down that somebody looked something up. The words themselves are left out unless the
  /// person agrees.
  public func record(
    _ search: LoggedSearch, keepText: Bool = false
  ) throws(OutcomeStoreError) {
    try writing { db in
      let isThere = try Bool.fetchOne(
        db, sql: "SELECT 1 FROM search WHERE id = ?", arguments: [search.id])
      guard isThere == nil else { throw Refusal(.alreadyThere(search.id)) }
      try SearchRow.insert(search, text: keepText ? search.text : nil, in: db)
    }
  }

  private func openSession(_ id: String, in db: Database) throws -> Int64 {
    guard let found = try SessionRow.find(id.lowercased(), in: db) else {
      throw Refusal(.unknownSession(id))
    }
    guard !found.hasEnded else { throw Refusal(.alreadyEnded(id)) }
    return found.number
  }
}
