import Testing

@testable import KnowledgeFiles

@Suite struct DiagnosticNearestNameTests {
  private static let names = [
    "relay-denied-message", "new-mail-arrives", "can-send", "outbox-stuck", "imap", "pop3", "smtp",
    "title", "stage", "steps", "connect", "connected", "works",
  ]

  @Test(arguments: [
    ("relay-denied-mesage", "relay-denied-message"),
    ("relay-denide-message", "relay-denied-message"),
    ("relay_denied_message", "relay-denied-message"),
    ("Relay Denied Message", "relay-denied-message"),
    ("new-mail-arives", "new-mail-arrives"), ("can-sedn", "can-send"), ("cansend", "can-send"),
    ("imapp", "imap"), ("IMAP", "imap"), ("pop", "pop3"), ("titel", "title"), ("stpes", "steps"),
    ("conect", "connect"), ("connecte", "connected"), ("outbx-stuk", "outbox-stuck"),
    ("setps", "steps"),
  ])
  func didYouMean(_ typed: String, _ meant: String) {
    #expect(NearestName(among: Self.names).nearest(to: typed) == meant)
  }

  @Test(arguments: ["", "x", "zebra", "message", "completely-different", "tls", "日本"])
  func nothingNear(_ typed: String) {
    #expect(NearestName(among: Self.names).nearest(to: typed) == nil)
  }

  @Test func oddWordsAreHarmless() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NearestName(among: Self.names).nearest(to: long) == nil)
    #expect(NearestName(among: ["", long, "a"]).nearest(to: "b") == nil)
    #expect(NearestName(among: [String]()).nearest(to: "b") == nil)
  }

  /// One slip from both; nobody drops a letter of a word as short as easily as two change places.
  @Test func theSameLengthIsNearer() {
    #expect(NearestName(among: ["case", "cause"]).nearest(to: "cuase") == "cause")
  }

  @Test func theOrderOfTheNamesDoesNotMatter() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let names = ["bare", "barn", "bard", "barb"].shuffled(using: &random)
      #expect(NearestName(among: names).nearest(to: "barx") == "barb")
    }
  }

  /// Bounded and banded, the distance must agree with the plain table.
  @Test func agreesWithThePlainTable() {
    var random = SplitMix64(seed: 7)
    func word() -> String {
      String(
        (0..<Int.random(in: 4...9, using: &random)).map { _ in
          "abc".randomElement(using: &random) ?? "a"
        })
    }
    for _ in 0..<2000 {
      let (typed, name) = (word(), word())
      let bound = 1 + (typed.count - 1) / 4
      let distance = plainDistance(Array(typed), Array(name))
      let isNear = distance <= bound && distance < max(typed.count, name.count)
      #expect(NearestName(among: [name]).nearest(to: typed) == (isNear ? name : nil), "\(typed)")
    }
  }

  private func plainDistance(_ first: [Character], _ second: [Character]) -> Int {
    var table = (0...first.count).map { row in (0...second.count).map { row == 0 ? $0 : row } }
    for row in 1...first.count {
      for column in 1...second.count {
        let same = first[row - 1] == second[column - 1]
        var cost = min(
          table[row - 1][column - 1] + (same ? 0 : 1), table[row - 1][column] + 1,
          table[row][column - 1] + 1)
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row][column] = cost
      }
    }
    return table[first.count][second.count]
  }
}
