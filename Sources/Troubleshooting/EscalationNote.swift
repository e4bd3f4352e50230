public import Knowledge

/// What the next desk needs to know when a session does not end in *solved*: asked, answered, tried,
/// seen; nothing private, since nothing private is kept.
public struct EscalationNote: Sendable {
  /// One heading with its lines.
  public struct Part: Sendable {
    /// Its heading.
    public let heading: String
    /// Its lines.
    public let lines: [String]
  }

  /// The session's name.
  public let session: String
  /// The day as of which it asked.
  public let day: Day
  /// Its parts.
  public let parts: [Part]

  /// The note as plain text, ready to paste.
  public var text: String {
    var lines = ["mailhelp session \(session), as of \(day)"]
    for part in parts where !part.lines.isEmpty {
      lines.append("")
      lines.append("\(part.heading):")
      lines += part.lines.map { "- \($0)" }
    }
    return lines.joined(separator: "\n")
  }
}

extension Troubleshooter {
  /// The note of a session.
  public func escalationNote(for session: Session) -> EscalationNote {
    let situation = situation(of: session)
    let belief = belief(in: situation)
    let known = situation.evidence.filter { $0.source > .surroundings }
    return EscalationNote(
      session: session.id, day: day,
      parts: [
        .init(
          heading: "Known",
          lines: known.map {
            words(for: $0, in: situation) + ($0.source == .text ? " (from the description)" : "")
          }),
        .init(
          heading: "Not known to the person",
          lines: situation.unsure.sorted().compactMap { id in
            guard let asked = knowledge.questions[id: id]?.asks,
              !known.contains(where: { $0.fact.finding == asked })
            else { return nil }
            return knowledge.findings[id: asked]?.name.english
          }),
        .init(
          heading: "Messages seen",
          lines: situation.sightings.compactMap { sighting in
            knowledge.signatures[id: sighting.signature].map {
              "\(sighting.words): \($0.meaning)"
            }
          }),
        .init(
          heading: "Tried",
          lines: situation.attempts.map { attempt in
            let title = knowledge.fixes[id: attempt.fix]?.title.english ?? attempt.fix.rawValue
            return "\(title): \(words(for: attempt.result))"
          }),
        .init(
          heading: "Differing statements",
          lines: situation.contradictions.map {
            "\(words(for: $0.upheld.fact)); earlier or in the text: \(words(for: $0.overruled.fact))"
          }),
        .init(
          heading: "Most likely now",
          lines: belief.ranking.prefix(3).map {
            "\(title(of: $0.cause)) (\(percent($0.probability)))"
          }),
        .init(heading: "Warnings", lines: warnings(in: situation)),
      ])
  }

  /// What came of a fix, in words.
  public func words(for result: FixResult) -> String {
    switch result {
    case .worked: "worked"
    case .noChange: "no change"
    case .changed: "something else happens now"
    case .notDone: "could not be done"
    }
  }
}
