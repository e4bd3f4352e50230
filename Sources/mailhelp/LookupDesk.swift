import Inference
import Knowledge
import Learning
import SymptomLookup
import TerminalUI
import Troubleshooting

/// Answers look-ups: text in, evidence out, then the same beliefs as in a session.
struct LookupDesk {
  private let house: House
  private let index: SymptomIndex
  private let troubleshooter: Troubleshooter

  init(_ house: House, experience: TallyBook?) throws {
    self.house = house
    index = house.symptomIndex()
    do {
      troubleshooter = try Troubleshooter(
        house.knowledge, on: house.day, experience: experience)
    } catch {
      throw Failure("the rules run in a circle through a 'none'", hint: "mailhelp kb check")
    }
  }

  /// What the text and the facts point to.
  func look(up text: String, facts: [String: String], limit: Int) -> LookupResult {
    var session = Session(id: "", day: house.day)
    let statement = index.understand(text)
    session.record(.said(statement))
    let (readings, sightings, unrecognised) = recognise(facts)
    if !readings.isEmpty || !sightings.isEmpty {
      session.record(.said(Statement(readings: readings, sightings: sightings)))
    }
    return result(of: session, statement, unrecognised, limit)
  }

  /// Facts from outside, in people's words, recognised as text is.
  private func recognise(
    _ facts: [String: String]
  ) -> ([Statement.Reading], [Statement.Sighting], [String]) {
    var readings: [Statement.Reading] = []
    var sightings: [Statement.Sighting] = []
    var unrecognised: [String] = []
    for (key, value) in facts.sorted(by: { $0.key < $1.key }) where key != "client_version" {
      var words = value
      if key == "client", let version = facts["client_version"] { words += " \(version)" }
      if key == "direction" { words = Self.directions[value] ?? value }
      let statement = index.understand(words)
      if statement.readings.isEmpty && statement.sightings.isEmpty {
        unrecognised.append("'\(key)' was not recognised and is left out")
      }
      readings += statement.readings.filter { new in
        !readings.contains { $0.fact.finding == new.fact.finding }
      }
      sightings += statement.sightings
    }
    return (readings, sightings, unrecognised)
  }

  private static let directions = [
    "outgoing": "cannot send", "incoming": "cannot receive", "both": "cannot send or receive",
  ]

  private func result(
    of session: Session, _ statement: Statement, _ unrecognised: [String], _ limit: Int
  ) -> LookupResult {
    let knowledge = house.knowledge
    let situation = troubleshooter.situation(of: session)
    let isEmpty =
      situation.evidence.isEmpty && situation.sightings.isEmpty && situation.leads.isEmpty
    let ranking = troubleshooter.belief(in: situation).ranking
      .filter { $0.cause != Likelihoods.somethingElse }
    let causes =
      isEmpty
      ? []
      : ranking.prefix(limit).compactMap { ranked in
        knowledge.causes[id: ranked.cause].map { cause in
          LookupResult.Cause(
            id: cause.id.rawValue, title: cause.title.english, probability: ranked.probability,
            reasons: troubleshooter.reasons(for: cause.id, in: situation).prefix(4).map(\.text),
            fixes: cause.remedies.map(\.fix.rawValue))
        }
      }
    let fixes =
      isEmpty
      ? []
      : troubleshooter.rankedFixes(in: situation).prefix(limit).map { ranked in
        LookupResult.Fix(
          id: ranked.fix.id.rawValue, title: ranked.title, probability: ranked.probability,
          minutes: ranked.fix.minutes, worked: ranked.worked, tried: ranked.tried)
      }
    let articles = causes.map { LookupResult.Article(id: "cause-\($0.id)", title: $0.title) }
    return LookupResult(
      version: knowledge.version, evidence: evidence(in: situation), causes: Array(causes),
      fixes: Array(fixes), articles: articles, question: question(of: session, causes.first),
      warnings: troubleshooter.warnings(in: situation), unrecognised: unrecognised,
      wordCount: statement.wordCount, provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, isEmpty: isEmpty)
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
  private func question(of session: Session, _ leader: LookupResult.Cause?) -> LookupResult
    .Question?
  {
    guard let leader, leader.probability < 0.5,
      case .ask(let asked) = troubleshooter.nextStep(in: session)
    else { return nil }
    return LookupResult.Question(
      id: asked.question.id.rawValue, text: asked.text,
      answers: asked.choices.prefix(8).map(\.label))
  }
}

/// What a look-up found, as JSON and as text.
struct LookupResult {
  struct Evidence: Encodable {
    let finding: String
    let value: String
    let from: String
    let words: String?
  }
  struct Cause: Encodable {
    let id: String
    let title: String
    let probability: Double
    let reasons: [String]
    let fixes: [String]
  }
  struct Fix: Encodable {
    let id: String
    let title: String
    let probability: Double
    let minutes: Double
    let worked: Int
    let tried: Int
  }
  struct Article: Encodable {
    let id: String
    let title: String
  }
  struct Question: Encodable {
    let id: String
    let text: String
    let answers: [String]
  }
  struct Line: Encodable {
    var format = 1
    let id: String?
    let query: String
    let evidence: [Evidence]
    let causes: [Cause]
    let fixes: [Fix]
    let articles: [Article]
    let question: Question?
    let warnings: [String]
  }

  let version: String
  let evidence: [Evidence]
  let causes: [Cause]
  let fixes: [Fix]
  let articles: [Article]
  let question: Question?
  let warnings: [String]
  let unrecognised: [String]
  let wordCount: Int
  let provider: String?
  let client: String?
  let isEmpty: Bool

  func line(id: String?, query: String) -> Line {
    Line(
      id: id, query: query, evidence: evidence, causes: causes, fixes: fixes, articles: articles,
      question: question, warnings: warnings)
  }

  func blocks(quiet: Bool) -> [Block] {
    guard !isEmpty else {
      return [
        .paragraph("Nothing found for that."),
        .paragraph("`mailhelp` asks a few questions and finds it that way."),
      ]
    }
    var blocks: [Block] = []
    for warning in warnings { blocks.append(.warning(warning)) }
    blocks.append(.heading("Likely causes"))
    for cause in causes {
      blocks.append(.paragraph("**\(percent(cause.probability))  \(cause.title)** (\(cause.id))"))
      if !quiet && !cause.reasons.isEmpty { blocks.append(.bullets(cause.reasons)) }
    }
    blocks.append(.heading("Fixes, in the order to try"))
    blocks.append(
      .steps(
        fixes.map { fix in
          let record = fix.tried > 0 ? ", worked \(fix.worked) of \(fix.tried) times" : ""
          return "\(fix.title) (\(fix.id): \(percent(fix.probability)), "
            + "\(Troubleshooting.minutes(fix.minutes))\(record))"
        }))
    if let question {
      blocks += [
        .heading("To be surer, ask"), .paragraph(question.text), .bullets(question.answers),
      ]
    }
    if !quiet {
      blocks.append(.paragraph("Read more: mailhelp faq \(articles.first?.id ?? "")"))
    }
    return blocks
  }
}
