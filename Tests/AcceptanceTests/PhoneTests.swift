import Inference
import Knowledge
import Testing

/// What a phone does not have is neither asked for nor switched off on it.
@Suite struct PhoneTests {
  static let phones = Program.knowledge.clients.filter { kind(of: $0) == "phone" }

  static func kind(of client: Client) -> Finding.Value.ID? {
    ComputedFinding.programKind.value(
      in: Surroundings(
        client: client, provider: nil, accountType: nil, day: Day(daysSince1970: 20_000)))
  }

  @Test func phonesComputersAndSendersAreToldApart() {
    let kinds = Program.knowledge.clients.map { Self.kind(of: $0) }
    #expect(kinds.count { $0 == "phone" } > 5)
    #expect(kinds.count { $0 == "computer" } > 20)
    #expect(kinds.count { $0 == "only-sends" } >= 3)
    #expect(!kinds.contains(nil))
  }

  @Test(arguments: ["phone", "only-sends"] as [Finding.Value.ID])
  func noMailShield(on kind: Finding.Value.ID) throws {
    let knowledge = Program.knowledge
    var conditions = try ["turn-mail-shield-off", "remove-mail-shield", "switch-scanner-off"].map {
      try #require(knowledge.fixes[id: .init($0)]).condition
    }
    conditions.append(try #require(knowledge.questions[id: "antivirus-scans-mail"]).condition)
    for condition in conditions {
      #expect(condition.standing { $0 == "program-kind" ? kind : nil } == .fails)
      #expect(condition.standing { $0 == "program-kind" ? "computer" : nil } != .fails)
    }
  }
}
