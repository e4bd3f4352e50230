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
    let warnings: [String]
    let troubles: [String]
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
