public import Knowledge
public import Troubleshooting

/// A guided session with a person at a terminal: asks, shows one fix at a time, and hears what came
/// of it. What to do next is the troubleshooter's business; how to ask it is the prompter's.
public struct Conversation {
  /// Everything that the conversation needs of the house.
  public struct Doors {
    /// Makes out what a text says.
    public let understand: (String) -> Statement
    /// Keeps an event, before anything else happens.
    public let record: (SessionEvent) -> Void

    /// Everything that the conversation needs of the house.
    public init(
      understand: @escaping (String) -> Statement, record: @escaping (SessionEvent) -> Void
    ) {
      self.understand = understand
      self.record = record
    }
  }

  /// How a conversation came to its end.
  public enum Ending {
    /// The session has been concluded.
    case concluded(Conclusion)
    /// The person left; the session can be taken up again.
    case left
  }

  let troubleshooter: Troubleshooter
  let prompter: any Prompter
  let doors: Doors
  var session: Session
  var shownEvidence: Set<Fact> = []
  var shownWarnings: Set<String> = []

  /// A conversation about a session, new or taken up again.
  public init(
    _ session: Session, with prompter: any Prompter, _ troubleshooter: Troubleshooter,
    _ doors: Doors
  ) {
    self.session = session
    self.prompter = prompter
    self.troubleshooter = troubleshooter
    self.doors = doors
  }

  /// Leads the session to its end, or until the person leaves.
  ///
  /// - Parameter isResumed: whether it was left earlier, of which the person is reminded.
  public mutating func run(isResumed: Bool = false) -> Ending {
    if isResumed { prompter.show(.heading("Going on where you stopped")) }
    while true {
      if session.events.isEmpty {
        guard open() else { return .left }
      }
      showNews()
      let isGoingOn: Bool
      switch troubleshooter.nextStep(in: session) {
      case .conclude(let conclusion): return close(with: conclusion)
      case .ask(let asked): isGoingOn = put(asked)
      case .repair(let offered): isGoingOn = present(offered)
      case .verify(let fix): isGoingOn = verify(fix)
      }
      if !isGoingOn { return .left }
    }
  }

  /// Keeps an event and takes it into account.
  mutating func record(_ event: SessionEvent) {
    doors.record(event)
    session.record(event)
  }

  // MARK: The beginning

  private mutating func open() -> Bool {
    prompter.show(
      .heading("mailhelp"),
      .paragraph(
        "Tell me what happens with your mail, in your own words, or paste the error message. "
          + "Please leave out passwords."))
    while true {
      let prompt = TextPrompt(
        "What happens?", details: ["Enter alone: I ask you instead."],
        commands: [PromptCommand("quit", key: "q")], allowsSeveralLines: true, allowsEmpty: true)
      switch prompter.readLine(prompt) {
      case .text(let text):
        let statement = doors.understand(text)
        record(.said(statement))
        if !statement.isTelling && !text.allSatisfy(\.isWhitespace) {
          prompter.show(.paragraph("I could not make much of that yet, so I will ask."))
        }
        return true
      case .command: return false
      case .endOfInput, .interrupted: return false
      }
    }
  }

  // MARK: Questions

  /// How many programs or providers are offered by name; others are typed.
  private static let shortList = 8

  private mutating func put(_ asked: AskedQuestion) -> Bool {
    let offered =
      asked.takesWords ? Array(asked.choices.prefix(Self.shortList)) : asked.choices
    let isCut = offered.count < asked.choices.count
    var options = offered.map { ChoicePrompt.Option($0.label) }
    if isCut { options.append(ChoicePrompt.Option("Another one", hint: "type its name")) }
    options.append(ChoicePrompt.Option("Not sure"))
    let prompt = ChoicePrompt(
      asked.text, details: asked.howToFindOut.map { [$0] } ?? [], options: options,
      commands: Self.commands, allowsText: true, textHint: "or answer in your own words")
    while true {
      switch prompter.choose(prompt) {
      case .option(let index) where index < offered.count:
        record(.answered(Fact(asked.question.asks, offered[index].value)))
        return true
      case .option(let index) where index == offered.count && isCut:
        guard let reply = askForName(of: asked) else { continue }
        return reply
      case .option:
        record(.unsure(asked.question.id))
        return true
      case .text(let words):
        if hear(words, askedFor: asked.question.asks) { return true }
      case .command("why"):
        prompter.show(.paragraph("Why I ask: " + troubleshooter.explain(asked, in: session)))
      case .command(let command):
        switch obey(command) {
        case .goOn: continue
        case .again: return true
        case .leave: return false
        }
      case .endOfInput, .interrupted: return false
      }
    }
  }

  /// Asks for the name of a program or provider that is not on the short list.
  private mutating func askForName(of asked: AskedQuestion) -> Bool? {
    let prompt = TextPrompt(
      "Its name:", commands: [PromptCommand("back", key: "b"), PromptCommand("quit", key: "q")])
    switch prompter.readLine(prompt) {
    case .text(let words):
      if !hear(words, askedFor: asked.question.asks) {
        recordUnknownName(of: asked)
      }
      return true
    case .command("quit"), .endOfInput, .interrupted: return false
    case .command: return nil
    }
  }

  /// Answers with the entry for all that a catalogue does not name; not every catalogue has one.
  private mutating func recordUnknownName(of asked: AskedQuestion) {
    let knowledge = troubleshooter.knowledge
    let hasEntry =
      switch knowledge.findings[id: asked.question.asks]?.domain {
      case .clients: knowledge.clients[id: Client.anyOther] != nil
      case .providers: knowledge.providers[id: Provider.anyOther] != nil
      case .accountTypes, .listed, nil: false
      }
    if hasEntry {
      prompter.show(
        .paragraph("I do not know that one; I will give you the general steps instead."))
      record(.answered(Fact(asked.question.asks, "any-other")))
    } else {
      prompter.show(.paragraph("I do not know that one; I go on without it."))
      record(.unsure(asked.question.id))
    }
  }

  /// Takes in free words; false if they told nothing.
  ///
  /// - Parameter isAddition: whether the reply has said something already.
  mutating func hear(
    _ words: String, askedFor finding: Finding.ID?, isAddition: Bool = false
  ) -> Bool {
    let statement = doors.understand(words)
    guard statement.isTelling else {
      sayNotUnderstood()
      return false
    }
    if let finding, let reading = statement.readings.first(where: { $0.fact.finding == finding }) {
      record(.answered(reading.fact))
      let rest = statement.readings.filter { $0.fact.finding != finding }
      guard !rest.isEmpty || !statement.sightings.isEmpty else { return true }
      record(
        .also(
          .said(
            Statement(
              readings: rest, sightings: statement.sightings, leads: statement.leads,
              wordCount: statement.wordCount))))
    } else {
      record(isAddition ? .also(.said(statement)) : .said(statement))
    }
    return true
  }

  private func sayNotUnderstood() {
    prompter.show(
      .paragraph("I did not understand that. Choose one of the answers, or say it differently."))
  }

  // MARK: Fixes

  private mutating func present(_ offered: OfferedFix) -> Bool {
    var blocks: [Block] = [
      .heading("Try this: \(offered.title)"), .paragraph(effort(of: offered.fix)),
      .steps(offered.instructions),
    ]
    if let card = offered.settings {
      blocks += SettingsBlocks.essence(of: card, for: offered.fix)
    }
    prompter.show(blocks)
    let prompt = ChoicePrompt(
      "Did it help?",
      options: [
        .init("Yes, it works now"), .init("No, nothing changed"),
        .init("Something else happens now"),
        .init("I could not do it"),
      ],
      commands: Self.commands, allowsText: true, textHint: "or say what happens now")
    while true {
      switch prompter.choose(prompt) {
      case .option(let index): return take(FixResult.allCases[index], of: offered.fix)
      case .text(let words):
        guard doors.understand(words).isTelling else {
          sayNotUnderstood()
          continue
        }
        record(.tried(offered.fix.id, .changed))
        return hear(words, askedFor: nil, isAddition: true)
      case .command("why"):
        prompter.show(.paragraph("Why this: " + troubleshooter.explain(offered, in: session)))
      case .command(let command):
        switch obey(command) {
        case .goOn: continue
        case .again: return true
        case .leave: return false
        }
      case .endOfInput, .interrupted: return false
      }
    }
  }

  private mutating func take(_ result: FixResult, of fix: Fix) -> Bool {
    record(.tried(fix.id, result))
    return result == .changed ? tellWhatHappensNow() : true
  }

  private mutating func tellWhatHappensNow() -> Bool {
    let prompt = TextPrompt(
      "What happens now?", details: ["Enter alone: I ask you instead."],
      commands: [PromptCommand("quit", key: "q")], allowsSeveralLines: true, allowsEmpty: true)
    switch prompter.readLine(prompt) {
    case .text(let text):
      let statement = doors.understand(text)
      if !statement.isEmpty { record(.also(.said(statement))) }
      return true
    case .command, .endOfInput, .interrupted: return false
    }
  }

  private func effort(of fix: Fix) -> String {
    var parts = ["Takes about \(minutes(fix.minutes))."]
    switch fix.risk {
    case .none: break
    case .slight: parts.append("Slight risk: something may have to be set up again.")
    case .serious:
      parts.append("Careful: mail may be lost or safety weakened. Make a copy of your mail first.")
    }
    switch fix.actor {
    case .user: break
    case .administrator: parts.append("Your administrator has to do it.")
    case .provider: parts.append("Your provider has to do it.")
    case .networkOwner: parts.append("Whoever runs the network has to do it.")
    }
    return parts.joined(separator: " ")
  }

  private mutating func verify(_ fix: Fix) -> Bool {
    let prompt = ChoicePrompt(
      "Good. To be sure: send a message to yourself. Does it go out and come back?",
      options: [.init("Yes, it came back"), .init("No"), .init("I cannot try that now")],
      commands: Self.commands)
    while true {
      switch prompter.choose(prompt) {
      case .option(let index):
        record(.verified([true, false, nil][index]))
        return true
      case .command("why"):
        prompter.show(
          .paragraph(
            "Sometimes a program only stops complaining. A message that goes round shows that "
              + "sending and receiving both work."))
      case .command(let command):
        switch obey(command) {
        case .goOn: continue
        case .again: return true
        case .leave: return false
        }
      case .text: continue
      case .endOfInput, .interrupted: return false
      }
    }
  }
}
