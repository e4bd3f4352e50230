import Planning

/// One piece of evidence in a posterior case.
struct ModelEvidence: Decodable {
  let question: String?
  let answer: String?
  let fix: String?
  let outcome: String?
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
