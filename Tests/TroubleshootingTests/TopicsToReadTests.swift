import Knowledge
import Testing
import Troubleshooting

/// Which articles on topics go with what is believed.
@Suite struct TopicsToReadTests {
  private static let today = Day(daysSince1970: 20_000)
  private static let yesterday = Day(daysSince1970: 19_999)

  private static let knowledge = KnowledgeBase(articles: [
    article("ports", ["port-blocked", "wrong-port"]),
    article("sending", ["auth-off", "port-blocked"]),
    article("locked", ["account-locked"]),
    article("window", ["wrong-password"]),
    article("window-of-meadow", ["wrong-password"], provider: "meadow"),
    article("window-of-2010", ["wrong-password"], Validity(until: yesterday)),
    article("passwords", ["account-locked", "auth-off", "wrong-password"]),
  ])

  private static func article(
    _ id: Article.ID, _ causes: [Cause.ID], _ validity: Validity = .always,
    provider: Provider.ID? = nil
  ) -> Article {
    Article(
      id: id, title: "Good to know", question: "What is it?", answer: ["This."], causes: causes,
      provider: provider, validity: validity)
  }

  private func topics(
    _ beliefs: [(cause: Cause.ID, probability: Double)], provider: Provider.ID? = nil,
    on day: Day = today
  ) -> [Article.ID] {
    Self.knowledge.topics(fitting: beliefs, provider: provider, on: day).map(\.id)
  }

  @Test func oneThatNamesTheCauseEarlierComesFirst() {
    #expect(topics([("port-blocked", 0.9)]) == ["ports", "sending"])
    #expect(topics([("auth-off", 0.4), ("port-blocked", 0.3)]) == ["sending", "ports"])
  }

  @Test func aCauseNeedsAFifthOfTheBelief() {
    #expect(topics([("wrong-port", 0.2), ("account-locked", 0.19)]) == ["ports"])
    #expect(topics([("port-blocked", 0.19)]).isEmpty)
    #expect(topics([]).isEmpty)
  }

  @Test func onlyTheThreeLikeliestCausesCount() {
    let others: [(cause: Cause.ID, probability: Double)] = [
      ("no-topic", 0.25), ("none-either", 0.25), ("nor-here", 0.25),
    ]
    #expect(topics(others + [("account-locked", 0.25)]).isEmpty)
    #expect(topics(others.dropLast() + [("account-locked", 0.25)]) == ["locked", "passwords"])
  }

  @Test func twoAreEnough() {
    #expect(topics([("account-locked", 0.5), ("wrong-password", 0.4)]).count == 2)
  }

  @Test func anArticleOnAProviderIsForItsOwnPeople() {
    let beliefs: [(cause: Cause.ID, probability: Double)] = [("wrong-password", 0.9)]
    #expect(topics(beliefs) == ["window", "passwords"])
    #expect(topics(beliefs, provider: "meadow") == ["window-of-meadow", "window"])
    #expect(topics(beliefs, provider: "brook") == ["window", "passwords"])
  }

  @Test func onlyWhatHoldsOnTheDayIsNamed() {
    let then = topics([("wrong-password", 0.9)], on: Self.yesterday)
    #expect(then == ["window", "window-of-2010"])
  }
}
