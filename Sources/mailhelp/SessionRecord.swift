import Knowledge
import Outcomes

/// A session of the log for programs, with its events if they are wanted.
struct SessionRecord: Encodable {
  struct Event: Encodable {
    let number: Int
    let at: Int
    let kind: String
    /// The event's own JSON, as text.
    let body: String
  }

  let format = 1
  let session: String
  let started: Int
  let latest: Int
  let on: String
  let outcome: String
  let provider: String?
  let client: String?
  let count: Int
  let events: [Event]?

  init(_ stored: StoredSession, _ events: [LoggedEvent]? = nil) {
    session = stored.session.id
    started = stored.session.startedAt
    latest = stored.latestAt
    on = "\(stored.session.day)"
    outcome = stored.ending?.outcome.rawValue ?? "open"
    provider = stored.session.provider
    client = stored.session.client
    count = stored.events
    self.events = events?.map {
      Event(number: $0.number, at: $0.at, kind: $0.kind, body: $0.body)
    }
  }
}

/// Sessions for programs.
struct SessionList: Encodable {
  let format = 1
  let sessions: [SessionRecord]

  init(_ sessions: [StoredSession]) { self.sessions = sessions.map { SessionRecord($0) } }
}

/// An escalation note for programs.
struct SessionNote: Encodable {
  let format = 1
  let session: String
  let note: String
}
