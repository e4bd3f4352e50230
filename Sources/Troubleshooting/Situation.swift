public import Inference
public import Knowledge

/// Where a session stands: everything that follows from what was said.
public struct Situation: Sendable {
  /// The day as of which the session asks.
  public let day: Day
  /// The settled findings, in the order in which they were settled.
  public private(set) var evidence: [Evidence] = []
  /// What was said differently before, or read differently out of the text.
  public private(set) var contradictions: [Contradiction] = []
  /// Error codes and texts that were seen.
  public private(set) var sightings: [Statement.Sighting] = []
  /// Causes that the wording points to, one factor each.
  public private(set) var leads: [Statement.Lead] = []
  /// The fixes that were tried, in order.
  public private(set) var attempts: [(fix: Fix.ID, result: FixResult)] = []
  /// Questions answered with *not sure*.
  public private(set) var unsure: Set<Question.ID> = []
  /// What those questions ask for.
  private(set) var unsureFindings: Set<Finding.ID> = []
  /// Questions that were asked, answered or not.
  public private(set) var questionCount = 0
  /// How many goes at signing in with a password have failed in this session.
  private(set) var passwordTries = 0
  /// Prerequisites that turned out not to be met.
  private(set) var unmetNeeds: Set<Fact> = []
  /// What the rules make of it.
  public private(set) var memory: WorkingMemory
  /// Whether the last fix is said to have worked, and whether a test bore that out.
  public private(set) var cure: (fix: Fix.ID, verified: Bool?)?
  /// Whether that test cannot be made now: the cure then stands as it is, unconfirmed.
  public private(set) var cannotVerify = false
  /// Whether the person was asked for the version of their program and said the same name once more.
  private(set) var hasNamedAgain = false
  /// How it ended, if it has.
  public private(set) var ending: Ending?

  /// How a session can end.
  public enum Ending: Sendable, Hashable {
    /// Somebody else has to act.
    case handedOver(Fix.ID?)
    /// The person gave up.
    case abandoned
  }

  /// Fixes whose failure said something that was not known yet.
  private(set) var toldByFailure: Set<Fix.ID> = []

  private var settled: [Finding.ID: Int] = [:]

  /// Where a session stands after the given events.
  init(
    after events: [SessionEvent], on day: Day, network: RuleNetwork, knowledge: KnowledgeBase
  ) {
    self.day = day
    memory = WorkingMemory(network)
    for event in events.stillRelevant(in: knowledge) { take(event, knowledge) }
    contradictions.removeAll { $0.isPrecision(on: day, in: knowledge) }
    dropPointlessReadings(knowledge)
    addSurroundings(knowledge)
    memory = WorkingMemory(network, given: evidence.map(\.fact))
    addConclusions()
  }

  // MARK: Reading

  /// What is known of a finding.
  public func evidence(of finding: Finding.ID) -> Evidence? {
    settled[finding].map { evidence[$0] }
  }

  // MARK: Replaying

  private mutating func take(_ event: SessionEvent, _ knowledge: KnowledgeBase) {
    switch event {
    case .said(let statement):
      for reading in statement.readings {
        settle(Evidence(fact: reading.fact, source: .text, words: reading.words))
      }
      for sighting in statement.sightings where !sightings.contains(sighting) {
        sightings.append(sighting)
        for fact in knowledge.signatures[id: sighting.signature]?.settles ?? [] {
          settle(Evidence(fact: fact, source: .text, words: sighting.words))
        }
      }
      for lead in statement.leads {
        if let known = leads.firstIndex(where: { $0.cause == lead.cause }) {
          if lead.factor > leads[known].factor { leads[known] = lead }
        } else {
          leads.append(lead)
        }
      }
    case .answered(let fact):
      questionCount += 1
      settle(Evidence(fact: fact, source: .answer))
    case .named(let fact, let words):
      questionCount += 1
      hasNamedAgain = evidence(of: fact.finding)?.words == words
      settle(Evidence(fact: fact, source: .answer, words: words))
    case .unsure(let question):
      questionCount += 1
      unsure.insert(question)
      if let asked = knowledge.questions[id: question] { unsureFindings.insert(asked.asks) }
    case .tried(let fix, let result):
      attempts.append((fix, result))
      cure = result == .worked ? (fix, nil) : nil
      cannotVerify = false
      apply(result, of: fix, knowledge)
    case .verified(let arrived):
      guard let fix = cure?.fix else { return }
      switch arrived {
      case nil: cannotVerify = true
      case true?: cure = (fix, true)
      case false?:
        cure = nil
        attempts[attempts.count - 1].result = .noChange
        apply(.noChange, of: fix, knowledge)
      }
    case .handedOver(let fix): ending = .handedOver(fix)
    case .abandoned: ending = .abandoned
    case .tookBack: break
    case .also(let more): take(more, knowledge)
    }
  }

  private mutating func apply(_ result: FixResult, of id: Fix.ID, _ knowledge: KnowledgeBase) {
    guard let fix = knowledge.fixes[id: id] else { return }
    switch result {
    case .worked: break
    case .noChange:
      if fix.triesPassword { passwordTries += 1 }
      for fact in fix.failureTells where value(of: fact.finding) == nil {
        settle(
          Evidence(
            fact: fact, source: .rule,
            words: "\u{201C}\(fix.title.english)\u{201D} changed nothing."))
        toldByFailure.insert(fix.id)
      }
    // What the person has said to be so is not what was in the way.
    case .notDone: unmetNeeds.formUnion(fix.needs.filter { value(of: $0.finding) != $0.value })
    case .changed:
      // The symptom changed: what was seen before tells of the former fault, what is set and where
      // stays as it was (Heckerman, Breese, Rommelse 1995: drop what descends from the repaired).
      if fix.triesPassword { passwordTries += 1 }
      let kept = evidence.filter {
        knowledge.findings[id: $0.fact.finding]?.role != .symptom
      }
      keep(kept)
      sightings = []
      leads = []
    }
  }

  private mutating func settle(_ new: Evidence) {
    guard let position = settled[new.fact.finding] else {
      settled[new.fact.finding] = evidence.count
      return evidence.append(new)
    }
    let old = evidence[position]
    if old.fact.value == new.fact.value {
      if new.source > old.source { evidence[position] = new }
      return
    }
    let upheld = new.source >= old.source ? new : old
    contradictions.append(
      Contradiction(upheld: upheld, overruled: upheld == new ? old : new))
    evidence[position] = upheld
  }

  /// A symptom that was only read out of the text does not count where it could not be asked for: "since
  /// yesterday" does not say how long messages have been gone if none has gone.
  private mutating func dropPointlessReadings(_ knowledge: KnowledgeBase) {
    let pointless = evidence.filter { piece in
      let standings = standingsOfQuestions(for: piece.fact.finding, knowledge)
      return piece.source == .text && standings?.allSatisfy { $0 == .fails } == true
    }
    if !pointless.isEmpty { keep(evidence.filter { !pointless.contains($0) }) }
  }

  private mutating func keep(_ kept: [Evidence]) {
    evidence = kept
    settled = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.fact.finding, $0) })
  }

  private mutating func addSurroundings(_ knowledge: KnowledgeBase) {
    let client = client(in: knowledge)
    let provider = provider(in: knowledge)
    let versions = versions(in: knowledge)
    for fact in versions.common({ $0.facts.holding(on: day) }) where settled[fact.finding] == nil {
      settle(Evidence(fact: fact, source: .surroundings, words: client?.name.english))
    }
    for fact in provider?.facts.holding(on: day) ?? [] where settled[fact.finding] == nil {
      settle(Evidence(fact: fact, source: .surroundings, words: provider?.name.english))
    }
    let facts =
      versions.shares.isEmpty
      ? computed(for: nil, in: knowledge)
      : versions.common { computed(for: $0, in: knowledge) }
    for fact in facts where settled[fact.finding] == nil {
      settle(Evidence(fact: fact, source: .surroundings))
    }
  }

  private mutating func addConclusions() {
    for activation in memory.activations {
      for case .conclude(let fact) in activation.rule.conclusions
      where settled[fact.finding] == nil && memory.value(of: fact.finding) == fact.value {
        settle(Evidence(fact: fact, source: .rule, words: activation.rule.because.english))
      }
    }
  }
}
