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
      causes: [Specimen.wrongPort], fixes: [fix], clients: clients)
    let article = ArticleWriter(knowledge, on: Specimen.today).article(id: "cause-wrong-port")
    return try #require(article?.fixes.first).variants
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
    _ id: Client.ID, _ name: Wording, _ family: String, _ popularity: Double,
    facts: [Fact] = [], opensWindow: Bool = false
  ) -> Client {
    Client(
      id: id, name: name, family: family, popularity: [Dated(popularity)],
      places: [.outgoingPort: Wording("**\(name.english)**")],
      oauth2: opensWindow ? ["somebody": [Dated(.yes)]] : [:], facts: facts.map { Dated($0) })
  }
}
