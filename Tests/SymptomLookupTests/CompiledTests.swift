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
    let copy = Copy(bytes)
    return SymptomIndex(knowledge, on: day, compiled: copy.bytes, keptBy: copy)
  }

  /// Bytes that stay where they are. Unchecked, since they are never written again.
  private final class Copy: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: [UInt8], offset: Int = 0) {
      let room = UnsafeMutableRawBufferPointer.allocate(
        byteCount: bytes.count + offset, alignment: 16)
      let copy = UnsafeMutableRawBufferPointer(rebasing: room[offset...])
      copy.copyBytes(from: bytes)
      self.bytes = UnsafeRawBufferPointer(copy)
      start = room
    }

    private let start: UnsafeMutableRawBufferPointer
    deinit { start.deallocate() }
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

  @Test func theBytesAreKeptAsLongAsTheIndex() throws {
    weak var kept: Copy?
    var index: SymptomIndex?
    do {
      let copy = Copy(TinyBase.index.compiled)
      kept = copy
      index = SymptomIndex(
        TinyBase.knowledge, on: TinyBase.today, compiled: copy.bytes, keptBy: copy)
    }
    #expect(try #require(index).compiled == TinyBase.index.compiled)
    #expect(kept != nil)
    index = nil
    #expect(kept == nil)
  }

  @Test(arguments: 1..<8) func anAddressWhereNumbersCannotStandIsRefused(offset: Int) {
    let copy = Copy(TinyBase.index.compiled, offset: offset)
    #expect(
      SymptomIndex(TinyBase.knowledge, on: TinyBase.today, compiled: copy.bytes, keptBy: copy)
        == nil)
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
