import Foundation
import Knowledge
import Testing

/// Whole sessions with the built program and the shipped knowledge.
@Suite struct SessionTests {
  private func worked(_ name: String) throws -> WorkedCase {
    try #require(Program.knowledge.cases[id: .init(name)], "there is no case \(name)")
  }

  /// The nine that every version must master, named in the order of the demands.
  static let acceptance = [
    "outlook-2010-cannot-send", "windows-mail-http", "hotel-port-25", "outlook-express-spa",
    "web-inbox-empty-after-pop", "nokia-tls-error-on-sending", "locked-out-after-many-tries",
    "msn-partner-dsl", "outlook-2010-today",
  ]

  @Test(arguments: acceptance)
  func theLineProtocolLeadsThereAsTheCaseDemands(name: String) throws {
    let worked = try worked(name)
    let ending = try LineProtocolPerson(worked: worked, program: try Program()).talk()
    #expect(ending.outcome == worked.ending.rawValue)
    #expect(worked.works.map(\.rawValue).contains(ending.fix ?? "none"))
    for text in worked.mentions {
      #expect(ending.everything.lowercased().contains(text.lowercased()), "never says \(text)")
    }
  }

  @Test func whatIsNotSolvedEndsInANoteWithNothingPrivate() throws {
    let program = try Program()
    let worked = WorkedCase(
      id: "x", title: "",
      says: "my address is jane.doe@hotmail.com and my password hunter2 is refused in thunderbird",
      cause: "wrong-password", works: [], ending: .handedOver, within: 40)
    let ending = try LineProtocolPerson(worked: worked, program: program).talk()
    #expect(ending.outcome == "handed-over")
    #expect(ending.everything.contains("Tried"))
    #expect(!ending.everything.contains("jane") && !ending.everything.contains("hunter2"))
    let log = "\(program.home)/.local/share/mailhelp"
    for file in try FileManager.default.contentsOfDirectory(atPath: log) {
      let bytes = FileManager.default.contents(atPath: "\(log)/\(file)") ?? Data()
      #expect(bytes.range(of: Data("jane".utf8)) == nil, "\(file) holds an address")
      #expect(bytes.range(of: Data("hunter2".utf8)) == nil, "\(file) holds a password")
    }
  }

  @Test func aKilledSessionGoesOnWhereItStopped() throws {
    let program = try Program()
    let worked = try worked("iphone-sign-in-again")
    var person = LineProtocolPerson(worked: worked, program: program)
    person.stopsAfter = 1
    let first = try person.talk()
    #expect(first.outcome == "left")
    person.stopsAfter = .max
    let second = try person.talk(["--resume"])
    #expect(second.outcome == worked.ending.rawValue)
    let list = try program.run("outcomes", "list")
    #expect(list.output.split(separator: "\n").count == 1, "it is one session, not two")
  }

  @Test func aFinishedSessionIsCountedAndShownBesideWhatTheFilesSay() throws {
    let program = try Program()
    let worked = try worked("hotel-port-25")
    let ending = try LineProtocolPerson(worked: worked, program: program).talk()
    #expect(ending.outcome == "solved")
    let run = try program.run("outcomes", "stats", "--json")
    let report = try #require(run.objects.first)
    #expect(report["solved"] as? Int == 1)
    let fixes = try #require(report["fixes"] as? [[String: Any]])
    let line = try #require(
      fixes.first {
        $0["fix"] as? String == ending.fix && $0["cause"] as? String == worked.cause.rawValue
      })
    let (expert, learned) = (line["expert"] as? Double ?? 1, line["learned"] as? Double ?? 0)
    #expect(learned > expert, "a success lifts what is believed of the fix")
    #expect(try program.run("outcomes", "stats").output.contains(ending.fix ?? "-"))
    let rebuilt = try program.run("outcomes", "rebuild")
    #expect(rebuilt.status == 0)
    #expect(try program.run("outcomes", "stats", "--json").output == run.output)
  }
}
