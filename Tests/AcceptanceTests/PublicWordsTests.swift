import Testing

/// Of what somebody says nothing is kept but what was made of it, and the name of their program.
@Suite struct PublicWordsTests {
  @Test func domainsAndOwnWordsAreNotKept() throws {
    let program = try Program()
    _ = try program.run(
      "diagnose", "Outlook 2007 at info@huber-und-mayer.at cannot send, my sister's tablet can")
    let events = try #require(try program.sessions().first).events
    let said = try #require(events.first { $0.kind == "said" }).body
    #expect(said.contains("outlook 2007") && said.contains("any-other"), "\(said)")
    for word in ["huber", "sister", "tablet"] { #expect(!said.contains(word), "\(said)") }
  }
}
