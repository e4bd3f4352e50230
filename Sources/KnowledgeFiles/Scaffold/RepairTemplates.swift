import Knowledge

/// Causes with their cases, findings with their questions, rules and fixes.
extension Templates {
  func cause(_ stage: Stage) -> Result {
    let fact = exampleFact(stage)
    let fix = exampleFix(stage)
    let cause = """
      cause: \(name)
      stage: \(stage)
      # What is wrong, in a line: "Your network blocks port 25".
      title: \(blank)
      # What is wrong and why that hurts, in a sentence or two for the person.
      summary: >-
        \(blank)
      # The longer story for the article may follow under `explanation: >-`, paragraphs apart by a blank line.
      # How common it is: \(weightWords).
      # Where that has changed: [{ weight: common, until: 2013-12-31 }, { weight: rare, from: 2014-01-01 }]
      prior: \(modestWeight)
      # How often each value is seen when this is the cause; values left out share the rest:
      # \(likelihoodWords).
      # Name above all what sets it apart. `mailhelp kb graph FINDING` shows whom a finding tells apart.
      findings:
        \(fact.finding): { \(written(fact.value)): \(highLikelihood) }
      # How people describe exactly this: lower case, no punctuation, two to six words; * is up to four others.
      says: []
      # Its fixes, your first choice first, and how often each works.
      fixes:
        \(fix?.id.rawValue ?? "some-fix"): \(highLikelihood)
      \(source)
      """
    let played = caseText(
      "\(name)-case", cause: name, fact: fact, works: fix?.id.rawValue ?? "some-fix",
      ends: .solved)
    return (
      [
        file(.cause, cause, in: "causes/\(stage)"),
        file(.workedCase, played, name: "\(name)-case"),
      ],
      [
        "write the texts that read \u{201C}\(blank)\u{201D}, the findings that set it apart, and how people say it",
        "mailhelp kb check        every slip, with its place",
        "mailhelp kb test \(name)-case --verbose        whether a person with it is led there",
        "mailhelp kb simulate \(name)        how it goes for many people",
        "how people tell of it, in whole sentences: mailhelp kb new reports \(name)",
        "a second case, of somebody without an error message: mailhelp kb new case NAME --cause \(name)",
      ]
    )
  }

  func workedCase(_ cause: Cause) -> Result {
    let best = cause.findings.first
    let fact =
      best.flatMap { finding, likelihoods in
        likelihoods.max { $0.probability < $1.probability }.map { Fact(finding, $0.value) }
      } ?? exampleFact()
    let fix = cause.remedies.first.flatMap { knowledge.fixes[id: $0.fix] }
    let text = caseText(
      name, cause: cause.id.rawValue, fact: fact, works: fix?.id.rawValue ?? "some-fix",
      ends: fix?.handsOver == true ? .handedOver : .solved)
    return (
      [file(.workedCase, text)],
      [
        "write what the person says and what they answer when asked",
        "mailhelp kb test \(name) --verbose        how it goes",
      ]
    )
  }

  private func caseText(
    _ name: String, cause: String, fact: Fact, works: String, ends: WorkedCase.Ending
  ) -> String {
    """
    case: \(name)
    # What it is about, in a line.
    title: \(blank)
    # The day on which it happens; left out, it is today.
    # on: \(today)
    # What the person says first, in their own words.
    says: \(blank)
    # What they answer when asked; to everything else they say that they are not sure.
    answers:
      \(written(fact))
    cause: \(cause)
    # Fixes any of which solves it.
    works: [\(works)]
    ends: \(ends.rawValue)
    # The most questions and fixes that it may take.
    within: 8
    """
  }

  func finding() -> Result {
    let finding = """
      finding: \(name)
      # What it is, in a few words, as in "What I know so far": "A VPN or proxy is on".
      name: \(blank)
      # symptom: what goes wrong; setting: how the program is set; surroundings: the rest.
      about: symptom
      # How often it is so when the trouble has nothing to do with it.
      background: { yes: 0.2 }
      # How people say it: lower case, no punctuation, two to six words.
      says:
        yes: []
        no: []
      # More than yes and no? Then, instead of background and says:
      # values:
      #   first-value: { name: How it is shown, background: 0.7, says: [how people say it] }
      #   other-value: { name: How it is shown, background: 0.3 }
      """
    let known = knowledge.questions.contains(.init(name))
    return (
      [file(.finding, finding)] + (known ? [] : [file(.question, questionText)]),
      [
        "write the texts that read \u{201C}\(blank)\u{201D}",
        "rate it in the causes that it tells apart: under `findings:` in causes/",
        "mailhelp kb graph \(name)        for which causes it speaks",
      ]
    )
  }

  func question() -> Result {
    guard knowledge.findings.contains(.init(name)) else {
      let (files, advice) = finding()
      return (files.reversed(), advice)
    }
    return (
      [file(.question, questionText)],
      ["write the question so that a layman can answer it", "mailhelp kb check"]
    )
  }

  private var questionText: String {
    """
    question: \(name)
    asks: \(name)
    # The question as it is put to the person.
    text: \(blank)
    # How to find out, for whoever is not sure; may send them to a place: Open {where.accounts}.
    # how:
    effort: 30 seconds
    # How often people cannot tell.
    unsure: seldom
    # Answers in people's words, in order; "not sure" is always offered and never written.
    # choices:
    #   yes: Yes, it does
    #   no: No
    # Asked only where this holds or may hold:
    # when: { \(written(exampleFact())) }
    """
  }

  func rule() -> Result {
    let fact = exampleFact()
    let silent =
      other(than: fact).map { "\n  - { given: { \(written($0)) }, expect: silent }" } ?? ""
    let text = """
      rule: \(name)
      # Lines of `finding: value` that must all hold; a list means any of them; also all, any and none.
      when: { \(written(fact)) }
      then:
        # Any of: conclude: { finding: value }, rule-out: [cause], prefer: [cause], withdraw: [fix], warn: text.
        warn: \(blank)
      # Why, in a sentence for the person.
      because: \(blank)
      examples:
        - { given: { \(written(fact)) }, expect: fires }\(silent)
      """
    return (
      [file(.rule, text)],
      ["write what follows and why", "mailhelp kb test        runs the examples"]
    )
  }

  func fix() -> Result {
    let text = """
      fix: \(name)
      # What to do, in a line: "Send through port 587".
      title: \(blank)
      effort: 3 minutes
      # none, slight (not all of it can be undone) or serious (mail may be lost, or safety weakened).
      risk: none
      # user, administrator, provider or network-owner; where it consists of asking them, hands-over: yes.
      who: user
      # How sure you are of the figures in the causes: guess, usual or sure.
      sure: usual
      # Offered only where this holds or may hold:
      # when: { \(written(exampleFact())) }
      steps:
        # One action each, words on the screen in **bold**. {where.PLACE} is filled in with the way through
        # the person's own menus, {smtp.port} with their provider's port; see mailhelp-kb(5).
        any:
          - Open {where.accounts}.
          - \(blank)
        # Where the steps of a program really differ, under its name or its family's:
        # outlook-classic: [\(blank)]
      \(source)
      """
    return (
      [file(.fix, text)],
      [
        "write the steps, and read them with the words of one program: mailhelp faq CAUSE",
        "name it in its causes: under `fixes:` in causes/", "mailhelp kb check",
      ]
    )
  }
}
