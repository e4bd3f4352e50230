import Inference
public import Knowledge

/// What a report points to whose writer cannot be asked, over all the days as of which it may have been
/// written.
public struct Diagnosis: Sendable {
  /// What the report means as of one day.
  struct View: Sendable {
    let troubleshooter: Troubleshooter
    let session: Session
    let statement: Statement
    let situation: Situation
    let belief: Belief
    var weight: Double
  }

  /// A cause by the name that programs know, with all of its kinds.
  public struct SuspectedCause: Sendable {
    /// The name that programs know.
    public let name: Cause.ID
    /// The likeliest of its kinds, or itself.
    public let likeliest: Cause
    /// What all of its kinds are worth together, from 0 to 1.
    public internal(set) var probability: Double
  }

  /// The causes, each by itself, the most probable first; their probabilities and that of something else
  /// add up to 1. None where the report tells nothing.
  public let ranking: [(cause: Cause.ID, probability: Double)]
  /// The same by the names that programs know.
  public let causes: [SuspectedCause]
  /// Whether the words are those of matters that have nothing to do with mail that is not fetched or sent: nothing in
  /// the report tells what goes wrong, and something else is too likely. Then there is no ranking.
  public let isAboutSomethingElse: Bool

  private let knowledge: KnowledgeBase
  /// The view of the day that was asked for, and all.
  private let asked: View
  private let views: [View]

  /// A report's evidence hangs together, which the belief of each day allows for. That it may be of another
  /// day, or nothing that is known at all, is allowed for here: of causes that come out at 0.9, nine in ten
  /// should be right. In logarithms; it does not change the order.
  private static let tempering = 0.75

  /// Words alone, of which nothing was understood, tell something only if a cause comes out at so much.
  private static let telling = 0.15

  /// A cause is explained as of the day asked for as long as it is worth more than this part of what it is
  /// worth on its best day: reasons of another day have to be said to be of then, and read worse.
  private static let worthTelling = 0.25

  /// Above this the first cause stands out, and nothing need be asked.
  private static let standingOut = 0.5

  /// - Parameter views: at least one, that of the day asked for first, their weights summing to 1.
  init(of views: [View], _ knowledge: KnowledgeBase) {
    precondition(!views.isEmpty, "a report is read as of some day")
    self.views = views
    self.knowledge = knowledge
    asked = views[0]
    let believed = Self.ranking(views)
    let worthOfCauses = believed.reduce(0) { $0 + $1.probability }
    let tellsNothing =
      asked.situation.evidence.isEmpty && asked.situation.sightings.isEmpty
      && (believed.first?.probability ?? 0) < Self.telling * worthOfCauses
    isAboutSomethingElse =
      !asked.situation.tellsSymptom(in: knowledge)
      && 1 - worthOfCauses > Troubleshooter.mostOfSomethingElse
    ranking = tellsNothing || isAboutSomethingElse ? [] : believed
    causes = Self.gathered(ranking, knowledge)
  }

  /// The causes by what they are worth in all views together, the most probable first.
  private static func ranking(_ views: [View]) -> [(cause: Cause.ID, probability: Double)] {
    var sums: [Cause.ID: Double] = [:]
    for view in views {
      for (cause, probability) in zip(view.belief.causes, view.belief.posterior) {
        sums[cause, default: 0] += view.weight * probability
      }
    }
    let tempered = sums.map { (cause: $0.key, probability: power($0.value, tempering)) }
      .sorted { ($1.probability, $0.cause) < ($0.probability, $1.cause) }
    let whole = tempered.reduce(.leastNormalMagnitude) { $0 + $1.probability }
    return tempered.map { ($0.cause, $0.probability / whole) }
      .filter { $0.0 != Likelihoods.somethingElse }
  }

  /// The causes with their kinds, the most probable first.
  private static func gathered(
    _ ranking: [(cause: Cause.ID, probability: Double)], _ knowledge: KnowledgeBase
  ) -> [SuspectedCause] {
    var gathered: [SuspectedCause] = []
    for ranked in ranking {
      guard let cause = knowledge.causes[id: ranked.cause] else { continue }
      let name = cause.kindOf ?? cause.id
      if let place = gathered.firstIndex(where: { $0.name == name }) {
        gathered[place].probability += ranked.probability
      } else {
        gathered.append(
          SuspectedCause(name: name, likeliest: cause, probability: ranked.probability))
      }
    }
    return gathered.sorted { ($1.probability, $0.name) < ($0.probability, $1.name) }
  }

  // MARK: As of the day asked for

  /// What is known.
  public var situation: Situation { asked.situation }

  /// What the report says.
  public var statement: Statement { asked.statement }

  /// Whether nothing in the report tells anything.
  public var isEmpty: Bool { ranking.isEmpty }

  /// Warnings that the rules give.
  public var warnings: [String] { asked.troubleshooter.warnings(in: asked.situation) }

  /// The fixes, those that help most for what they cost first; none where the report tells nothing.
  public func fixes() -> [RankedFix] {
    isEmpty ? [] : asked.troubleshooter.rankedFixes(in: asked.situation)
  }

  /// Where no cause stands out, the one question that would help most.
  public func question() -> AskedQuestion? {
    guard let first = causes.first, first.probability < Self.standingOut,
      case .ask(let question) = asked.troubleshooter.nextStep(in: asked.session)
    else { return nil }
    return question
  }

  // MARK: As of any of the days

  /// Why a cause is likely: as of the day asked for, unless it is hardly to be found then, and else as of
  /// that on which it is likeliest. What was so only then is said to be of then.
  public func reasons(for cause: Cause.ID) -> [String] {
    func worth(_ view: View) -> Double { view.weight * view.belief.probability(of: cause) }
    let most = views.map(worth).max() ?? 0
    let telling = views.first { worth($0) > most * Self.worthTelling } ?? asked
    let reasons = telling.troubleshooter.reasons(for: cause, in: telling.situation)
      .prefix(4).map(\.text)
    guard telling.situation.day != asked.situation.day else { return reasons }
    let now = Set(asked.troubleshooter.grounds(for: cause, in: asked.situation).map(\.text))
    return reasons.map {
      now.contains($0) ? $0 : "\($0) (as it was in \(telling.situation.day.year))"
    }
  }
}

/// What several reports point to that somebody told in one text.
extension [Diagnosis] {
  /// The causes by what they are worth on average, the most probable first.
  public var causes: [Diagnosis.SuspectedCause] {
    var sums: [Cause.ID: Double] = [:]
    for cause in lazy.map(\.causes).joined() {
      sums[cause.name, default: 0] += cause.probability / Double(count)
    }
    return sums.compactMap { name, worth in
      var cause = suspecting(name)?.causes.first { $0.name == name }
      cause?.probability = worth
      return cause
    }.sorted { ($1.probability, $0.name) < ($0.probability, $1.name) }
  }

  /// The report that points most to a cause; `nil` if none does.
  public func suspecting(_ name: Cause.ID) -> Diagnosis? {
    func worth(_ diagnosis: Diagnosis) -> Double {
      diagnosis.causes.first { $0.name == name }?.probability ?? 0
    }
    return self.max { worth($0) < worth($1) }
  }
}
