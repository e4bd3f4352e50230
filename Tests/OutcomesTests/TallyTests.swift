import GRDB
import Knowledge
import Learning
import Testing

@testable import Outcomes

/// Tallies are what the log says, whatever the order in which it was written.
struct TallyTests {
  /// The store keeps what a book would hold that has seen all sessions itself.
  @Test func storedTalliesAreThoseOfABook() throws {
    let store = try OutcomeStore.inMemory()
    var book = TallyBook()
    let sessions = randomEndings(60, seed: 5)
    for (begun, ended) in sessions.sorted(by: { ($0.1.at, $0.0.id) < ($1.1.at, $1.0.id) }) {
      try store.begin(begun)
      try store.end(begun.id, ended)
      book.record(
        SessionCredit(
          causes: ended.credits,
          attempts: ended.attempts.compactMap {
            $0.result == .notDone ? nil : .init(fix: $0.fix, worked: $0.result == .worked)
          },
          provider: begun.provider, client: begun.client, day: 0, trust: ended.trust,
          answers: ended.answers.map { .init(finding: $0.finding, value: $0.value) },
          undone: ended.attempts.filter { $0.result == .notDone }.map(\.fix)))
    }
    #expect(try TallyBook(store.tallies()) == book)
    #expect(try store.tallies().fixes.contains { $0.tally.worked > 0 })
  }

  @Test func doubtfulSuccessCountsForLess() throws {
    let store = try OutcomeStore.inMemory()
    try store.begin(session(1))
    let doubtful = LoggedEnding(
      outcome: .solved, at: 2000, questions: 0, fixes: 1, credits: ["port-blocked": 1],
      attempts: [.init(fix: "use-port-587", result: .worked)], trust: 0.5)
    try store.end(uuid(1), doubtful)
    #expect(try store.ending(of: uuid(1)) == doubtful)
    #expect(try store.tallies().fixes.map(\.tally.worked) == [0.5])
  }

  /// Endings in any order give, to the last bit, what rebuilding gives, and what they give in the
  /// canonical order.
  @Test(arguments: 1...12)
  func orderOfWritingDoesNotMatter(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let sessions = randomEndings(30, seed: seed)
    let store = try OutcomeStore.inMemory()
    for (begun, ended) in sessions.shuffled(using: &random) {
      try store.begin(begun)
      try store.end(begun.id, ended)
    }
    let kept = try store.tallies()
    #expect(kept.fixes.count > 50)
    try store.rebuild()
    #expect(try store.tallies() == kept)

    let inOrder = try OutcomeStore.inMemory()
    for (begun, ended) in sessions.sorted(by: { ($0.1.at, $0.0.id) < ($1.1.at, $1.0.id) }) {
      try inOrder.begin(begun)
      try inOrder.end(begun.id, ended)
    }
    #expect(try inOrder.tallies() == kept)
  }

  @Test func rebuildingMendsWhatIsWrong() throws {
    let store = try OutcomeStore.inMemory()
    try store.begin(session(1))
    try store.end(uuid(1), ending())
    let right = try store.tallies()
    try store.database.write { try $0.execute(sql: "UPDATE fix_tally SET tried = 9") }
    #expect(try store.tallies() != right)
    try store.rebuild()
    #expect(try store.tallies() == right)
  }

  /// SQLite keeps 9e999 as infinity, which is above zero as every rule wants it.
  @Test(arguments: [
    "fix_tally SET tried", "fix_tally SET recently_worked", "cause_tally SET sessions",
    "habit_tally SET times",
  ])
  func infiniteCountsAreDamageThatRebuildingMends(place: String) throws {
    let store = try OutcomeStore.inMemory()
    try store.begin(session(1))
    try store.end(uuid(1), ending())
    let right = try store.tallies()
    try store.database.write { try $0.execute(sql: "UPDATE \(place) = 9e999") }
    #expect(problem { _ = try store.tallies() } == .damaged)
    try store.rebuild()
    #expect(try store.tallies() == right)
  }

  @Test func statisticsSayWhatHasWorked() throws {
    let store = try OutcomeStore.inMemory()
    try store.begin(session(1, provider: "gmx"))
    try store.end(uuid(1), ending())
    try store.begin(session(2, provider: "gmx"))
    try store.end(
      uuid(2),
      ending(
        .handedOver, credits: ["smtp-auth-off": 0.5],
        attempts: [
          .init(fix: "switch-auth-on", result: .noChange), .init(fix: "other", result: .notDone),
        ]))
    #expect(
      try store.statistics().filter { $0.cause == "smtp-auth-off" } == [
        FixStatistic(
          fix: "switch-auth-on", cause: "smtp-auth-off", provider: "gmx", client: nil,
          worked: 0.75, tried: 1.25, sessions: 2),
        FixStatistic(
          fix: "use-port-587", cause: "smtp-auth-off", provider: "gmx", client: nil,
          worked: 0, tried: 0.75, sessions: 1),
      ])
    #expect(try store.statistics(SessionFilter(provider: "outlook-com")).isEmpty)
  }

  @Test func sessionsAreCountedInGroups() throws {
    let store = try OutcomeStore.inMemory()
    let (november, december) = (1_793_491_200, 1_796_083_200)
    try store.begin(session(1, at: november, provider: "gmx"))
    try store.begin(session(2, at: november, provider: "gmx"))
    try store.begin(session(3, at: december))
    try store.end(uuid(1), ending(at: november + 60))
    try store.end(uuid(3), ending(.abandoned, at: december + 60))
    func count(_ key: String?, _ counts: [Int]) -> SessionCount {
      SessionCount(
        key: key, sessions: counts[0], solved: counts[1], handedOver: counts[2],
        abandoned: counts[3], open: counts[4])
    }
    #expect(try store.counts(by: .everything) == [count(nil, [3, 1, 0, 1, 1])])
    #expect(
      try store.counts(by: .provider)
        == [count("gmx", [2, 1, 0, 0, 1]), count(nil, [1, 0, 0, 1, 0])])
    #expect(
      try store.counts(by: .month)
        == [count("2026-11", [2, 1, 0, 0, 1]), count("2026-12", [1, 0, 0, 1, 0])])
    #expect(
      try store.counts(by: .everything, SessionFilter(outcome: .solved))
        == [count(nil, [1, 1, 0, 0, 0])])
  }
}
