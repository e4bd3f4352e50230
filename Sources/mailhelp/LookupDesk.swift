import Foundation
import Knowledge
import KnowledgeFiles
import Learning
import SymptomLookup
import Troubleshooting

/// Answers look-ups: text in, evidence out, then the same beliefs as in a session.
struct LookupDesk {
  private let house: House
  private let index: SymptomIndex
  private let eras: Eras

  init(_ house: House, experience: TallyBook?) throws {
    self.house = house
    let (index, eras) = sideBySide {
      house.symptomIndex()
    } _: {
      try? Eras(
        house.knowledge, on: house.day, mayBeOlder: house.day == Clock.today(),
        experience: experience)
    }
    guard let eras else { throw Failure.rulesInACircle }
    self.index = index
    self.eras = eras
  }

  /// What the text and the facts point to. Where the text tells of several troubles, each is looked up by
  /// itself.
  func look(up text: String, facts: [String: String], limit: Int) -> LookupResult {
    let outside = OutsideFacts(facts, index, house.knowledge)
    let troubles = eras.asked.troubles(toldIn: text, index)
    // What is known beside the text is about one of the troubles: that which tells the error, or the first.
    let known = troubles.firstIndex { $0.lowercased().contains(outside.error) } ?? 0
    var statements: [Day: Statement] = [:]
    func knownStatement(on day: Day) -> Statement {
      if let statement = statements[day] { return statement }
      let statement = outside.joined(to: troubles[known], on: day)
      statements[day] = statement
      return statement
    }
    let diagnoses = troubles.enumerated().map { place, trouble in
      eras.diagnosis { day in
        let about = knownStatement(on: day)
        return place == known
          ? about : index.understand(trouble, on: day).naming([.client, .provider], as: about)
      }
    }
    let results = troubles.indices.map { place in
      let error = place == known ? outside.error : ""
      return result(of: diagnoses[place], troubles[place] + "\n" + error, outside, limit)
    }
    guard results.count > 1 else { return results[0] }
    let causes = diagnoses.causes.prefix(limit).compactMap { suspected in
      diagnoses.suspecting(suspected.name).map { cause(suspected, in: $0) }
    }
    return LookupResult(
      zip(troubles, results).map(LookupResult.Trouble.init), causes: causes, limit: limit)
  }

  /// The command that shows the settings of the provider in the program, as far as both are known.
  private func card(for situation: Situation) -> String? {
    guard let provider = situation.provider(in: house.knowledge),
      !provider.servers(on: house.day).isEmpty
    else { return nil }
    let client = situation.value(of: .client).map { " --client \($0)" } ?? ""
    let day = house.day == Clock.today() ? "" : " --on \(house.day)"
    return "mailhelp settings \(provider.domains.first ?? provider.id.rawValue)\(client)\(day)"
  }

  // MARK: The result

  private func result(
    of diagnosis: Diagnosis, _ text: String, _ outside: OutsideFacts, _ limit: Int
  ) -> LookupResult {
    let knowledge = house.knowledge
    let situation = diagnosis.situation
    let causes = diagnosis.causes.prefix(limit).map { cause($0, in: diagnosis) }
    let (question, fixes) = sideBySide {
      diagnosis.question().map(self.named)
    } _: {
      diagnosis.fixes().prefix(limit).map(self.named)
    }
    let answering = topics(askedIn: text, situation)
    let topics = knowledge.topics(
      fitting: diagnosis.ranking, provider: situation.provider(in: knowledge)?.id, on: house.day
    ).filter { topic in !answering.contains { $0.id == topic.id } }
    return LookupResult(
      version: knowledge.version, evidence: evidence(in: situation), causes: causes,
      fixes: fixes,
      asked: answering.map(named), topics: topics.map(named),
      question: question,
      warnings: diagnosis.warnings, unrecognised: outside.unrecognised,
      wordCount: diagnosis.statement.wordCount,
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue, isEmpty: diagnosis.isEmpty,
      isAboutSomethingElse: diagnosis.isAboutSomethingElse,
      card: card(for: situation),
      isAboutSettingUp:
        situation.value(of: .trouble) == .cannotSetUp || !situation.tellsSymptom(in: knowledge),
      unknownCodes: index.unknownCodes(in: text))
  }

  private func cause(
    _ suspected: Diagnosis.SuspectedCause, in diagnosis: Diagnosis
  ) -> LookupResult.Cause {
    LookupResult.Cause(
      id: suspected.name.rawValue, title: suspected.likeliest.title.english,
      probability: suspected.probability, reasons: diagnosis.reasons(for: suspected.likeliest.id),
      fixes: possibleFixes(for: suspected.likeliest, diagnosis.situation),
      article: "cause-\(suspected.likeliest.id)")
  }

  private func named(_ topic: Article) -> LookupResult.Article {
    LookupResult.Article(id: topic.id.rawValue, title: topic.title.english)
  }

  private func named(_ ranked: RankedFix) -> LookupResult.Fix {
    LookupResult.Fix(
      id: ranked.fix.id.rawValue, title: ranked.title, probability: ranked.probability,
      minutes: ranked.fix.minutes,
      time: ranked.fix.wait.map { "a wait of \(minutes($0))" } ?? minutes(ranked.fix.minutes),
      worked: ranked.worked, tried: ranked.tried)
  }

  private func named(_ asked: AskedQuestion) -> LookupResult.Question {
    LookupResult.Question(
      id: asked.question.id.rawValue, text: asked.text,
      answers: asked.choices.prefix(8).map(\.label))
  }

  /// The topics that the text asks for, two at most; none where it tells of trouble or quotes a message.
  private func topics(askedIn text: String, _ situation: Situation) -> [Article] {
    guard !situation.tellsSymptom(in: house.knowledge) else { return [] }
    let provider = situation.provider(in: house.knowledge)?.id
    // Made where it is needed: most texts tell of trouble.
    let asked = AskedTopics(house.knowledge, on: house.day)
    return Array(asked.topics(askedIn: text, provider: provider).prefix(2))
  }

  /// The fixes for a cause, but for those that cannot be done in the program, as far as it is known.
  private func possibleFixes(for cause: Cause, _ situation: Situation) -> [String] {
    let client = situation.client(in: house.knowledge)
    return cause.remedies.map(\.fix).filter { id in
      guard let client, let fix = house.knowledge.fixes[id: id] else { return true }
      return fix.placesLacked(by: client).isEmpty
    }.map(\.rawValue)
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
}
