import Knowledge

/// What can be wrong, and what can be done about it.
extension FormDescription {
  static let cause = FormDescription(
    "Cause", "One thing that can be wrong with a person's mail set-up.",
    [
      .required("cause", .name, "Its name, which is also the file's."),
      .required("stage", .word(Stage.self), "Where it sits on the way to the mailbox."),
      .required("title", .localized, "What is wrong, in a line."),
      .optional(
        "kind-of", .reference(.cause),
        "The cause of which it is a kind; programs that read look-ups know it by that name."),
      .required("summary", .localized, "What is wrong, in a sentence or two for the person."),
      .optional("explanation", .localized, "The longer explanation of the article."),
      .required(
        "prior", .dated("weight", .weight, "Its weight among the causes."),
        "How common it is, by date; only proportions count."),
      .optional(
        "findings", .likelihoods, "How often each value of a finding is seen when this is the one."),
      .optional("says", .phrases, "How people describe exactly this trouble."),
      .optional(
        "fixes", .mapping(.of(.fix), to: .likelihood),
        "Its fixes and how often each works, the author's first choice first."),
      .optional("afterwards", .list(.localized), "What else to know once it is solved."),
    ] + Key.provenance)

  static let reports = FormDescription(
    "Reports", "How people tell of one cause, in whole sentences.",
    [
      .required("reports", .reference(.cause), "The cause that they tell of."),
      .required("told", .list(.text, atLeast: 1), "The reports, with nothing private in them."),
    ])

  static let fix = FormDescription(
    "Fix", "Something a person can do about a cause.",
    [
      .required("fix", .name, "Its name, which is also the file's."),
      .required("title", .localized, "What to do, in a line."),
      .required("effort", .effort, "How long it takes."),
      .optional("wait", .effort, "How long one waits in it, without doing anything."),
      .optional("risk", .word(Fix.Risk.self), "What it may do to mail or safety."),
      .optional("who", .word(Fix.Actor.self), "Who can do it."),
      .optional("sure", .word(Fix.Certainty.self), "How sure the author is of its efficacies."),
      .optional("tries-password", .yesOrNo, "Whether each go sends a password."),
      .optional("hands-over", .yesOrNo, "Whether it consists of asking somebody else."),
      .optional("when", .condition, "Offered only where this holds or may hold."),
      .optional("needs", .facts, "What must be so for it to be possible."),
      .optional("failure-tells", .facts, "What is so if it was done and nothing changed."),
      .optional("confirm", .reference(.finding), "The finding that shows whether it worked."),
    ] + Key.validity + [
      .required(
        "steps", .mapping(.audiences, to: .dated("text", .localized, "What to do on these days.")),
        "The steps for any program, and for those in which they differ.")
    ] + Key.provenance)
}
