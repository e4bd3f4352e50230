import Knowledge

extension Kind {
  /// What a document of the kind consists of, its keys in the order in which they are read.
  var form: FormDescription {
    switch self {
    case .finding: .finding
    case .question: .question
    case .rule: .rule
    case .cause: .cause
    case .fix: .fix
    case .signature: .signature
    case .expression: .expression
    case .reports: .reports
    case .client: .client
    case .provider: .provider
    case .article: .article
    case .accountType: .accountType
    case .workedCase: .workedCase
    case .scales: .scales
    }
  }
}

extension FormDescription {
  static let finding = FormDescription(
    "Finding", "Something that can be observed about a person's mail set-up.",
    [
      .required("finding", .name, "Its name, which is also the file's."),
      .required("name", .localized, "What it is, in a few words."),
      .required("about", .word(Finding.Role.self), "What it tells of."),
      .optional(
        "values",
        .either([
          .word(["clients", "providers", "account-types"]), .mapping(.wellFormed, to: .form(value)),
        ]), "What it can be; yes and no if left out."),
      .optional(
        "background",
        .either([
          .likelihood,
          .form(
            FormDescription(
              "Background", "",
              [
                .optional("yes", .likelihood, "How often it is so anyway."),
                .optional("no", .likelihood, "How often it is not so anyway."),
              ])),
        ]), "Of yes and no: how often it is seen when the trouble has nothing to do with it."),
      .optional(
        "clause", .form(clauses),
        "How articles tell their reader that it is so; where there are values, it stands beside each of them."
      ),
      .optional(
        "says", .form(sayings),
        "How people say it; where there are values, it stands beside each of them."),
      .optional(
        "says-of-others", .form(sayings),
        "The same where programs and providers that are named are not those with the trouble."),
      .optional(
        "says-nothing", .phrases,
        "What sounds like one of its values and tells nothing of it; what such a phrase holds is not read."
      ),
      .optional(
        "computed", .word(ComputedFinding.self),
        "How it is worked out from program, provider and day; then nobody is asked."),
    ])

  private static let sayings = FormDescription(
    "Sayings", "",
    [
      .optional("yes", .phrases, "How people say that it is so."),
      .optional("no", .phrases, "How people say that it is not so."),
    ])

  private static let clauses = FormDescription(
    "Clauses", "",
    [
      .optional("yes", .localized, "That it is so, as it stands behind 'only if'."),
      .optional("no", .localized, "That it is not so, as it stands behind 'only if'."),
    ])

  private static let value = FormDescription(
    "Value", "One thing that the finding can be.",
    [
      .required("name", .localized, "How it is shown."),
      .optional(
        "clause", .localized,
        "That it is so, as articles tell it to their reader behind 'only if': you use a VPN."),
      .optional(
        "background", .background,
        "How often it is seen when the trouble has nothing to do with it; scaled to sum to 1."),
      .optional("says", .phrases, "How people say it."),
      .optional(
        "says-of-others", .phrases,
        "The same where programs and providers that are named are not those with the trouble."),
    ])

  static let question = FormDescription(
    "Question", "A way to ask a person for a finding. 'Not sure' is always offered, never written.",
    [
      .required("question", .name, "Its name, which is also the file's."),
      .required("asks", .reference(.finding), "The finding that the answer settles."),
      .required("text", .localized, "The question as it is put."),
      .optional("how", .localized, "How to find out, for whoever is not sure."),
      .required("effort", .effort, "What answering costs."),
      .optional("insult", .duration, "What it costs beyond time, since it offends."),
      .optional("unsure", .likelihood, "How often people cannot tell; seldom if left out."),
      .optional(
        "choices", .mapping(.wellFormed, to: .localized),
        "The answers on offer in people's words, in order; all values if left out."),
      .optional("when", .condition, "Asked only where this holds or may hold."),
    ])

  static let rule = FormDescription(
    "Rule", "What follows from what. Rules only add to what is known.",
    [
      .required("rule", .name, "Its name, which is also the file's."),
      .required("when", .condition, "What must be known for it to fire."),
      .required(
        "then",
        .form(
          FormDescription(
            "Conclusion", "What follows; at least one of these.",
            [
              .optional("conclude", .facts, "Findings that are settled by it."),
              .optional("rule-out", .list(.reference(.cause)), "Causes that it cannot be."),
              .optional(
                "rule-out-all-but", .list(.reference(.cause)), "All other causes cannot be."),
              .optional("prefer", .list(.reference(.cause)), "Causes that become likelier."),
              .optional("withdraw", .list(.reference(.fix)), "Fixes that cannot help."),
              .optional("warn", .oneOrMore(.localized), "What the person is told."),
            ])), "What follows."),
      .required("because", .localized, "Why, in a sentence for the person."),
    ] + Key.validity + [
      .optional(
        "examples",
        .list(
          .form(
            FormDescription(
              "Example", "What is known, and whether the rule fires.",
              [
                .required("given", .facts, "What is known."),
                .required("expect", .word(["fires", "silent"]), "What the rule does."),
              ]))), "At least one that fires and one that is silent.")
    ])

  static let expression = FormDescription(
    "Expression", "All ways to say one thing, which phrases of findings name as <it>.",
    [
      .required("expression", .name, "Its name, which is also the file's."),
      .required("name", .localized, "What it says, in a few words."),
      .required("says", .list(.phrase, atLeast: 1), "The ways to say it."),
    ])

  static let signature = FormDescription(
    "Signature", "An error code or a characteristic text, and what it points to.",
    [
      .required("signature", .name, "Its name, which is also the file's."),
      .required(
        "patterns", .list(.text, atLeast: 1),
        "What to find, in any case; * stands for anything, at an end for the rest of a word."),
      .optional("said-by", .list(.text), "Whose words they are."),
      .required("meaning", .localized, "What it means, in a line for the person."),
      .optional(
        "causes", .mapping(.of(.cause), to: .word(Signature.Strength.self)),
        "What it points to, and how strongly."),
      .optional("settles", .facts, "Findings that the text itself proves."),
    ] + Key.provenance)

  static let article = FormDescription(
    "Article", "A topic of the FAQ that no single cause covers.",
    [
      .required("article", .name, "Its name, which is also the file's."),
      .required("title", .localized, "Its title."),
      .required("question", .localized, "The question as people put it."),
      .required("answer", .oneOrMore(.localized), "The answer, first and short."),
      .optional(
        "sections",
        .list(
          .form(
            FormDescription(
              "Section", "A part under a heading of its own.",
              [
                .required("heading", .localized, "Its heading."),
                .optional("text", .oneOrMore(.localized), "Its paragraphs."),
                .optional("list", .oneOrMore(.localized), "Its list."),
                .optional(
                  "steps", .oneOrMore(.localized), "In place of a list, what to do in this order."),
                .optional(
                  "pages", .word(Provider.Page.self),
                  "A page of the providers, such as app-passwords: a table tells where each has it."
                ),
              ]))), "The rest, in parts."),
      .optional("says", .phrases, "How people ask for it."),
      .optional(
        "causes", .list(.reference(.cause)),
        "The causes that it has to do with, the closest first."),
      .optional(
        "provider", .reference(.provider), "The provider whose settings table belongs to it."),
      .optional(
        "readers", .word(Article.Readership.self),
        "How many need it: many, some (if nothing is said) or few. Those of many stand first."),
    ] + Key.validity + [
      .optional("sources", .list(.address), "Where the claims can be read."),
      .optional(
        "checked", .date, "The day on which the claims were last compared with their sources."),
    ])

  static let workedCase = FormDescription(
    "Case", "A whole session written down, played by kb test.",
    [
      .required("case", .name, "Its name, which is also the file's."),
      .required("title", .localized, "What it is about, in a line."),
      .optional("on", .date, "The day on which it happens; today if left out."),
      .required("says", .text, "What the person says first."),
      .optional("answers", .facts, "What they answer when asked; others are 'not sure'."),
      .required("cause", .reference(.cause), "What is wrong in truth."),
      .optional("works", .list(.reference(.fix)), "Fixes any of which solves it."),
      .optional(
        "results", .mapping(.of(.fix), to: .word(FixResult.self)),
        "What comes of other fixes, where it is not 'no-change'."),
      .required("ends", .word(WorkedCase.Ending.self), "How it must end."),
      .required("within", .number(1...100), "The most questions and fixes it may take."),
      .optional("mentions", .list(.text), "Texts that the person must have read."),
    ])

  static let scales = FormDescription(
    "Scale", "What the words of the knowledge files are worth.",
    [
      .required("scales", .name, "Its name."),
      .optional("likelihoods", .mapping(.any, to: .decimal(0...1)), "Words for probabilities."),
      .optional("weights", .mapping(.any, to: .decimal(0...1_000_000)), "Words for weights."),
      .optional(
        "strengths",
        .mapping(
          .closed(Signature.Strength.allCases.map(\.rawValue) + ["background"]),
          to: .decimal(0...1)), "How often a signature is seen with a cause that it names."),
      .optional(
        "certainties",
        .mapping(.closed(Fix.Certainty.allCases.map(\.rawValue)), to: .decimal(0...1_000_000)),
        "How many sessions an author's figure for a fix counts as much as."),
      .optional("floor", .decimal(0...0.2), "No likelihood comes nearer to 0 or 1."),
      .optional("text-trust", .decimal(0...1), "How far a finding read out of text is trusted."),
      .optional("answer-trust", .decimal(0...1), "How far an answer is trusted."),
      .optional("preference", .decimal(1...1000), "The factor by which a rule prefers a cause."),
      .optional("something-else", .weight, "The weight of a cause that is not described."),
      .optional("support", .effort, "What handing over costs."),
      .optional(
        "risks", .mapping(.closed(Fix.Risk.allCases.map(\.rawValue)), to: .duration),
        "What a risk adds to a fix's cost."),
      .optional(
        "actors", .mapping(.closed(Fix.Actor.allCases.map(\.rawValue)), to: .duration),
        "What it adds to a fix's cost that somebody else must act."),
    ])
}
