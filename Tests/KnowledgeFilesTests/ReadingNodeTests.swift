import Knowledge
import Testing

@testable import KnowledgeFiles

@Suite struct ReadingNodeTests {
  @Test func wordsOfOtherDialectsStayText() {
    let documents = expectDiagnostics(
      in: "[no, yes, 010, '12:30:45', 2001-01-01, ~, 1e3, null]", [])
    #expect(
      documents.first?.items.map(\.text)
        == ["no", "yes", "010", "12:30:45", "2001-01-01", "~", "1e3", "null"])
  }

  @Test func nodesKnowTheirKindsStylesAndPlaces() throws {
    let documents = expectDiagnostics(
      in: """
        plain: some words
        single: 'it''s'
        double: "a\\tb"
        folded: >-
          first
          second
        nothing:
        list: [1, [2, 3], {a: 4}]
        ключ: значение
        """, [])
    let pairs = try #require(documents.first).pairs.map { $0 }
    let names = [
      "plain", "single", "double", "folded", "nothing", "list", "ключ",
    ]
    #expect(pairs.map(\.key.text) == names)
    let texts = ["some words", "it's", "a\tb", "first second", "", "", "значение"]
    #expect(pairs.map(\.value.text) == texts)
    let styles: [Node.Style] = [.plain, .singleQuoted, .doubleQuoted, .block, .plain]
    #expect(pairs.prefix(5).map(\.value.style) == styles)
    #expect(pairs.map(\.value.isNothing) == [false, false, false, false, true, false, false])
    #expect(pairs.map(\.value.location.line) == [1, 2, 3, 4, 7, 8, 9])
    #expect(pairs.map(\.value.location.column) == [8, 9, 9, 9, 9, 7, 7])
    #expect(pairs[0].value.length == 10)
    #expect(pairs[1].value.length == 7)
    #expect(pairs[0].value.end.column == 18)

    let list = pairs[5].value.items.map { $0 }
    #expect(list.map(\.kind) == [.text, .list, .mapping])
    #expect(list[1].items.map(\.text) == ["2", "3"])
    #expect(list[2].pairs.map(\.value.text) == ["4"])
    #expect(pairs[5].value.pairs.map(\.key.text) == [])
  }

  @Test func aFileMayHoldSeveralDocuments() {
    let documents = expectDiagnostics(in: "a: 1\n---\nb: 2\n---\n", [])
    #expect(documents.map { $0.pairs.map(\.key.text) } == [["a"], ["b"]])
  }

  @Test func columnsCountScalars() {
    expectDiagnostics(in: "{é: 1, 日本: 2, 👩‍👧: 1️⃣*x}", [.init("1️⃣", .anchorRefused)])
  }
}
