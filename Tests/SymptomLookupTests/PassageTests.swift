import Knowledge
import Testing

@testable import SymptomLookup

/// Where a text may go on to something else.
@Suite struct PassageTests {
  /// Texts with a bar where they are divided.
  @Test(arguments: [
    "I cannot send. | Receiving works! | What now?",
    "Outlook, 2016, on my laptop - and it is slow",
    "the server is mail.example.com, port 25.5",
    "a program (e.g. Outlook) says: i.e. nothing",
    "first line\n| second line\n\n| third",
    "Mails stay in the outbox, | also gmail loads everything twice",
    "I tried another port, also tried another network",
    "Sending fails (no message); | PS: my wife's mail is gone",
    "1. Outlook cannot send | 2. my phone gets nothing",
    "A: locked out. | B: no server found",
    "Calls: (1) a rep cannot send, at home he can. | (2) a lady types a password",
    "User 1: a password. | User 2: junk mail in 2: nothing",
    "My boss is Mr. Miller of St. Gallen. | Dr. Huber has it too",
    "It says \"cannot connect.\" | My wife's is fine (it says.) | So there",
    "Attempt 2: timed out, attempt 3: refused, on my iPad 4. | It asks",
    "see step 3) and 4) of the guide",
    "version 2.5 on port 2525, 3 times (4 in all)",
    "#4471 phone asks for a password. | #4473 Outlook sends nothing",
    "Hotmail hängt, | außerdem fehlt alles im Postausgang",
    "no end", "", "...", "\n\n", "!? !? !?",
  ])
  func textsAreDividedAtSentencesAndAnnouncements(marked: String) {
    let wanted = marked.split(separator: "|").map { $0.filter { !$0.isWhitespace } }
    let found = Stretches.all(of: marked.filter { $0 != "|" })
      .map { $0.text.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    #expect(found == wanted.filter { !$0.isEmpty })
  }

  @Test(arguments: [
    ("Also, my phone gets nothing", true), ("And another thing: junk", true),
    ("P.S. the certificate", true), ("While I'm at it, the spam", true),
    ("1) ports 2) the second", true),
    ("Problem 2, Gmail", true), ("De plus, rien n'arrive", true),
    ("Also tried without a firewall", false), ("Also on the phone", false),
    ("Besides that it works", true), ("Another provider is fine", false), ("Secondary port", false),
    ("1) the first", false), ("Then it stopped", false), ("2) without a first", false),
    ("Second factor codes do not come", false), ("Third-party apps are off", false),
    ("Second problem: junk", true), ("Second: junk", true), ("#4711 is my ticket", false),
  ])
  func someOpeningsAnnounceSomethingElse(opening: String, isAnnounced: Bool) {
    let stretches = Stretches.all(of: "Outlook cannot send. " + opening)
    #expect(stretches.last?.isAnnounced == isAnnounced)
  }

  @Test(arguments: [
    ("My wife's iPad is fine", true), ("On the other laptop", true), ("Outgoing: 550", true),
    ("The server said no", false), ("", false),
    ("It does not say anything that I could read on my phone", false),
  ])
  func someOpeningsTurnToAnother(opening: String, turns: Bool) {
    #expect(Stretches.turnToAnother(opening[...]) == turns)
  }

  @Test func eachPassageIsReadByItself() throws {
    let passages = TinyBase.index.passages(
      of: "I can't send from Thunderbird. Also, hotmail has a certificate error.")
    try #require(passages.count == 2)
    #expect(passages[0].statement.value(of: "trouble") == "cannot-send")
    #expect(passages[0].statement.value(of: "error-kind") == nil)
    #expect(passages[1].statement.value(of: "error-kind") == "certificate-warning")
    #expect(passages.map(\.isAnnounced) == [false, true])
    #expect(TinyBase.index.passages(of: "I can't send from Thunderbird.").isEmpty)
  }

  /// A column of numbers, a list of nothing, full stops: each sign is looked at once, or nearly.
  @Test(arguments: ["123456\n", "1, ", ". ", "2) ", "(1) ", "a. ", "\n", "#1 ", "mr. ", "\") "])
  func whatHasNoWordsTakesNoLongerForThat(piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    let stretches = Stretches.all(of: text)
    #expect(stretches.count <= Stretches.most)
    #expect(stretches.map(\.text).joined() == text)
  }

  @Test func aLogOfManyLinesHasSoManyPassagesAndNoMore() {
    let log = (0..<500).map { "line \($0) of it" }.joined(separator: "\n")
    let passages = TinyBase.index.passages(of: log)
    #expect(passages.count == Stretches.most)
    #expect(passages.map(\.text).joined() == log)
  }
}
