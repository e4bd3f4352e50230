import Knowledge
import Testing

@testable import SymptomLookup

/// What may be kept of a statement without the person's leave holds none of their words.
@Suite struct PublicWordsTests {
  /// All that the knowledge base itself spells of its names.
  private static let ours = Set(
    Shipped.knowledge.findings.flatMap { $0.values.map(\.id.rawValue) }
      + Shipped.knowledge.clients.flatMap { $0.says + [$0.id.rawValue] }
      + Shipped.knowledge.providers.map(\.id.rawValue)
      + Shipped.knowledge.accountTypes.map(\.id.rawValue))

  @Test(
    arguments: [
      ("our account info@huber-und-mayer.at", .provider, true),
      ("the server is pop.somewhere.live.com", .provider, true),
      ("I have a brand new ipad", "began", true),
      ("outlook 2007 with gmail", .client, false), ("outlook 2007 with gmail", .provider, false),
      ("I can't send since yesterday", .trouble, false),
      ("a free yahoo account", .provider, false),
    ] as [(String, Finding.ID, Bool)])
  func areTheKnowledgesOwn(text: String, finding: Finding.ID, isPersonal: Bool) throws {
    let readings = Shipped.index.understand(text).readings
    let reading = try #require(readings.first { $0.fact.finding == finding }, "\(readings)")
    for reading in readings { #expect(Self.ours.contains(reading.publicWords), "\(reading)") }
    #expect(!isPersonal || reading.publicWords != reading.words)
  }
}
