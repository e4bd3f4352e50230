import Foundation
import Inference
import Knowledge
import KnowledgeFiles
import Learning
import SymptomLookup
import Troubleshooting

/// Answers look-ups: text in, evidence out, then the same beliefs as in a session.
struct LookupDesk {
  private let house: House
  private let index: SymptomIndex
  private let asked: AskedTopics
  private let worlds: [World]

  /// A day as of which the reports may have been written, and how much speaks for it beforehand.
  private struct World {
    let day: Day
    let weight: Double
    let troubleshooter: Troubleshooter
  }

  /// Unless a day is asked for, a report may be an old one: what was likely then (no sign-in windows yet,
  /// other programs) is not what is likely today. Most who ask have the trouble now.
  private static let past: [(day: String, weight: Double)] = [
    ("2010-06-15", 0.15), ("2017-06-15", 0.15),
  ]

  /// How much likelier the name of a server is in a report from when it stood than in one from after.
  private static let oldNames = 10.0

  init(_ house: House, experience: TallyBook?) throws {
    self.house = house
    var days = [(house.day, 1.0)]
    if house.day == Clock.today() {
      let past = Self.past.compactMap { entry in Day(entry.day).map { ($0, entry.weight) } }
      days = [(house.day, 1 - past.reduce(0) { $0 + $1.1 })] + past
    }
    let (index, worlds) = sideBySide {
      house.symptomIndex()
    } _: { [days] in
      try? days.map { day, weight in
        World(
          day: day, weight: weight,
          troubleshooter: try Troubleshooter(
            house.knowledge, on: day, experience: experience, asksBack: false))
      }
    }
    guard let worlds else {
      throw Failure("the rules run in a circle through a 'none'", hint: "mailhelp kb check")
    }
    self.index = index
    asked = AskedTopics(house.knowledge, on: house.day)
    self.worlds = worlds
  }

  /// What the text and the facts point to.
  func look(up text: String, facts: [String: String], limit: Int) -> LookupResult {
    let outside = OutsideFacts(facts, index, house.knowledge)
    let views = worlds.enumerated().map { number, world in
      var session = Session(id: "", day: world.day)
      let statement = outside.joined(to: text, on: world.day)
      session.record(.said(statement))
      let situation = world.troubleshooter.situation(of: session)
      return View(
        world: world, session: session, statement: statement, situation: situation,
        belief: world.troubleshooter.belief(in: situation),
        weight: world.weight * popularity(of: situation, on: world.day))
    }
    var result = result(of: weighed(views), text, outside.unrecognised, limit)
    result.unknownCodes = index.unknownCodes(in: text + "\n" + (facts["error"] ?? ""))
    return result
  }

  // MARK: Several worlds

  /// What a report means as of one day.
  private struct View {
    let world: World
    let session: Session
    let statement: Statement
    let situation: Situation
    let belief: Belief
    var weight: Double
  }

  /// How common the program of the report was on the day.
  private func popularity(of situation: Situation, on day: Day) -> Double {
    guard let client = situation.client(in: house.knowledge) else { return 1 }
    let all = house.knowledge.clients.map { $0.popularity.holding(on: day).first ?? 0 }
    let sum = all.reduce(0, +)
    return sum > 0 ? max((client.popularity.holding(on: day).first ?? 0) / sum, 1e-3) : 1
  }

  /// The views with their weights summing to 1. Names of servers that are gone today are likelier in a
  /// report from when they stood.
  private func weighed(_ views: [View]) -> [View] {
    let isOld = views.first?.situation.value(of: "server-names") == "retired"
    var views = views
    for index in views.indices.dropFirst()
    where isOld && views[index].situation.value(of: "server-names") != "retired" {
      views[index].weight *= Self.oldNames
    }
    let sum = views.reduce(0) { $0 + $1.weight }
    for index in views.indices { views[index].weight /= sum }
    return views
  }

  /// What a look-up believes counts so much, in logarithms: nobody has been asked back, and of causes that
  /// come out at 0.9, nine in ten should be right.
  private static let tempering = 0.75

  /// Words alone, of which nothing was understood, tell something only if a cause comes out at so much.
  private static let telling = 0.15

  /// The causes by what they are worth in all views together, the most probable first.
  private func ranking(_ views: [View]) -> [(cause: Cause.ID, probability: Double)] {
    var sums: [Cause.ID: Double] = [:]
    for view in views {
      for (cause, probability) in zip(view.belief.causes, view.belief.posterior) {
        sums[cause, default: 0] += view.weight * probability
      }
    }
    let tempered = sums.map { (cause: $0.key, probability: pow($0.value, Self.tempering)) }
      .sorted { ($1.probability, $0.cause) < ($0.probability, $1.cause) }
    let whole = tempered.reduce(.leastNormalMagnitude) { $0 + $1.probability }
    return tempered.map { ($0.cause, $0.probability / whole) }
      .filter { $0.0 != Likelihoods.somethingElse }
  }

  /// The causes by the names that programs know, each with the likeliest of its kinds and what all of them
  /// are worth together, the most probable first.
  private func gathered(
    _ ranking: [(cause: Cause.ID, probability: Double)]
  ) -> [(name: Cause.ID, likeliest: Cause, probability: Double)] {
    var gathered: [(name: Cause.ID, likeliest: Cause, probability: Double)] = []
    for ranked in ranking {
      guard let cause = house.knowledge.causes[id: ranked.cause] else { continue }
      let name = cause.kindOf ?? cause.id
      if let place = gathered.firstIndex(where: { $0.name == name }) {
        gathered[place].probability += ranked.probability
      } else {
        gathered.append((name, cause, ranked.probability))
      }
    }
    return gathered.sorted { ($1.probability, $0.name) < ($0.probability, $1.name) }
  }

  // MARK: The result

  private func result(
    of views: [View], _ text: String, _ unrecognised: [String], _ limit: Int
  ) -> LookupResult {
    let knowledge = house.knowledge
    guard let today = views.first else { return .nothing }
    let situation = today.situation
    let believed = ranking(views)
    let isEmpty =
      situation.evidence.isEmpty && situation.sightings.isEmpty
      && (believed.first?.probability ?? 0) < Self.telling
    let ranking = isEmpty ? [] : believed
    let causes = gathered(ranking).prefix(limit).map { kinds in
      LookupResult.Cause(
        id: kinds.name.rawValue, title: kinds.likeliest.title.english,
        probability: kinds.probability, reasons: reasons(for: kinds.likeliest.id, views),
        fixes: possibleFixes(for: kinds.likeliest, situation),
        article: "cause-\(kinds.likeliest.id)")
    }
    let (question, fixes) = sideBySide {
      self.question(of: today, causes.first)
    } _: {
      isEmpty ? [] : self.fixes(in: today, limit)
    }
    let answering = topics(askedIn: text, situation)
    let topics = knowledge.topics(
      fitting: ranking, provider: situation.provider(in: knowledge)?.id, on: house.day
    ).filter { topic in !answering.contains { $0.id == topic.id } }
    return LookupResult(
      version: knowledge.version, evidence: evidence(in: situation), causes: causes,
      fixes: fixes,
      asked: answering.map(named), topics: topics.map(named),
      question: question,
      warnings: today.world.troubleshooter.warnings(in: situation), unrecognised: unrecognised,
      wordCount: today.statement.wordCount, provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, isEmpty: isEmpty)
  }

  private func named(_ topic: Article) -> LookupResult.Article {
    LookupResult.Article(id: topic.id.rawValue, title: topic.title.english)
  }

  /// The topics that the text asks for, two at most; none where it tells of trouble or quotes a message.
  private func topics(askedIn text: String, _ situation: Situation) -> [Article] {
    let tellsOfTrouble = situation.evidence.contains {
      house.knowledge.findings[id: $0.fact.finding]?.role == .symptom
    }
    guard !tellsOfTrouble, situation.sightings.isEmpty else { return [] }
    let provider = situation.provider(in: house.knowledge)?.id
    return Array(asked.topics(askedIn: text, provider: provider).prefix(2))
  }

  /// The fixes, those that help most for what they cost first.
  private func fixes(in view: View, _ limit: Int) -> [LookupResult.Fix] {
    view.world.troubleshooter.rankedFixes(in: view.situation).prefix(limit).map { ranked in
      LookupResult.Fix(
        id: ranked.fix.id.rawValue, title: ranked.title, probability: ranked.probability,
        minutes: ranked.fix.minutes, worked: ranked.worked, tried: ranked.tried)
    }
  }

  /// The fixes for a cause, but for those that cannot be done in the program, as far as it is known.
  private func possibleFixes(for cause: Cause, _ situation: Situation) -> [String] {
    let client = situation.client(in: house.knowledge)
    return cause.remedies.map(\.fix).filter { id in
      guard let client, let fix = house.knowledge.fixes[id: id] else { return true }
      return fix.placesLacked(by: client).isEmpty
    }.map(\.rawValue)
  }

  /// Why a cause is likely: in today's world, unless it is hardly to be found there, and else in that in
  /// which it is likeliest. What is not so today is said to be of then.
  private func reasons(for cause: Cause.ID, _ views: [View]) -> [String] {
    func worth(_ view: View) -> Double { view.weight * view.belief.probability(of: cause) }
    let likeliest = views.max { worth($0) < worth($1) }
    let telling = views.first { view in likeliest.map { worth(view) > worth($0) / 4 } ?? true }
    guard let telling, let today = views.first else { return [] }
    let reasons = telling.world.troubleshooter.reasons(for: cause, in: telling.situation)
      .prefix(4).map(\.text)
    guard telling.world.day != today.world.day else { return Array(reasons) }
    let now = Set(
      today.world.troubleshooter.grounds(for: cause, in: today.situation).map(\.text))
    return reasons.map { now.contains($0) ? $0 : "\($0) (as it was in \(telling.world.day.year))" }
  }

  private func evidence(in situation: Situation) -> [LookupResult.Evidence] {
    situation.evidence.map {
      LookupResult.Evidence(
        finding: $0.fact.finding.rawValue, value: $0.fact.value.rawValue,
        from: $0.source.rawValue, words: $0.words)
    }
      + situation.sightings.map {
        LookupResult.Evidence(
          finding: "signature", value: $0.signature.rawValue, from: "text", words: $0.words)
      }
  }

  /// Where no cause stands out, the one question that would help most.
  private func question(of view: View, _ leader: LookupResult.Cause?) -> LookupResult.Question? {
    guard let leader, leader.probability < 0.5,
      case .ask(let asked) = view.world.troubleshooter.nextStep(in: view.session)
    else { return nil }
    return LookupResult.Question(
      id: asked.question.id.rawValue, text: asked.text,
      answers: asked.choices.prefix(8).map(\.label))
  }
}
