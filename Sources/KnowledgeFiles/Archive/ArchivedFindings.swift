import Knowledge

// What is observed, said and asked, field by field, in the order of the initializers.

extension PhrasePattern: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(known: String(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    text.write(to: &writer)
  }
}

extension Expression: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Expression.ID(from: &reader),
      name: Wording(from: &reader),
      says: [PhrasePattern](from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    says.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Finding.Value: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Finding.Value.ID(from: &reader),
      name: Wording(from: &reader),
      clause: Wording?(from: &reader),
      background: Double(from: &reader),
      says: [PhrasePattern](from: &reader),
      saysOfOthers: [PhrasePattern](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    clause.write(to: &writer)
    background.write(to: &writer)
    says.write(to: &writer)
    saysOfOthers.write(to: &writer)
  }
}

extension Finding: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Finding.ID(from: &reader),
      name: Wording(from: &reader),
      role: Finding.Role(from: &reader),
      domain: Finding.Domain(from: &reader),
      values: [Finding.Value](from: &reader),
      saysNothing: [PhrasePattern](from: &reader),
      computed: ComputedFinding?(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    role.write(to: &writer)
    domain.write(to: &writer)
    values.write(to: &writer)
    saysNothing.write(to: &writer)
    computed.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Question.Choice: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      value: Finding.Value.ID(from: &reader),
      label: Wording(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    value.write(to: &writer)
    label.write(to: &writer)
  }
}

extension Question: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Question.ID(from: &reader),
      asks: Finding.ID(from: &reader),
      text: Wording(from: &reader),
      howToFindOut: Wording?(from: &reader),
      choices: [Question.Choice](from: &reader),
      minutes: Double(from: &reader),
      insult: Double(from: &reader),
      unsure: Probability(from: &reader),
      condition: Condition(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    asks.write(to: &writer)
    text.write(to: &writer)
    howToFindOut.write(to: &writer)
    choices.write(to: &writer)
    minutes.write(to: &writer)
    insult.write(to: &writer)
    unsure.write(to: &writer)
    condition.write(to: &writer)
    origin.write(to: &writer)
  }
}
