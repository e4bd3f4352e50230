import Foundation
import Testing

/// What people type instead of a number.
@Suite struct ReplyTests {
  static let full = [
    "diagnose", "--plain", "--no-explore", "cannot receive, my mailbox is full",
    "--answer", "client=thunderbird", "--answer", "provider=gmx",
  ]
  static let hotel = [
    "diagnose", "--plain", "--no-explore",
    "on holiday, mail from my ipad comes in but won't go out at the hotel, at home it was fine, sky email",
  ]

  @Test(arguments: [
    ("works now", "worked"), ("still the same", "no-change"), ("I can't find that", "not-done"),
  ])
  func aFewWordsAreWhatCameOfTheFix(words: String, result: String) throws {
    let program = try Program()
    let run = try program.run(Self.full, input: words + "\n")
    #expect(!run.output.contains("I did not understand"))
    let event = try #require(try program.sessions().first?.events.first { $0.kind == "tried" })
    #expect(event.body.contains(#""result":"\#(result)""#))
  }

  @Test func aProgramMayPassThemOn() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--json", "--no-explore", "cannot receive, my mailbox is full", "--answer",
      "client=thunderbird", "--answer", "provider=gmx", input: "{}\n{\"text\":\"that did it\"}\n")
    #expect(run.objects.compactMap { $0["error"] as? String } == [])
    let event = try #require(try program.sessions().first?.events.first { $0.kind == "tried" })
    #expect(event.body.contains(#""result":"worked""#))
  }

  /// The same words come to the same, whichever face hears them.
  @Test(arguments: [
    "that did it", "still the same", "I can't find that", "yes, but now it cannot send",
    "no, my mailbox is full", "cannot send now: 550 5.7.1 unable to relay",
    "it is in thunderbird on windows",
  ])
  func bothFacesMakeTheSameOfIt(words: String) throws {
    func told(_ face: String, _ input: String) throws -> [String] {
      let program = try Program()
      _ = try program.run([Self.full[0], face] + Self.full.dropFirst(2), input: input)
      return try #require(try program.sessions().first).events.map { "\($0.kind) \($0.body)" }
    }
    let terminal = try told("--plain", words + "\n")
    #expect(terminal.contains { $0.hasPrefix("tried") })
    #expect(try told("--json", "{}\n{\"text\":\"\(words)\"}\n") == terminal)
  }

  @Test func aNameNobodyKnowsIsAnotherOne() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "outlook 2010 password refused", input: "zzzz qqqq\n")
    #expect(run.output.contains("9. Another one"))
    #expect(run.output.contains("If it is not on the list, choose"))
  }

  @Test func aTestMessageMayBeToldOfInWords() throws {
    let program = try Program()
    let run = try program.run(Self.full, input: "works now\nbanana\nyes, it came back\n")
    if run.output.contains("To be sure") {
      #expect(run.output.components(separatedBy: "I did not understand that").count == 2)
    }
    #expect(run.output.contains("Solved"))
  }

  @Test func whatIsAddedAfterAFixForgetsNothing() throws {
    let program = try Program()
    let run = try program.run(Self.hotel, input: "it was already 465\n" + "not sure\n")
    #expect(run.output.contains("Try this: Send through port 465"))
    #expect(!run.output.contains("What goes wrong?"))
    let event = try #require(try program.sessions().first?.events.first { $0.kind == "tried" })
    #expect(event.body.contains("no-change"))
  }

  @Test func whatContradictsItIsAnotherFault() throws {
    let program = try Program()
    _ = try program.run(Self.hotel, input: "now it sends but it cannot receive any more\n")
    let event = try #require(try program.sessions().first?.events.first { $0.kind == "tried" })
    #expect(event.body.contains(#""result":"changed""#))
  }

  /// Nobody knows every school; who names it is not told that it has been noted.
  @Test func anUnknownDomainIsSaidToBeUnknown() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "outlook 2010 password refused",
      input: "mail.example-school.org\n9\nmail.example-school.org\n")
    #expect(run.output.contains("I do not know that one. If you know who runs the mail there"))
    #expect(!run.output.contains("I have noted that"))
    #expect(
      try program.sessions().first?.events.last?.body
        == #"{"finding":"provider","value":"any-other"}"#)
  }

  /// What was said must not narrow what it is changed to.
  @Test func aProgramCanBeChangedToAnyOther() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "icloud mail on iphone, I cannot sign in",
      input: "c\n1\n9\nspark\n")
    #expect(run.output.contains("9. Another one"))
    #expect(
      try program.sessions().first?.events.last?.body
        == #"{"finding":"client","value":"any-other"}"#)
  }

  /// "Since yesterday" tells how long messages have been gone only where some have gone.
  @Test func whatMayMeanSomethingElseIsNotReadBack() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "gmail in thunderbird fails since yesterday, login failed")
    #expect(run.output.contains("I understood"))
    #expect(!run.output.contains("How long they have been gone"))
  }

  /// The way it was solved must not scroll away, nor be followed by what has nothing to do with it.
  @Test func ofAProviderItIsSaidWhereToReadMore() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "--plain", "--no-explore", "cannot receive, my mailbox is full", "--answer",
      "client=thunderbird", "--answer", "provider=gmail", input: "1\nyes\n")
    #expect(run.output.contains("Good to know"))
    #expect(run.output.contains("mailhelp provider gmail"))
    #expect(!run.output.contains("recent:you@gmail.com"))
  }
}
