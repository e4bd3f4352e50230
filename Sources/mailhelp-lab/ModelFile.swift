import Foundation
import Planning

/// A file of decision models in JSON: an object with "worked" and "models", or a list of models, or
/// one model. Keys that are not known are ignored.
struct ModelFile {
  /// The models in one sequence, "worked" first.
  let entries: [Entry]

  struct Entry {
    let name: String
    let model: DecisionModel
    /// Published or computed figures by name, if the file gives any.
    let expected: [String: Double]
    let cases: [PosteriorCase]
  }

  struct PosteriorCase {
    let findings: [ModelEvidence]
    /// What the file expects, if it says.
    let posterior: [Double]?
  }

  /// What went wrong, in one line that names the place.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(path: String) throws(Failure) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Failure(description: "\(path): cannot be read")
    }
    if let slip = Self.syntaxSlip(in: data) {
      let place = slip.place.map { ":\($0.line):\($0.column)" } ?? ""
      throw Failure(description: "\(path)\(place): not JSON: \(slip.problem)")
    }
    do {
      let file = try JSONDecoder().decode(RawFile.self, from: data)
      var entries: [Entry] = []
      for (place, raw) in file.entries { entries.append(try raw.checked(at: place)) }
      self.entries = entries
    } catch let failure as Failure {
      throw Failure(description: "\(path): \(failure.description)")
    } catch let error as DecodingError {
      throw Failure(description: "\(path): \(Self.describe(error))")
    } catch {
      throw Failure(description: "\(path): \(error)")
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(let type, let context):
      "\(place(context.codingPath)): it should be \(name(of: type))"
    case .valueNotFound(let type, let context):
      "\(place(context.codingPath)): it should be \(name(of: type)), not null"
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath)): \"\(key.stringValue)\" is missing"
    // What the older parser has let through.
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      "it is not in UTF-8 or UTF-16, or a number in it is too near to 0"
    case .dataCorrupted(let context):
      "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is Double.Type: "a number"
    case is String.Type: "a text"
    case is [Any].Type, is any UnkeyedDecodingContainer.Type: "a list"
    default: "an object"
    }
  }

  /// What is wrong with the JSON itself, and where. The decoder does not say where; the older parser
  /// does, in bytes from the beginning.
  private static func syntaxSlip(
    in data: Data
  ) -> (problem: String, place: (line: Int, column: Int)?)? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "\(error)"
      guard let match = text.firstMatch(of: #/ (?:around|starting from) character (\d+)/#),
        let offset = Int(match.1)
      else { return (text, nil) }
      let before = data.prefix(offset)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
      return (text.replacing(match.0, with: ""), (line, column))
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "file") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
  }
}

/// One piece of evidence in a posterior case.
struct ModelEvidence: Decodable {
  let question: String?
  let answer: String?
  let fix: String?
  let outcome: String?
}

private struct RawFile: Decodable {
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
private struct RawEntry: Decodable {
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

private struct RawCase: Decodable {
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

private struct RawModel: Decodable {
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

extension BeliefState {
  /// The belief after `findings`, or which of them is not in the model.
  init(_ model: DecisionModel, _ findings: [ModelEvidence]) throws(ModelFile.Failure) {
    self.init(model)
    for finding in findings {
      if let id = finding.question, let answer = finding.answer {
        guard let question = model.questions.firstIndex(where: { $0.id == id }) else {
          throw ModelFile.Failure(description: "no question \"\(id)\"")
        }
        if let index = model.questions[question].answers.firstIndex(of: answer) {
          self.answer(question, with: index)
        } else if answer == "unknown" {
          withdraw(question: question)
        } else {
          throw ModelFile.Failure(description: "question \"\(id)\" has no answer \"\(answer)\"")
        }
      } else if let id = finding.fix {
        guard let fix = model.fixes.firstIndex(where: { $0.id == id }) else {
          throw ModelFile.Failure(description: "no fix \"\(id)\"")
        }
        switch finding.outcome ?? "failed" {
        case "failed": failed(fix)
        case "worked":
          weigh(by: model.efficacies(ofFix: fix))
          withdraw(fix: fix)
        case "not_tried": withdraw(fix: fix)
        case let other:
          throw ModelFile.Failure(description: "fix \"\(id)\" has the unknown outcome \"\(other)\"")
        }
      } else {
        throw ModelFile.Failure(description: "a finding names neither question and answer nor fix")
      }
    }
  }
}
