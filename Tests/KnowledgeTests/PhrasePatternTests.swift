import Knowledge
import Testing

/// Phrases are kept as they are written, and taken apart where that is asked for.
@Suite struct PhrasePatternTests {
  @Test func theyAreWhatTheirPatternsStandFor() throws {
    let patterns = [
      try PhrasePattern("can't send"), try PhrasePattern("(cannot|won't) (send|post) mail"),
      try PhrasePattern("outbox (is|) stuck"),
    ]
    #expect(
      patterns.wordings == [
        "can't send", "cannot send mail", "cannot post mail", "won't send mail", "won't post mail",
        "outbox is stuck", "outbox stuck",
      ])
  }

  /// As after a damaged copy: nothing is promised but that it goes on.
  @Test func whatIsNoPatternStandsForItself() {
    #expect(PhrasePattern(known: "can't (send").wordings == ["can't (send"])
    #expect(PhrasePattern(known: "").wordings == [])
  }
}
