import Knowledge
import Testing

@testable import SymptomLookup

@Suite struct CompiledTests {
  private static let texts = [
    "", "outlook 2007 says 0x800ccc0e at the hotel, recieving works, sending does not",
    "since Monday no letter leaves the program", "535 5.7.139 basic authentication is disabled",
    "I changd my pasword on hotmial",
    "certificate warning from pop3.live.com:995, no error message",
    "works at home but not in the hotel", "qqqq wwww 12345 日本語 “quoted”",
    "554 5.7.1 <a@b.com>: Relay\n> access\n> denied", "thunderbrid is not evolution",
  ]

  private static func index(
    _ knowledge: KnowledgeBase = TinyBase.knowledge, on day: Day = TinyBase.today,
    of bytes: [UInt8]
  ) -> SymptomIndex? {
    bytes.withUnsafeBytes { SymptomIndex(knowledge, on: day, compiled: $0) }
  }

  @Test(arguments: texts)
  func readsAsOneThatIsMadeAnew(text: String) throws {
    let compiled = TinyBase.index.compiled
    for day in [TinyBase.today, TinyBase.past] {
      let fresh = SymptomIndex(TinyBase.knowledge, on: day)
      let read = try #require(Self.index(on: day, of: compiled))
      #expect(read.understand(text) == fresh.understand(text))
      #expect(read.understand(text, on: TinyBase.past) == fresh.understand(text, on: TinyBase.past))
      #expect(read.compiled == compiled)
    }
  }

  @Test func theSameKnowledgeGivesTheSameBytes() {
    #expect(SymptomIndex(TinyBase.knowledge, on: TinyBase.past).compiled == TinyBase.index.compiled)
  }

  @Test func ofOtherKnowledgeIsRefused() {
    let other = KnowledgeBase(causes: Array(TinyBase.knowledge.causes))
    #expect(Self.index(other, of: TinyBase.index.compiled) == nil)
  }

  @Test func whatIsCutShortIsRefused() {
    let whole = TinyBase.index.compiled
    var random = SplitMix64(seed: 3)
    let counts = [0, 1, 7, 8, whole.count - 1]
    for count in counts + (0..<200).map({ _ in Int.random(in: 0..<whole.count, using: &random) }) {
      #expect(Self.index(of: Array(whole[..<count])) == nil)
    }
    #expect(Self.index(of: whole + [0]) == nil)
  }

  /// Damage that no digest has noticed: the bytes are refused, or every text is still read to its end.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func damageNeverStopsTheProgram(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let whole = TinyBase.index.compiled
    var refused = 0
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = [0, 0xFF, UInt8.random(in: 0...255, using: &random)][Int(seed % 3)]
      }
      guard let read = Self.index(of: bytes) else {
        refused += 1
        continue
      }
      for text in Self.texts { #expect(read.understand(text).wordCount <= text.utf8.count) }
    }
    #expect(refused <= 40)
  }
}
