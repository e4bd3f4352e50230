import Knowledge
import Testing

@testable import SymptomLookup

@Suite struct WordTests {
  @Test(arguments: [
    ("Can't SEND!", ["cant", "send"]),
    ("smtp.live.com:587", ["smtp", "live", "com", "587"]),
    ("can’t “send”", ["cant", "send"]),
    ("ÉCHEC de l'envoi", ["échec", "de", "lenvoi"]),
    ("", []),
    (" \n\t ", []),
    ("AT&T, 1&1; B&Q", ["at&t", "1&1", "b&q"]),
    (
      "user&password a & b &c d& x&lt;y AT&amp;T",
      ["user", "password", "a", "b", "c", "d", "x", "lt", "y", "at", "amp", "t"]
    ),
  ])
  func splits(text: String, words: [String]) {
    #expect(Words.list(text) == words)
  }

  @Test(arguments: [
    ("2026-11-20 08:14:23 ERROR failed", ["error", "failed"]),
    ("2026-11-20T08:14:23.519Z failed", ["failed"]),
    ("seit 20.11.2026, 8:14 Uhr", ["seit", "uhr"]), ("on 11/20/2026.", ["on"]),
    ("[08:14:23,519] port 993", ["port", "993"]),
    ("8:14am 2026-11", ["8", "14am", "2026", "11"]),
    (
      "10.0.0.138:25 said 550 5.7.26", ["10", "0", "0", "138", "25", "said", "550", "5", "7", "26"]
    ),
    ("imap:993 and 91.10.0", ["imap", "993", "and", "91", "10", "0"]),
  ])
  func datesAndTimesAreNoWords(text: String, words: [String]) {
    #expect(Words.list(text) == words)
  }

  /// One cause's reporter is polite and writes Spanish, the other's is not: that tells nothing.
  @Test(arguments: [
    ("Hello, thanks a lot, kind regards today", nil), ("de la, por el", nil),
    ("hello, thanks: password refused", "rude"), ("de la certificate", "polite"),
    ("certificate expired", "polite"),
  ])
  func mannersTellNothing(text: String, cause: Cause.ID?) {
    func told(_ id: Cause.ID, _ says: [String]) -> Cause {
      Cause(id: id, stage: .connect, title: "", summary: "", prior: [Dated(1)], says: says)
    }
    let knowledge = KnowledgeBase(causes: [
      told(
        "polite",
        [
          "hello, thanks a lot, kind regards today, certificate expired",
          "de la por el certificate",
        ]),
      told("rude", ["password refused again and again", "wrong password"]),
    ])
    let index = SymptomIndex(knowledge, on: Day(daysSince1970: 20_000))
    #expect(index.understand(text).leads.first?.cause == cause)
  }

  /// "450" stands in a report of one cause; the message that begins with it is another's.
  @Test(
    arguments: [
      ("450", "quota"), ("450 wait a little", nil),
      ("450 wait a little, letters piled up", "quota"),
    ] as [(String, Cause.ID?)])
  func aNumberOfAKnownMessageSpeaksForItsCausesAlone(text: String, cause: Cause.ID?) {
    func told(_ id: Cause.ID, _ says: [String]) -> Cause {
      Cause(id: id, stage: .connect, title: "", summary: "", prior: [Dated(1)], says: says)
    }
    let knowledge = KnowledgeBase(
      causes: [told("quota", ["it said 450, letters piled up"]), told("greylist", ["later then"])],
      signatures: [
        Signature(
          id: "greylisted", patterns: ["450 wait a little"], meaning: "",
          causes: [("greylist", .strong)])
      ])
    let index = SymptomIndex(knowledge, on: Day(daysSince1970: 20_000))
    #expect(index.understand(text).leads.first { $0.factor > 1 }?.cause == cause)
  }

  @Test(arguments: [
    ("sending", "send"), ("sends", "send"), ("tried", "try"), ("tries", "try"), ("stopped", "stop"),
    ("message", "messag"), ("messages", "messag"), ("mail", "mail"), ("pass", "pas"),
    ("calling", "call"),
  ])
  func stems(word: String, stem: String) {
    #expect(String(decoding: Stem.of(Array(word.utf8)), as: UTF8.self) == stem)
  }

  @Test func vocabularyKeepsManyWords() {
    var vocabulary = Vocabulary()
    let words = (0..<20_000).map { Array("word\($0)".utf8) }
    for (number, word) in words.enumerated() { #expect(vocabulary.add(word) == number) }
    for (number, word) in words.enumerated() {
      #expect(vocabulary.number(of: word) == Int32(number))
    }
    #expect(vocabulary.number(of: Array("unknown".utf8)) == nil)
    #expect(vocabulary.text(of: 7) == "word7")
  }

  @Test(arguments: [
    ("recieving fails", "trouble: cannot-receive"), ("sendign fails", "trouble: cannot-send"),
    ("hotmial", "provider: outlook-com"), ("thunderbrid", "client: thunderbird"),
    ("i changd my pasword", "began: after-password-change"),
    ("certifcate error", "error-kind: certificate-warning"),
  ])
  func forgivesTypingErrors(text: String, fact: String) {
    #expect(TinyBase.index.facts(text).contains(fact))
  }

  @Test(arguments: [
    "resolution", "matt wrote", "the mutts", "gail", "revolution", "must", "ooglemail",
  ])
  func inventsNoNames(text: String) {
    #expect(
      !TinyBase.index.facts(text).contains { $0.hasPrefix("client") || $0.hasPrefix("provider") })
  }

  @Test(arguments: [
    ("airmail", nil), ("hairmail", nil), ("fairmial", "fairmail"), ("fairmal", "fairmail"),
    ("etters", "letters"), ("eltters", "letters"),
  ])
  func namesAreRightInTheirFirstLetter(slip: String, word: String?) {
    var vocabulary = Vocabulary()
    vocabulary.add(Array("fairmail".utf8), uses: 0)
    vocabulary.add(Array("letters".utf8))
    let found = Spelling(vocabulary).nearest(to: Array(slip.utf8), in: vocabulary)
    #expect(found.map(vocabulary.text) == word)
  }

  /// Short names are guessed if everybody writes of them, longer ones and other words always.
  @Test(
    arguments: [
      ("tuna", nil), ("gmial", "gmail"), ("mailfecne", "mailfence"), ("lettr", "letter"),
    ] as [(String, String?)])
  func shortNamesAreGuessedIfTheyAreCommon(slip: String, word: String?) {
    var vocabulary = Vocabulary()
    var names: Set<Int32> = []
    for (name, uses) in [("tuta", 8), ("gmail", 500), ("mailfence", 8)] {
      names.insert(vocabulary.add(Array(name.utf8), uses: Int32(uses)))
    }
    vocabulary.add(Array("letter".utf8))
    let found = Spelling(vocabulary, names: names).nearest(to: Array(slip.utf8), in: vocabulary)
    #expect(found.map(vocabulary.text) == word)
  }

  @Test(arguments: [
    ("send", "sned", 1), ("send", "sends", 1), ("send", "sen", 1), ("receive", "recieve", 1),
    ("password", "pasword", 1), ("password", "passwrod", 1), ("abcd", "dcba", nil), ("", "", 0),
    ("", "ab", nil),
  ])
  func countsSlips(left: String, right: String, slips: Int?) {
    var distance = EditDistance()
    let words = (Array(left.utf8.map(UInt32.init)), Array(right.utf8.map(UInt32.init)))
    #expect(distance.distance(from: words.0, to: words.1, atMost: 1) == slips)
  }

  /// Leads are told in words with higher numbers.
  @Test func theVocabularyBeginsWithTheFillers() {
    let index = SymptomIndex(KnowledgeBase(), on: Day(daysSince1970: 20_000))
    for (number, word) in PlainWords.fillers.enumerated() {
      #expect(index.vocabulary.number(of: word) == Int32(number))
    }
  }

  /// "I made an app password" is no lead to the lack of one, though its words are.
  @Test(arguments: [
    ("I made an app password and it is refused", false), ("what is an app password", true),
  ])
  func wordsThatWereUnderstoodDoNotSpeakAgainstTheirMeaning(text: String, leads: Bool) {
    let knowledge = KnowledgeBase(
      findings: [
        Finding(
          id: "made", name: "An app password is used", role: .setting,
          values: [
            .init(
              id: "yes", name: "Yes", background: 0.3, says: [.init(known: "made * app password")]),
            .init(id: "no", name: "No", background: 0.7),
          ])
      ],
      causes: [
        Cause(
          id: "lacking", stage: .authenticate, title: "An app password is needed", summary: "",
          prior: [Dated(1)],
          findings: [("made", [.init(value: "yes", probability: Probability(clamping: 0.05))])]),
        Cause(
          id: "other", stage: .connect, title: "The port is closed", summary: "", prior: [Dated(1)]
        ),
      ])
    let told = SymptomIndex(knowledge, on: TinyBase.today).understand(text).leads
    let words = told.first { $0.cause == "lacking" && $0.factor > 1 }?.words ?? []
    #expect(words.contains { $0.contains("app") } == leads)
  }

  /// Whose name somebody tells is no word about mail; what a name in the settings is stays one.
  @Test(
    arguments: [
      ("my name is Monday", false), ("my son's name is Monday", false),
      ("the name is Monday", true),
      ("since Monday", true),
    ])
  func whatSomebodyIsCalledTellsNothing(text: String, isTold: Bool) {
    let words = TinyBase.index.understand(text).leads.flatMap(\.words)
    #expect(words.contains { $0.contains("monday") } == isTold)
  }
}
