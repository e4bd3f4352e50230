import Knowledge
import Testing

@testable import KnowledgeFiles

@Suite struct LoaderTests {
  @Test func allKindsOfThings() throws {
    let loaded = KnowledgeLoader.load([SmallBase.text], today: SmallBase.today)
    #expect(loaded.diagnostics.filter { $0.severity == .error }.isEmpty)
    let knowledge = loaded.knowledge
    #expect(knowledge.findings.map(\.id) == ["client", "network", "trouble", "webmail-works"])
    #expect(knowledge.scale.likelihoods["often"] == 0.7)
    #expect(knowledge.scale.weights == Scale.standard.weights)

    let network = try #require(knowledge.findings[id: "network"])
    #expect(network.values.map(\.background) == [0.75, 0.25])
    #expect(network.value("hotel")?.says.wordings == ["hotspot", "coffee shop"])

    let cause = try #require(knowledge.causes[id: "port-blocked"])
    #expect(cause.weight(on: SmallBase.today) == 1)
    let trouble = try #require(cause.findings.first { $0.finding == "trouble" })
    #expect(trouble.likelihoods.map(\.value) == ["cannot-send", "cannot-receive", "cannot-either"])
    #expect(trouble.likelihoods.first?.probability.value == 0.8)
    // What is left is shared in proportion to the background, 0.3 to 0.1.
    #expect(trouble.likelihoods.map { ($0.probability.value * 100).rounded() } == [80, 15, 5])
    let webmail = try #require(cause.findings.first { $0.finding == "webmail-works" })
    #expect(webmail.likelihoods.map(\.value) == [.yes, .no])
    #expect(cause.remedies.map(\.fix) == ["use-port-587"])

    let fix = try #require(knowledge.fixes[id: "use-port-587"])
    #expect(fix.minutes == 2)
    #expect(fix.condition.all == [Condition.Term("trouble", ["cannot-send", "cannot-either"])])
    #expect(fix.lines(for: knowledge.clients[id: "outlook-2010"], on: SmallBase.today).count == 1)

    let rule = try #require(knowledge.rules[id: "web-works"])
    #expect(rule.conclusions == [.ruleOut("port-blocked"), .warn("Look again.")])
    #expect(rule.examples.map(\.fires) == [true, false])

    let question = try #require(knowledge.questions[id: "trouble"])
    #expect(
      question.choices.map(\.value) == ["cannot-send", "cannot-receive", "cannot-either"])
    #expect(question.unsure.value == 0.1)

    let provider = try #require(knowledge.provider(ofDomain: "example.org"))
    #expect(provider.signIn.holding(on: SmallBase.today) == [.oauth2])
    #expect(provider.servers.first?.port == 587)
    #expect(provider.userName.map(\.value) == [.fullAddress])

    let client = try #require(knowledge.clients[id: "outlook-2010"])
    #expect(client.encryption[.tls]?.english == "SSL")
    #expect(client.oauth2["microsoft"] == [Dated(.exchangeOnly)])
    #expect(client.oauth2["google"]?.map(\.validity.from?.description) == ["2019-01-01"])
    #expect(client.facts.map(\.value) == [Fact("network", "home")])

    #expect(knowledge.signatures[id: "0x800ccc0e"]?.causes.first?.strength == .strong)
    #expect(knowledge.accountTypes[id: "example-free"]?.provider == "example")
    #expect(knowledge.articles[id: "ports"]?.sections.first?.items == ["587", "465"])
    #expect(knowledge.cases[id: "blocked"]?.works == ["use-port-587"])
  }

  @Test func theVersionFollowsPathsAndBytes() {
    let one = SourceText(path: "a.yaml", "x: 1")
    let same = KnowledgeLoader.load([one], today: SmallBase.today).knowledge.version
    #expect(same.count == 16)
    #expect(KnowledgeLoader.load([one], today: SmallBase.today).knowledge.version == same)
    let moved = SourceText(path: "b.yaml", "x: 1")
    #expect(KnowledgeLoader.load([moved], today: SmallBase.today).knowledge.version != same)
    let changed = SourceText(path: "a.yaml", "x: 2")
    #expect(KnowledgeLoader.load([changed], today: SmallBase.today).knowledge.version != same)
  }

  @Test func aMissingFolderHasACodeOfItsOwn() {
    let loaded = KnowledgeLoader.load(folder: "/no/such/folder", today: SmallBase.today)
    #expect(loaded.hasErrors)
    #expect(loaded.diagnostics.map(\.code) == [.missingFolder])
  }

  @Test func whatRefersToAFileThatCannotBeReadIsNotToBlame() {
    let broken = SourceText(
      path: "causes/connect/broken.yaml", "cause: broken\ntitle: One: two\n")
    let other = SourceText(
      path: "cases/other.yaml",
      """
      case: other
      title: Other
      says: it does not work
      cause: broken
      works: [use-port-587]
      ends: solved
      within: 4
      """)
    let loaded = KnowledgeLoader.load([SmallBase.text, broken, other], today: SmallBase.today)
    let slips = loaded.diagnostics.filter { $0.location.file != SmallBase.text.path }
    #expect(slips.map(\.code) == [.colonInText])
    #expect(slips.map(\.location.file) == ["causes/connect/broken.yaml"])
  }

  @Test func whatIsBrokenIsLeftOutAndTheRestIsThere() {
    let broken = SourceText(
      path: "rules/broken.yaml", "rule: broken\nwhen: { trouble: cannot-snd }")
    let loaded = KnowledgeLoader.load([SmallBase.text, broken], today: SmallBase.today)
    #expect(loaded.hasErrors)
    #expect(loaded.knowledge.rules.map(\.id) == ["web-works"])
    #expect(loaded.knowledge.causes.count == 1)
  }
}
