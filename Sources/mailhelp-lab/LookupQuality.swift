import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles

/// How often a look-up finds the cause of reports that an expert has read, beside plain BM25 over the
/// articles of the causes.
struct LookupQuality: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Compare what look-ups answered with what experts said.",
    discussion: """
      REPORTS holds a report a line: {"id":"…","text":"…","causes":["…"]}, with the facts that
      `mailhelp lookup --batch` takes. What that printed is read from standard input.

      EXAMPLES
        mailhelp lookup --batch reports.jsonl --json --quiet --no-log | mailhelp-lab lookup reports.jsonl
      """)

  @Argument(help: "A file of reports with their causes, one JSON object a line.")
  var reports: String

  @Option(help: "The folder of the knowledge base.")
  var kb = "KnowledgeBase"

  @Flag(help: "Show each report whose cause is not among the first three.")
  var missed = false

  @Flag(help: "Print one JSON object.")
  var json = false

  private struct Report: Decodable {
    let id: String
    let text: String
    let causes: [String]
  }

  private struct Answer: Decodable {
    struct Cause: Decodable { let id: String }
    let id: String
    let causes: [Cause]
  }

  func run() throws {
    let expected: [Report] = try lines(of: reports)
    let answers: [Answer] = try decoded(
      String(decoding: (try? FileHandle.standardInput.readToEnd()) ?? Data(), as: UTF8.self), "-")
    guard !expected.isEmpty, expected.map(\.id) == answers.map(\.id) else {
      try fail("\(expected.count) reports and \(answers.count) answers do not belong together")
    }
    let loaded = KnowledgeLoader.load(folder: kb, today: Day(daysSince1970: 20_000))
    guard !loaded.knowledge.causes.isEmpty else { try fail("no causes in '\(kb)'") }
    let plain = PlainBM25(loaded.knowledge)
    let ours = Hits(zip(expected, answers).map { ($0.causes, $1.causes.map(\.id)) })
    let theirs = Hits(expected.map { ($0.causes, plain.ranking($0.text)) })
    if json {
      print(
        "{\"format\":1,\"reports\":\(expected.count),\"lookup\":\(ours.json),\"bm25\":\(theirs.json)}"
      )
      return
    }
    print(pad("\(expected.count) reports", 16) + right("first", 8) + right("of three", 10))
    print(pad("look-up", 16) + ours.row)
    print(pad("plain BM25", 16) + theirs.row)
    guard missed else { return }
    for (report, answer) in zip(expected, answers)
    where Set(report.causes).isDisjoint(with: answer.causes.prefix(3).map(\.id)) {
      print("\n\(report.id): \(report.causes.joined(separator: ", "))")
      print("  found \(answer.causes.prefix(3).map(\.id).joined(separator: ", "))")
      print("  \(report.text.prefix(300))")
    }
  }

  private func lines(of path: String) throws -> [Report] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      try fail("cannot read '\(path)'")
    }
    return try decoded(text, path)
  }

  private func decoded<Item: Decodable>(_ text: String, _ path: String) throws -> [Item] {
    var items: [Item] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      guard let item = try? JSONDecoder().decode(Item.self, from: Data(line.utf8)) else {
        try fail("\(path):\(number + 1): not such an object")
      }
      items.append(item)
    }
    return items
  }
}

/// How often an accepted cause came first, and among the first three.
private struct Hits {
  private var first = 0
  private var amongThree = 0
  private let count: Int

  init(_ results: [(accepted: [String], found: [String])]) {
    count = results.count
    for (accepted, found) in results {
      if let best = found.first, accepted.contains(best) { first += 1 }
      if !Set(accepted).isDisjoint(with: found.prefix(3)) { amongThree += 1 }
    }
  }

  private func share(_ number: Int) -> Double { Double(number) / Double(max(count, 1)) }

  var row: String { right(fixed(share(first), 3), 8) + right(fixed(share(amongThree), 3), 10) }
  var json: String {
    "{\"first\":\(fixed(share(first), 4)),\"amongThree\":\(fixed(share(amongThree), 4))}"
  }
}

/// BM25 as in the books (k1 1.2, b 0.75) over the articles of the causes: what is wrong, why, and what
/// to do about it.
private struct PlainBM25 {
  private var documents: [(cause: String, counts: [String: Double], length: Double)] = []
  private var found: [String: Double] = [:]
  private let average: Double

  init(_ knowledge: KnowledgeBase) {
    for cause in knowledge.causes {
      let fixes = cause.remedies.compactMap { knowledge.fixes[id: $0.fix]?.title.english }
      let texts =
        [cause.title.english, cause.summary.english, cause.explanation?.english ?? ""] + cause.says
        + fixes
      let words = texts.flatMap(Self.words)
      let counts = Dictionary(words.map { ($0, 1.0) }, uniquingKeysWith: +)
      documents.append((cause.id.rawValue, counts, Double(words.count)))
      for word in counts.keys { found[word, default: 0] += 1 }
    }
    average = documents.reduce(0) { $0 + $1.length } / Double(max(documents.count, 1))
  }

  func ranking(_ text: String) -> [String] {
    let query = Set(Self.words(text)).sorted()
    let count = Double(documents.count)
    let scored = documents.map { document in
      let score = query.reduce(0.0) { sum, word in
        guard let uses = document.counts[word], let holders = found[word] else { return sum }
        let rarity = log(1 + (count - holders + 0.5) / (holders + 0.5))
        let length = 1.2 * (0.25 + 0.75 * document.length / average)
        return sum + rarity * uses * 2.2 / (uses + length)
      }
      return (document.cause, score)
    }
    return scored.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
