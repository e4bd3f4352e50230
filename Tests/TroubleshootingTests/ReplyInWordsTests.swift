import Knowledge
import Testing

@testable import Troubleshooting

/// A reply in the person's own words: what it says to the question or fix at hand, and what besides.
@Suite struct ReplyInWordsTests {
  /// How a question looks here: each choice with its label, the first letter of the value as its value.
  private func asking(_ choices: [(Finding.Value.ID, String)]) -> Step {
    .ask(
      AskedQuestion(
        question: Question(
          id: "works-there", asks: "works-there", text: "Does it work there?", minutes: 1,
          unsure: Probability(clamping: 0.1)),
        text: "Does it work there?", howToFindOut: nil,
        choices: choices.map { .init(value: $0, label: $1) }, takesWords: false,
        reason: QuestionReason(minutesSaved: nil, prospects: [], neededBy: nil)))
  }

  /// Reads the names of places as what the question asks for, and "port" as a port.
  private func understand(_ words: String) -> Statement {
    var readings: [Statement.Reading] = []
    for (word, fact) in [
      ("junk", Fact("works-there", "junk")), ("inbox", Fact("works-there", "inbox")),
      ("port", Fact("port", "587")), ("opens", Fact("page-opens", "yes")),
      ("stays white", Fact("page-opens", "no")),
    ] where words.contains(word) {
      readings.append(.init(fact: fact, words: word))
    }
    return Statement(readings: readings, wordCount: 1)
  }

  private let plain: [(Finding.Value.ID, String)] = [
    ("works", "Yes, it works there"), ("refused", "It refuses my password"),
    ("fails", "No, or it is off"),
  ]

  @Test(
    "a leading yes or no chooses the one answer that begins with it",
    arguments: [
      ("yes", "works"), ("Yes.", "works"), ("y", "works"), ("yep, it does", "works"),
      ("no", "fails"), ("Nope", "fails"), ("n", "fails"), ("no it fails", "fails"),
      ("no, port 25", "fails"), ("yes in the junk folder", "works"),
    ])
  func answers(words: String, value: Finding.Value.ID) {
    let events = asking(plain).events(replying: words, understand)
    #expect(events.first == .answered(Fact("works-there", value)))
  }

  @Test(
    "what is neither is read as words",
    arguments: [
      "no error is shown", "yes and no", "yes/no", "it fails", "none", "nobody", "yesterday",
    ])
  func noAnswer(words: String) {
    #expect(asking(plain).events(replying: words, understand).isEmpty)
  }

  @Test(
    "who says that there is nothing means the one answer that says so",
    arguments: [
      ("no", "nil"), ("none", "nil"), ("Nothing!", "nil"), ("no error just nothing", "nil"),
      ("no port at all", "nil"), ("no one knows", nil), ("it doesn't say anything", "nil"),
      ("there isn't any", "nil"), ("it says nothing at all", "nil"),
      ("there isn't any that I can see", "nil"), ("it shows nothing, it just stops", "nil"),
      ("it says none", nil),
      ("nothing but junk", "junk"),
    ] as [(String, Finding.Value.ID?)])
  func nothingAtAll(words: String, value: Finding.Value.ID?) {
    let step = asking([("inbox", "Refused"), ("junk", "Junk"), ("nil", "There is no message")])
    let events = step.events(replying: words, understand)
    #expect(events.first == value.map { .answered(Fact("works-there", $0)) })
  }

  @Test(
    "who begins by not knowing has said that they are not sure",
    arguments: [
      "no idea what", "No idea, I did not set it up, my brother did",
      "i have no idea what you mean",
      "not sure what that is", "Sorry, I don't know",
    ])
  func notSure(words: String) {
    #expect(asking(plain).events(replying: words, understand) == [.unsure("works-there")])
  }

  @Test func whatIsSaidBesidesNotKnowingIsRead() {
    let events = asking(plain).events(replying: "no idea, it has some port", understand)
    #expect(events == [.unsure("works-there"), .also(.said(understand("port")))])
    let answered = asking([("junk", "Junk"), ("nil", "Nothing")])
      .events(replying: "not sure, in the junk I think", understand)
    #expect(answered.first == .answered(Fact("works-there", "junk")))
  }

  @Test(
    "who stops, or wants a person, ends the session",
    arguments: [
      ("I give up", .abandoned), ("forget it!", .abandoned),
      ("can I call somebody?", .handedOver(nil)),
      ("I want to talk to a human", .handedOver(nil)), ("it stops", nil),
      ("stop it from asking", nil), ("stop", nil), ("somebody help me", nil),
      ("somebody called", nil),
    ] as [(String, SessionEvent?)])
  func ending(words: String, event: SessionEvent?) {
    #expect(asking(plain).events(replying: words, understand) == [event].compactMap(\.self))
  }

  @Test func whatFollowsIsReadBesides() {
    let events = asking(plain).events(replying: "yes, on port 587", understand)
    #expect(events.count == 2)
    #expect(events.last == .also(.said(understand("port"))))
  }

  @Test(
    "a yes or no that belongs to something else answers nothing",
    arguments: [
      ("yes the page opens fine", nil), ("Yes, the page opens", nil),
      ("no the page stays white", nil),
      ("no, the page opens", "fails"), ("yes and the page opens", "works"),
      ("yes, the page opens too", "works"), ("yes the port is set", "works"),
      ("yes in the junk folder, the page opens", "works"),
    ] as [(String, Finding.Value.ID?)])
  func aYesToSomethingElse(words: String, value: Finding.Value.ID?) {
    let events = asking(plain).events(replying: words, understand)
    if let value {
      #expect(events.first == .answered(Fact("works-there", value)))
    } else {
      #expect(events.count == 1 && events != [.answered(Fact("works-there", "works"))])
      guard case .said(let statement) = events.first else { Issue.record("booked"); return }
      #expect(statement.readings.map(\.fact.finding) == ["page-opens"])
    }
  }

  @Test func whatIsReadToTheQuestionOutranksALoneYes() {
    let places = asking([
      ("inbox", "Yes, in the inbox"), ("junk", "In the junk folder"), ("nowhere", "Nowhere"),
    ])
    func value(_ words: String) -> SessionEvent? {
      places.events(replying: words, understand).first
    }
    #expect(value("yes in the junk folder") == .answered(Fact("works-there", "junk")))
    #expect(value("yes") == .answered(Fact("works-there", "inbox")))
    #expect(value("no") == .answered(Fact("works-there", "nowhere")))
  }

  @Test func ofTwoThatBeginWithItNoneIsChosen() {
    let twice = asking([("a", "Yes, always"), ("b", "Yes, now and then"), ("c", "No")])
    #expect(twice.events(replying: "yes", understand).isEmpty)
    #expect(twice.events(replying: "no", understand) == [.answered(Fact("works-there", "c"))])
  }

  @Test(arguments: ["I don't know", "not sure", "No idea!", "dunno", "unknown", "I can't remember"])
  func whoCannotTellIsNotSure(words: String) {
    #expect(asking(plain).events(replying: words, understand) == [.unsure("works-there")])
  }

  @Test(
    "after a fix it is the result",
    arguments: [
      ("yes", .worked), ("Yes thanks, port 587 it was", .worked), ("no", .noChange),
      ("no, still port 25", .noChange), ("yes, but now port 25 is refused", .changed),
    ] as [(String, FixResult)])
  func results(words: String, result: FixResult) throws {
    let events = try repair().events(replying: words, understand)
    #expect(events.first == .tried("use-other-port", result))
    #expect((events.count == 2) == words.contains("port"))
  }

  @Test(
    "whether mail works again is not known from who has done what",
    arguments: [
      ("yes i did that", nil), ("ok, I have done all that", nil), ("yes that did it", .worked),
      ("no the lady from the phone company did", nil), ("No, my son fixed it", nil),
      ("no, he never did", .noChange), ("no it did not", .noChange), ("no", .noChange),
      ("yes, my son did", .worked),
    ] as [(String, FixResult?)])
  func somebodyElse(words: String, result: FixResult?) throws {
    let events = try repair().events(replying: words, understand)
    #expect(events == (result.map { [.tried("use-other-port", $0)] } ?? []))
  }

  @Test(
    "who tells something else has tried the fix",
    arguments: [
      ("still the same", .noChange, false), ("I can't find it", .notDone, false),
      ("that did it", .worked, false), ("it receives", .noChange, true),
      ("yes it receives", .worked, true), ("yes, and the phone receives", .worked, true),
      ("yes now the phone receives", .worked, true), ("yes the phone receives", nil, true),
      ("it sends", .changed, true), ("it hangs", nil, false),
    ] as [(String, FixResult?, Bool)])
  func whatCameOfAFix(words: String, result: FixResult?, tellsMore: Bool) throws {
    func understand(_ words: String) -> Statement {
      let read = ["sends", "receives"].filter { words.contains($0) }
      return Statement(
        readings: read.map { .init(fact: Fact(.init($0), .yes), words: $0) }, wordCount: 2)
    }
    let events = try Specimen.troubleshooter().events(
      replying: words, to: repair(), in: Specimen.session(.answered(Fact("sends", "no"))),
      understand)
    let said = SessionEvent.said(understand(words))
    let more = tellsMore ? [result == nil ? said : .also(said)] : []
    #expect(events == (result.map { [.tried("use-other-port", $0)] } ?? []) + more)
  }

  /// Whoever goes on telling other things when a question is put again is not asked it a third time.
  @Test func aQuestionIsPutTwiceAtMost() throws {
    let troubleshooter = try Specimen.troubleshooter()
    let aside = Statement(sightings: [.init(signature: "all-well", words: "2.1.5")], wordCount: 1)
    var session = Specimen.session(.said(aside))
    func reply() throws -> (asked: Question.ID, events: [SessionEvent]) {
      let step = troubleshooter.nextStep(in: session)
      guard case .ask(let asked) = step else { throw Missing.question }
      let events = troubleshooter.events(replying: "2.1.5", to: step, in: session) { _ in aside }
      events.forEach { session.record($0) }
      return (asked.question.id, events)
    }
    let first = try reply()
    #expect(first.events == [.said(aside)])
    let second = try reply()
    #expect(second.asked == first.asked)
    #expect(second.events == [.said(aside), .also(.unsure(first.asked))])
    if case .ask(let third) = troubleshooter.nextStep(in: session) {
      #expect(third.question.id != first.asked)
    }
    for _ in 0..<session.latestReply { session.record(.tookBack) }
    #expect(try reply().asked == first.asked)
  }

  /// What is told at last may settle the question without being its answer, as a message does.
  @Test func whatAReplySettlesIsNotPassedOver() throws {
    let troubleshooter = try Specimen.troubleshooter()
    let aside = Statement(sightings: [.init(signature: "all-well", words: "2.1.5")], wordCount: 1)
    var session = Specimen.session(.said(aside))
    session.record(.said(aside))
    let step = troubleshooter.nextStep(in: session)
    guard case .ask(let asked) = step else { throw Missing.question }
    let settled = Statement(
      leads: [.init(cause: "auth-off", factor: 1e9, words: ["tick"])], wordCount: 1)
    let events = troubleshooter.events(replying: "tick", to: step, in: session) { _ in settled }
    #expect(events == [.said(settled)])
    let vague = troubleshooter.events(replying: "2.1.5", to: step, in: session) { _ in aside }
    #expect(vague == [.said(aside), .also(.unsure(asked.question.id))])
  }

  private enum Missing: Error { case question }

  @Test func otherWordsAfterAFixAreOnlyRead() throws {
    let repair = try repair()
    #expect(repair.events(replying: "it hangs", understand).isEmpty)
    let words = "port 25 is refused"
    #expect(repair.events(replying: words, understand) == [.said(understand(words))])
  }

  @Test func aTestMessageIsReportedInWordsToo() throws {
    guard case .repair(let offered) = try repair() else { return }
    let verify = Step.verify(offered.fix)
    #expect(verify.events(replying: "yes it came", understand) == [.verified(true)])
    #expect(verify.events(replying: "No", understand) == [.verified(false)])
    #expect(verify.events(replying: "it works now", understand) == [.verified(true)])
    #expect(verify.events(replying: "still nothing", understand) == [.verified(false)])
    #expect(verify.events(replying: "perhaps", understand).isEmpty)
    #expect(verify.events(replying: "I can't find it", understand).isEmpty)
  }

  private func repair() throws -> Step {
    let fix = try #require(Specimen.knowledge.fixes[id: "use-other-port"])
    return .repair(
      OfferedFix(
        fix: fix, title: "Do it", instructions: [], settings: nil, probability: 0.5,
        reason: FixReason(cures: [], probability: 0.5, minutes: 2, runnerUp: nil, askingFirst: nil))
    )
  }
}
