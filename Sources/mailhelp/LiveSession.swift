import Foundation
import Knowledge
import Outcomes
import SymptomLookup
import Troubleshooting

/// One session that goes on, whichever face leads it: what is said is made out, recorded and kept. The faces
/// read and write.
final class LiveSession {
  let troubleshooter: Troubleshooter
  let index: SymptomIndex
  /// What has been said until now.
  private(set) var session: Session
  /// The troubles that were told of at the beginning and are left for other sessions, to be read back.
  private(set) var otherTroubles: [String] = []
  private let log: SessionLog?
  private var remarks: [String] = []
  private var heard = ""

  /// The session that the command takes up again, or a new one.
  ///
  /// - Parameter day: the day of a new one; if left out, the house's.
  init(_ command: Diagnose, in house: House, on day: Day? = nil) throws {
    if let choice = command.goingOn {
      let log = try SessionLog.resumable(command.log)
      session = try log.resume(choice)
      self.log = log
      command.sayDay(of: session)
    } else {
      log = SessionLog.open(command.log)
      session = Session.new(on: day ?? house.day)
    }
    let then = house.on(session.day)
    troubleshooter = try then.troubleshooter(log, explores: !command.avoidsExploring)
    index = then.symptomIndex()
  }

  /// Where the session stands.
  var situation: Situation { troubleshooter.situation(of: session) }

  /// Whether the session stands in the log with all that was said, so that it can be taken up again.
  var isKept: Bool { log?.holdsSession == true }

  // MARK: What is said

  /// The parts of a text that each tell of a trouble of their own; never none.
  func troubles(in text: String) -> [String] {
    let troubles = troubleshooter.troubles(toldIn: text, index)
    note(text, in: troubles)
    return troubles
  }

  /// Makes out what words say; the next event comes of them.
  func understand(_ words: String) -> Statement {
    note(words, in: [words])
    log?.heard(words)
    return index.understand(words)
  }

  /// Words as they may be read back: without a password that they tell, and then without anything private.
  func readBack(_ words: String) -> String {
    let kept = KeptText(blanking: words, for: troubleshooter.knowledge)
    return kept.tellsPassword ? kept.text : words
  }

  /// Notes what is to be remarked on in somebody's words, once for the same words.
  private func note(_ words: String, in parts: [String]) {
    guard !heard.contains(words) else { return }
    heard = words
    if parts.contains(where: KeptText.tellsPassword) { remarks.append(KeptText.remarkOnPassword) }
  }

  /// What is still to be remarked on; each remark is given out once.
  func takeRemarks() -> [String] {
    defer { remarks = [] }
    return remarks
  }

  // MARK: What becomes of it

  /// Takes in the words with which the session begins: of several troubles, the first.
  func begin(with words: String) {
    guard !words.isEmpty else { return }
    let troubles = troubles(in: words)
    otherTroubles = troubles.dropFirst().map(readBack)
    record(.said(understand(troubles.first ?? words)))
  }

  /// Takes an event into account and keeps it.
  func record(_ event: SessionEvent) {
    session.record(event)
    log?.record(event, of: session, situation, troubleshooter.knowledge)
  }

  /// Takes the latest reply back.
  func takeBack() {
    for _ in 0..<session.latestReply { record(.tookBack) }
  }

  /// Keeps how the session has ended.
  func close(with conclusion: Conclusion) {
    if let last = troubleshooter.lastEvent(of: session, concludedBy: conclusion) { record(last) }
    log?.end(session, conclusion, troubleshooter)
  }

  /// Leaves the session open, to be taken up again; nothing more is said in it.
  func leave() { log?.settle() }
}

extension Session {
  /// A new session, named at random.
  fileprivate static func new(on day: Day) -> Session {
    var generator = SystemRandomNumberGenerator()
    return Session(id: UUID().uuidString.lowercased(), day: day, seed: generator.next() >> 1)
  }
}
