import Knowledge
import Testing

@testable import SymptomLookup

@Suite struct HostileTests {
  private let index = TinyBase.index

  @Test(arguments: 0..<40 as Range<UInt64>)
  func anyBytesAreRead(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...4000, using: &random)
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let statement = index.understand(String(decoding: bytes, as: UTF8.self))
    #expect(statement.leads.allSatisfy { $0.factor > 0 && $0.factor.isFinite })
    #expect(statement.wordCount <= count)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func piecesInAnyOrderAreRead(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "535", " ", "\n", "receiving", "sending", "does", "not", "*", "0x800ccc0e", "@", ".",
      "hotmail",
      "outlook", ".com", "basic authentication is disabled", "5.7.139", "=", "\r", "’", "é", "🙂",
      "> ", "relay", "access", "denied", "certificate", "\u{0}", "-",
    ]
    let text = (0..<300).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let statement = index.understand(text)
    #expect(Set(statement.sightings.map(\.signature)).count == statement.sightings.count)
    #expect(Set(statement.readings.map(\.fact.finding)).count == statement.readings.count)
    #expect(statement == index.understand(text))
  }

  /// The nodes of the graph that are looked at grow with the text, not with its square.
  @Test(arguments: [
    "receiving ", "not ", "sending does not ", "outlook ", "can't ", "receiving x x x sending ",
  ])
  func stepsGrowWithTheText(piece: String) {
    func steps(_ times: Int) -> Int {
      var vocabulary = Vocabulary()
      let phrases = Sense.index(of: TinyBase.knowledge, &vocabulary)
      let words = Words.list(String(repeating: piece, count: times))
        .map { vocabulary.number(of: Array($0.utf8)) ?? -1 }
      var steps = 0
      _ = phrases.matches(
        in: words, sentences: Array(repeating: false, count: words.count), steps: &steps)
      return steps
    }
    #expect(steps(4000) <= 5 * steps(1000))
    #expect(steps(4000) <= 4000 * 12 * Words.list(piece).count)
  }

  @Test(arguments: [
    "535 ", "receiving ", "a@b.com ", "zzzzzzzz", "x", "0x800ccc0e", "not ", "535 5.7.139 ", ".",
    "\n>",
    "relay access ", "mutt 5.2.3 ", "status 5.2.3 ", "outlook gmail evolution aol ",
    "5.7.1 0x800ccc0e ", "no certificate warning ", "from gmail to aol ",
  ])
  func aHundredKilobytesAreRead(piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    #expect(index.understand(text).wordCount == Words.list(text).count)
  }

  @Test func whatIsTooLongIsCut() {
    let text = String(repeating: "word ", count: SymptomIndex.longestText)
    #expect(index.understand(text).wordCount <= SymptomIndex.longestText / 5 + 1)
  }
}
