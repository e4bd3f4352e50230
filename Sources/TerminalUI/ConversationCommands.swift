import Knowledge
import Troubleshooting

extension Conversation {
  /// What can be said at every step.
  static let commands = [
    PromptCommand("why", key: "w"), PromptCommand("back", key: "b", onEscape: true),
    PromptCommand("change", key: "c"), PromptCommand("likely", key: "l"),
    PromptCommand("quit", key: "q"),
  ]

  /// What follows from a command.
  enum Obedience {
    /// Put the same step again.
    case goOn
    /// The session has changed: work out the next step anew.
    case again
    /// The person leaves.
    case leave
  }

  mutating func obey(_ command: String) -> Obedience {
    switch command {
    case "back": return goBack()
    case "change": return change()
    case "likely": return showLikelyCauses()
    case "quit": return .leave
    default: return .goOn
    }
  }

  private mutating func goBack() -> Obedience {
    guard !session.events.isEmpty else {
      sayThatItBegins()
      return .goOn
    }
    for _ in 0..<session.latestReply { record(.tookBack) }
    shownEvidence = []
    return .again
  }

  // MARK: What is known, and changing it

  private mutating func change() -> Obedience {
    let situation = troubleshooter.situation(of: session)
    let changeable = situation.evidence.filter { piece in
      piece.source != .rule && piece.source != .surroundings
        && troubleshooter.question(for: piece.fact.finding) != nil
        && (piece.source != .text
          || situation.isAskable(piece.fact.finding, in: troubleshooter.knowledge))
    }
    guard !changeable.isEmpty else {
      prompter.show(.paragraph("There is nothing to change yet."))
      return .goOn
    }
    let prompt = ChoicePrompt(
      "Which of these is different?",
      options: changeable.map { .init(troubleshooter.words(for: $0, in: situation)) },
      commands: [PromptCommand("back", key: "b", onEscape: true)])
    guard case .option(let index) = prompter.choose(prompt) else { return .goOn }
    let old = changeable[index].fact
    // Put as if it had never been said: what was said must not narrow what it is changed to.
    guard
      let asked = troubleshooter.question(for: old.finding, in: session.forgetting(old.finding))
    else { return .goOn }
    return ask(anew: asked, instead: old)
  }

  private mutating func ask(anew asked: AskedQuestion, instead old: Fact) -> Obedience {
    let offer = Offer(asked)
    let prompt = ChoicePrompt(
      asked.text, options: offer.options,
      commands: [PromptCommand("back", key: "b", onEscape: true)],
      preselected: offer.choices.firstIndex { $0.value == old.value }, allowsText: asked.takesWords)
    while true {
      switch prompter.choose(prompt) {
      case .option(let index) where index == offer.anotherOne:
        guard let isGoingOn = askForName(of: asked) else { continue }
        return isGoingOn ? .again : .leave
      case .option(let index):
        record(.answered(Fact(old.finding, offer.choices[index].value)))
        return .again
      case .text(let words):
        if hear(words, inReplyTo: asked) { return .again }
      case .command, .endOfInput, .interrupted: return .goOn
      }
    }
  }

  /// Shows what has been understood since it was last shown, and new warnings.
  mutating func showNews() {
    let situation = troubleshooter.situation(of: session)
    let known = situation.evidence.filter {
      $0.source == .text && situation.isAskable($0.fact.finding, in: troubleshooter.knowledge)
    }
    let news = known.filter { !shownEvidence.contains($0.fact) }
    var blocks: [Block] = []
    if !news.isEmpty || (!situation.sightings.isEmpty && shownEvidence.isEmpty) {
      let rows = troubleshooter.inReadingOrder(news).map { piece in
        let words = troubleshooter.words(for: piece, in: situation)
          .split(separator: ":", maxSplits: 1)
        return Block.Row(
          String(words[0]), words.count > 1 ? String(words[1].drop(while: \.isWhitespace)) : "")
      }
      let seen = situation.sightings.compactMap { sighting in
        troubleshooter.knowledge.signatures[id: sighting.signature].map {
          Block.Row(
            "The message", "\u{201C}\(sighting.words)\u{201D}: \($0.meaning.english)")
        }
      }
      if !(rows + seen).isEmpty { blocks.append(.card(title: "I understood", rows + seen)) }
      shownEvidence.formUnion(news.map(\.fact))
    }
    for contradiction in situation.contradictions.suffix(1)
    where contradiction.upheld.source != contradiction.overruled.source {
      let text = "Your answer counts: \(troubleshooter.words(for: contradiction.upheld.fact))."
      if shownWarnings.insert(text).inserted { blocks.append(.paragraph(text)) }
    }
    for warning in troubleshooter.warnings(in: situation)
    where shownWarnings.insert(warning).inserted {
      blocks.append(.warning(warning))
    }
    if !blocks.isEmpty { prompter.show(blocks) }
  }

  // MARK: Likely causes, why and why not

  private mutating func showLikelyCauses() -> Obedience {
    let situation = troubleshooter.situation(of: session)
    let ranking = troubleshooter.belief(in: situation).ranking.prefix(8)
    let prompt = ChoicePrompt(
      "The likely causes now. Choose one to see why, or why not.",
      options: ranking.map {
        .init(troubleshooter.title(of: $0.cause), hint: percent($0.probability))
      },
      commands: [PromptCommand("back", key: "b", onEscape: true)])
    guard case .option(let index) = prompter.choose(prompt) else { return .goOn }
    let cause = ranking[ranking.startIndex + index].cause
    prompter.show(CauseBlocks(cause, troubleshooter, situation).blocks)
    return .goOn
  }
}

/// Why, and why not, for one cause.
struct CauseBlocks {
  let blocks: [Block]

  init(_ cause: Cause.ID, _ troubleshooter: Troubleshooter, _ situation: Situation) {
    let reasons = troubleshooter.reasons(for: cause, in: situation)
    let objections = troubleshooter.objections(to: cause, in: situation)
    var blocks: [Block] = [.heading(troubleshooter.title(of: cause))]
    if let summary = troubleshooter.knowledge.causes[id: cause]?.summary {
      blocks.append(.paragraph(summary.english))
    }
    if !reasons.isEmpty {
      blocks += [.paragraph("What speaks for it:"), .bullets(reasons.prefix(6).map(\.text))]
    }
    if !objections.isEmpty {
      blocks += [.paragraph("What speaks against it:"), .bullets(objections.prefix(6).map(\.text))]
    }
    let withheld = troubleshooter.withheldFixes(for: cause, in: situation)
    if !withheld.isEmpty {
      blocks += [.paragraph("What is not offered for it:"), .bullets(withheld)]
    }
    self.blocks = blocks
  }
}
