import Knowledge
import Testing

/// What a phone does not have is neither asked for nor switched off on it.
@Suite struct PhoneTests {
  static let phones = Program.knowledge.clients.filter { client in
    !client.platforms.isEmpty && Set(client.platforms).isSubset(of: ["android", "ios", "phone"])
  }

  @Test func thereArePrograms() { #expect(Self.phones.count > 5) }

  @Test(arguments: phones.map(\.id))
  func noMailShield(on phone: Client.ID) throws {
    let knowledge = Program.knowledge
    var conditions = try ["turn-mail-shield-off", "remove-mail-shield", "switch-scanner-off"].map {
      try #require(knowledge.fixes[id: .init($0)]).condition
    }
    conditions.append(try #require(knowledge.questions[id: "antivirus-scans-mail"]).condition)
    for condition in conditions {
      let standing = condition.standing { $0 == "client" ? .init(phone.rawValue) : nil }
      #expect(standing == .fails)
    }
  }
}
