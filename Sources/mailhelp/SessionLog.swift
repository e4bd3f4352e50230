import Foundation
import Knowledge
import Learning
import Outcomes
import TerminalUI
import Troubleshooting

/// Keeps sessions in the log of outcomes. If the log fails in the middle of a session, it says so
/// once and the session goes on without: the person comes first.
final class SessionLog {
  private let store: OutcomeStore
  private var hasFailed = false
  private var isBegun = false
  private var count = 0
  /// Whether the person agreed that their words are kept.
  private var keepsText: Bool
  /// What they said last, until its event comes.
  private var spoken: String?

  init(_ store: OutcomeStore, keepsText: Bool = false) {
    self.store = store
    self.keepsText = keepsText
  }

  /// The log that the options name, or `nil` if nothing is to be kept or it cannot be opened, which
  /// is then said.
  static func open(_ options: LogOptions) -> SessionLog? {
    guard !options.isOff else { return nil }
    do {
      return SessionLog(try store(options), keepsText: options.keepsText)
    } catch {
      Self.complain(error)
      return nil
    }
  }

  /// The log in which the session stands that is taken up again; throws if there is none. Nothing else
  /// can be done without it, so it is not enough to say that it fails.
  static func resumable(_ options: LogOptions) throws -> SessionLog {
    guard !options.isOff else {
      throw Failure("nothing is kept, so no session can be taken up again")
    }
    do {
      guard let store = try existingStore(options) else { throw noneWaiting }
      return SessionLog(store, keepsText: options.keepsText)
    } catch let error as OutcomeStoreError {
      throw Failure("\(error)", hint: error.hint)
    }
  }

  private static let noneWaiting = Failure(
    "no session is waiting to be taken up again", hint: "start one: mailhelp")

  /// The log that the options name; throws if it cannot be opened.
  static func store(_ options: LogOptions) throws -> OutcomeStore {
    if let file = options.file { return try OutcomeStore(file: file) }
    guard let path = OutcomeStore.defaultPath(environment: ProcessInfo.processInfo.environment)
    else {
      throw Failure("there is no home folder to keep outcomes in", hint: "name a file with --db")
    }
    return try OutcomeStore(file: path, creatingFolder: true)
  }

  /// The log if there is one already: a look-up does not begin it. A file without a byte in it is none
  /// yet, and only to look shall not make one of it.
  static func existingStore(_ options: LogOptions) throws -> OutcomeStore? {
    let path =
      options.file
      ?? OutcomeStore.defaultPath(environment: ProcessInfo.processInfo.environment)
    guard let path, FileManager.default.fileExists(atPath: path), !isEmptyFile(path) else {
      return nil
    }
    return try OutcomeStore(file: path)
  }

  private static func isEmptyFile(_ path: String) -> Bool {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return attributes?[.type] as? FileAttributeType == .typeRegular
      && attributes?[.size] as? Int == 0
  }

  /// Whether the session stands in the log with all that was said, so that it can be taken up again.
  var holdsSession: Bool { isBegun && !hasFailed }

  /// What former outcomes have taught that beliefs may be founded on.
  func experience() -> TallyBook? {
    var book: TallyBook?
    attempt { book = try store.experience().withoutHabits }
    return book
  }

  /// The next event comes of these words.
  func heard(_ words: String) { spoken = keepsText ? words : nil }

  /// Keeps one event of a session, the session itself with the first. That the person gave up is kept
  /// as the session's ending, so that the last event shows where.
  func record(
    _ event: SessionEvent, of session: Session, _ situation: Situation, _ knowledge: KnowledgeBase
  ) {
    if event == .abandoned { return }
    attempt {
      let words = spoken
      if case .said = event.content { spoken = nil }
      let body = EventBody(
        event, text: words,
        keep: keepsText ? { KeptText(blanking: $0, for: knowledge).text } : nil)
      let logged = LoggedEvent(
        number: count, at: Clock.now(), kind: event.kind, body: Console.json(body))
      let known = LoggedSurroundings(situation)
      if !isBegun {
        try store.begin(
          LoggedSession(
            id: session.id, startedAt: Clock.now(), day: session.day,
            knowledgeVersion: knowledge.version, provider: known.provider, client: known.client,
            seed: session.seed, language: "en", keepsText: keepsText),
          events: [logged])
        isBegun = true
      } else {
        try store.append([logged], to: session.id, surroundings: known)
      }
      count += 1
    }
  }

  /// Keeps how a session ended, and counts it.
  func end(
    _ session: Session, _ conclusion: Conclusion, _ troubleshooter: Troubleshooter
  ) {
    guard isBegun else { return }
    attempt {
      let situation = troubleshooter.situation(of: session)
      try store.end(
        session.id,
        LoggedEnding(
          conclusion, situation, troubleshooter.knowledge,
          credits: troubleshooter.credits(in: situation),
          trust: troubleshooter.trust(in: situation)),
        surroundings: LoggedSurroundings(situation))
    }
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

  private static func complain(_ error: any Error) {
    let hint = (error as? OutcomeStoreError).map { "\nhint: \($0.hint)" } ?? ""
    Console.complain("\(error)\(hint)\nThe session goes on without being kept.".harmless)
  }

  private func attempt(_ work: () throws -> Void) {
    guard !hasFailed else { return }
    do {
      try work()
    } catch {
      hasFailed = true
      Self.complain(error)
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

extension OutcomeStore {
  /// All that finished sessions have taught.
  func experience() throws(OutcomeStoreError) -> TallyBook { TallyBook(try tallies()) }
}
