import Foundation
import GRDB
import Testing

@testable import Outcomes

/// Logs in which something stands that was never written there.
struct DamageTests {
  /// A log with sessions in every state, closed again.
  func fill(_ file: String) throws {
    let store = try OutcomeStore(file: file)
    for (number, (begun, ended)) in randomEndings(30, seed: 9).enumerated() {
      try store.begin(begun, events: [event(0), event(1)])
      if number % 4 > 0 { try store.end(begun.id, ended) }
      try store.record(
        LoggedSearch(
          id: uuid(7000 + number), at: 100, knowledgeVersion: "1", words: 2, hit: number % 2 == 0))
    }
    try store.database.close()
  }

  /// What the commands do with a log, and what goes wrong.
  func problems(of file: String, _ folder: String) -> [OutcomeStoreError.Problem] {
    let opened = problem { try OutcomeStore(file: file) }
    guard opened == nil, let store = try? OutcomeStore(file: file) else {
      return [opened].compactMap(\.self)
    }
    defer { try? store.database.close() }
    let fresh = try? OutcomeStore(file: "\(folder)/fresh-\(UUID().uuidString)")
    return [
      problem { try store.tallies() }, problem { try store.statistics() },
      problem { try store.trends() }, problem { try store.gaps() },
      problem { try store.providers() },
      problem { for group in SessionCount.Grouping.allCases { _ = try store.counts(by: group) } },
      problem {
        for stored in try store.list(limit: 100) {
          _ = try store.events(of: stored.session.id)
          _ = try store.ending(of: stored.session.id)
        }
      },
      problem { try store.openSessions() }, problem { try store.export { _ in } },
      problem { try fresh?.merge(from: file) },
      problem { try store.begin(session(5000), events: [event(0)]) },
      problem { try store.end(uuid(5000), ending(at: 3000)) },
      problem { try store.prune(before: 5000) }, problem { try store.rebuild() },
    ].compactMap(\.self)
  }

  /// Rows that are another table's, as when a page was written to the wrong place.
  @Test(
    arguments: [
      "session", "event", "credit", "attempt", "answer", "search", "fix_tally", "cause_tally",
      "habit_tally",
    ], ["event", "search", "cause_tally"])
  func aTableWithRowsOfAnotherIsDamaged(table: String, other: String) throws {
    guard table != other else { return }
    try withFolder { folder in
      let file = folder + "/log"
      try fill(file)
      let queue = try DatabaseQueue(path: file)
      try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '\(other)')
            WHERE name = '\(table)'
            """)
      }
      try queue.close()
      let met = problems(of: file, folder)
      // Rows with another key than a session's number are not looked at.
      #expect(met.contains(.damaged) || other == "cause_tally")
      #expect(met.allSatisfy { Self.isOfTheFile($0) }, "\(met)")
    }
  }

  /// Whatever stands in the file, no command ends otherwise than with what is the matter with it.
  @Test(.timeLimit(.minutes(5)), arguments: 1...8 as ClosedRange<UInt64>)
  func bytesThatFlipAreDamageAtMost(seed: UInt64) throws {
    try withFolder { folder in
      try fill(folder + "/good")
      let good = try Data(contentsOf: URL(fileURLWithPath: folder + "/good"))
      var random = SplitMix64(state: seed)
      for number in 0..<25 {
        var bytes = good
        for _ in 0..<Int.random(in: 1...12, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        if number % 8 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
        let file = "\(folder)/log\(number)"
        try bytes.write(to: URL(fileURLWithPath: file))
        let met = problems(of: file, folder)
        #expect(met.allSatisfy { Self.isOfTheFile($0) }, "\(seed) \(number): \(met)")
      }
    }
  }

  /// Not of this program, nor of SQLite's words that nobody understands.
  private static func isOfTheFile(_ problem: OutcomeStoreError.Problem) -> Bool {
    switch problem {
    case .refused, .other, .inputOutput, .diskFull, .privateText: false
    default: true
    }
  }
}
