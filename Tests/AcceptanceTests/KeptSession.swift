import Foundation
import Testing

/// A session as the log keeps it.
struct KeptSession {
  struct Event {
    let kind: String
    let body: String
  }

  let id: String
  let outcome: String
  let events: [Event]
}

extension Program {
  /// What the log holds, the latest session first.
  func sessions(db file: String? = nil) throws -> [KeptSession] {
    let place = file.map { ["--db", $0] } ?? []
    let list = try #require(try run(["outcomes", "list", "--json"] + place).objects.first)
    let ids = (list["sessions"] as? [[String: Any]] ?? []).compactMap { $0["session"] as? String }
    return try ids.map { id in
      let shown = try #require(
        try run(["outcomes", "show", id, "--json"] + place).objects.first)
      let events = (shown["events"] as? [[String: Any]] ?? []).map {
        KeptSession.Event(kind: $0["kind"] as? String ?? "", body: $0["body"] as? String ?? "")
      }
      return KeptSession(id: id, outcome: shown["outcome"] as? String ?? "", events: events)
    }
  }
}
