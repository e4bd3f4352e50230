import Inference
public import Knowledge

/// What a situation tells of single things: findings, program, provider, account, fixes.
extension Situation {
  /// What a finding is.
  public func value(of finding: Finding.ID) -> Finding.Value.ID? {
    evidence(of: finding)?.fact.value
  }

  /// Whether a condition holds, fails or may still come to hold. What the person is not sure of will not be
  /// known, so one that wants it known fails, which `Condition.standing` calls open.
  func expectedStanding(of condition: Condition) -> Condition.Standing {
    let isHopeless = condition.all.contains { term in
      term.values.isEmpty && value(of: term.finding) == nil && unsureFindings.contains(term.finding)
    }
    return isHopeless ? .fails : condition.standing(value(of:))
  }

  /// Whether a finding, if it is a symptom for which there are questions, could be asked for by what is known:
  /// words that also have a meaning in another trouble ("since yesterday") say little before that trouble is.
  public func isAskable(_ finding: Finding.ID, in knowledge: KnowledgeBase) -> Bool {
    standingsOfQuestions(for: finding, knowledge)?.contains(.holds) ?? true
  }

  /// How the conditions stand of the questions for a symptom; `nil` if there are none, or it is no symptom.
  func standingsOfQuestions(
    for finding: Finding.ID, _ knowledge: KnowledgeBase
  ) -> [Condition.Standing]? {
    guard knowledge.findings[id: finding]?.role == .symptom else { return nil }
    let standings = knowledge.questions.filter { $0.asks == finding }
      .map { $0.condition.standing(value(of:)) }
    return standings.isEmpty ? nil : standings
  }

  /// Whether a symptom is known, or a message was read.
  public func tellsSymptom(in knowledge: KnowledgeBase) -> Bool {
    !sightings.isEmpty
      || evidence.contains { knowledge.findings[id: $0.fact.finding]?.role == .symptom }
  }

  /// The mail program, if it is known.
  public func client(in knowledge: KnowledgeBase) -> Client? {
    value(of: .client).flatMap { knowledge.clients[id: Client.ID($0.rawValue)] }
  }

  /// The programs that the mail program may be.
  func versions(in knowledge: KnowledgeBase) -> Versions {
    Versions(evidence(of: .client), on: day, in: knowledge)
  }

  /// The provider, if it is known.
  public func provider(in knowledge: KnowledgeBase) -> Provider? {
    value(of: .provider).flatMap { knowledge.providers[id: Provider.ID($0.rawValue)] }
  }

  /// The kind of account, if it is known.
  public func accountType(in knowledge: KnowledgeBase) -> AccountType? {
    value(of: .accountType).flatMap { knowledge.accountTypes[id: AccountType.ID($0.rawValue)] }
  }

  /// What came of a fix, if it was tried.
  public func result(of fix: Fix.ID) -> FixResult? { attempts.last { $0.fix == fix }?.result }

  /// What follows from a mail program, and from provider, kind of account and day as they are known.
  func computed(for client: Client?, in knowledge: KnowledgeBase) -> [Fact] {
    let provider = provider(in: knowledge)
    let surroundings = Surroundings(
      client: client, provider: provider, accountType: accountType(in: knowledge),
      kinds: knowledge.kinds(at: provider), fetching: fetching, day: day)
    return knowledge.findings.compactMap { finding in
      finding.computed?.value(in: surroundings).map { Fact(finding.id, $0) }
    }
  }

  /// How mail is fetched, as far as it is known.
  var fetching: MailProtocol? {
    value(of: .fetchedBy).flatMap { MailProtocol(rawValue: $0.rawValue) }
  }
}
