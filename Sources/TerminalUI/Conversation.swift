public import Knowledge
public import Troubleshooting

/// A guided session with a person at a terminal: asks, shows one fix at a time, and hears what came
/// of it. What to do next is the troubleshooter's business; how to ask it is the prompter's.
public struct Conversation {
  /// Everything that the conversation needs of the house.
  public struct Doors {
    /// Makes out what a text says.
    public let understand: (String) -> Statement
    /// The parts of a text that each tell of a trouble of their own.
    public let troubles: (String) -> [String]
    /// Words as they may be read back: without a password that they tell.
    public let readBack: (String) -> String
    /// Keeps an event, before anything else happens.
    public let record: (SessionEvent) -> Void

    /// Everything that the conversation needs of the house.
    public init(
      understand: @escaping (String) -> Statement, troubles: @escaping (String) -> [String],
      readBack: @escaping (String) -> String, record: @escaping (SessionEvent) -> Void
    ) {
      self.understand = understand
      self.troubles = troubles
      self.readBack = readBack
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
  /// What was said at the beginning, to be changed by whoever goes back to it.
  private var firstWords: String
  /// What is given beside the first words.
  private let given: [SessionEvent]
  /// The troubles that were told of at the beginning and are left for other sessions, to be read back.
  var otherTroubles: [String] = []
  var shownEvidence: Set<Fact> = []
  var shownWarnings: Set<String> = []

  /// A conversation about a session, new or taken up again.
  ///
  /// - Parameters:
  ///   - words: what is said before anything is asked; empty for nothing.
  ///   - given: what is given beside them.
  public init(
    _ session: Session, begunWith words: String = "", given: [SessionEvent] = [],
    with prompter: any Prompter,
    _ troubleshooter: Troubleshooter, _ doors: Doors
  ) {
    self.session = session
    firstWords = words
    self.given = given
    self.prompter = prompter
    self.troubleshooter = troubleshooter
    self.doors = doors
  }

  /// Leads the session to its end, or until the person leaves.
  ///
  /// - Parameter isResumed: whether it was left earlier, of which the person is reminded.
  public mutating func run(isResumed: Bool = false) -> Ending {
    let ending = lead(isResumed: isResumed)
    prompter.show(reminders)
    return ending
  }

  private mutating func lead(isResumed: Bool) -> Ending {
    if isResumed { prompter.show(.heading("Going on where you stopped")) }
    if !firstWords.isEmpty {
      guard let statement = statement(of: firstWords) else { return .left }
      record(.said(statement))
      if troubleshooter.isAboutSomethingElse(session) { prompter.show(Self.elsewhere) }
    }
    given.forEach { record($0) }
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
        "What happens?",
        details: firstWords.isEmpty
          ? ["Enter alone: I ask you instead."] : ["Change what you have said, or add to it."],
        commands: [PromptCommand("quit", key: "q")], allowsSeveralLines: true, allowsEmpty: true,
        earlier: firstWords)
      switch prompter.readLine(prompt) {
      case .text(let text) where Self.back.isMeant(by: text.trimmingSpaces):
        sayThatItBegins()
      case .text(let text):
        firstWords = text
        guard let statement = statement(of: text) else { return false }
        record(.said(statement))
        if troubleshooter.isAboutSomethingElse(session) {
          prompter.show(Self.elsewhere)
        } else if !statement.isTelling && !text.allSatisfy(\.isWhitespace) {
          prompter.show(.paragraph("I could not make much of that yet, so I will ask."))
        }
        return true
      case .command: return false
      case .endOfInput, .interrupted: return false
      }
    }
  }

  private static let elsewhere = Block.paragraph(
    "That does not sound like mail that cannot be fetched, sent or found, and of other matters I know nothing. "
      + "If it is about mail all the same, I will ask.")

  /// Understood at the beginning as everywhere, and not offered there.
  private static let back = PromptCommand("back", key: "b")

  func sayThatItBegins() {
    prompter.show(.paragraph("This is the beginning; there is nothing to go back to."))
  }

  // MARK: Questions

  private mutating func put(_ asked: AskedQuestion) -> Bool {
    let offer = Offer(asked)
    var prompt = ChoicePrompt(
      asked.text, details: asked.howToFindOut.map { [$0] } ?? [],
      options: offer.options + [ChoicePrompt.Option("Not sure")],
      commands: Self.commands, allowsText: true, textHint: "or answer in your own words")
    prompt.endsInLastResort = true
    while true {
      switch prompter.choose(prompt) {
      case .option(let index) where index < offer.choices.count:
        record(.answered(Fact(asked.question.asks, offer.choices[index].value)))
        return true
      case .option(let index) where index == offer.anotherOne:
        guard let reply = askForName(of: asked) else { continue }
        return reply
      case .option:
        record(.unsure(asked.question.id))
        return true
      case .text(let words):
        if hear(words, inReplyTo: asked) { return true }
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
  ///
  /// - Returns: false if the person leaves, `nil` if they go back to the list.
  mutating func askForName(of asked: AskedQuestion) -> Bool? {
    let prompt = TextPrompt(
      "Its name:", commands: [Self.back, PromptCommand("quit", key: "q")])
    switch prompter.readLine(prompt) {
    case .text(let words):
      let events = troubleshooter.events(
        replying: words, to: .ask(asked), in: session, doors.understand)
      if events.isAnswer { events.forEach { record($0) } } else { recordUnknownName(of: asked) }
      return true
    case .command("quit"), .endOfInput, .interrupted: return false
    case .command: return nil
    }
  }

  private mutating func recordUnknownName(of asked: AskedQuestion) {
    let event = troubleshooter.answer(withUnknownNameTo: asked)
    let isAnswer = if case .answered = event { true } else { false }
    prompter.show(
      .paragraph(
        isAnswer
          ? "I do not know that one; I will give you the general steps instead."
          : "I do not know that one; I go on without it."))
    record(event)
  }

  /// Takes in a reply in free words; false if they told nothing. What is only noted, so that the same
  /// question comes again, is said to be noted.
  mutating func hear(_ words: String, inReplyTo asked: AskedQuestion) -> Bool {
    let events = troubleshooter.events(
      replying: words, to: .ask(asked), in: session, doors.understand)
    if asked.takesWords, !events.isAnswer, words.isMailDomain {
      prompter.show(
        .paragraph(
          "I do not know that one. If you know who runs the mail there, say that; otherwise "
            + "choose \u{201C}Not sure\u{201D}."))
      return false
    }
    guard let first = events.first else {
      if Offer(asked).anotherOne == nil { sayNotUnderstood() } else { sayNotOnTheList() }
      return false
    }
    events.forEach { record($0) }
    guard case .said = first else { return true }
    if events.last?.content == .unsure(asked.question.id) {
      prompter.show(.paragraph("I have noted that, and go on without an answer to the question."))
    } else if case .ask(let next) = troubleshooter.nextStep(in: session),
      next.question.id == asked.question.id
    {
      showNews()
      prompter.show(.paragraph("I have noted that. The question is still open:"))
    }
    return true
  }

  private func sayNotOnTheList() {
    prompter.show(
      .paragraph(
        "I do not know that one. If it is not on the list, choose \u{201C}Another one\u{201D}."))
  }

  func sayNotUnderstood() {
    prompter.show(
      .paragraph("I did not understand that. Choose one of the answers, or say it differently."))
  }
}

/// The answers that are offered by name: of a long list of programs or providers the first few, the
/// others are typed.
struct Offer {
  private static let shortList = 8

  /// What is offered by name.
  let choices: [AskedQuestion.Choice]
  /// Where "Another one" stands, if there are more.
  let anotherOne: Int?

  init(_ asked: AskedQuestion) {
    let isCut = asked.takesWords && asked.choices.count > Self.shortList
    // Who chooses "Another one" types its name, or comes to the entry for all others that way.
    let named = asked.choices.filter { $0.value != .anyOther }
    choices = isCut ? Array(named.prefix(Self.shortList)) : asked.choices
    anotherOne = isCut ? choices.count : nil
  }

  /// The lines of the menu.
  var options: [ChoicePrompt.Option] {
    choices.map { ChoicePrompt.Option($0.label) }
      + (anotherOne == nil ? [] : [ChoicePrompt.Option("Another one", hint: "type its name")])
  }
}

extension [SessionEvent] {
  /// Whether a reply settles the question it was given to, if only by not knowing.
  fileprivate var isAnswer: Bool {
    switch first {
    case .answered, .named, .unsure: true
    default: false
    }
  }
}

extension String {
  /// Whether it is one word with a dot inside, as a domain and a mail address are.
  fileprivate var isMailDomain: Bool {
    let word = trimmingSpaces
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && !word.contains(where: \.isWhitespace)
      && parts.allSatisfy { !$0.isEmpty } && parts.last?.allSatisfy(\.isLetter) == true
  }
}
