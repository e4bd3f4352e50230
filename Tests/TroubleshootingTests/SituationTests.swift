import Knowledge
import Testing

@testable import Troubleshooting

@Suite struct SituationTests {
  private func situation(_ events: SessionEvent...) throws -> Situation {
    try Specimen.troubleshooter().situation(
      of: Session(id: "s", day: Specimen.day, history: events))
  }

  private func said(_ finding: Finding.ID, _ value: Finding.Value.ID) -> SessionEvent {
    .said(Statement(readings: [.init(fact: Fact(finding, value), words: "\(value)")], wordCount: 3))
  }

  @Test func anAnswerOutranksTheTextAndTheContradictionIsShown() throws {
    let after = try situation(said("sends", "no"), .answered(Fact("sends", "yes")))
    #expect(after.value(of: "sends") == "yes")
    #expect(after.contradictions.count == 1)
    #expect(after.contradictions.first?.overruled.fact.value == "no")
    let other = try situation(.answered(Fact("sends", "yes")), said("sends", "no"))
    #expect(other.value(of: "sends") == "yes", "what was answered stands against later words")
  }

  @Test func takingBackDropsTheLatestEventThatCounts() throws {
    let session = Specimen.session(
      .answered(Fact("sends", "no")), .answered(Fact("receives", "yes")), .tookBack)
    #expect(session.events == [.answered(Fact("sends", "no"))])
    let twice = Specimen.session(
      .answered(Fact("sends", "no")), .answered(Fact("receives", "yes")), .tookBack, .tookBack,
      .answered(Fact("network", "home")))
    #expect(twice.events == [.answered(Fact("network", "home"))])
  }

  @Test func oneReplyIsTakenBackWhole() throws {
    var session = Specimen.session(
      .answered(Fact("sends", "no")), .tried("tick-auth", .changed),
      .also(said("receives", "no")))
    #expect(session.events.last == said("receives", "no"), "it counts as what it is")
    #expect(session.latestReply == 2)
    for _ in 0..<session.latestReply { session.record(.tookBack) }
    #expect(session.events == [.answered(Fact("sends", "no"))])
    #expect(session.latestReply == 1)
    session.record(.tookBack)
    #expect(session.latestReply == 0)
  }

  @Test func aFindingIsForgottenHoweverItWasSaid() {
    let both = Statement(
      readings: ["sends", "network"].map { .init(fact: Fact($0, "no"), words: "no") }, wordCount: 3)
    let session = Specimen.session(
      .said(both), .answered(Fact("sends", "no")), .unsure("network"),
      .named(Fact("sends", "yes"), ""),
      .also(said("sends", "yes")))
    #expect(
      session.forgetting("sends").events == [
        .said(both.without("sends")), .unsure("network"), .said(Statement(wordCount: 3)),
      ])
    #expect(both.without("sends").value(of: "network") == "no")
  }

  @Test func thatItIsHandedOverIsRecordedOnce() throws {
    let troubleshooter = try Specimen.troubleshooter()
    let session = Specimen.session(.answered(Fact("sends", "no")))
    let conclusion = troubleshooter.handOver(
      to: nil, troubleshooter.situation(of: session))
    let last = troubleshooter.lastEvent(of: session, concludedBy: conclusion)
    #expect(last == .handedOver(nil))
    var ended = session
    ended.record(.handedOver(nil))
    #expect(troubleshooter.lastEvent(of: ended, concludedBy: conclusion) == nil)
    #expect(troubleshooter.lastEvent(of: session, concludedBy: troubleshooter.abandoned()) == nil)
  }

  @Test func undoThenRedoIsIdentity() throws {
    let troubleshooter = try Specimen.troubleshooter()
    let events: [SessionEvent] = [
      .answered(Fact("sends", "no")), .unsure("network"), .tried("tick-auth", .noChange),
    ]
    let straight = Session(id: "s", day: Specimen.day, history: events)
    let winding = Session(
      id: "s", day: Specimen.day, history: events + [.tookBack] + events.suffix(1))
    let left = troubleshooter.belief(in: troubleshooter.situation(of: straight))
    let right = troubleshooter.belief(in: troubleshooter.situation(of: winding))
    #expect(left.posterior == right.posterior)
  }

  @Test func aChangedAnswerKeepsLaterOnesButNotThoseItMakesPointless() throws {
    let before = try situation(
      .answered(Fact("network", "hotel")), .answered(Fact("hotel-has-desk", "yes")),
      .answered(Fact("receives", "yes")))
    #expect(before.value(of: "hotel-has-desk") == "yes")
    let after = try situation(
      .answered(Fact("network", "hotel")), .answered(Fact("hotel-has-desk", "yes")),
      .answered(Fact("receives", "yes")), .answered(Fact("network", "home")))
    #expect(after.value(of: "network") == "home")
    #expect(after.value(of: "receives") == "yes")
    #expect(after.value(of: "hotel-has-desk") == nil)
  }

  @Test func somethingElseNowForgetsSymptomsAndKeepsTheRest() throws {
    let after = try situation(
      .answered(Fact("sends", "no")), .answered(Fact("network", "hotel")),
      .tried("use-other-port", .changed))
    #expect(after.value(of: "sends") == nil)
    #expect(after.value(of: "network") == "hotel")
  }

  /// Otherwise the same question would be asked again and again: its answer would never count.
  @Test func anAnswerAboutAFormerFaultMakesNothingPointless() throws {
    func symptom(_ id: Finding.ID) -> Finding {
      Finding(
        id: id, name: Wording(id.rawValue), role: .symptom,
        values: [
          .init(id: "yes", name: "Yes", background: 0.5),
          .init(id: "no", name: "No", background: 0.5),
        ])
    }
    let asks = Condition(all: [.init("error-shown", ["yes"])])
    let knowledge = KnowledgeBase(
      findings: [symptom("error-shown"), symptom("error-names-port")],
      questions: [
        Question(
          id: "port", asks: "error-names-port", text: "Does it name a port?", minutes: 1,
          unsure: Probability(clamping: 0.1), condition: asks)
      ])
    func portNamed(_ events: SessionEvent...) throws -> Finding.Value.ID? {
      try Troubleshooter(knowledge, on: Specimen.day).situation(
        of: Session(id: "s", day: Specimen.day, history: events)
      ).value(of: "error-names-port")
    }
    let (none, named): (SessionEvent, SessionEvent) = (
      .answered(Fact("error-shown", "no")), .answered(Fact("error-names-port", "yes"))
    )
    #expect(try portNamed(none, named) == nil)
    #expect(try portNamed(none, .tried("any", .changed), named) == "yes")
    #expect(
      try portNamed(none, .tried("any", .changed), named, none) == nil,
      "what was answered since then counts as ever")
  }

  @Test func failedPasswordTriesAreCounted() throws {
    let after = try situation(
      .tried("retype-password", .noChange), .tried("tick-auth", .noChange),
      .tried("retype-again", .noChange))
    #expect(after.passwordTries == 2)
  }

  @Test func aTestThatFailsUndoesTheCure() throws {
    let after = try situation(.tried("tick-auth", .worked), .verified(false))
    #expect(after.cure == nil)
    #expect(after.result(of: "tick-auth") == .noChange)
  }
}
