import Knowledge
import Publishing
import Testing

/// Which messages an article names, and in what order.
@Suite struct TypicalMessagesTests {
  private func signature(
    _ id: String, _ patterns: [String], saidBy: [String] = ["any"],
    _ causes: [(cause: Cause.ID, strength: Signature.Strength)] = [("wrong-port", .strong)]
  ) -> Signature {
    Signature(
      id: .init(id), patterns: patterns, saidBy: saidBy, meaning: "Refused.", causes: causes)
  }

  private func messages(_ signatures: [Signature]) throws -> [String] {
    let knowledge = KnowledgeBase(causes: [Specimen.wrongPort], signatures: signatures)
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    return try #require(writer.article(id: "cause-wrong-port")).messages
  }

  static let forms: [(patterns: [String], shown: String)] = [
    (["0x800ccc0e", "800ccc0e"], "0x800CCC0E"),
    (["-err [auth] no", "auth"], "-ERR [AUTH] no"),
    (["550 5.1.1", "550-5.1.1", "user unknown", "unknown user"], "user unknown"),
    (["outgoing*tls error", "tls error*outgoing"], "outgoing \u{2026} TLS error"),
    (["5.7.139*user is locked"], "5.7.139 \u{2026} user is locked"),
    (["outlook couldn*t set up*account"], "Outlook couldn\u{2019}t set up \u{2026} account"),
    (["you*ve reached it", "not*there"], "you\u{2019}ve reached it"),
    (["ssl_error_rx_record_too_long"], "SSL_ERROR_RX_RECORD_TOO_LONG"),
    (["aadsts50053"], "AADSTS50053"),
    (["452 4226"], "452 4226"),
  ]

  @Test(arguments: forms)
  func aSignatureIsShownInItsFirstFormWithWords(patterns: [String], shown: String) throws {
    #expect(try messages([signature("told", patterns)]) == [shown])
  }

  @Test func statusCodesThatAnyServerGivesAreLeftOutAndAProvidersOwnAreNot() throws {
    #expect(
      try messages([
        signature("general", ["5.7.1", "4.7.1"]),
        signature("general-with-reply", ["550 5.1.0", "status: 5.1.0", "5.1.0 mailbox"]),
        signature("nobodys", ["5.7.8"], saidBy: []),
        signature("a-providers-own", ["5.7.511"], saidBy: ["outlook-com"]),
        signature("no-status", ["5.7.1.9"]),
        signature("with-words", ["550 5.7.1 relaying denied"]),
      ]) == ["5.7.511", "5.7.1.9", "550 5.7.1 relaying denied"])
  }

  @Test func aMessageThatAnotherContainsIsLeftOut() throws {
    #expect(
      try messages([
        signature("short", ["relaying denied"]), signature("long", ["550 Relaying Denied here"]),
        signature("same", ["relaying DENIED"]), signature("other", ["unable to relay"]),
      ]) == ["550 Relaying Denied here", "unable to relay"])
  }

  @Test func thoseThatPointHereMostComeFirst() throws {
    #expect(
      try messages([
        signature("shared", ["shared"], [("wrong-port", .strong), ("ssl-off", .strong)]),
        signature("weakly", ["weakly"], [("wrong-port", .moderate)]),
        signature("nearly-alone", ["nearly"], [("ssl-off", .weak), ("wrong-port", .strong)]),
        signature("alone", ["alone"]),
      ]) == ["alone", "nearly", "shared"])
  }

  @Test func noMoreThanTwelveAreShown() throws {
    let shared = signature("a-shared", ["shared"], [("wrong-port", .strong), ("ssl-off", .weak)])
    let alone = (10...30).map { signature("s-\($0)", ["error \($0)"]) }
    #expect(try messages([shared] + alone) == (10...21).map { "error \($0)" })
  }
}
