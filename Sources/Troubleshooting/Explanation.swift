import Inference
public import Knowledge

/// One line of a *why*: what speaks for or against, in words.
public struct Reason: Sendable, Hashable {
  /// The words.
  public let text: String
  /// How much it moved the belief: the logarithm of a likelihood ratio, over 0 if it speaks for.
  public let weight: Double
}

extension Troubleshooter {
  /// A finding's value in words: "Sending: fails".
  public func words(for fact: Fact) -> String {
    guard let finding = knowledge.findings[id: fact.finding] else { return fact.description }
    let value =
      finding.domain == .listed
      ? finding.value(fact.value)?.name.english ?? fact.value.rawValue
      : name(of: fact.value, finding.domain)
    return "\(finding.name): \(value)"
  }

  /// A piece of evidence in words; a name that several versions of a program share as it was said.
  public func words(for piece: Evidence, in situation: Situation) -> String {
    guard piece.fact.finding == .client, let said = piece.words,
      situation.versions(in: knowledge).isOpen, let finding = knowledge.findings[id: .client]
    else { return words(for: piece.fact) }
    return "\(finding.name): \u{201C}\(said)\u{201D}"
  }

  /// Evidence as a person wants to read it: who and what with first, then what happens, then how
  /// things are set.
  public func inReadingOrder(_ evidence: [Evidence]) -> [Evidence] {
    func rank(_ piece: Evidence) -> Int {
      guard let finding = knowledge.findings[id: piece.fact.finding] else { return 4 }
      if finding.domain != .listed { return 0 }
      switch finding.role {
      case .symptom: return 1
      case .surroundings: return 2
      case .setting: return 3
      }
    }
    return evidence.enumerated().sorted { left, right in
      (rank(left.element), left.offset) < (rank(right.element), right.offset)
    }.map(\.element)
  }

  /// What raises or lowers the odds of a cause by less than a twentieth is weighed, but not told; in
  /// logarithms.
  private static let leastTold = 0.05

  /// The same of what nobody said and only follows: by less than a third.
  private static let leastToldIfDerived = 0.3

  /// What speaks for a cause, the weightiest first, down to the person's own words. What is so with most
  /// people anyway, and nobody said, is worth telling only where it raises the cause by a third.
  public func reasons(for cause: Cause.ID, in situation: Situation) -> [Reason] {
    belief(in: situation).weightOfEvidence(for: cause).filter {
      $0.weight > ($0.influence.origin.isDerived ? Self.leastToldIfDerived : Self.leastTold)
    }.map {
      Reason(text: words(for: $0.influence.origin, of: cause, in: situation), weight: $0.weight)
    }
  }

  /// All that was weighed for a cause, whether it speaks for it, against it or neither.
  public func grounds(for cause: Cause.ID, in situation: Situation) -> [Reason] {
    belief(in: situation).weightOfEvidence(for: cause).map {
      Reason(text: words(for: $0.influence.origin, of: cause, in: situation), weight: $0.weight)
    }
  }

  /// What speaks against a cause, the weightiest first.
  public func objections(to cause: Cause.ID, in situation: Situation) -> [Reason] {
    let belief = belief(in: situation)
    var reasons = grounds(for: cause, in: situation).filter { $0.weight < -Self.leastTold }
    if let known = knowledge.causes[id: cause], known.weight(on: day) == 0 {
      reasons.insert(Reason(text: "It did not exist on \(day).", weight: -10), at: 0)
    }
    if reasons.isEmpty, let leader = belief.ranking.first, leader.cause != cause {
      reasons.append(
        Reason(
          text:
            "Nothing speaks against it; \u{201C}\(title(of: leader.cause))\u{201D} is only more "
            + "common, or fits better.", weight: -0.01))
    }
    return reasons
  }

  /// The fixes for a cause that cannot be done in the person's program, and why, in words.
  public func withheldFixes(for cause: Cause.ID, in situation: Situation) -> [String] {
    guard let client = situation.client(in: knowledge),
      let remedies = knowledge.causes[id: cause]?.remedies
    else { return [] }
    let instructions = instructions(in: situation)
    return remedies.compactMap { remedy in
      guard let fix = knowledge.fixes[id: remedy.fix], fix.validity.contains(day),
        situation.result(of: fix.id) == nil, let place = fix.placesLacked(by: client).first
      else { return nil }
      return "\u{201C}\(instructions.fill(fix.title))\u{201D} is left out: "
        + "\(client.name) has no such \(place.kind)."
    }
  }

  /// An answer that saves less than six seconds is not said to save any time; in minutes.
  private static let leastSaving = 0.1

  /// Of two ways that differ by less, in minutes, none is said to cost more: there are no words for less than
  /// half a minute.
  private static let leastDifference = 0.5

  /// Why a question is asked, in words.
  public func explain(_ asked: AskedQuestion) -> String {
    let reason = asked.reason
    if let fix = reason.neededBy.flatMap({ knowledge.fixes[id: $0] }) {
      if ![.client, .provider].contains(asked.question.asks) {
        return
          "The next step would be \u{201C}\(fix.title)\u{201D}. Whether it makes sense depends on "
          + "the answer."
      }
      return
        "The next step, \u{201C}\(fix.title)\u{201D}, differs from program to program and from "
        + "provider to provider; with the answer I can give you the exact one."
    }
    var lines = reason.prospects.map { prospect in
      "If the answer is \u{201C}\(prospect.answer)\u{201D}: most likely "
        + "\u{201C}\(title(of: prospect.cause))\u{201D} (\(percent(prospect.probability)))."
    }
    let candidates = Set(reason.prospects.map(\.cause))
    if candidates.count > 1 {
      let names = reason.prospects.map(\.cause).reduce(into: [Cause.ID]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      lines.insert(
        "It tells apart: "
          + names.map { "\u{201C}\(title(of: $0))\u{201D}" }.joined(separator: ", ") + ".", at: 0)
    }
    if let saved = reason.minutesSaved, saved >= Self.leastSaving {
      lines.append("Knowing it saves about \(minutes(saved)) of trying, on average.")
    }
    return lines.isEmpty
      ? "The answer helps to tell the causes apart." : lines.joined(separator: "\n")
  }

  /// Why a fix is the next thing to do, in words.
  public func explain(_ offered: OfferedFix, in situation: Situation) -> String {
    let reason = offered.reason
    var lines: [String] = []
    if let first = reason.cures.first {
      let because = reasons(for: first.cause, in: situation).prefix(3).map(\.text)
      lines.append(
        "The likeliest cause it cures: \u{201C}\(title(of: first.cause))\u{201D} "
          + "(\(percent(first.probability))).")
      if !because.isEmpty {
        lines.append("That is because: " + because.joined(separator: "; ") + ".")
      }
    }
    lines.append(
      "It helps in about \(percent(reason.probability)) of cases like yours and takes "
        + "\(minutes(reason.minutes)).")
    if let other = reason.runnerUp, let fix = knowledge.fixes[id: other.fix] {
      let title = instructions(in: situation).fill(fix.title)
      let what =
        "\u{201C}\(title)\u{201D} (\(percent(other.probability)), \(minutes(other.minutes)))"
      lines.append(
        other.extra.map { $0 >= Self.leastDifference } ?? false
          ? "Not \(what) first: that would cost about \(minutes(other.extra ?? 0)) more on average."
          : "Next in line: \(what).")
    }
    lines += reason.cures.prefix(1).flatMap { withheldFixes(for: $0.cause, in: situation) }
    if let more = reason.askingFirst, more >= Self.leastDifference {
      lines.append(
        "To ask more before trying it would cost about \(minutes(more)) more on average.")
    }
    return lines.joined(separator: "\n")
  }

  /// A cause's title, "something else" included.
  public func title(of cause: Cause.ID) -> String {
    cause == Likelihoods.somethingElse
      ? "something else" : knowledge.causes[id: cause]?.title.english ?? cause.rawValue
  }

  private func words(
    for origin: Belief.Influence.Origin, of cause: Cause.ID, in situation: Situation
  ) -> String {
    switch origin {
    case .finding(let piece): words(for: piece.fact) + source(of: piece)
    case .signature(let id, let words):
      "the message \u{201C}\(Signature.readable(words))\u{201D}"
        + (knowledge.signatures[id: id].map { " (\(trimmed($0.meaning.english)))" } ?? "")
    case .wording(let words):
      quoted(words[cause] ?? []) ?? "how you put it"
    case .rule(let id): trimmed(knowledge.rules[id: id]?.because.english ?? id.rawValue)
    case .failedFix(let id):
      "\u{201C}\(knowledge.fixes[id: id]?.title.english ?? id.rawValue)\u{201D} did not help"
    }
  }

  /// A person's words as far as they are worth quoting: none that others hold already, and no single
  /// signs, as in "7 1".
  private func quoted(_ words: [String]) -> String? {
    var shown: [String] = []
    for words in words where words.split(separator: " ").allSatisfy({ $0.utf8.count > 1 }) {
      if shown.contains(where: { " \($0) ".contains(" \(words) ") }) { continue }
      shown.removeAll { " \(words) ".contains(" \($0) ") }
      shown.append(words)
    }
    guard !shown.isEmpty else { return nil }
    return "your words \u{201C}\(shown.prefix(4).joined(separator: ", "))\u{201D}"
  }

  private func source(of piece: Evidence) -> String {
    switch piece.source {
    case .answer: " (you said so)"
    case .text:
      piece.words.map { " (from your words \u{201C}\($0)\u{201D})" } ?? " (from your words)"
    case .rule: " (it follows)"
    case .surroundings: piece.words.map { " (known of \($0))" } ?? ""
    }
  }

  private func trimmed(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

extension Client.Place {
  /// What sort of thing stands there.
  fileprivate var kind: String {
    switch self {
    case .outbox, .junk: "folder"
    case .addAccount, .removeAccount, .repair, .export: "command"
    default: "setting"
    }
  }
}

extension Belief.Influence.Origin {
  /// Whether it is a finding that follows from others, or from who has which program and provider.
  fileprivate var isDerived: Bool {
    guard case .finding(let piece) = self else { return false }
    return piece.source == .surroundings || piece.source == .rule
  }
}

/// `57 %`; never 0 or 100, which would say more than is known.
package func percent(_ probability: Double) -> String {
  "\(min(max(Int((probability * 100).rounded()), 1), 99)) %"
}

/// `3 minutes`, `2 hours`, `a day`; minutes as long as there are fewer than two hours of them.
package func minutes(_ minutes: Double) -> String {
  switch minutes {
  case ..<0.75: "half a minute"
  case ..<1.5: "a minute"
  case ..<119.5: "\(Int(minutes.rounded())) minutes"
  case ..<1200: "\(Int((minutes / 60).rounded())) hours"
  default: minutes < 2000 ? "a day" : "\(Int((minutes / 1440).rounded())) days"
  }
}
