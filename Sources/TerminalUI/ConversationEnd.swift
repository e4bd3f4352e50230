import Knowledge
import Troubleshooting

extension Conversation {
  /// Shows how it ended and what else to know, and keeps it.
  mutating func close(with conclusion: Conclusion) -> Ending {
    if conclusion.outcome == .handedOver,
      troubleshooter.situation(of: session).ending == nil
    {
      record(.handedOver(conclusion.fix?.id))
    }
    var blocks: [Block] = [
      .rule, .heading(heading(of: conclusion)), .paragraph(conclusion.summary),
    ]
    if !conclusion.instructions.isEmpty { blocks.append(.steps(conclusion.instructions)) }
    if !conclusion.afterwards.isEmpty {
      blocks += [.heading("Good to know"), .bullets(conclusion.afterwards)]
    }
    if conclusion.outcome != .solved {
      blocks += [
        .heading("A note for whoever helps you next (nothing private in it)"),
        .verbatim(troubleshooter.escalationNote(for: session).text),
      ]
    }
    prompter.show(blocks)
    return .concluded(conclusion)
  }

  private func heading(of conclusion: Conclusion) -> String {
    switch conclusion.outcome {
    case .solved: "Solved"
    case .handedOver: "Somebody else has to act now"
    case .abandoned: "Stopped"
    }
  }
}
