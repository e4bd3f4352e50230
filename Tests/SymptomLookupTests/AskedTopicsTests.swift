import Knowledge
import SymptomLookup
import Testing

/// Which topics a question is about.
@Suite struct AskedTopicsTests {
  private static let knowledge = KnowledgeBase(
    providers: [
      Provider(id: "hotmail", name: "Hotmail", says: ["hotmail", "msn", "windows live hotmail"])
    ],
    articles: [
      Article(
        id: "who-had-pop", title: "Who had POP3", question: "Does my account have POP3?",
        answer: [],
        says: ["does my msn account have pop3", "is pop3 free for hotmail"], provider: "hotmail"),
      Article(
        id: "pop-or-imap", title: "POP or IMAP", question: "Which is better?", answer: [],
        says: ["pop or imap", "should i use pop or imap", "leave a copy of messages on the server"]),
      Article(
        id: "early", title: "Early", question: "How was it once?", answer: [],
        says: ["servers of early days"],
        validity: Validity(until: Day("2013-12-31"))),
    ])

  private static func topics(_ text: String, _ provider: Provider.ID?, _ day: String) throws
    -> [String]
  {
    AskedTopics(knowledge, on: try #require(Day(day))).topics(askedIn: text, provider: provider)
      .map(\.id.rawValue)
  }

  @Test(
    arguments: [
      ("Does my Hotmail account have POP3?", "hotmail", ["who-had-pop"]),
      ("free hotmail pop3 in Brazil", "hotmail", ["who-had-pop"]),
      ("does my account have pop", "hotmail", ["who-had-pop"]),
      ("does my msn account have pop3", nil, []), ("hotmail", "hotmail", []),
      ("leave a copy of messages on server, outlook express", nil, ["pop-or-imap"]),
      ("is IMAP better than POP", nil, ["pop-or-imap"]), ("what is imap", nil, []),
      ("my mail is gone", nil, []), ("", nil, []),
    ] as [(String, Provider.ID?, [String])])
  func aTopicIsAskedForByNearlyAllWordsOfASaying(
    _ text: String, _ provider: Provider.ID?, _ topics: [String]
  ) throws {
    #expect(try Self.topics(text, provider, "2026-11-22") == topics)
  }

  @Test func onlyTopicsOfTheDay() throws {
    #expect(try Self.topics("servers of the early days", nil, "2010-06-01") == ["early"])
    #expect(try Self.topics("servers of the early days", nil, "2026-06-01").isEmpty)
  }
}
