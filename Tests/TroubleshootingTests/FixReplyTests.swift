import Knowledge
import Testing

@testable import Troubleshooting

/// What a few words in reply to a fix are taken for.
@Suite struct FixReplyTests {
  @Test(arguments: [
    "works now", "it works!", "It worked, thank you", "that did it", "Great, fixed",
    "all good, it's working",
    "solved", "that did the trick", "I can send again", "hooray it works",
    "it works, thank you so much!",
    "works again, problem solved", "all good", "good", "works well",
  ])
  func thatItWorks(_ words: String) { #expect(FixReply(words)?.result == .worked) }

  @Test(arguments: [
    "same", "still the same", "same error again", "didn't help", "It didn\u{2019}t work",
    "still not working",
    "no difference", "no luck", "nothing happened", "doesnt work",
    "Unfortunately that did not help",
    "nothing", "still nothing", "not really", "it didn't help, same error",
    "i did that already yesterday",
    "already tried that", "still can't send", "no good", "still no good", "not good, same error",
  ])
  func thatNothingChanged(_ words: String) { #expect(FixReply(words)?.result == .noChange) }

  @Test(arguments: [
    "I can't find it", "I have no such menu", "could not find that menu", "i couldnt do that",
    "there is no such button",
    "I don't know how", "dont know where that is", "I don't have that button",
    "there is no such tab", "i don't see that",
    "no menu here", "that's too complicated for me",
  ])
  func thatItWasNotDone(_ words: String) { #expect(FixReply(words)?.result == .notDone) }

  /// A phrase with a word that is left out of every reply would never be found.
  @Test func everyPhraseIsUnderstood() {
    for (phrases, result) in [
      (FixReply.cures, FixResult.worked), (FixReply.failures, .noChange),
      (FixReply.lacks.union(FixReply.obstacles), .notDone),
    ] {
      for phrase in phrases {
        #expect(FixReply(phrase)?.result == result, "\(phrase)")
        #expect(FixReply.asides.isDisjoint(with: phrase.split(separator: " ").map(String.init)))
      }
    }
  }

  @Test(arguments: [
    "", "?!", "ok", "done", "yes", "no", "it was already 587", "works but sending still fails",
    "now it says the certificate is not trusted", "same on the phone and on the computer at work",
    "not working 550 5.7.1", "my mail is gone", "I don't see any mails", "there is no mail",
    "I don't have mail", "how do i do that", "it works, still nothing arrives",
    "yes i did that", "ok I did that", "I have done all of it", "we did exactly what you said",
  ])
  func orNoneOfThese(_ words: String) { #expect(FixReply(words) == nil) }
}
