import Foundation
import Knowledge
import Outcomes
import Troubleshooting

/// A session event as it stands in the log: names of things in the knowledge base and numbers; of a
/// person's own words nothing, unless they agree, and then without what is private.
struct EventBody: Codable {
  struct Reading: Codable {
    var finding: String
    var value: String
    var words: String
  }
  struct Sighting: Codable {
    var signature: String
    var words: String
  }
  struct Lead: Codable {
    var cause: String
    var factor: Double
  }

  var readings: [Reading]?
  var sightings: [Sighting]?
  var leads: [Lead]?
  var wordCount: Int?
  /// What the person said, if they agreed that it is kept.
  var text: String?
  var finding: String?
  var value: String?
  /// The name that the person gave their program, as the knowledge base spells it.
  var words: String?
  var question: String?
  var fix: String?
  var result: String?
  var arrived: Bool?
  /// Whether the reply that the event before came of made this one too.
  var sameReply: Bool?

  /// - Parameter keep: what is left of a person's words, or nil if nothing of them is to be kept.
  init(_ event: SessionEvent, text spoken: String? = nil, keep: ((String) -> String)? = nil) {
    if case .also = event { sameReply = true }
    switch event.content {
    case .said(let statement):
      text = spoken.flatMap { words in keep.map { $0(words) } }
      readings = statement.readings.map {
        Reading(
          finding: $0.fact.finding.rawValue, value: $0.fact.value.rawValue,
          words: keep?($0.words) ?? $0.publicWords)
      }
      // Where the words are not kept, what was made of them stands for them.
      sightings = statement.sightings.map {
        Sighting(
          signature: $0.signature.rawValue, words: keep?($0.words) ?? $0.signature.rawValue)
      }
      leads = statement.leads.map { Lead(cause: $0.cause.rawValue, factor: $0.factor) }
      wordCount = statement.wordCount
    case .answered(let fact):
      finding = fact.finding.rawValue
      value = fact.value.rawValue
    case .named(let fact, let name):
      finding = fact.finding.rawValue
      value = fact.value.rawValue
      words = name
    case .unsure(let id): question = id.rawValue
    case .tried(let id, let outcome):
      fix = id.rawValue
      result = outcome.rawValue
    case .verified(let did): arrived = did
    case .handedOver(let id): fix = id?.rawValue
    case .abandoned, .tookBack, .also: break
    }
  }
}

extension SessionEvent {
  /// What kind of event it is, in the log.
  var kind: String {
    switch self {
    case .said: "said"
    case .answered, .named: "answered"
    case .unsure: "unsure"
    case .tried: "tried"
    case .verified(nil): "unverified"
    case .verified: "verified"
    case .handedOver: "handed-over"
    case .abandoned: "abandoned"
    case .tookBack: "took-back"
    case .also(let more): more.kind
    }
  }

  /// Why an event out of the log cannot be read.
  fileprivate enum Unreadable: Error {
    /// It is of a kind that nobody knows yet.
    case unknownKind
    /// What it must say is missing.
    case damaged
  }

  /// An event out of the log.
  fileprivate init(logged: LoggedEvent) throws(Unreadable) {
    guard let body = try? JSONDecoder().decode(EventBody.self, from: Data(logged.body.utf8)) else {
      throw .damaged
    }
    switch (logged.kind, body) {
    case ("said", _):
      self = .said(
        Statement(
          readings: (body.readings ?? []).map {
            .init(fact: Fact(.init($0.finding), .init($0.value)), words: $0.words)
          },
          sightings: (body.sightings ?? []).map {
            .init(signature: .init($0.signature), words: $0.words)
          },
          leads: (body.leads ?? []).map {
            .init(cause: .init($0.cause), factor: $0.factor, words: [])
          },
          wordCount: body.wordCount ?? 0))
    case ("answered", _):
      guard let finding = body.finding, let value = body.value else { throw .damaged }
      let fact = Fact(.init(finding), .init(value))
      self = body.words.map { .named(fact, $0) } ?? .answered(fact)
    case ("unsure", _):
      guard let question = body.question else { throw .damaged }
      self = .unsure(.init(question))
    case ("tried", _):
      guard let fix = body.fix, let result = body.result.flatMap(FixResult.init) else {
        throw .damaged
      }
      self = .tried(.init(fix), result)
    case ("verified", _):
      guard let arrived = body.arrived else { throw .damaged }
      self = .verified(arrived)
    case ("unverified", _): self = .verified(nil)
    case ("handed-over", _): self = .handedOver(body.fix.map { .init($0) })
    case ("abandoned", _): self = .abandoned
    case ("took-back", _): self = .tookBack
    default: throw .unknownKind
    }
    if body.sameReply == true { self = .also(self) }
  }
}

extension Session {
  /// A session as it was kept. It goes on with all of its events or not at all: if one were passed over,
  /// what took an event back would take back another one.
  init(_ session: LoggedSession, _ events: [LoggedEvent]) throws(Failure) {
    var history: [SessionEvent] = []
    for event in events {
      do throws(SessionEvent.Unreadable) {
        history.append(try SessionEvent(logged: event))
      } catch {
        throw switch error {
        case .unknownKind:
          Failure(
            "session \(session.id) has been continued by a newer mailhelp",
            hint: "nothing was changed; update mailhelp, or begin a new session")
        case .damaged:
          Failure(
            "event \(event.number) of session \(session.id) is damaged",
            hint: "nothing was changed; begin a new session")
        }
      }
    }
    self.init(id: session.id, day: session.day, seed: session.seed, history: history)
  }
}
