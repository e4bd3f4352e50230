import Knowledge
import Testing
import Troubleshooting

/// What a phone does not have is neither asked for nor switched off on it.
@Suite struct PhoneTests {
  @Test func phonesComputersAndSendersAreToldApart() throws {
    let day = Day(daysSince1970: 20_000)
    let troubleshooter = try Troubleshooter(Program.knowledge, on: day)
    let clients = Program.knowledge.clients
    let kinds = clients.map { client in
      let told = SessionEvent.answered(Fact("client", .init(client.id.rawValue)))
      let session = Session(id: "kind", day: day, history: [told])
      return troubleshooter.situation(of: session).value(of: "program-kind")
    }
    #expect(kinds.count { $0 == "phone" } > 5)
    #expect(kinds.count { $0 == "computer" } > 20)
    #expect(kinds.count { $0 == "only-sends" } >= 3)
    #expect(zip(clients, kinds).allSatisfy { ($1 == nil) == ($0.id == Client.anyOther) })
  }

  @Test(arguments: ["wordpress", "my scanner"])
  func whatOnlySendsIsNotSaidToReceive(_ name: String) throws {
    let run = try Program().run("diagnose", "--plain", "--no-log", "\(name) does not send mail")
    #expect(run.output.contains("Sending fails"))
    #expect(!run.output.lowercased().contains("receiv"))
  }

  /// A script on somebody's own computer has its connections opened by the antivirus program too.
  @Test(arguments: [
    (Fact("program-kind", "phone"), true), (Fact("program-kind", "computer"), false),
    (Fact("client", "scanner"), true), (Fact("client", "wordpress-smtp"), true),
    (Fact("client", "sending-script"), false),
  ])
  func noMailShield(where fact: Fact, isThere: Bool) throws {
    let knowledge = Program.knowledge
    var conditions = try ["turn-mail-shield-off", "remove-mail-shield", "switch-scanner-off"].map {
      try #require(knowledge.fixes[id: .init($0)]).condition
    }
    conditions.append(try #require(knowledge.questions[id: "antivirus-scans-mail"]).condition)
    for condition in conditions {
      #expect((condition.standing { $0 == fact.finding ? fact.value : nil } == .fails) == isThere)
    }
  }
}
