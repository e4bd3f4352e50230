import Planning

/// What stands in a file of models, before it is checked.
struct RawFile: Decodable {
  let entries: [(place: String, entry: RawEntry)]

  private enum Key: String, CodingKey { case worked, models, model, causes }

  init(from decoder: any Decoder) throws {
    if let list = try? decoder.unkeyedContainer(), list.count != nil {
      entries = try [RawEntry](from: decoder).enumerated().map { ("file[\($0)]", $1) }
      return
    }
    let object = try decoder.container(keyedBy: Key.self)
    if object.contains(.causes) || object.contains(.model) {
      entries = [("file", try RawEntry(from: decoder))]
      return
    }
    guard object.contains(.worked) || object.contains(.models) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: [Key.models],
          debugDescription: "neither \"worked\", \"models\", \"model\" nor \"causes\" is there"))
    }
    let worked = try object.decodeIfPresent([RawEntry].self, forKey: .worked) ?? []
    let models = try object.decodeIfPresent([RawEntry].self, forKey: .models) ?? []
    entries =
      worked.enumerated().map { ("file.worked[\($0)]", $1) }
      + models.enumerated().map { ("file.models[\($0)]", $1) }
  }
}

/// A model, bare or with what is expected of it.
struct RawEntry: Decodable {
  let model: RawModel
  let expected: [String: Double]
  let cases: [RawCase]

  private enum Key: String, CodingKey {
    case model, expected
    case cases = "posterior_cases"
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    guard object.contains(.model) else {
      model = try RawModel(from: decoder)
      expected = [:]
      cases = []
      return
    }
    model = try object.decode(RawModel.self, forKey: .model)
    expected =
      try object.decodeIfPresent([String: NumberOrElse].self, forKey: .expected)?
      .compactMapValues(\.number) ?? [:]
    cases = try object.decodeIfPresent([RawCase].self, forKey: .cases) ?? []
  }

  func checked(at place: String) throws(ModelFile.Failure) -> ModelFile.Entry {
    let built: DecisionModel
    do {
      built = try model.build()
    } catch {
      throw ModelFile.Failure(description: "\(place): \(error)")
    }
    return ModelFile.Entry(
      name: model.name ?? place, model: built, expected: expected,
      cases: cases.map { .init(findings: $0.findings, posterior: $0.posterior) })
  }
}

/// Findings, and the posterior that they should lead to.
struct RawCase: Decodable {
  let findings: [ModelEvidence]
  let posterior: [Double]?
}

/// A number, or something else that is not wanted.
private struct NumberOrElse: Decodable {
  let number: Double?

  init(from decoder: any Decoder) throws {
    number = try? decoder.singleValueContainer().decode(Double.self)
  }
}

/// A model as the file spells it.
struct RawModel: Decodable {
  let name: String?
  let supportCost: Double
  let causes: [Cause]
  let questions: [Question]?
  let fixes: [Fix]?

  private enum CodingKeys: String, CodingKey {
    case name, causes, questions, fixes
    case supportCost = "give_up_cost"
  }

  struct Cause: Decodable {
    let id: String
    let prior: Double
  }

  struct Question: Decodable {
    let id: String
    let cost: Double
    let answers: [String]
    let p: [String: [Double]]
    let unknown: Unknown?

    private enum CodingKeys: String, CodingKey {
      case id, cost, answers, p
      case unknown = "p_unknown"
    }
  }

  struct Fix: Decodable {
    let id: String
    let cost: Double
    let p: [Double]
  }

  /// One chance for all causes, or one for each.
  enum Unknown: Decodable {
    case same(Double)
    case each([Double])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Double.self) {
        self = .same(number)
      } else if let chances = try? value.decode([Double].self) {
        self = .each(chances)
      } else {
        throw DecodingError.dataCorruptedError(
          in: value, debugDescription: "it should be a number, or a list of one for each cause")
      }
    }

    func row(_ count: Int) -> [Double] {
      switch self {
      case .same(let chance): Array(repeating: chance, count: count)
      case .each(let chances): chances
      }
    }
  }

  /// Likelihoods in the file hold if the person knows the answer; the model wants them over all.
  func build() throws(ModelError) -> DecisionModel {
    var builder = try DecisionModel.Builder(
      causes: causes.map { .init(id: $0.id, prior: $0.prior) }, supportCost: supportCost)
    for question in questions ?? [] {
      let unknown = question.unknown?.row(causes.count) ?? []
      let place = "question \"\(question.id)\""
      if let odd = unknown.first(where: { !(0...1).contains($0) }) {
        throw ModelError(
          place: place, problem: "\"p_unknown\" is \(odd), which is no chance between 0 and 1")
      }
      guard question.unknown == nil || unknown.count == causes.count else {
        throw ModelError(
          place: place,
          problem: "\"p_unknown\" has \(unknown.count) chances for \(causes.count) causes")
      }
      var answers: [DecisionModel.Answer] = []
      for answer in question.answers {
        guard let row = question.p[answer] else {
          throw ModelError(place: place, problem: "\"p\" has no row \"\(answer)\"")
        }
        let known = row.enumerated().map { index, chance in
          index < unknown.count ? chance * (1 - unknown[index]) : chance
        }
        answers.append(.init(id: answer, likelihoods: known))
      }
      try builder.add(
        question: question.id, cost: question.cost, answers: answers,
        unknown: unknown.allSatisfy { $0 == 0 } ? nil : unknown)
    }
    for fix in fixes ?? [] { try builder.add(fix: fix.id, cost: fix.cost, works: fix.p) }
    return builder.build()
  }
}
