import Knowledge

/// Programs, providers and kinds of accounts.
extension FormDescription {
  static let client = FormDescription(
    "Client", "A mail program, in one version or several that look alike.",
    [
      .required("client", .name, "Its name, which is also the file's."),
      .required("name", .localized, "How it is shown."),
      .optional("family", .name, "The family of programs that share steps."),
      .optional(
        "platforms", .list(.word(["windows", "mac", "linux", "android", "ios", "phone", "any"])),
        "Where it runs."),
      .optional("says", .phrases, "How people name it."),
    ] + Key.validity + [
      .optional("popularity", popularity, "How common it is, by date; only proportions count."),
      .optional(
        "protocols",
        .list(.word(["imap", "pop3", "smtp", "exchange", "activesync", "http", "deltasync"])),
        "What it speaks."),
      .optional(
        "encryption",
        .form(
          FormDescription(
            "Words for encryption", "",
            Encryption.allCases.map {
              .optional($0.rawValue, .localized, "What it calls this choice on the screen.")
            })), "Its own words for the choices of encryption."),
      .optional(
        "where", .mapping(.closed(Client.Place.allCases.map(\.rawValue)), to: .localized),
        "The way through its menus to each place."),
      .optional(
        "lacks", .list(.word(Client.Place.self)), "The places that it does not have at all."),
      .optional(
        "oauth2",
        .mapping(
          .closed(OAuth2Issuer.allCases.map(\.rawValue)),
          to: .dated("is", .word(Client.OAuth2Support.self), "How far it can.")),
        "Whose sign-in window it can show, by date."),
      .optional("facts", .list(.datedFacts), "Findings that hold for whoever uses it."),
      .optional(
        "notes",
        notes([
          .optional(
            "providers", .list(.reference(.provider)), "Only for these providers' people.")
        ]),
        "What else to know of it."),
    ] + Key.provenance)

  static let provider = FormDescription(
    "Provider", "Whoever runs the mailboxes.",
    [
      .required("provider", .name, "Its name, which is also the file's."),
      .required("name", .localized, "How it is shown."),
      .optional("says", .phrases, "How people name it."),
      .optional("domains", .list(.text), "The domains of its addresses."),
      .optional("popularity", popularity, "How common it is, by date; only proportions count."),
      .optional("oauth2", .word(OAuth2Issuer.self), "Who runs its sign-in window."),
      .optional(
        "sign-in", .dated("method", .word(SignInMethod.self), "How programs sign in."),
        "How programs sign in, by date."),
      .optional(
        "user-name", .dated("form", .word(UserNameForm.self), "What the user name looks like."),
        "What the user name looks like; full-address if left out."),
      .optional("spa", .yesOrNo, "Whether it wants Secure Password Authentication."),
      .optional("servers", .list(.form(server)), "Its servers, the better one of a kind first."),
      .optional(
        "off-by-default",
        .dated(
          "protocols", .list(.word(MailProtocol.self)), plain: .word(MailProtocol.self),
          "What is switched off."), "What is off until the owner switches it on."),
      .optional(
        "pages", .mapping(.closed(Provider.Page.allCases.map(\.rawValue)), to: datedTexts),
        "Addresses, or ways through its website, by date."),
      .optional(
        "retired-hosts",
        .list(
          .form(
            FormDescription(
              "Retired host", "A name that old set-ups still use.",
              [
                .required("host", .text, "The name."),
                .optional("until", .date, "The last day on which it worked."),
                .required("note", .localized, "What became of it."),
              ]))), "Names that old set-ups still use."),
      .optional("facts", .list(.datedFacts), "Findings that hold for whoever has its mailbox."),
      .optional(
        "notes",
        notes([
          .optional("clients", .list(.reference(.client)), "Only for these programs' people."),
          .optional(
            "after", .list(.reference(.cause)), "The causes after which it is told, once solved."),
        ]),
        "What is told with the settings."),
      .optional("warnings", notes([]), "What will go wrong, told with the settings."),
      .optional(
        "events",
        .list(
          .form(
            FormDescription(
              "Event", "What happened when.",
              [
                .required("when", .eventDate, "A year, a month or a day, as 2009-03."),
                .required("what", .localized, "What happened."),
              ] + Key.provenance))), "What changed when."),
      .optional(
        "differences", .list(.localized), "Where public sources differ, and why ours stands."),
    ] + Key.provenance)

  private static let server = FormDescription(
    "Server", "One server, with the days on which it is the one to use.",
    [
      .required("protocol", .word(MailProtocol.self), "What is spoken."),
      .required("host", .text, "Its name."),
      .required("port", .number(1...65535), "Its port."),
      .required("encryption", .word(Encryption.self), "When the connection is encrypted."),
      .optional(
        "sign-in", .oneOrMore(.word(SignInMethod.self)), "Where it differs from the provider's."),
      .optional(
        "user-name", .word(UserNameForm.self), "Where it differs from the provider's."),
      .optional("note", .localized, "What to know of it."),
    ] + Key.validity + Key.provenance)

  static let accountType = FormDescription(
    "Account type", "A kind of account that a provider hands out.",
    [
      .required("account-type", .name, "Its name, which is also the file's."),
      .required("name", .localized, "How it is shown."),
      .required("provider", .reference(.provider), "Whose it is."),
      .optional("says", .phrases, "How people name it."),
      .optional(
        "popularity", popularity,
        "How common it is beside the provider's other kinds, by date; only proportions count."),
      .required(
        "eligible",
        .dated("is", .word(AccountType.Eligibility.self), "Whether programs are let in."),
        "Whether mail programs are let in, by date."),
      .optional("note", datedTexts, "What to know of it, by date."),
    ] + Key.provenance)

  private static let popularity = Shape.dated("weight", .weight, "How common it is.")

  private static let datedTexts = Shape.dated("text", .localized, "What holds on these days.")

  private static func notes(_ keys: [FormDescription.Key]) -> Shape {
    .dated("text", .localized, plain: .text, "What to know.", besides: keys)
  }
}
