import Foundation

/// What a program may say in a line of the line protocol.
struct Message: Decodable {
  let text: String?
  let answers: [String: String]?
  let on: String?
  let answer: String?
  let result: String?
  let command: String?

  /// Reads a line; throws what to tell the program of a line that cannot be read.
  init(_ line: String) throws {
    do {
      self = try JSONDecoder().decode(Message.self, from: Data(line.utf8))
    } catch {
      throw Failure("this line is not a JSON object that I understand")
    }
  }

  private enum Key: CodingKey { case text, answers, on, answer, result, command }

  /// A blank text is none.
  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let words = try object.decodeIfPresent(String.self, forKey: .text)
    text = words?.allSatisfy(\.isWhitespace) == true ? nil : words
    answers = try object.decodeIfPresent([String: String].self, forKey: .answers)
    on = try object.decodeIfPresent(String.self, forKey: .on)
    answer = try object.decodeIfPresent(String.self, forKey: .answer)
    result = try object.decodeIfPresent(String.self, forKey: .result)
    command = try object.decodeIfPresent(String.self, forKey: .command)
  }

  /// Whether it says what only a step can be replied to with.
  var isReply: Bool { answer != nil || result != nil || command != nil }

  /// Refuses a reply that says two things: one of them would be lost.
  func requireOneThing() throws {
    guard [text, answer, result, command].compactMap(\.self).count <= 1 else {
      throw Failure("one thing at a time: text, answer, result or command")
    }
  }
}

/// What the program writes in the line protocol: a contract with programs.
enum ProtocolLines {
  struct Candidate: Encodable {
    let id: String
    let probability: Double
  }

  struct Answer: Encodable {
    let id: String
    let label: String
  }

  struct Question: Encodable {
    var format = 1
    var step = "question"
    let id: String
    let finding: String
    let text: String
    let why: String
    let answers: [Answer]
    let causes: [Candidate]
    let warnings: [String]
  }

  struct Fix: Encodable {
    var format = 1
    var step = "fix"
    let id: String
    let title: String
    let instructions: [String]
    let minutes: Double
    let causes: [Candidate]
    let warnings: [String]
  }

  struct End: Encodable {
    var format = 1
    var step = "end"
    let outcome: String
    let session: String
    let questions: Int
    let fixes: Int
    let summary: String
    let fix: String?
    let instructions: [String]
    let afterwards: [String]
    let provider: String?
    let note: String?
  }

  struct Complaint: Encodable {
    var format = 1
    let error: String
  }

  struct Why: Encodable {
    var format = 1
    let why: String
  }

  struct WhyNot: Encodable {
    struct Entry: Encodable {
      let id: String
      let probability: Double
      let reasons: [String]
      let objections: [String]
      let withheld: [String]
    }
    var format = 1
    let whyNot: [Entry]

    enum CodingKeys: String, CodingKey {
      case format
      case whyNot = "why-not"
    }
  }
}
