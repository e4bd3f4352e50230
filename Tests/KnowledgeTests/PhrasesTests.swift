import Knowledge
import Testing

/// Phrases are kept as they are written, and counted as what they stand for.
@Suite struct PhrasesTests {
  @Test func theyAreWhatTheirPatternsStandFor() throws {
    let phrases = Phrases([
      try PhrasePattern("can't send"), try PhrasePattern("(cannot|won't) (send|post) mail"),
      try PhrasePattern("outbox (is|) stuck"),
    ])
    let wordings = [
      "can't send", "cannot send mail", "cannot post mail", "won't send mail", "won't post mail",
      "outbox is stuck", "outbox stuck",
    ]
    #expect(phrases.wordings == wordings)
    #expect(phrases.count == wordings.count)
    #expect((0..<phrases.count).map { phrases[$0] } == wordings)
    #expect(phrases.patterns.map(\.text)[1] == "(cannot|won't) (send|post) mail")
  }

  /// As after a damaged copy: nothing is promised but that it goes on.
  @Test func aPlaceBeyondThemIsNoCrash() {
    let phrases = Phrases([PhrasePattern(known: "can't send", count: 3)])
    #expect(phrases[2] == "can't send")
    #expect(phrases[3] == "")
    #expect(Phrases().isEmpty)
  }
}
