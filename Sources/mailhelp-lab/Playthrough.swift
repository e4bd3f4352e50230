import Knowledge
import Planning
import Troubleshooting

/// One session of a simulated person, from the first word to the end.
struct Playthrough {
  /// How it ended.
  enum End: String, CaseIterable {
    /// A fix worked, or it was handed to whoever can mend it.
    case solved
    /// It was handed over without need, or nothing would have helped.
    case unsolved
    /// It did not end.
    case endless
  }

  private(set) var end = End.endless
  private(set) var questions = 0
  private(set) var fixes = 0
  /// Minutes in all, and those of support among them.
  private(set) var minutes = 0.0
  private(set) var supportMinutes = 0.0
  /// Those to whom it was handed over, in order.
  private(set) var asked: [Fix.ID] = []
  /// All that was said.
  private(set) var session: Session
  /// The cause believed in at the end, if that was asked for.
  private(set) var believed: Cause.ID?

  /// What was said and done.
  private(set) var history: [SessionEvent] = []

  /// No session goes on for longer than this.
  private static let longest = 150
  /// What it costs to find out that a fix cannot be done, and to send oneself a message.
  private static let glance = 1.0

  /// Plays a session.
  init(
    _ person: SimulatedPerson, advisedBy adviser: Adviser, at desk: Desk, complains: Bool,
    settles: Bool
  ) throws {
    let knowledge = desk.troubleshooter.knowledge
    let scale = knowledge.scale
    session = Session(id: "lab", day: desk.troubleshooter.day)
    if complains, let complaint = person.complaint { session.record(.said(complaint)) }
    for _ in 0..<Self.longest {
      switch try desk.advice(of: adviser, in: session) {
      case .ask(let id):
        guard let question = knowledge.questions[id: id] else { return }
        questions += 1
        minutes += question.minutes + question.insult
        session.record(person.answer(to: question).map(SessionEvent.answered) ?? .unsure(id))
        continue
      case .attempt(let id):
        guard let fix = knowledge.fixes[id: id] else { return }
        fixes += 1
        let result = person.result(of: fix)
        let cost =
          fix.minutes + (scale.riskMinutes[fix.risk] ?? 0)
          + (scale.actorMinutes[fix.actor] ?? 0)
          + desk.troubleshooter.pause(before: fix, in: session)
        minutes += result == .notDone ? min(cost, Self.glance) : cost
        session.record(.tried(id, result))
        if adviser == .shipped || result != .worked { continue }
        end = .solved
      case .verify:
        minutes += Self.glance
        session.record(.verified(true))
        continue
      case .solved: end = .solved
      case .handOver(let others):
        for fix in others.compactMap({ knowledge.fixes[id: $0] }) where end != .solved {
          minutes += fix.minutes + (scale.actorMinutes[fix.actor] ?? 0)
          asked.append(fix.id)
          if person.isHelped(by: fix) { end = .solved }
        }
        if end != .solved {
          supportMinutes = scale.supportMinutes
          minutes += supportMinutes
          end = .unsolved
        }
      }
      break
    }
    history = session.history
    guard settles else { return }
    let situation = desk.troubleshooter.situation(of: session)
    let credits = desk.troubleshooter.credits(in: situation)
    believed =
      situation.cure == nil
      ? desk.troubleshooter.belief(in: situation).ranking.first?.cause
      : credits.min { ($1.value, $0.key) < ($0.value, $1.key) }.map { .init($0.key) }
  }
}
