import Foundation
import GRDB
import Testing

@testable import Outcomes

/// Several desks' logs become one.
struct MergeTests {
  /// Everything a log holds, for comparing two.
  func contents(_ store: OutcomeStore) throws -> [String] {
    var lines: [String] = []
    try store.export { lines.append($0) }
    for stored in try store.list(limit: 1000) {
      lines.append("\(stored) \(try store.events(of: stored.session.id))")
    }
    return try lines + ["\(store.tallies())"] + store.gaps().words
  }

  /// A desk's file with some of the sessions, in different states.
  func desk(_ file: String, seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let store = try OutcomeStore(file: file)
    for (number, (begun, ended)) in randomEndings(20, seed: 77).enumerated()
    where random.unit() < 0.6 {
      try store.begin(begun, events: [event(0)])
      if random.unit() < 0.5 {
        try store.append([event(1, #"{"desk":\#(seed)}"#)], to: begun.id)
      }
      if random.unit() < 0.7 { try store.end(begun.id, ended) }
      let search = LoggedSearch(
        id: uuid(5000 + number), at: 100, knowledgeVersion: "1", words: 1, hit: false, text: "x")
      try store.record(search, keepText: random.unit() < 0.5)
    }
    if seed % 2 == 0 { try store.prune(before: 60) }
  }

  @Test func aDryRunReportsTheSameAndChangesNothing() throws {
    try withFolder { folder in
      try desk("\(folder)/theirs", seed: 3)
      try desk("\(folder)/ours", seed: 5)
      let ours = try OutcomeStore(file: "\(folder)/ours")
      let before = try contents(ours)
      let wouldMerge = try ours.merge(from: "\(folder)/theirs", isDryRun: true)
      let wouldPrune = try ours.prune(before: 5000, isDryRun: true)
      #expect(wouldMerge.added > 0 && wouldPrune.pruned > 0)
      #expect(try contents(ours) == before)
      #expect(try ours.prune(before: 5000) == wouldPrune)
      let fresh = try OutcomeStore(file: "\(folder)/fresh")
      let would = try fresh.merge(from: "\(folder)/theirs", isDryRun: true)
      #expect(try fresh.merge(from: "\(folder)/theirs") == would)
    }
  }

  @Test(arguments: 1...4)
  func orderAndRepetitionDoNotMatter(seed: UInt64) throws {
    try withFolder { folder in
      let desks = (0..<3).map { "\(folder)/desk\($0)" }
      for (number, file) in desks.enumerated() {
        try desk(file, seed: seed * 10 + UInt64(number))
      }
      var results: Set<[String]> = []
      for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2, 1, 0], [2, 0, 0, 1]] {
        let whole = try OutcomeStore.inMemory()
        for number in order { try whole.merge(from: desks[number]) }
        results.insert(try contents(whole))
        for number in order {
          let again = try whole.merge(from: desks[number])
          #expect(again.added == 0 && again.replaced == 0 && again.searches == 0)
        }
        let kept = try whole.tallies()
        try whole.rebuild()
        #expect(try whole.tallies() == kept)
      }
      #expect(results.count == 1)
      #expect(results.first?.isEmpty == false)
    }
  }

  @Test func sessionThatWentOnElsewhereIsReplacedByTheLongerCopy() throws {
    try withFolder { folder in
      let here = try OutcomeStore(file: folder + "/here")
      let there = try OutcomeStore(file: folder + "/there")
      for store in [here, there] { try store.begin(session(1), events: [event(0)]) }
      try there.append([event(1)], to: uuid(1))
      try there.end(uuid(1), ending())
      #expect(try here.merge(from: there.file).replaced == 1)
      #expect(try here.ending(of: uuid(1)) == ending())
      #expect(try here.tallies() == there.tallies())
      #expect(try there.merge(from: here.file).unchanged == 1)
    }
  }

  /// What no rule of theirs would have let in has come of damage, and it is their file that has it.
  @Test(arguments: [
    "UPDATE session SET provider = 'No Name' WHERE TRUE", "UPDATE session SET started_at = -1",
    "UPDATE search SET words = -5", "UPDATE search SET at = 'x'",
    "INSERT INTO event VALUES (1, 7, 1, 'answered', 'no JSON')",
    "UPDATE session SET questions = NULL",
  ])
  func damageInTheOtherFileIsToldOfTheOtherFile(change: String) throws {
    try withFolder { folder in
      try OutcomeStore(file: "\(folder)/ours").begin(session(1), events: [event(0)])
      let theirs = "\(folder)/theirs"
      do {
        let store = try OutcomeStore(file: theirs)
        try store.begin(session(2), events: [event(0)])
        try store.end(uuid(2), ending())
        try store.record(
          LoggedSearch(id: uuid(3), at: 5, knowledgeVersion: "1", words: 1, hit: false))
        try store.database.close()
      }
      let queue = try DatabaseQueue(path: theirs)
      try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE type = 'table';
            DELETE FROM sqlite_schema WHERE type = 'trigger';
            PRAGMA writable_schema = RESET
            """)
        try db.execute(sql: change)
      }
      try queue.close()
      let ours = try OutcomeStore(file: "\(folder)/ours")
      let before = try contents(ours)
      do {
        try ours.merge(from: theirs)
        Issue.record("nothing was found")
      } catch {
        #expect(error as? OutcomeStoreError == OutcomeStoreError(.damaged, file: theirs))
      }
      #expect(try contents(ours) == before)
    }
  }

  /// Two ways to write ü, which Swift takes for the same letter.
  @Test func spellingsOfALetterAreTwoCopies() throws {
    try withFolder { folder in
      let spellings = ["\u{FC}", "u\u{308}"]
      for (number, letter) in spellings.enumerated() {
        try OutcomeStore(file: "\(folder)/desk\(number)")
          .begin(session(1), events: [event(0, "\"\(letter)\"")])
      }
      let bodies = try [[0, 1], [1, 0]].map { order in
        let whole = try OutcomeStore.inMemory()
        for number in order { try whole.merge(from: "\(folder)/desk\(number)") }
        return try whole.events(of: uuid(1)).map { Array($0.body.utf8) }
      }
      #expect(bodies[0] == bodies[1])
    }
  }

  @Test func pruningRemovesWhatWasSaidButNotWhatWasLearnt() throws {
    try withFolder { folder in
      let file = folder + "/log"
      let store = try OutcomeStore(file: file)
      try store.begin(
        session(1, keepsText: true), events: [event(0, #"{"text":"my-secret-words"}"#)])
      try store.end(uuid(1), ending(at: 2000))
      try store.begin(session(2), events: [event(0)])
      try store.begin(session(3, at: 9000), events: [event(0)])
      let tallies = try store.tallies()

      let report = try store.prune(before: 5000)
      #expect(report == PruneReport(pruned: 1, removed: 1, texts: 0))
      #expect(try store.events(of: uuid(1)).isEmpty)
      #expect(try store.session(uuid(1)).isPruned)
      #expect(try store.openSessions().map(\.session.id) == [uuid(3)])
      try store.rebuild()
      #expect(try store.tallies() == tallies)
      #expect(try store.prune(before: 5000) == PruneReport(pruned: 0, removed: 0, texts: 0))
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        #expect(bytes.range(of: Data("my-secret-words".utf8)) == nil)
      }
    }
  }

  @Test func exportHoldsOneObjectPerLineAndNothingPrivate() throws {
    let store = try OutcomeStore.inMemory()
    try store.begin(
      session(1, provider: "gmx", keepsText: true), events: [event(0, #"{"text":"a@b.example"}"#)])
    try store.end(uuid(1), ending())
    try store.record(
      LoggedSearch(
        id: uuid(2), at: 5, knowledgeVersion: "2026-11", words: 4, hit: false, text: "a@b.example"),
      keepText: true)
    var lines: [String] = []
    try store.export { lines.append($0) }
    #expect(
      lines == [
        #"{"format":1,"session":"\#(uuid(1))","started":1000,"on":"2024-10-04","#
          + #""knowledge":"2026-11","provider":"gmx","client":null,"language":"en","#
          + #""outcome":"solved","ended":2000,"questions":2,"fixes":2,"confirmed":false,"#
          + #""causes":{"smtp-auth-off":0.75,"port-blocked":0.25},"#
          + #""answers":{"can-receive":"yes","port":null},"#
          + #""tried":[{"fix":"use-port-587","result":"no-change"},"#
          + #"{"fix":"switch-auth-on","result":"worked"}]}"#,
        #"{"format":1,"search":"\#(uuid(2))","at":5,"knowledge":"2026-11","words":4,"#
          + #""provider":null,"client":null,"hit":false}"#,
      ])
    var filtered = 0
    try store.export(SessionFilter(provider: "outlook-com")) { _ in filtered += 1 }
    #expect(filtered == 0)
  }
}
