import Foundation
import Knowledge
import Learning
import Outcomes
import TerminalUI
import Troubleshooting

/// Keeps sessions in the log of outcomes. If the log fails in the middle of a session, it says so
/// once and the session goes on without: the person comes first. While another process writes, what is to be
/// kept is held, and written with the next step or at the end.
final class SessionLog {
  private let store: OutcomeStore
  private let attempts: LogAttempts
  private var isBegun = false
  private var count = 0
  /// Whether the person agreed that their words are kept.
  private var keepsText: Bool
  /// What they said last, until its event comes.
  private var spoken: String?
  /// What is still to be written.
  private var held: Held?
  private var hasSaidBusy = false

  private struct Held {
    /// The session as it would begin now.
    let session: LoggedSession
    let events: [LoggedEvent]
  }

  /// How long a step waits while another process writes, in seconds. The last one waits longer.
  private static let patience = 0.5

  private static func attempts() -> LogAttempts {
    LogAttempts("The session goes on without being kept.")
  }

  private init(_ store: OutcomeStore, keepsText: Bool, _ attempts: LogAttempts = attempts()) {
    self.store = store
    self.keepsText = keepsText
    self.attempts = attempts
  }

  /// The log that the options name, or `nil` if nothing is to be kept or it cannot be opened, which
  /// is then said.
  static func open(_ options: LogOptions) -> SessionLog? {
    guard !options.isOff else { return nil }
    let attempts = attempts()
    return attempts.attempt {
      SessionLog(try options.store(patience: patience), keepsText: options.keepsText, attempts)
    }
  }

  /// The log in which the session stands that is taken up again; throws if there is none. Nothing else
  /// can be done without it, so it is not enough to say that it fails.
  static func resumable(_ options: LogOptions) throws -> SessionLog {
    guard !options.isOff else {
      throw Failure("nothing is kept, so no session can be taken up again")
    }
    do {
      guard let store = try options.existingStore(patience: patience) else { throw noneWaiting }
      return SessionLog(store, keepsText: options.keepsText)
    } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }

  private static let noneWaiting = Failure(
    "no session is waiting to be taken up again", hint: "start one: mailhelp")

  /// Whether the session stands in the log with all that was said, so that it can be taken up again.
  var holdsSession: Bool { isBegun && held == nil && !attempts.hasFailed }

  /// What former outcomes have taught.
  func experience() -> TallyBook? { attempts.attempt { try store.experience() } }

  /// The next event comes of these words.
  func heard(_ words: String) { spoken = keepsText ? words : nil }

  /// Keeps one event of a session, the session itself with the first. That the person gave up is kept
  /// as the session's ending, so that the last event shows where.
  func record(
    _ event: SessionEvent, of session: Session, _ situation: Situation, _ knowledge: KnowledgeBase
  ) {
    if event == .abandoned || attempts.hasFailed { return }
    let words = spoken
    if case .said = event.content { spoken = nil }
    let body = EventBody(
      event, text: words,
      keep: keepsText ? { KeptText(blanking: $0, for: knowledge).text } : nil)
    let logged = LoggedEvent(
      number: count, at: Clock.now(), kind: event.kind, body: Console.json(body))
    count += 1
    let known = LoggedSurroundings(situation)
    held = Held(
      session: LoggedSession(
        id: session.id, startedAt: held?.session.startedAt ?? logged.at, day: session.day,
        knowledgeVersion: knowledge.version, provider: known.provider, client: known.client,
        seed: session.seed, language: "en", keepsText: keepsText),
      events: (held?.events ?? []) + [logged])
    attempts.attempt {
      do {
        try writeHeld()
      } catch let error as OutcomeStoreError where error.problem == .locked {
        sayBusy(error)
      }
    }
  }

  /// Writes what is still held, however long another process writes within what is usual: after this
  /// comes nothing more.
  func settle() {
    guard held != nil else { return }
    finish { try writeHeld() }
  }

  /// Keeps how a session ended, and counts it.
  func end(
    _ session: Session, _ conclusion: Conclusion, _ troubleshooter: Troubleshooter
  ) {
    guard isBegun || held != nil else { return }
    let situation = troubleshooter.situation(of: session)
    let ending = LoggedEnding(
      conclusion, situation, troubleshooter.knowledge,
      credits: troubleshooter.credits(in: situation), trust: troubleshooter.trust(in: situation))
    finish {
      try writeHeld()
      try store.end(session.id, ending, surroundings: LoggedSurroundings(situation))
    }
  }

  private func writeHeld() throws {
    guard let held else { return }
    if isBegun {
      try store.append(
        held.events, to: held.session.id,
        surroundings: LoggedSurroundings(
          provider: held.session.provider, client: held.session.client))
    } else {
      try store.begin(held.session, events: held.events)
      isBegun = true
    }
    self.held = nil
  }

  /// Does what is to be done last; each try waits by itself.
  private func finish(_ work: () throws -> Void) {
    let deadline = ContinuousClock.now + .seconds(OutcomeStore.usualPatience)
    attempts.attempt(orElse: "What was said last is not kept.") {
      while true {
        do {
          return try work()
        } catch let error as OutcomeStoreError
          where error.problem == .locked && ContinuousClock.now < deadline
        {
          sayBusy(error)
        }
      }
    }
  }

  private func sayBusy(_ error: OutcomeStoreError) {
    guard !hasSaidBusy else { return }
    hasSaidBusy = true
    Console.complain(
      "\(error)\nWhat is said is held meanwhile, and kept as soon as it can be.".harmless)
  }

  /// The session that is chosen to go on.
  func resume(_ choice: SessionChoice) throws -> Session {
    do {
      let stored: StoredSession
      switch choice {
      case .latest:
        guard let latest = try store.openSessions().first else { throw Self.noneWaiting }
        stored = latest
      case .named(let prefix): stored = try store.session(prefix)
      }
      if stored.ending != nil {
        throw Failure(
          "session \(stored.session.id) has ended",
          hint: "mailhelp outcomes show \(stored.session.id)")
      }
      let events = try store.events(of: stored.session.id)
      isBegun = true
      // What was begun without consent goes on without.
      keepsText = keepsText && stored.session.keepsText
      count = (events.last?.number ?? -1) + 1
      return try Session(stored.session, events)
    } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }
}

extension LoggedSurroundings {
  /// Whose mail a session is about by what is known in it.
  fileprivate init(_ situation: Situation) {
    self.init(
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue)
  }
}

extension LoggedEnding {
  /// How a session ended, in the log's terms.
  init(
    _ conclusion: Conclusion, _ situation: Situation, _ knowledge: KnowledgeBase,
    credits: [String: Double], trust: Double
  ) {
    let known = situation.evidence.filter { $0.source == .answer }.map {
      Answer(finding: $0.fact.finding.rawValue, value: $0.fact.value.rawValue)
    }
    let settled = Set(known.map(\.finding))
    let unknown = situation.unsure.compactMap { knowledge.questions[id: $0]?.asks.rawValue }
      .filter { !settled.contains($0) }
    let answers = known + Set(unknown).sorted().map { Answer(finding: $0, value: nil) }
    self.init(
      outcome: conclusion.outcome, at: Clock.now(), questions: situation.questionCount,
      fixes: situation.attempts.count, credits: credits,
      attempts: situation.attempts.map { Attempt(fix: $0.fix.rawValue, result: $0.result) },
      answers: answers, isConfirmed: situation.cure?.verified == true, trust: trust)
  }
}

extension KeptText {
  /// What to say to somebody whose words tell a password.
  static let remarkOnPassword =
    "You have typed what looks like a password. It is not kept and not needed; if anybody else can have "
    + "seen it, change it."

  /// Whether somebody's words tell a password.
  static func tellsPassword(_ words: String) -> Bool { KeptText(blanking: words).tellsPassword }

  /// Words as they may be kept: the domains and servers of providers in the knowledge base are
  /// everybody's, but not what else may lie within those domains.
  init(blanking words: String, for knowledge: KnowledgeBase) {
    self.init(blanking: words) { host in
      knowledge.providers.contains { provider in
        provider.domains.contains(host) || provider.servers.contains { $0.host == host }
      }
    }
  }
}
