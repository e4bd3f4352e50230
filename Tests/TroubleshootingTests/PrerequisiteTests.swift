import Knowledge
import Testing

@testable import Troubleshooting

/// A question that has a point only if something else is so: what comes before it, and what is made of
/// words that tell its answer.
@Suite struct PrerequisiteTests {
  /// Two faults that only the mark on the lamp tells apart, and few have a lamp at all.
  private static func knowledge(lamp: Double) -> KnowledgeBase {
    KnowledgeBase(
      findings: [
        finding("lamp", yes: 0.1), finding("mark", yes: 0.5),
      ],
      questions: [
        Question(
          id: "mark", asks: "mark", text: "Is there a mark on the lamp?", minutes: 0.5,
          unsure: Probability(clamping: 0.05), condition: Condition(all: [.init("lamp", ["yes"])])),
        Question(
          id: "lamp", asks: "lamp", text: "Is there a lamp?", minutes: 0.5,
          unsure: Probability(clamping: 0.05)),
      ],
      causes: [
        cause("marked", lamp: lamp, mark: 0.98, fix: "wipe"),
        cause("unmarked", lamp: lamp, mark: 0.02, fix: "wait"),
      ],
      fixes: [fix("wipe"), fix("wait")])
  }

  private func troubleshooter(lamp: Double = 0.5) throws -> Troubleshooter {
    try Troubleshooter(Self.knowledge(lamp: lamp), on: Specimen.day)
  }

  private func asked(_ events: SessionEvent..., lamp: Double = 0.5) throws -> Question.ID? {
    let session = Session(id: "s", day: Specimen.day, history: events)
    guard case .ask(let asked) = try troubleshooter(lamp: lamp).nextStep(in: session) else {
      return nil
    }
    return asked.question.id
  }

  @Test func whatAQuestionDependsOnIsAskedFirst() throws {
    #expect(try asked() == "lamp")
    #expect(try asked(.answered(Fact("lamp", "yes"))) == "mark")
    #expect(try asked(.answered(Fact("lamp", "no"))) == nil)
    #expect(try asked(.unsure("lamp")) == "mark", "nobody can tell, so it may be worth a try")
    #expect(try asked(.unsure("lamp"), lamp: 0.1) == nil, "most likely there is none to look at")
  }

  @Test func wordsCountUnlessSomethingSaysThatTheyCannotBeMeant() throws {
    func mark(_ lamp: Finding.Value.ID?) throws -> Finding.Value.ID? {
      let said = [Fact("mark", "yes")] + (lamp.map { [Fact("lamp", $0)] } ?? [])
      let statement = Statement(
        readings: said.map { .init(fact: $0, words: "\($0)") }, wordCount: 3)
      return try troubleshooter().situation(
        of: Session(id: "s", day: Specimen.day, history: [.said(statement)])
      ).value(of: "mark")
    }
    #expect(try mark(nil) == "yes", "few have a lamp, but nothing says that this one has none")
    #expect(try mark("yes") == "yes")
    #expect(try mark("no") == nil)
  }

  private static func finding(_ id: Finding.ID, yes: Double) -> Finding {
    Finding(
      id: id, name: Wording("\(id)"), role: .symptom,
      values: [
        .init(id: "yes", name: "yes", background: yes),
        .init(id: "no", name: "no", background: 1 - yes),
      ])
  }

  private static func cause(
    _ id: Cause.ID, lamp: Double, mark: Double, fix: Fix.ID
  ) -> Cause {
    func chances(_ yes: Double) -> [Cause.Likelihood] {
      [
        .init(value: "yes", probability: Probability(clamping: yes)),
        .init(value: "no", probability: Probability(clamping: 1 - yes)),
      ]
    }
    return Cause(
      id: id, stage: .connect, title: Wording("\(id)"), summary: "It is broken.",
      prior: [Dated(5)],
      findings: [
        (finding: "lamp", likelihoods: chances(lamp)),
        (finding: "mark", likelihoods: chances(mark)),
      ], remedies: [.init(fix: fix, efficacy: Probability(clamping: 0.9))])
  }

  private static func fix(_ id: Fix.ID) -> Fix {
    Fix(
      id: id, title: Wording("Do \(id)"), minutes: 15,
      steps: [.init(audience: "any", lines: ["Do it."])])
  }
}
