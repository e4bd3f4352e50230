public import Knowledge

/// Questions as they are put to a person.
extension Troubleshooter {
  /// The question that settles a finding, if there is one.
  public func question(for finding: Finding.ID) -> Question? {
    knowledge.questions.first { $0.asks == finding }
  }

  /// The question that settles a finding as it would be put now, to change an answer: of several, one
  /// that is meant for this person.
  public func question(for finding: Finding.ID, in session: Session) -> AskedQuestion? {
    let situation = situation(of: session)
    let fitting = knowledge.questions.first {
      $0.asks == finding && situation.expectedStanding(of: $0.condition) != .fails
    }
    guard let question = fitting ?? question(for: finding) else { return nil }
    let (builder, model) = model(of: situation)
    return asked(
      question, builder, model, QuestionReason(minutesSaved: nil, prospects: [], neededBy: nil))
  }

  /// What it comes to if somebody names a program or provider that the knowledge does not have: the entry for all
  /// others, or *not sure* where the catalogue has none.
  public func answer(withUnknownNameTo asked: AskedQuestion) -> SessionEvent {
    let hasEntry =
      switch knowledge.findings[id: asked.question.asks]?.domain {
      case .clients: knowledge.clients[id: Client.anyOther] != nil
      case .providers: knowledge.providers[id: Provider.anyOther] != nil
      case .accountTypes, .listed, nil: false
      }
    return hasEntry
      ? .answered(Fact(asked.question.asks, .anyOther)) : .unsure(asked.question.id)
  }

  /// A question as it is put to this person.
  func asked(
    _ question: Question, _ builder: ModelBuilder, _ model: SessionModel, _ reason: QuestionReason
  ) -> AskedQuestion {
    let instructions = instructions(in: builder.situation)
    var choices: [AskedQuestion.Choice] = []
    var takesWords = false
    if let finding = knowledge.findings[id: question.asks] {
      if finding.domain == .listed {
        let labels = Dictionary(
          question.choices.map { ($0.value, $0.label) }, uniquingKeysWith: { first, _ in first })
        let values =
          question.choices.isEmpty ? finding.values.map(\.id) : question.choices.map(\.value)
        choices = values.map { value in
          AskedQuestion.Choice(
            value: value,
            label: instructions.fill(labels[value] ?? finding.value(value)?.name ?? ""))
        }
      } else {
        takesWords = true
        choices = builder.options(of: finding.domain)
          .filter { $0.weight > 0 }
          .sorted { (-$0.weight, $0.value) < (-$1.weight, $1.value) }
          .map { AskedQuestion.Choice(value: $0.value, label: name(of: $0.value, finding.domain)) }
      }
    }
    let isVersion = question.asks == .client && builder.versions.isOpen
    return AskedQuestion(
      question: question,
      text: isVersion ? "Which of these programs is it?" : instructions.fill(question.text),
      howToFindOut: question.howToFindOut.map { instructions.fill($0) }, choices: choices,
      takesWords: takesWords, reason: reason.worded(as: choices))
  }

  /// How a value of a catalogue is shown.
  func name(of value: Finding.Value.ID, _ domain: Finding.Domain) -> String {
    switch domain {
    case .listed: value.rawValue
    case .clients:
      knowledge.clients[id: Client.ID(value.rawValue)]?.name.english ?? value.rawValue
    case .providers:
      knowledge.providers[id: Provider.ID(value.rawValue)]?.name.english ?? value.rawValue
    case .accountTypes:
      knowledge.accountTypes[id: AccountType.ID(value.rawValue)]?.name.english ?? value.rawValue
    }
  }
}
