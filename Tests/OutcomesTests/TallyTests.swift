import GRDB
import Testing

@testable import Outcomes

/// Tallies are what the log says, whatever the order in which it was written.
struct TallyTests {
  @Test func sharesAreSummedPerCauseAndContext() throws {
    let store = try OutcomeStore.inMemory()
    for number in 1...2 {
      try store.begin(session(number, client: "thunderbird"))
      try store.end(uuid(number), ending(at: 2000 + number))
    }
    func amount(_ quantity: Tally.Quantity, _ subject: String, _ cause: String) throws -> Double? {
      try store.tallies().first {
        $0.quantity == quantity && $0.subject == subject && $0.cause == cause
          && $0.client == "thunderbird" && $0.provider == nil
      }?.amount
    }
    #expect(try amount(.cause, "", "smtp-auth-off") == 1.5)
    #expect(try amount(.tried, "use-port-587", "port-blocked") == 0.5)
    #expect(try amount(.worked, "use-port-587", "port-blocked") == nil)
    #expect(try amount(.worked, "switch-auth-on", "smtp-auth-off") == 1.5)
    #expect(try amount(.answer, "can-receive", "smtp-auth-off") == 1.5)
    #expect(try amount(.notSure, "port", "port-blocked") == 0.5)
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
    #expect(kept.count > 50)
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
    try store.database.write { try $0.execute(sql: "UPDATE tally SET amount = 9") }
    #expect(try store.tallies() != right)
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
