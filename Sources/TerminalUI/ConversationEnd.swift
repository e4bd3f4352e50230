import Knowledge
public import Troubleshooting

extension Conversation {
  /// Shows how it ended and what else to know.
  func close(with conclusion: Conclusion) -> Ending {
    var blocks: [Block] = [
      .rule, .heading(heading(of: conclusion)), .paragraph(conclusion.summary),
    ]
    if !conclusion.instructions.isEmpty { blocks.append(.steps(conclusion.instructions)) }
    blocks += Self.goodToKnow(after: conclusion)
    if conclusion.outcome != .solved {
      blocks += Self.note(troubleshooter.escalationNote(for: session))
    }
    prompter.show(blocks)
    return .concluded(conclusion)
  }

  /// The note for whoever takes over.
  public static func note(_ note: EscalationNote) -> [Block] {
    [
      .heading("A note for whoever helps you next (nothing private in it)"), .verbatim(note.text),
    ]
  }

  /// What goes with the cause. Where to read what is known of the provider is said besides: most of it
  /// has nothing to do with what is solved, and would push that off the screen.
  public static func goodToKnow(after conclusion: Conclusion) -> [Block] {
    let own = conclusion.afterwards
    var blocks: [Block] = own.isEmpty ? [] : [.heading("Good to know"), .bullets(own)]
    if let provider = conclusion.provider {
      blocks.append(
        .paragraph("More about \(provider.name.english): mailhelp provider \(provider.id)"))
    }
    return blocks
  }

  private func heading(of conclusion: Conclusion) -> String {
    switch conclusion.outcome {
    case .solved: "Solved"
    case .handedOver: "Somebody else has to act now"
    case .abandoned: "Stopped"
    }
  }
}
