import Foundation
import Testing

@testable import Outcomes

/// Several connections, several processes, and processes that die.
struct ProcessTests {
  @Test func connectionsThatWriteAtOnceLoseNothing() async throws {
    try await withFolder { folder in
      let file = folder + "/log"
      await withTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            let met = problem { try ProcessTests.write(file, writer: writer, sessions: 10) }
            #expect(met == nil)
          }
        }
      }
      try expectAllThere(file, writers: 4, sessions: 10)
    }
  }

  @Test func processesThatMakeAndWriteOneFileLoseNothing() async throws {
    try await withFolder { folder in
      let file = folder + "/log"
      await withTaskGroup(of: Void.self) { group in
        for writer in 0..<3 {
          group.addTask {
            await #expect(processExitsWith: .success) {
              [file = file as String, writer = writer as Int] in
              // What is recorded in the other process arrives without its words: note them.
              let met = problem { try ProcessTests.write(file, writer: writer, sessions: 40) }
              try met.map { "\($0)" }?.write(
                toFile: "\(file).\(writer)", atomically: false, encoding: .utf8)
            }
          }
        }
      }
      for writer in 0..<3 {
        let met = try? String(contentsOfFile: "\(file).\(writer)", encoding: .utf8)
        #expect(met == nil)
      }
      try expectAllThere(file, writers: 3, sessions: 40)
    }
  }

  /// A process that is killed while it writes step after step; beside the log it notes each step
  /// that the store has taken.
  @Test(arguments: [5, 20, 60])
  func deathLosesAtMostTheStepInFlight(milliseconds: Int) async throws {
    try await withFolder { folder in
      let (file, notes) = (folder + "/log", folder + "/notes")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [file = file as String, notes = notes as String, milliseconds = milliseconds as Int] in
        let store = try OutcomeStore(file: file)
        try store.begin(session(1))
        let descriptor = open(notes, O_WRONLY | O_CREAT, 0o600)
        Thread.detachNewThread {
          usleep(UInt32(milliseconds) * 1000)
          kill(getpid(), SIGKILL)
        }
        var number = 0
        while true {
          try store.append([event(number)], to: uuid(1))
          number += 1
          Foundation.write(descriptor, "x", 1)
        }
      }
      let noted = try Data(contentsOf: URL(fileURLWithPath: notes)).count
      let store = try OutcomeStore(file: file)
      let events = try store.events(of: uuid(1))
      #expect(events.map(\.number) == Array(0..<events.count))
      #expect(events.count == noted || events.count == noted + 1)
      try store.append([event(events.count)], to: uuid(1))
    }
  }

  /// Sessions of one of several writers, each with three events and an ending.
  static func write(_ file: String, writer: Int, sessions: Int) throws {
    let store = try OutcomeStore(file: file)
    for number in 0..<sessions {
      let begun = session(writer * 1000 + number)
      try store.begin(begun)
      for step in 0..<3 { try store.append([event(step)], to: begun.id) }
      try store.end(begun.id, ending(at: 2000 + number))
    }
  }

  func expectAllThere(_ file: String, writers: Int, sessions: Int) throws {
    let store = try OutcomeStore(file: file)
    let all = try store.list(limit: 10_000)
    #expect(all.count == writers * sessions)
    #expect(all.allSatisfy { $0.events == 3 && $0.ending != nil })
    let kept = try store.tallies()
    try store.rebuild()
    #expect(try store.tallies() == kept)
  }
}
