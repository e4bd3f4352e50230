import Knowledge
import Testing

@testable import Publishing

/// In which order an article tells what can be done, and what it says of each.
@Suite struct FixOrderTests {
  @Test func whatIsForOneProviderAloneIsNotToldFirst() throws {
    #expect(
      try fixesOfLost(whereSharesAre: nil) == ["anybody", "pop", "known", "gmail", "old", "late"])
    #expect(
      try fixesOfLost(whereSharesAre: 0.9) == ["pop", "anybody", "known", "gmail", "old", "late"])
  }

  /// Who reads a list from its top is not to read past what is for others.
  @Test func whatIsForFewStandsBelowTheRestAndHandingOverLast() throws {
    let rare = Specimen.fix("gmail", when: Condition(all: [.init("provider", ["gmail"])]))
    let handOver = Fix(
      id: "any", title: "any", minutes: 2, steps: [.init(audience: "any", lines: ["Ask."])],
      handsOver: true)
    let fixes = [rare, handOver, Specimen.fix("known"), Specimen.fix("anybody")]
    #expect(
      try lost(whereSharesAre: nil, fixes).fixes.map(\.id) == ["anybody", "known", "gmail", "any"])
  }

  /// Where nothing is for most, what is for few still stands below; and to hand over is no beginning where it
  /// alone is for most.
  @Test func handingOverIsLastWhereNothingIsForMost() throws {
    let gmail = Specimen.fix("gmail", when: Condition(all: [.init("provider", ["gmail"])]))
    let pop = Specimen.fix("pop", when: Condition(all: [.init("protocol", ["pop3"])]))
    func handOver(_ condition: Condition) -> Fix {
      Fix(
        id: "any", title: "any", minutes: 2, steps: [.init(audience: "any", lines: ["Ask."])],
        condition: condition, handsOver: true)
    }
    let few = handOver(Condition(all: [.init("protocol", ["pop3"])]))
    for last in [few, handOver(.always)] {
      #expect(
        try lost(whereSharesAre: 0.4, [gmail, last, pop]).fixes.map(\.id) == [
          "pop", "gmail", "any",
        ])
    }
  }

  /// A cause that nearly only one provider's people have leaves little for the others, however common they
  /// are with anybody.
  @Test func whatIsForOtherProvidersThanTheCausesOwnIsForFew() throws {
    let knowledge = KnowledgeBase(
      findings: [
        Finding(id: "provider", name: "Provider", role: .surroundings, domain: .providers)
      ],
      causes: [
        Cause(
          id: "closed", stage: .connect, title: "Closed", summary: "It is closed.", prior: [],
          findings: [
            ("provider", [.init(value: "small", probability: Probability(clamping: 0.95))])
          ], remedies: ["of-big", "of-small", "anybody"].map { Specimen.remedy($0) })
      ],
      fixes: [
        Specimen.fix("of-big", when: Condition(all: [.init("provider", ["big"])])),
        Specimen.fix("of-small", when: Condition(all: [.init("provider", ["small"])])),
        Specimen.fix("anybody"),
      ],
      providers: [
        Provider(id: "big", name: "Big", popularity: [Dated(9)]),
        Provider(id: "small", name: "Small", popularity: [Dated(1)]),
      ])
    let article = ArticleWriter(knowledge, on: Specimen.today).article(id: "cause-closed")
    #expect(article?.fixes.map(\.id) == ["of-small", "anybody", "of-big"])
  }

  @Test func theFirstAdviceSaysForWhomAndWhatElse() throws {
    func offer(_ share: Double, _ others: Fix...) throws -> String {
      try lost(
        whereSharesAre: share,
        [Specimen.fix("pop", when: .init(all: [.init("protocol", ["pop3"])]))] + others
      )
      .answer.last ?? ""
    }
    #expect(try offer(0.95) == "Try this first: **pop** (about 2 minutes).")
    #expect(
      try offer(0.6, Specimen.fix("any"))
        == "Try this first, if the kind of account is POP: **pop** (about 2 minutes). "
        + "Otherwise: **any** (about 2 minutes).")
    #expect(
      try offer(0.6, Specimen.fix("imap", when: .init(none: [.init("protocol", ["pop3"])])))
        .hasSuffix("(about 2 minutes)."), "a condition that is the other way round")
    let long = Fix(
      id: "any", title: "any", minutes: 30, steps: [.init(audience: "any", lines: ["Do it."])])
    let risky = Fix(
      id: "known", title: "known", minutes: 2, risk: .slight,
      steps: [.init(audience: "any", lines: ["Do it."])])
    #expect(
      try offer(0.6, long, risky)
        == "Try this first, if the kind of account is POP: **pop** (about 2 minutes).")
    #expect(try offer(0.6, long, risky, Specimen.fix("anybody")).contains("Otherwise: **anybody**"))
  }

  /// What waiting costs is the planner's affair; people are told how long it is.
  @Test func aWaitIsToldAsAWait() throws {
    let waiting = Fix(
      id: "any", title: "Wait", minutes: 20, wait: 60,
      steps: [.init(audience: "any", lines: ["Wait."])])
    let article = try lost(whereSharesAre: nil, [waiting])
    #expect(article.answer.last == "Try this first: **Wait** (a wait of about 1 hour).")
    #expect(article.fixes.first?.terms == "A wait of about 1 hour.")
  }

  /// What a session says of risk and of who has to do it, articles say in the same words.
  @Test func riskAndActorAreToldInTheWordsOfSessions() throws {
    for risk in Fix.Risk.allCases {
      for actor in Fix.Actor.allCases {
        let fix = Fix(
          id: "any", title: "any", minutes: 2, risk: risk, actor: actor,
          steps: [.init(audience: "any", lines: ["Do it."])])
        let words = [risk.inWords, actor.inWords].compactMap(\.self)
        #expect(
          try lost(whereSharesAre: nil, [fix]).fixes.first?.terms
            == (["About 2 minutes."] + words).joined(separator: " "))
      }
    }
  }

  /// The fixes of a cause of whose people so many have POP.
  private func fixesOfLost(whereSharesAre pop: Double?) throws -> [Fix.ID] {
    let fixes = [
      Specimen.fix("gmail", when: Condition(all: [.init("provider", ["gmail"])])),
      Specimen.fix("old", when: Condition(any: [[.init("provider", ["hotmail"])]])),
      // A symptom that these people have not.
      Specimen.fix("late", when: Condition(all: [.init("trouble", ["late"])])),
      Specimen.fix("pop", when: Condition(all: [.init("protocol", ["pop3"])])),
      Specimen.fix(
        "anybody", when: Condition(all: [.init("trouble", ["missing"]), .init("provider", [])])),
      Specimen.fix("known", when: Condition(none: [.init("provider", ["gmail"])])),
    ]
    return try lost(whereSharesAre: pop, fixes).fixes.map(\.id)
  }

  /// A cause of whose people so many have POP, with fixes.
  private func lost(whereSharesAre pop: Double?, _ fixes: [Fix]) throws -> FAQArticle {
    let missing = Cause.Likelihood(value: "missing", probability: Probability(clamping: 0.8))
    var rated: [(finding: Finding.ID, likelihoods: [Cause.Likelihood])] = [("trouble", [missing])]
    if let pop {
      let values = [
        Cause.Likelihood(value: "pop3", probability: Probability(clamping: pop)),
        Cause.Likelihood(value: "imap", probability: Probability(clamping: 1 - pop)),
      ]
      rated.append(("protocol", values))
    }
    let knowledge = KnowledgeBase(
      findings: [
        Finding(id: "provider", name: "Provider", role: .surroundings, domain: .providers),
        Finding(
          id: "trouble", name: "Trouble", role: .symptom,
          values: [
            Finding.Value(id: "missing", name: "Missing", background: 0.2),
            Finding.Value(id: "late", name: "Late", background: 0.8),
          ]),
        Finding(
          id: "protocol", name: "Kind of account", role: .setting,
          values: [
            Finding.Value(id: "pop3", name: "POP", background: 0.3),
            Finding.Value(id: "imap", name: "IMAP", background: 0.7),
          ]),
      ],
      causes: [
        Cause(
          id: "lost", stage: .mailbox, title: "Lost", summary: "It is lost.", prior: [],
          findings: rated,
          remedies: ["gmail", "old", "late", "pop", "anybody", "known", "any", "imap"].map {
            Specimen.remedy(.init($0))
          })
      ], fixes: fixes)
    let writer = ArticleWriter(knowledge, on: Specimen.today)
    return try #require(writer.article(id: "cause-lost"))
  }
}
