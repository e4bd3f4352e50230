import Knowledge
import Learning
import Outcomes
import Testing

/// What is written comes back, and only as the rules allow.
struct LogTests {
  let store: OutcomeStore

  init() throws { store = try OutcomeStore.inMemory() }

  @Test func sessionComesBackAsItWasGiven() throws {
    let begun = session(1, provider: "gmx", client: "thunderbird", keepsText: true)
    try store.begin(begun, events: [event(0), event(1, at: 1010)])
    try store.append([event(2, at: 1020, #"{"text":"mail to a@example.org fails"}"#)], to: begun.id)

    let stored = try store.session(begun.id)
    #expect(stored.session == begun)
    #expect(stored.latestAt == 1020)
    #expect(stored.events == 3)
    #expect(stored.ending == nil)
    #expect(try store.events(of: begun.id).map(\.number) == [0, 1, 2])
    #expect(try store.events(of: begun.id).last?.body.contains("a@example.org") == true)
  }

  @Test func stepMayTellTheProviderAndTheClient() throws {
    try store.begin(session(1, provider: "gmx"))
    let both = LoggedSurroundings(provider: "gmx", client: "apple-mail")
    try store.append([event(0)], to: uuid(1), surroundings: both)
    try store.append([event(1)], to: uuid(1))
    let found = try store.session(uuid(1)).session
    #expect(found.provider == "gmx")
    #expect(found.client == "apple-mail")
  }

  @Test func whatWasTakenBackIsNotKnownAnyMore() throws {
    try store.begin(session(1, provider: "gmx", client: "thunderbird"), events: [event(0)])
    try store.append(
      [event(1)], to: uuid(1), surroundings: LoggedSurroundings(client: "thunderbird"))
    #expect(try store.session(uuid(1)).session.provider == nil)
    try store.end(uuid(1), ending(), surroundings: LoggedSurroundings(provider: "gmail"))
    let found = try store.session(uuid(1)).session
    #expect(found.provider == "gmail")
    #expect(found.client == nil)
    let counted = try store.tallies().causes
    #expect(counted.contains { $0.context.provider == "gmail" })
    #expect(!counted.contains { $0.context.client != nil || $0.context.provider == "gmx" })
  }

  @Test func endingComesBackAsItWasGiven() throws {
    try store.begin(session(1))
    let given = ending()
    try store.end(uuid(1), given, events: [event(7)])
    #expect(try store.ending(of: uuid(1)) == given)
    #expect(try store.session(uuid(1)).ending?.outcome == .solved)
    #expect(try store.events(of: uuid(1)).count == 1)
    #expect(try store.openSessions().isEmpty)
  }

  @Test func openSessionsComeLatestFirst() throws {
    for number in 1...4 { try store.begin(session(number, at: 1000 + number)) }
    try store.append([event(0, at: 5000)], to: uuid(2))
    try store.end(uuid(3), ending())
    #expect(try store.openSessions().map(\.session.id) == [uuid(2), uuid(4), uuid(1)])
  }

  @Test func beginningOfAnIdentifierIsEnoughIfNoOtherSharesIt() throws {
    var other = session(2)
    other = LoggedSession(
      id: "FFFFFFFF-0000-4000-8000-000000000002", startedAt: other.startedAt, day: other.day,
      knowledgeVersion: other.knowledgeVersion, seed: 0)
    try store.begin(session(0x1A))
    try store.begin(session(0x1B))
    try store.begin(other)
    #expect(try store.session("ffff").session == other)
    #expect(try store.session("FFFF").session == other)
    #expect(try store.session(uuid(0x1A)).session == session(0x1A))
    #expect(problem { try store.session("0000") } == .ambiguousSession("0000"))
    #expect(problem { try store.session("12") } == .unknownSession("12"))
    #expect(problem { try store.session("") } == .unknownSession(""))
    #expect(problem { try store.session("%") } == .unknownSession("%"))
  }

  @Test func listIsFilteredAndLimited() throws {
    for (begun, ended) in randomEndings(40, seed: 1) {
      try store.begin(begun)
      try store.end(begun.id, ended)
    }
    try store.begin(session(999, at: 60, provider: "gmx"))
    let all = try store.list(limit: 100)
    #expect(all.count == 41)
    #expect(all == all.sorted { ($1.latestAt, $0.session.id) < ($0.latestAt, $1.session.id) })
    #expect(try store.list(limit: 3) == Array(all.prefix(3)))
    #expect(try store.list(limit: -1).isEmpty)

    let filter = SessionFilter(outcome: .solved, provider: "gmx", since: 10, before: 40)
    let wanted = all.filter {
      $0.ending?.outcome == .solved && $0.session.provider == "gmx"
        && (10..<40).contains($0.session.startedAt)
    }
    #expect(!wanted.isEmpty)
    #expect(try store.list(limit: 100, filter) == wanted)
    #expect(
      try store.list(SessionFilter(provider: "gmx", isOpen: true)).map(\.session.id)
        == [uuid(999)])
  }

  @Test func eventsAreOnlyAddedAtTheEnd() throws {
    try store.begin(session(1), events: [event(1), event(5)])
    #expect(problem { try store.append([event(5)], to: uuid(1)) } == .eventOutOfOrder)
    #expect(problem { try store.append([event(3)], to: uuid(1)) } == .eventOutOfOrder)
    #expect(problem { try store.append([event(6), event(6)], to: uuid(1)) } == .eventOutOfOrder)
    #expect(try store.events(of: uuid(1)).map(\.number) == [1, 5], "a step is stored whole or not")
  }

  @Test func aClockThatIsPutBackLosesNoEnding() throws {
    try store.begin(session(1, at: 5000), events: [event(0, at: 5000)])
    try store.end(uuid(1), ending(at: 999), events: [event(1, at: 999)])
    #expect(try store.session(uuid(1)).ending?.at == 5000)
    #expect(try store.session(uuid(1)).latestAt == 5000)
  }

  @Test func endedSessionTakesNothingMore() throws {
    try store.begin(session(1))
    try store.end(uuid(1), ending())
    let tallies = try store.tallies()
    #expect(problem { try store.append([event(0)], to: uuid(1)) } == .alreadyEnded(uuid(1)))
    #expect(problem { try store.end(uuid(1), ending(.abandoned)) } == .alreadyEnded(uuid(1)))
    #expect(try store.tallies() == tallies)
    #expect(problem { try store.begin(session(1)) } == .alreadyThere(uuid(1)))
    #expect(problem { try store.append([], to: uuid(2)) } == .unknownSession(uuid(2)))
  }

  @Test func addressesAreNotStoredUnlessAgreed() throws {
    try store.begin(session(1))
    for body in [#"{"text":"me@example.org"}"#, #"{"text":"me\u0040example.org"}"#] {
      #expect(problem { try store.append([event(0, body)], to: uuid(1)) } == .privateText)
    }
    #expect(try store.events(of: uuid(1)).isEmpty)
  }

  @Test(arguments: [
    (session(1, provider: "me@example.org"), "a provider is an identifier"),
    (session(1, client: "Outlook 2010"), "a client is an identifier"),
    (session(1, at: -1), "a time is after 1970"),
  ])
  func sessionThatCannotBeIsRefused(session: LoggedSession, rule: String) throws {
    #expect(
      problem { try store.begin(session) } == .refused("CHECK constraint failed: \(rule)"))
    #expect(try store.list().isEmpty)
  }

  @Test(arguments: [
    (ending(credits: ["c": 1.5]), "a credit is between 0 and 1"),
    (ending(credits: ["a b": 0.5]), "a cause is an identifier"),
  ])
  func endingThatCannotBeIsRefusedAsAWhole(ending: LoggedEnding, rule: String) throws {
    try store.begin(session(1))
    #expect(
      problem { try store.end(uuid(1), ending, events: [event(0)]) }
        == .refused("CHECK constraint failed: \(rule)"))
    #expect(try store.openSessions().map(\.events) == [0])
    #expect(try store.tallies().isEmpty)
  }

  @Test func creditThatIsNoNumberIsRefused() throws {
    try store.begin(session(1))
    #expect(
      problem { try store.end(uuid(1), ending(credits: ["c": .nan])) }
        == .refused("NOT NULL constraint failed: credit.share"))
  }

  @Test func bodyMustBeJSON() throws {
    try store.begin(session(1))
    #expect(
      problem { try store.append([event(0, "{")], to: uuid(1)) }
        == .refused("CHECK constraint failed: an event's body is JSON"))
  }

  @Test func identifierMustBeAUUID() throws {
    let bad = LoggedSession(
      id: "me", startedAt: 0, day: session(1).day, knowledgeVersion: "1", seed: 0)
    #expect(
      problem { try store.begin(bad) }
        == .refused("CHECK constraint failed: a session's id is a UUID in lower case"))
  }
}

/// The problem that the body meets, or `nil` if it meets none.
func problem<Value>(_ body: () throws -> Value) -> OutcomeStoreError.Problem? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? OutcomeStoreError)?.problem ?? .other("untyped: \(error)")
  }
}
