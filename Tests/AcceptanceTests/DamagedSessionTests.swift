import Foundation
import Outcomes
import Testing

/// A session goes on with all that was said in it, or not at all.
@Suite struct DamagedSessionTests {
  @Test(arguments: [
    ("smelt", "{}", "has been continued by a newer mailhelp"), ("verified", "{}", "is damaged"),
    ("tried", #"{"fix":"restart-program","result":"perhaps"}"#, "is damaged"),
    ("said", "[]", "is damaged"),
  ])
  func whatCannotBeReadIsNotPassedOver(kind: String, body: String, reason: String) throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    let id = try #require(try program.sessions().first).id
    let store = try OutcomeStore(file: "\(program.home)/.local/share/mailhelp/outcomes.sqlite")
    try store.append([LoggedEvent(number: 7, at: 1, kind: kind, body: body)], to: id)
    for command in [
      ["diagnose", "--resume", "--json"], ["diagnose", "--resume", "--plain"],
      ["outcomes", "note", id],
    ] {
      let run = try program.run(command)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaints.contains(reason) && run.complaints.contains("nothing was changed"))
    }
    #expect(try program.sessions().first?.events.count == 2)
  }
}
