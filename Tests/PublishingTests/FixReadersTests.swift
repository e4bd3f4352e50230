import Foundation
import Knowledge
import Testing

@testable import Publishing

/// What an article says of those for whom a fix is.
struct FixReadersTests {
  @Test(
    arguments: [
      (Condition.always, nil),
      // Nearly all who have the cause, or nobody, and what only wants to be known.
      (Condition(all: [.init("trouble", ["missing"])]), nil),
      (Condition(none: [.init("trouble", ["late"])]), nil),
      (Condition(all: [.init("provider", [])]), nil),
      (Condition(all: [.init("unheard-of", ["yes"])]), nil),
      (Condition(all: [.init("provider", ["g"])]), "Only if your mail is with G Mail."),
      (
        Condition(none: [.init("provider", ["y", "g"])]),
        "Skip this if your mail is with G Mail or Y Mail."
      ),
      (
        Condition(all: [.init("client", ["script", "bird", "any-other"])]),
        "Only if you use Bird, \u{201C}Script, or server\u{201D} or a program that is not listed here."
      ),
      (
        Condition(all: [.init("provider", ["moved"])]),
        "Only if your mail is with \u{201C}Old Mail (Web), moved to G\u{201D}."
      ),
      (
        Condition(all: [.init("kind", ["paid"])]),
        "Only if your account is \u{201C}G, paid\u{201D}."
      ),
      (Condition(all: [.init("elsewhere", ["yes"])]), "Only if it works elsewhere."),
      (Condition(all: [.init("elsewhere", ["no"])]), "Skip this if it works elsewhere."),
      (Condition(none: [.init("elsewhere", ["yes"])]), "Skip this if it works elsewhere."),
      (Condition(none: [.init("elsewhere", ["no"])]), "Only if it works elsewhere."),
      (Condition(all: [.init("spa", ["yes"])]), "Only if SPA is ticked."),
      (
        Condition(all: [.init("protocol", ["pop3"])]),
        "Only if the kind of account is POP."
      ),
      (
        Condition(none: [.init("protocol", ["pop3", "http"])]),
        "Only if the kind of account is IMAP."
      ),
      (
        Condition(all: [.init("website", ["yes"])]),
        "Only if reading on the website works."
      ),
      (
        Condition(all: [.init("website", ["refused"])]),
        "Only if reading on the website refuses you."
      ),
      (
        Condition(none: [.init("trouble", ["missing"])]),
        "Skip this if what goes wrong is \u{201C}Missing\u{201D}."
      ),
      (
        Condition(none: [.init("website", ["yes", "down"])]),
        "Only if reading on the website refuses you."
      ),
      (
        Condition(none: [.init("website", ["refused"])]),
        "Skip this if reading on the website refuses you."
      ),
      (
        Condition(all: [.init("port", ["25"])]),
        "Only if the port is 25."
      ),
      (
        Condition(none: [.init("program", ["phone", "only-sends"])]),
        "Only if your mail program runs on a computer."
      ),
      // The author's own clauses, with their common beginning; names where one of them is missing.
      (Condition(all: [.init("letters", ["some"])]), "Only if you get letters by post."),
      (
        Condition(any: [[.init("letters", ["some", "many"])]]),
        "Only if you get letters by post, or by train, or by boat."
      ),
      (
        Condition(none: [.init("letters", ["none"])]),
        "Skip this if \u{201C}Letters\u{201D} is \u{201C}None\u{201D}."
      ),
      (Condition(all: [.init("provider", ["own"])]), "Only if you have a server of your own."),
      (
        Condition(
          all: [.init("provider", ["g"]), .init("elsewhere", ["yes"])],
          none: [.init("spa", ["yes"]), .init("client", ["bird"])]),
        "Only if your mail is with G Mail, and it works elsewhere. Skip this if SPA is ticked, or you use Bird."
      ),
      (
        Condition(any: [[.init("provider", ["g"]), .init("spa", ["yes"])], [.init("spa", ["no"])]]),
        "Skip this if SPA is ticked, unless your mail is with G Mail and SPA is ticked."
      ),
      (Condition(any: [[.init("provider", ["g"])], [.init("trouble", ["missing"])]]), nil),
    ] as [(Condition, String?)])
  func itIsSaidForWhomAFixIs(_ condition: Condition, _ words: String?) throws {
    #expect(try Self.fix(when: condition).readers == words)
  }

  /// Whoever wonders whether it works elsewhere finds out by doing it.
  @Test func whatTheFixItselfFindsOutIsNoCondition() throws {
    let condition = Condition(all: [.init("elsewhere", ["yes"])])
    let fix = try Self.fix(when: condition, failureTells: [Fact("elsewhere", "no")])
    #expect(fix.readers == nil)
  }

  /// A list of all that is thinkable is not read.
  @Test func whatHardlyAnybodySeesIsNotListed() throws {
    let condition = Condition(none: [.init("trouble", ["missing", "never"])])
    #expect(
      try Self.fix(when: condition).readers
        == "Skip this if what goes wrong is \u{201C}Missing\u{201D}.")
    let kind = Condition(none: [.init("provider", ["own"])])
    #expect(
      try Self.fix(when: kind).readers == nil, "rare, and no name by which people know themselves")
    #expect(
      try Self.fix(when: Condition(all: [.init("provider", ["own"])])).readers
        == "Only if you have a server of your own.")
  }

  @Test(
    arguments: [
      ("How it began", "After the move", "it began after the move"),
      ("Where it is", "A hotel, or so", "it is at a hotel, or so"),
      ("Where it is", "Mobile data", "it is by mobile data"),
      ("Where it shows them", "In Junk", "it shows them in Junk"),
      ("What it objects to", "The date", "it objects to the date"),
      ("What the message says", "The mailbox is full", "the mailbox is full"),
      ("What it objects to", "Nothing; it says why", "it says why"),
      ("Which people it fails for", "One person", "it fails for one person"),
      ("Whose mail does not come", "That of one sender", "the mail of one sender does not come"),
      ("Whose mailbox is full", "My own", "your own mailbox is full"),
      ("Size of the files", "More than 25 MB", "the size of the files is more than 25 MB"),
      ("Size of the files", "No file", "there is no file"),
      ("Last sign-in", "Long ago", "\u{201C}Last sign-in\u{201D} is \u{201C}Long ago\u{201D}"),
    ])
  func aFindingIsToldInAClause(_ name: String, _ value: String, _ words: String) {
    let values = [value, "Something else"].enumerated().map {
      Finding.Value(id: .init("v\($0)"), name: .init($1), background: 0.5)
    }
    let finding = Finding(id: "told", name: .init(name), role: .symptom, values: values)
    #expect(finding.words(for: Array(values.prefix(1))) == words)
  }

  @Test func whatAFixNeedsIsSaidToo() throws {
    let fix = try Self.fix(when: .always, needs: [Fact("elsewhere", "yes")])
    #expect(fix.readers == "Only if it works elsewhere.")
  }

  @Test func ofManyOnlyTheCommonestAreNamed() throws {
    let many = (1...7).map { Finding.Value.ID("p\($0)") }
    #expect(
      try Self.fix(when: Condition(none: [.init("provider", many)])).readers
        == "Skip this if your mail is with P1, P2, P3, P4 or some other providers.")
    let wanted = try #require(try Self.fix(when: Condition(all: [.init("provider", many)])).readers)
    #expect(wanted.hasSuffix("P1, P2, P3, P4, P5, P6 or P7."))
  }

  @Test func eachFormatSaysItBeforeTheSteps() throws {
    let article = try Self.article(when: Condition(all: [.init("elsewhere", ["yes"])]))
    let words = "Only if it works elsewhere."
    #expect(
      article.answer.last == "Try this first, if it works elsewhere: **Do it** (about 2 minutes).")
    let text = TextFormat().text(of: article)
    let title = try #require(text.range(of: "* Do it"))
    let said = try #require(text.range(of: words, range: title.upperBound..<text.endIndex))
    let steps = try #require(text.range(of: "1. Go."))
    #expect(said.upperBound < steps.lowerBound)
    for format in ArticleFormat.allCases {
      let all = format.files(for: [article], generated: Specimen.today).map(\.contents).joined()
      #expect(all.contains(words), "\(format)")
    }
  }

  // MARK: A small world

  private static func fix(
    when condition: Condition, needs: [Fact] = [], failureTells: [Fact] = []
  ) throws -> ArticleFix {
    try #require(
      try article(when: condition, needs: needs, failureTells: failureTells).fixes.first)
  }

  private static func article(
    when condition: Condition, needs: [Fact] = [], failureTells: [Fact] = []
  ) throws -> FAQArticle {
    func likely(_ values: [(Finding.Value.ID, Double)]) -> [Cause.Likelihood] {
      values.map { Cause.Likelihood(value: $0.0, probability: Probability(clamping: $0.1)) }
    }
    let knowledge = KnowledgeBase(
      findings: findings,
      questions: [
        Question(
          id: "protocol", asks: "protocol", text: "POP or IMAP?",
          choices: [.init(value: "pop3", label: "POP (or POP3)")], minutes: 1,
          unsure: Probability(clamping: 0.1))
      ],
      causes: [
        Cause(
          id: "lost", stage: .mailbox, title: "Lost", summary: "It is lost.", prior: [],
          findings: [("trouble", likely([("missing", 0.94), ("late", 0.05), ("never", 0.01)]))],
          remedies: [Specimen.remedy("it")])
      ],
      fixes: [
        Fix(
          id: "it", title: "Do it", minutes: 2, steps: [.init(audience: "any", lines: ["Go."])],
          condition: condition, needs: needs, failureTells: failureTells)
      ],
      clients: [
        Client(id: "bird", name: "Bird", popularity: [Dated(5)]),
        Client(id: "script", name: "Script, or server", popularity: [Dated(1)]),
        Client(id: "rest", name: "Rest", popularity: [Dated(9)]),
        Client(id: "any-other", name: "Another program"),
      ],
      providers: [
        Provider(id: "g", name: "G Mail", popularity: [Dated(30)]),
        Provider(id: "y", name: "Y Mail", popularity: [Dated(20)]),
        Provider(id: "moved", name: "Old Mail (Web), moved to G"),
        Provider(id: "own", name: "A server of one's own", popularity: [Dated(1)]),
      ]
        + (1...7).map {
          Provider(id: .init("p\($0)"), name: .init("P\($0)"), popularity: [Dated(10 - Double($0))])
        },
      accountTypes: [AccountType(id: "paid", name: "G, paid", provider: "g")])
    return try #require(
      ArticleWriter(knowledge, on: Specimen.today).article(id: "cause-lost"))
  }

  private static let findings: [Finding] = {
    func listed(
      _ id: Finding.ID, _ name: Wording, _ values: [(Finding.Value.ID, Wording)],
      computed: ComputedFinding? = nil, clauses: [Finding.Value.ID: Wording] = [:]
    ) -> Finding {
      Finding(
        id: id, name: name, role: .setting,
        values: values.map {
          .init(
            id: $0.0, name: $0.1, clause: clauses[$0.0], background: 1 / Double(values.count))
        }, computed: computed)
    }
    let yesAndNo: [(Finding.Value.ID, Wording)] = [(.yes, "Yes"), (.no, "No")]
    return [
      listed(
        "trouble", "What goes wrong",
        [("missing", "Missing"), ("late", "Late"), ("never", "Never")]),
      listed("elsewhere", "It works elsewhere", yesAndNo),
      listed("spa", "SPA is ticked", yesAndNo),
      listed("protocol", "Kind of account", [("imap", "IMAP"), ("pop3", "POP"), ("http", "HTTP")]),
      listed(
        "website", "Reading on the website",
        [("yes", "Works"), ("down", "Down"), ("refused", "Refuses me")]),
      listed(
        "letters", "Letters",
        [("some", "Some"), ("none", "None"), ("many", "Many"), ("few", "Few")],
        clauses: [
          "some": "you get letters by post", "many": "you get letters by train, or by boat",
        ]),
      listed("port", "The port", [("25", "25"), ("465", "465"), ("587", "587")]),
      listed(
        "program", "What kind of program",
        [("computer", "C"), ("phone", "P"), ("only-sends", "S")], computed: .programKind,
        clauses: ["computer": "your mail program runs on a computer"]),
      Finding(id: "provider", name: "Provider", role: .surroundings, domain: .providers),
      Finding(id: "client", name: "Program", role: .surroundings, domain: .clients),
      Finding(id: "kind", name: "Account", role: .surroundings, domain: .accountTypes),
    ]
  }()
}
