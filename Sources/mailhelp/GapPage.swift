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
  struct Stop: Encodable {
    let after: String
    let body: String
    let sessions: Int
  }

  var format = 1
  let searches: Int
  let missed: [Missed]
  let unsolved: [Unsolved]
  let stops: [Stop]

  init(_ gaps: GapReport) {
    searches = gaps.searches
    missed = gaps.missed.map {
      Missed(provider: $0.provider, client: $0.client, searches: $0.searches)
    }
    unsolved = gaps.unsolved.map {
      Unsolved(cause: $0.cause, provider: $0.provider, client: $0.client, sessions: $0.sessions)
    }
    stops = gaps.stops.map { Stop(after: $0.kind, body: $0.body, sessions: $0.sessions) }
  }

  /// The page.
  var blocks: [Block] {
    func list(_ lines: [String], none: String) -> Block {
      lines.isEmpty ? .paragraph(none) : .bullets(lines)
    }
    return [
      .heading("Searches without a hit"),
      list(
        missed.map {
          "\($0.searches): provider \($0.provider ?? "unknown"), program \($0.client ?? "unknown")"
        }, none: "None of \(searches) searches."),
      .heading("Sessions without a fix"),
      list(
        unsolved.map {
          "\($0.sessions): most likely \($0.cause ?? "something else"), provider "
            + "\($0.provider ?? "unknown"), program \($0.client ?? "unknown")"
        }, none: "None."),
      .heading("Where people stop"),
      list(stops.map { "\($0.sessions): after \($0.after) \($0.body)" }, none: "Nowhere."),
    ]
  }
}
