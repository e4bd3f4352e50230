import Knowledge
import Testing

@testable import Publishing

/// For the users of which programs an article shows steps of their own, and which.
@Suite struct FixVariantsTests {
  @Test func aRelativeThatHardlyAnybodyUsesMakesNoStepsVague() throws {
    let variants = try variants(
      of: fix(["phones": ["Open {where.outgoing-port}."]]),
      [program("old", "Old phone", "phones", 0.3), program("new", "New phone", "phones", 9)])
    #expect(variants.map(\.name) == ["New phone"])
    #expect(variants.map(\.steps) == [["Open **New phone**."]])
  }

  /// Each of two ways is told; of more, the table of places tells.
  @Test func programsWithTheSameStepsShareThem() throws {
    let lines: [Wording] = ["Open {where.outgoing-port}.", "Tap."]
    let two = [program("a", "A", nil, 9), program("b", "B", nil, 5)]
    let shared = try variants(of: fix(["a": lines, "b": lines]), two)
    #expect(shared.map(\.name) == ["A and B"])
    #expect(shared.map(\.audiences) == [["a", "b"]])
    #expect(shared.map(\.steps) == [["Open **A** in A or **B** in B.", "Tap."]])
    let three = two + [program("c", "C", nil, 4)]
    let vague = try article(on: fix(["a": lines, "b": lines, "c": lines]), three)
    #expect(vague.variants.map(\.steps) == [["Open the settings of your mail program.", "Tap."]])
    #expect(vague.places?.rows.map { $0.first } == [.words("A"), .words("B"), .words("C")])
  }

  @Test func stepsThatAreThoseOfAnyProgramAreNotToldAgain() throws {
    let programs = [program("a", "A", nil, 9), program("b", "B", nil, 5)]
    let same = try variants(of: fix(["a": ["Open it."], "b": ["Open it.", "Tap."]]), programs)
    #expect(same.map(\.name) == ["B"])
    #expect(same.first?.stepsAsIn(["Open it."]) == 1)
    #expect(same.first?.stepsAsIn(["Open it.", "Tap."]) == 1, "one step is left to be told")
    #expect(same.first?.stepsAsIn(["Close it."]) == 0)
  }

  /// Steps that only name a place are followed by where it is in the commonest programs that go by them.
  @Test func wherePlacesAreIsToldOfTheProgramsThatGoByTheGeneralSteps() throws {
    let programs = [
      program("a", "A", nil, 9), program("own", "Own", nil, 8), program("b", "B", nil, 5),
    ]
    let general = Fix(
      id: "use-port-587", title: "Do it", minutes: 2,
      steps: [
        .init(audience: "any", lines: ["Open {where.outgoing-port}."]),
        .init(audience: "own", lines: ["Press."]),
      ])
    let fix = try article(on: general, programs)
    #expect(fix.places?.header == ["Program", "Outgoing port and encryption"])
    #expect(
      fix.places?.rows == [[.words("A"), .words("**A**")], [.words("B"), .words("**B**")]])
    #expect(fix.stepByStep == nil, "one cause alone is mended by it")
    let two = [Specimen.wrongPort, Specimen.blockedPort]
    #expect(try article(on: general, programs, causes: two).stepByStep == "fix-use-port-587")
  }

  /// One table for all that leave places open, with every place in it.
  @Test func whereSeveralFixesNamePlacesTheyAreToldOnce() throws {
    func fix(_ id: Fix.ID, _ line: Wording) -> Fix {
      Fix(id: id, title: "F", minutes: 1, steps: [.init(audience: "any", lines: [line])])
    }
    let cause = Cause(
      id: "c", stage: .client, title: "T", summary: "S.", prior: [],
      remedies: [Specimen.remedy("out"), Specimen.remedy("in"), Specimen.remedy("none")])
    let program = Client(
      id: "a", name: "A", places: [.incomingPort: "**In**", .outgoingPort: "**Out**"])
    let knowledge = KnowledgeBase(
      causes: [cause],
      fixes: [
        fix("out", "Open {where.outgoing-port}."), fix("in", "Open {where.incoming-port}."),
        fix("none", "Wait."),
      ], clients: [program])
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    let article = try #require(writer.article(id: "cause-c"))
    #expect(article.fixes.allSatisfy { $0.places == nil })
    #expect(
      article.places?.rows == [[.words("A"), .words("**In**"), .words("**Out**")]])
    let tables = article.blocks.filter {
      if case .folded("Where that is in your program", _) = $0 { true } else { false }
    }
    #expect(tables.count == 1)
  }

  @Test func aProgramThatTheFixIsNotForIsNotNamed() throws {
    let phones = [
      program("mail", "Mail", "phones", 9), program("post", "Post", "phones", 5),
      program("letter", "Letter", "phones", 4, facts: [Fact("spa", "no")]),
      program("window", "Window", "phones", 3, opensWindow: true),
    ]
    func named(_ condition: Condition = .always, needs: [Fact] = []) throws -> [String] {
      try variants(of: fix(["phones": ["Tap."]], when: condition, needs: needs), phones).map(\.name)
    }
    #expect(try named() == ["Mail, Post, Letter and Window"])
    #expect(
      try named(Condition(all: [.init("client", ["post", "letter"])])) == ["Post and Letter"])
    #expect(try named(Condition(none: [.init("client", ["mail"])])) == ["Post, Letter and Window"])
    #expect(try named(Condition(any: [[.init("client", ["mail"])]])) == ["Mail"])
    #expect(try named(Condition(none: [.init("window", ["not-in-program"])])) == ["Window"])
    #expect(try named(needs: [Fact("spa", "yes")]) == ["Mail, Post and Window"])
    #expect(try named(Condition(all: [.init("client", ["elsewhere"])])) == [])
  }

  @Test func noFourthDotFollowsAMenusThree() throws {
    let lines: [Wording] = [
      "Choose {where.outgoing-port}. Then press **OK**.", "Choose {where.outgoing-port}, and wait.",
      "Choose Export.... Wait.",
    ]
    #expect(
      try variants(of: fix(["phones": lines]), [program("mail", "Add...", "phones", 9)])
        .map(\.steps) == [
          [
            "Choose **Add...** Then press **OK**.", "Choose **Add...**, and wait.",
            "Choose Export... Wait.",
          ]
        ])
  }

  @Test func aProgramWithStepsOfItsOwnIsNotNamedAmongItsFamily() throws {
    let variants = try variants(
      of: fix(["phones": ["Tap."], "post": ["Press."]]),
      [program("mail", "Mail", "phones", 9), program("post", "Post", "phones", 5)])
    #expect(variants.map(\.name) == ["Mail", "Post"])
  }

  @Test(arguments: [
    (
      ["Bird 1", "Bird 2", "Bird 3", "Bird 4", "Bird 5"],
      "Bird 1, Bird 2, Bird 3 and other versions"
    ),
    (["Bird", "Cat", "Dog", "Eel", "Fox"], "Bird, Cat, Dog and other programs"),
    (["Bird 1", "Bird 2", "Cat", "Dog"], "Bird 1, Bird 2, Cat and Dog"),
  ])
  func ofManyProgramsTheCommonestAreNamed(_ names: [String], _ shown: String) throws {
    let programs = names.enumerated().map { index, name in
      program(.init("p\(index)"), Wording(name), "family", 9 - Double(index))
    }
    #expect(try variants(of: fix(["family": ["Go."]]), programs).map(\.name) == [shown])
  }

  // MARK: A small world

  private func variants(of fix: Fix, _ clients: [Client]) throws -> [ArticleFix.Variant] {
    try article(on: fix, clients).variants
  }

  /// The fix as an article on one of its causes tells it.
  private func article(
    on fix: Fix, _ clients: [Client], causes: [Cause] = [Specimen.wrongPort]
  ) throws -> ArticleFix {
    let yesAndNo: [Finding.Value] = [
      .init(id: .yes, name: "Yes", background: 0.5), .init(id: .no, name: "No", background: 0.5),
    ]
    let knowledge = KnowledgeBase(
      findings: [
        Finding(id: "client", name: "Program", role: .surroundings, domain: .clients),
        Finding(id: "spa", name: "It has SPA", role: .setting, values: yesAndNo),
        Finding(
          id: "window", name: "Window", role: .setting, values: yesAndNo, computed: .signInWindow),
      ],
      causes: causes, fixes: [fix], clients: clients)
    let article = ArticleWriter(knowledge, on: Specimen.today).article(id: "cause-wrong-port")
    return try #require(article?.fixes.first)
  }

  private func fix(
    _ steps: KeyValuePairs<String, [Wording]>, when condition: Condition = .always,
    needs: [Fact] = []
  ) -> Fix {
    Fix(
      id: "use-port-587", title: "Send through port 587", minutes: 2,
      steps: [Fix.Steps(audience: "any", lines: ["Open it."])]
        + steps.map { Fix.Steps(audience: $0, lines: $1) }, condition: condition, needs: needs)
  }

  private func program(
    _ id: Client.ID, _ name: Wording, _ family: String?, _ popularity: Double,
    facts: [Fact] = [], opensWindow: Bool = false
  ) -> Client {
    Client(
      id: id, name: name, family: family, popularity: [Dated(popularity)],
      places: [.outgoingPort: Wording("**\(name.english)**")],
      oauth2: opensWindow ? ["somebody": [Dated(.yes)]] : [:], facts: facts.map { Dated($0) })
  }
}
