import Knowledge
import Publishing

/// A tiny knowledge base with one of everything that an article can hold.
enum Specimen {
  static let today = day("2026-11-21")
  static let then = day("2010-06-01")

  static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

  static func articles(on day: Day = today) -> [FAQArticle] {
    ArticleWriter(knowledge, on: day).articles()
  }

  static let knowledge = KnowledgeBase(
    causes: [blockedPort, wrongPort], fixes: [usePort587, askNetwork, forgotten],
    signatures: [
      Signature(
        id: "0x800ccc0e", patterns: ["0x800ccc0e", "800CCC0E", "socket error * 10060"],
        meaning: "No connection.",
        causes: [("smtp-port-25-blocked", .strong), ("wrong-port", .weak)])
    ],
    clients: [outlook2010, thunderbird, futureMail, anyOther],
    providers: [hotmail, closedMail],
    accountTypes: [
      AccountType(
        id: "hotmail-free", name: "Hotmail, free", provider: "hotmail",
        eligible: [
          Dated(.no, Validity(until: day("2009-03-13"))),
          Dated(.yes, Validity(from: day("2009-03-14"))),
        ],
        notes: [Dated("Since 14 March 2009.")],
        provenance: Provenance(source: "https://example.org/types", checked: day("2026-09-16")))
    ],
    articles: [oldSettings, portsExplained])

  static let blockedPort = Cause(
    id: "smtp-port-25-blocked", stage: .connect, title: "Your network blocks port 25",
    summary: "Your program sends through port 25, and this network lets nothing out that way.",
    explanation: "Viruses abuse port 25, so networks shut it.\n\nPort 587 stays open.", prior: [],
    says: ["port 25", "hotel * send", "at home i can send but not here"],
    remedies: [
      remedy("use-port-587"), remedy("ask-network-owner"), remedy("gone-for-good"),
      remedy("not-written-yet"),
    ],
    afterwards: ["Leave port 587 as it is; it works **everywhere**."],
    provenance: Provenance(source: "https://example.org/ports", checked: day("2026-09-15")))

  static let wrongPort = Cause(
    id: "wrong-port", stage: .connect, title: "A port number does not belong there",
    summary: "The program knocks at the wrong door.", prior: [], says: ["which port"],
    remedies: [remedy("use-port-587")])

  static let usePort587 = Fix(
    id: "use-port-587", title: "Send through port 587", minutes: 2,
    steps: [
      Fix.Steps(
        audience: "any",
        lines: [
          "Open {where.outgoing-port}.",
          "Set the port to **{smtp.port}** and the encryption to **{smtp.encryption}**.",
        ]),
      Fix.Steps(
        audience: "outlook-classic",
        lines: ["Open {where.outgoing-port}.", "Choose **{smtp.encryption}**."]),
      Fix.Steps(audience: "thunderbird", lines: ["Open {where.outgoing-port}.", "Press **OK**."]),
    ],
    provenance: Provenance(source: "https://example.org/ports", checked: day("2026-09-20")))

  static let askNetwork = Fix(
    id: "ask-network-owner", title: "Ask whoever runs the network", minutes: 90, risk: .serious,
    actor: .networkOwner,
    steps: [Fix.Steps(audience: "any", lines: ["Ask for port 587. See {page.support}."])],
    triesPassword: true)

  static let forgotten = Fix(
    id: "gone-for-good", title: "Fetch by dial-up", minutes: 5,
    steps: [Fix.Steps(audience: "any", lines: ["Dial."])],
    validity: Validity(until: day("2011-01-01")))

  static let hotmail = Provider(
    id: "hotmail", name: "Hotmail & Co", says: ["hotmail"], domains: ["hotmail.com", "live.com"],
    servers: [
      server(.smtp, "smtp.live.com", 587, .starttls, "2009-02-11", until: "2013-09-11"),
      server(.pop3, "pop3.live.com", 995, .tls, "2009-02-11", until: "2013-09-11"),
      server(.pop3, "outlook.office365.com", 995, .tls, "2013-09-12"),
      server(.imap, "outlook.office365.com", 993, .tls, "2013-09-12"),
      server(.smtp, "smtp-mail.outlook.com", 587, .starttls, "2013-09-12", note: "Not port 25."),
    ],
    signIn: [
      Dated(.password, Validity(until: day("2024-09-15"))),
      Dated(.oauth2, Validity(from: day("2013-09-12"))),
    ],
    oauth2Issuer: "microsoft", userName: [Dated(.fullAddress)],
    offByDefault: [Dated([.imap, .pop3], Validity(from: day("2015-01-01")))],
    pages: [
      .switchOn: [Dated("**Settings** > **Mail** at https://outlook.com")],
      .support: [Dated("https://support.example.org")],
    ],
    retiredHosts: [
      Provider.RetiredHost(
        host: "pop3.live.com", until: day("2013-12-31"), note: "Today outlook.office365.com.")
    ],
    notes: [Dated("Sign in with the main address.")],
    events: [
      Provider.Event(
        when: "2009-03", what: "POP3 for everybody.",
        provenance: Provenance(source: "https://example.org/news", checked: day("2026-09-15"))),
      Provider.Event(when: "2024-09-16", what: "Passwords end."),
    ],
    differences: ["Some lists still name pop3.live.com."],
    provenance: Provenance(source: "https://example.org/hotmail", checked: day("2026-09-15")))

  static let closedMail = Provider(
    id: "closed-mail", name: "Closed Mail", provenance: Provenance(checked: day("2024-01-31")))

  static let outlook2010 = Client(
    id: "outlook-2010", name: "Outlook 2010", family: "outlook-classic",
    supported: Validity(until: day("2020-10-13")), protocols: ["pop3", "imap", "smtp"],
    encryption: Client.EncryptionWords(tls: "SSL", starttls: "TLS", none: nil),
    places: [
      .addAccount: "**File** > **Add Account**",
      .outgoingPort: "**More Settings...** > **Advanced**",
    ],
    notes: [Dated("Its **TLS** means STARTTLS.")],
    provenance: Provenance(source: "https://example.org/outlook", checked: day("2026-09-15")))

  static let thunderbird = Client(
    id: "thunderbird", name: "Thunderbird", protocols: ["imap", "smtp"],
    places: [.outgoingPort: "**Account Settings** > **Outgoing Server (SMTP)**"],
    oauth2: ["microsoft": [Dated(.yes)]])

  static let futureMail = Client(
    id: "future-mail", name: "Future Mail", supported: Validity(from: day("2030-01-01")))

  static let anyOther = Client(
    id: "any-other", name: "Another mail program",
    places: [
      .addAccount: "the place where an account is added",
      .outgoingPort: "the settings of the outgoing server",
    ])

  static let oldSettings = Article(
    id: "hotmail-2009", title: "Hotmail settings of 2009", question: "What were they?",
    answer: ["POP3 at pop3.live.com."],
    sections: [
      Article.Section(
        heading: "Outgoing", paragraphs: ["With sign-in."], items: ["Port 587", "SSL"]),
      Article.Section(
        heading: "Try it", paragraphs: [], items: ["Save.", "Fetch **once**."], isInOrder: true),
    ],
    says: ["hotmail 2009"], causes: ["wrong-port"], provider: "hotmail",
    validity: Validity(from: day("2009-02-11"), until: day("2013-09-11")),
    sources: ["https://example.org/2009"], checked: day("2026-09-15"))

  static let portsExplained = Article(
    id: "ports", title: "Ports in plain words", question: "Which port?",
    answer: ["Enter 587. Ask {provider} if in doubt."], causes: ["smtp-port-25-blocked"],
    checked: day("2026-09-15"))

  /// A fix of one step.
  static func fix(_ id: Fix.ID, when condition: Condition = .always) -> Fix {
    Fix(
      id: id, title: Wording(id.rawValue), minutes: 2,
      steps: [Fix.Steps(audience: "any", lines: ["Go."])], condition: condition)
  }

  static func remedy(_ fix: Fix.ID) -> Cause.Remedy {
    Cause.Remedy(fix: fix, efficacy: Probability(clamping: 0.8))
  }

  private static func server(
    _ mailProtocol: MailProtocol, _ host: String, _ port: Int, _ encryption: Encryption,
    _ from: String, until: String? = nil, note: Wording? = nil
  ) -> ServerSetting {
    ServerSetting(
      mailProtocol: mailProtocol, host: host, port: port, encryption: encryption, note: note,
      validity: Validity(from: day(from), until: until.map(day)),
      provenance: Provenance(source: "https://example.org/servers", checked: day("2026-09-15")))
  }
}
