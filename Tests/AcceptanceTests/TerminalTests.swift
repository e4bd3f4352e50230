import Foundation
import Knowledge
import Testing

/// The same cases once more by a real pseudo-terminal.
@Suite(.serialized) struct TerminalTests {
  @Test(arguments: SessionTests.acceptance)
  func thePersonAtTheTerminalGetsThere(name: String) throws {
    let worked = try #require(Program.knowledge.cases[id: .init(name)])
    let person = TerminalPerson(worked, try Program())
    let status = try person.converse()
    let shown = person.transcript
    if worked.ending == .solved {
      #expect(status == 0, "\(shown.suffix(1500))")
      #expect(shown.contains("Solved"))
      #expect(!shown.contains("Going on where you stopped"), "nobody has stopped")
    } else {
      #expect(status == 1, "\(shown.suffix(1500))")
      #expect(shown.contains("A note for whoever helps you next"))
    }
  }

  @Test func wordsOnTheCommandLineBeginASessionAndResumeNone() throws {
    let worked = try #require(Program.knowledge.cases[id: "hotel-port-25"])
    let person = TerminalPerson(worked, try Program(), saying: worked.says)
    let status = try person.converse()
    let shown = person.transcript
    #expect(status == 0, "\(shown.suffix(1500))")
    #expect(shown.contains("Solved"))
    #expect(!shown.contains("What happens?"), "that has been said")
    #expect(!shown.contains("Going on where you stopped"), "nobody has stopped")
  }

  /// Except by an address that is longer: broken it could be neither clicked nor copied.
  @Test func fortyColumnsAreNeverExceeded() throws {
    let worked = try #require(Program.knowledge.cases[id: "hotel-port-25"])
    let person = TerminalPerson(worked, try Program())
    _ = try person.converse(rows: 200, columns: 40)
    let wide = person.transcript.split(separator: "\n").filter { line in
      line.count > 40 && line.split(separator: " ").drop { $0 == "•" }.count > 1
    }
    #expect(wide.isEmpty, "\(wide.prefix(3))")
  }
}
