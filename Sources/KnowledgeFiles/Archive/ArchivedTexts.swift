import Knowledge

// Articles, cases and the scale, field by field, in the order of the initializers.

extension Article.Section: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      heading: Wording(from: &reader),
      paragraphs: [Wording](from: &reader),
      items: [Wording](from: &reader),
      isInOrder: Bool(from: &reader),
      page: Provider.Page?(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    heading.write(to: &writer)
    paragraphs.write(to: &writer)
    items.write(to: &writer)
    isInOrder.write(to: &writer)
    page.write(to: &writer)
  }
}

extension Article: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Article.ID(from: &reader),
      title: Wording(from: &reader),
      question: Wording(from: &reader),
      answer: [Wording](from: &reader),
      sections: [Article.Section](from: &reader),
      says: [String](from: &reader),
      causes: [Cause.ID](from: &reader),
      provider: Provider.ID?(from: &reader),
      readership: Article.Readership(from: &reader),
      validity: Validity(from: &reader),
      sources: [String](from: &reader),
      checked: reader.day(),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    title.write(to: &writer)
    question.write(to: &writer)
    answer.write(to: &writer)
    sections.write(to: &writer)
    says.write(to: &writer)
    causes.write(to: &writer)
    provider.write(to: &writer)
    readership.write(to: &writer)
    validity.write(to: &writer)
    sources.write(to: &writer)
    writer.write(day: checked)
    origin.write(to: &writer)
  }
}

extension WorkedCase: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: WorkedCase.ID(from: &reader),
      title: Wording(from: &reader),
      day: reader.day(),
      says: String(from: &reader),
      answers: [Fact](from: &reader),
      cause: Cause.ID(from: &reader),
      works: [Fix.ID](from: &reader),
      results: Array(from: &reader) {
        (fix: Fix.ID(from: &$0), result: FixResult(from: &$0))
      },
      ending: WorkedCase.Ending(from: &reader),
      within: Int(from: &reader),
      mentions: [String](from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    title.write(to: &writer)
    writer.write(day: day)
    says.write(to: &writer)
    answers.write(to: &writer)
    cause.write(to: &writer)
    works.write(to: &writer)
    results.write(to: &writer) {
      $0.fix.write(to: &$1)
      $0.result.write(to: &$1)
    }
    ending.write(to: &writer)
    within.write(to: &writer)
    mentions.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Scale: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      likelihoods: [String: Double](from: &reader),
      weights: [String: Double](from: &reader),
      strengths: [Signature.Strength: Double](from: &reader),
      signatureBackground: Double(from: &reader),
      certainties: [Fix.Certainty: Double](from: &reader),
      floor: Double(from: &reader),
      textTrust: Double(from: &reader),
      answerTrust: Double(from: &reader),
      preference: Double(from: &reader),
      somethingElse: Double(from: &reader),
      supportMinutes: Double(from: &reader),
      riskMinutes: [Fix.Risk: Double](from: &reader),
      actorMinutes: [Fix.Actor: Double](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    likelihoods.write(to: &writer)
    weights.write(to: &writer)
    strengths.write(to: &writer)
    signatureBackground.write(to: &writer)
    certainties.write(to: &writer)
    floor.write(to: &writer)
    textTrust.write(to: &writer)
    answerTrust.write(to: &writer)
    preference.write(to: &writer)
    somethingElse.write(to: &writer)
    supportMinutes.write(to: &writer)
    riskMinutes.write(to: &writer)
    actorMinutes.write(to: &writer)
  }
}
