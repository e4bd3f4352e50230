import Foundation
import Outcomes
import TerminalUI

/// What is missing, for authors: as a page and as JSON.
struct GapPage: Encodable {
  struct Missed: Encodable {
    let provider: String?
    let client: String?
    let searches: Int
  }
  struct Unsolved: Encodable {
    let cause: String?
    let provider: String?
    let client: String?
    let sessions: Int
  }
  struct Branch: Encodable {
    let path: [String]
    let reached: Int
    let stopped: Int
  }

  let format = 1
  let searches: Int
  let missed: [Missed]
  let words: [String]
  let unsolved: [Unsolved]
  let branches: [Branch]

  init(_ gaps: GapReport) {
    searches = gaps.searches
    words = gaps.words
    missed = gaps.missed.map {
      Missed(provider: $0.provider, client: $0.client, searches: $0.searches)
    }
    unsolved = gaps.unsolved.map {
      Unsolved(cause: $0.cause, provider: $0.provider, client: $0.client, sessions: $0.sessions)
    }
    branches = gaps.branches.map { branch in
      Branch(
        path: branch.steps.map(Self.words(of:)), reached: branch.reached, stopped: branch.stopped)
    }
  }

  /// A step in a few words.
  private static func words(of step: GapReport.Step) -> String {
    let body = try? JSONDecoder().decode(EventBody.self, from: Data(step.body.utf8))
    return switch step.kind {
    case "said": "own words"
    case "answered": "\(body?.finding ?? "?") = \(body?.value ?? "?")"
    case "unsure": "not sure: \(body?.question ?? "?")"
    case "tried": "\(body?.fix ?? "?"): \(body?.result ?? "?")"
    case "verified": body?.arrived == false ? "test failed" : "test passed"
    case "unverified": "test not made"
    case "handed-over": "handed over"
    default: step.kind
    }
  }

  /// The page.
  func blocks(_ chart: Chart) -> [Block] {
    func list(_ lines: [String], none: String) -> Block {
      lines.isEmpty ? .paragraph(none) : .bullets(lines)
    }
    return [
      .heading("Searches without a hit"),
      list(
        missed.map {
          "\($0.searches): provider \($0.provider ?? "unknown"), program \($0.client ?? "unknown")"
        } + words.map { "\"\($0)\"" }, none: "None of \(searches.counted("search", "searches"))."),
      .heading("Sessions without a fix"),
      list(
        unsolved.map {
          "\($0.sessions): most likely \($0.cause ?? "something else"), provider "
            + "\($0.provider ?? "unknown"), program \($0.client ?? "unknown")"
        }, none: "None."),
      .heading("Where people stop"),
      list(
        branches.map { branch in
          let share = Double(branch.stopped) / Double(max(branch.reached, 1))
          let arrow = chart.usesUnicode ? " → " : " > "
          return "\(chart.bar(share, width: 5)) \(branch.stopped) of \(branch.reached) after "
            + branch.path.joined(separator: arrow)
        }, none: "Nowhere."),
    ]
  }
}
