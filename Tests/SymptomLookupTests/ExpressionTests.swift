import Knowledge
import Testing

@testable import SymptomLookup

/// A phrase that names an expression is found wherever one of the ways to say it stands.
@Suite struct ExpressionTests {
  /// Phrases, each of a finding of its own, with expressions that they may name.
  fileprivate struct Base {
    let index: SymptomIndex

    init(_ phrases: [String], expressions: [String: [String]] = [:]) {
      let findings = phrases.enumerated().map { place, phrase in
        Finding(
          id: Finding.ID("p\(place)"), name: "", role: .symptom,
          values: [
            Finding.Value(
              id: .yes, name: "", background: 0.1, says: [PhrasePattern(known: phrase)])
          ])
      }
      let knowledge = KnowledgeBase(
        findings: findings,
        expressions: expressions.map { name, says in
          Expression(
            id: Expression.ID(name), name: "", says: says.map(PhrasePattern.init(known:)))
        },
        clients: [TinyBase.client("thunderbird", nil, ["thunderbird", "mozilla mail"], (1, 1))],
        providers: [Provider(id: "gmail", name: "Gmail", says: ["gmail"], domains: [])])
      index = SymptomIndex(knowledge, on: TinyBase.today)
    }

    /// The phrases that are found in a text, with the words that they cover.
    func finds(_ text: String) -> [String] {
      index.understand(text).readings.filter {
        $0.fact.finding != "client" && $0.fact.finding != "provider"
      }
      .map { "\($0.fact.finding): \($0.words)" }
    }

    /// Which phrases are found in a text.
    func found(in text: String) -> [Finding.ID] {
      index.understand(text).readings.map(\.fact.finding)
    }
  }

  private static let base = Base(
    [
      "phone <works>", "no <fault> on (my|the) <device>", "<program> <works>",
      "my <device> * <works> now", "at <provider>", "x <unknown>",
    ],
    expressions: [
      "works": ["(works|runs)", "is (fine|ok)", "doesn't complain"],
      "fault": ["trouble", "problem at all"], "device": ["tablet", "old laptop"],
    ])

  @Test(arguments: [
    ("the phone works", "p0: phone works"), ("phone is fine.", "p0: phone is fine"),
    ("the phone doesn't complain", "p0: phone doesnt complain"),
    ("no problem at all on the old laptop", "p1: no problem at all on the old laptop"),
    ("Thunderbird runs", "p2: thunderbird runs"),
    ("thundrebird is ok", "p2: thunderbird is ok"),
    ("mozilla mail works", "p2: mozilla mail works"),
    ("my tablet which is new works now", "p3: my tablet * works now"),
    ("at gmail", "p4: at gmail"),
  ])
  func itIsFound(text: String, expected: String) {
    #expect(Self.base.finds(text) == [expected])
  }

  @Test(arguments: [
    "phone fine", "the phone is. Fine", "no trouble on my phone", "gmail works", "x unknown", "x",
    "my tablet which is new and blue and old works now", "the phone that works",
    "my tablet is fine not now",
  ])
  func itIsNotFound(text: String) {
    #expect(Self.base.finds(text) == [])
  }

  /// What an expression stands for is what a choice of its ways stands for.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func itIsAChoiceByAnotherName(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func words(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in
        ["alpha", "beta", "gamma"].randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    let ways = (0..<3).map { _ in words(1...2) }
    let patterns = (0..<4).map { _ in
      (0..<Int.random(in: 2...4, using: &random)).map { _ in
        switch Int.random(in: 0..<5, using: &random) {
        case 0: "<it>"
        case 1: "(\(words(1...2))|<it>)"
        case 2: "* \(words(1...1))"
        default: words(1...1)
        }
      }.joined(separator: " ")
    }
    let named = Base(patterns, expressions: ["it": ways])
    let written = Base(
      patterns.map {
        $0.replacing("|<it>", with: "|" + ways.joined(separator: "|"))
          .replacing("<it>", with: "(" + ways.joined(separator: "|") + ")")
      })
    for _ in 0..<20 {
      let text = words(4...10)
      #expect(
        named.found(in: text) == written.found(in: text), "\(patterns) with \(ways) in \(text)")
    }
  }
}
