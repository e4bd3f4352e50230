import Knowledge

// What is observed, asked, concluded, wrong and done, field by field, in the order of the initializers.

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

extension Rule.Example: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      given: [Fact](from: &reader),
      fires: Bool(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    given.write(to: &writer)
    fires.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Rule: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Rule.ID(from: &reader),
      condition: Condition(from: &reader),
      conclusions: [Rule.Conclusion](from: &reader),
      because: Wording(from: &reader),
      validity: Validity(from: &reader),
      examples: [Rule.Example](from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    condition.write(to: &writer)
    conclusions.write(to: &writer)
    because.write(to: &writer)
    validity.write(to: &writer)
    examples.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Cause.Likelihood: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      value: Finding.Value.ID(from: &reader),
      probability: Probability(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    value.write(to: &writer)
    probability.write(to: &writer)
  }
}

extension Cause.Remedy: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      fix: Fix.ID(from: &reader),
      efficacy: Probability(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    fix.write(to: &writer)
    efficacy.write(to: &writer)
  }
}

extension Cause: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Cause.ID(from: &reader),
      stage: Stage(from: &reader),
      title: Wording(from: &reader),
      kindOf: Cause.ID?(from: &reader),
      summary: Wording(from: &reader),
      explanation: Wording?(from: &reader),
      prior: [Dated<Double>](from: &reader),
      findings: Array(from: &reader) {
        (finding: Finding.ID(from: &$0), likelihoods: [Cause.Likelihood](from: &$0))
      },
      says: [String](from: &reader),
      remedies: [Cause.Remedy](from: &reader),
      afterwards: [Wording](from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    stage.write(to: &writer)
    title.write(to: &writer)
    kindOf.write(to: &writer)
    summary.write(to: &writer)
    explanation.write(to: &writer)
    prior.write(to: &writer)
    findings.write(to: &writer) {
      $0.finding.write(to: &$1)
      $0.likelihoods.write(to: &$1)
    }
    says.write(to: &writer)
    remedies.write(to: &writer)
    afterwards.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Fix.Steps: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      audience: String(from: &reader),
      dated: [Dated<Wording>](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    audience.write(to: &writer)
    dated.write(to: &writer)
  }
}

extension Fix: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Fix.ID(from: &reader),
      title: Wording(from: &reader),
      minutes: Double(from: &reader),
      wait: Double?(from: &reader),
      risk: Fix.Risk(from: &reader),
      actor: Fix.Actor(from: &reader),
      certainty: Fix.Certainty(from: &reader),
      steps: [Fix.Steps](from: &reader),
      condition: Condition(from: &reader),
      needs: [Fact](from: &reader),
      failureTells: [Fact](from: &reader),
      confirm: Finding.ID?(from: &reader),
      triesPassword: Bool(from: &reader),
      handsOver: Bool(from: &reader),
      validity: Validity(from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    title.write(to: &writer)
    minutes.write(to: &writer)
    wait.write(to: &writer)
    risk.write(to: &writer)
    actor.write(to: &writer)
    certainty.write(to: &writer)
    steps.write(to: &writer)
    condition.write(to: &writer)
    needs.write(to: &writer)
    failureTells.write(to: &writer)
    confirm.write(to: &writer)
    triesPassword.write(to: &writer)
    handsOver.write(to: &writer)
    validity.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Reports: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      Cause.ID(from: &reader),
      told: [String](from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    cause.write(to: &writer)
    told.write(to: &writer)
    origin.write(to: &writer)
  }
}

extension Signature: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      id: Signature.ID(from: &reader),
      patterns: [String](from: &reader),
      saidBy: [String](from: &reader),
      meaning: Wording(from: &reader),
      causes: Array(from: &reader) {
        (cause: Cause.ID(from: &$0), strength: Signature.Strength(from: &$0))
      },
      settles: [Fact](from: &reader),
      isNote: Bool(from: &reader),
      provenance: Provenance(from: &reader),
      origin: SourceLocation(from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    id.write(to: &writer)
    patterns.write(to: &writer)
    saidBy.write(to: &writer)
    meaning.write(to: &writer)
    causes.write(to: &writer) {
      $0.cause.write(to: &$1)
      $0.strength.write(to: &$1)
    }
    settles.write(to: &writer)
    isNote.write(to: &writer)
    provenance.write(to: &writer)
    origin.write(to: &writer)
  }
}
