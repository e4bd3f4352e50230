import Inference
import Knowledge
import SymptomLookup
import Troubleshooting
import KnowledgeFiles

extension Troubleshooter {
  /// An answer given beforehand: a finding and its value as a person or program writes them
  /// (identifiers, or for program and provider any name that is recognised), or `unknown` where the
  /// person is not sure.
  func answer(
    finding name: String, value: String, _ index: SymptomIndex
  ) throws -> SessionEvent {
    guard let finding = knowledge.findings[id: .init(name)] else {
      let nearest = NearestName(among: knowledge.findings.map(\.id.rawValue)).nearest(to: name)
      throw Failure(
        "there is no finding '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }
    if value == "unknown", finding.value("unknown") == nil {
      guard let question = question(for: finding.id) else {
        throw Failure("nobody is asked for '\(name)', so nobody need be sure of it")
      }
      return .unsure(question.id)
    }
    return try event(finding, value: value, index)
  }

  private func event(
    _ finding: Finding, value: String, _ index: SymptomIndex
  ) throws -> SessionEvent {
    let known: [String] =
      switch finding.domain {
      case .listed: finding.values.map(\.id.rawValue)
      case .clients: knowledge.clients.map(\.id.rawValue)
      case .providers: knowledge.providers.map(\.id.rawValue)
      case .accountTypes: knowledge.accountTypes.map(\.id.rawValue)
      }
    if known.contains(value) { return .answered(Fact(finding.id, .init(value))) }
    if finding.domain != .listed,
      let reading = index.understand(value).readings.first(where: { $0.fact.finding == finding.id })
    {
      return .answering(reading)
    }
    let hint =
      finding.domain == .listed
      ? "it can be \(known.joined(separator: ", "))"
      : NearestName(among: known).nearest(to: value).map { "did you mean '\($0)'?" }
    throw Failure("'\(finding.id)' cannot be '\(value)'", hint: hint)
  }

  /// Every rule that fired in a session with what made it fire, a line each.
  func trace(of session: Session) -> [String] {
    situation(of: session).memory.activations.map { activation in
      let premises = activation.premises.map(\.description).joined(separator: ", ")
      let conclusions = activation.rule.conclusions.map(\.words).joined(separator: ", ")
      return
        "==> \(activation.rule.id): \(premises.isEmpty ? "always" : premises) => \(conclusions)"
    }
  }
}

extension Rule.Conclusion {
  /// The conclusion as it would be written in a rule file.
  var words: String {
    switch self {
    case .conclude(let fact): fact.description
    case .ruleOut(let cause): "rule out \(cause)"
    case .prefer(let cause): "prefer \(cause)"
    case .withdraw(let fix): "withdraw \(fix)"
    case .warn(let text): "warn: \(text.english)"
    }
  }
}
