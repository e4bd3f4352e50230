import Knowledge
import Testing

@testable import Outcomes

/// The gap report, and that it knows no more than it may.
struct GapTests {
  func search(_ number: Int, hit: Bool = false, client: String? = nil) -> LoggedSearch {
    LoggedSearch(
      id: uuid(number), at: 1000 + number, knowledgeVersion: "2026-11", words: 3, client: client,
      hit: hit, text: "secret words \(number)")
  }

  @Test func wordsAreStoredOnlyIfAgreed() throws {
    let store = try OutcomeStore.inMemory()
    try store.record(search(1))
    try store.record(search(2), keepText: true)
    try store.record(search(3, hit: true), keepText: true)
    let gaps = try store.gaps()
    #expect(gaps.words == ["secret words 2"])
    #expect(gaps.searches == 3)
    #expect(gaps.missed == [.init(provider: nil, client: nil, searches: 2)])
    #expect(problem { try store.record(search(1)) } == .alreadyThere(uuid(1)))
  }

  @Test func whatIsMissingIsCountedByContext() throws {
    let store = try OutcomeStore.inMemory()
    for number in 1...3 { try store.record(search(number, client: "thunderbird")) }
    try store.record(search(4))
    try store.begin(session(1, client: "thunderbird"))
    try store.end(uuid(1), ending(.abandoned), events: [event(0), event(1, #"{"q":"port"}"#)])
    try store.begin(session(2), events: [event(0, #"{"q":"port"}"#)])
    try store.begin(session(3, keepsText: true), events: [event(0, #"{"text":"mine"}"#)])
    try store.begin(session(4))
    try store.end(uuid(4), ending(.solved))

    let gaps = try store.gaps()
    #expect(
      gaps.missed == [
        .init(provider: nil, client: "thunderbird", searches: 3),
        .init(provider: nil, client: nil, searches: 1),
      ])
    #expect(
      gaps.unsolved
        == [.init(cause: "smtp-auth-off", provider: nil, client: "thunderbird", sessions: 1)])
    let port = GapReport.Step(kind: "answer", body: #"{"q":"port"}"#)
    let yes = GapReport.Step(kind: "answer", body: #"{"value":"yes"}"#)
    #expect(
      gaps.branches == [
        .init(steps: [port], reached: 1, stopped: 1),
        .init(steps: [yes, port], reached: 1, stopped: 1),
      ])
    #expect(try store.gaps(limit: 1).missed.count == 1)
    #expect(try store.gaps(SessionFilter(since: 5000)).missed.isEmpty)
    #expect(try store.gaps(SessionFilter(client: "thunderbird")).searches == 3)
    #expect(try store.gaps(SessionFilter(provider: "gmx")).unsolved.isEmpty)
  }

  @Test func branchesSayHowManyCameAndHowManyStopped() throws {
    let store = try OutcomeStore.inMemory()
    func begin(_ number: Int, _ steps: [(String, String)]) throws {
      let events = steps.enumerated().map {
        LoggedEvent(number: $0, at: 1000, kind: $1.0, body: $1.1)
      }
      try store.begin(session(number), events: events)
    }
    let (trouble, port) = (("answered", #"{"a":1}"#), ("answered", #"{"b":2}"#))
    try begin(1, [("said", #"{"w":1}"#), trouble])
    try begin(2, [("said", #"{"w":2}"#), trouble])
    try begin(3, [("said", #"{"w":3}"#), trouble, port])
    try begin(4, [("said", #"{"w":3}"#), trouble, port, ("took-back", "{}")])
    try store.end(uuid(3), ending(.solved))
    let steps = [GapReport.Step(kind: "said", body: ""), .init(kind: "answered", body: trouble.1)]
    #expect(try store.gaps().branches == [.init(steps: steps, reached: 4, stopped: 3)])
  }
}
