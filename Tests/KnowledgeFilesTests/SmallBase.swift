import Knowledge

@testable import KnowledgeFiles

/// A knowledge base with one thing of most kinds, in which nothing is wrong.
enum SmallBase {
  static let today = Day(daysSince1970: 20_500)

  static let text = SourceText(path: "all.yaml", yaml)

  static let yaml = """
    scales: mail
    likelihoods: { always: 0.98, usually: 0.8, often: 0.7, seldom: 0.1, never: 0.005 }
    ---
    finding: trouble
    name: What goes wrong
    about: symptom
    values:
      cannot-send: { name: Sending fails, background: 0.6, says: [can't send] }
      cannot-receive: { name: Receiving fails, background: 0.3 }
      cannot-either: { name: Neither works, background: 0.1 }
    ---
    finding: network
    name: Where the device is connected
    about: surroundings
    values:
      home: { name: At home, background: 3 }
      hotel: { name: "A hotel, café or hotspot", background: 1, says: [hotspot, coffee shop] }
    ---
    finding: webmail-works
    name: Reading mail on the website works
    about: symptom
    background: { yes: 0.8 }
    says: { yes: [website works, website <opens>] }
    ---
    expression: opens
    name: A page opens
    says: [(opens|loads), comes up]
    ---
    finding: client
    name: Mail program
    about: surroundings
    values: clients
    ---
    question: trouble
    asks: trouble
    text: What goes wrong?
    how: Look at {where.outbox}.
    effort: 30 seconds
    choices: { cannot-send: I cannot send, cannot-receive: I cannot receive, cannot-either: Neither }
    ---
    question: network
    asks: network
    text: Where are you?
    effort: 30 seconds
    when: { trouble: cannot-send }
    ---
    question: webmail-works
    asks: webmail-works
    text: Can you read your mail on the website?
    effort: 1 minute
    ---
    question: client
    asks: client
    text: Which program do you use?
    effort: 30 seconds
    ---
    rule: web-works
    when: { webmail-works: no }
    then: { rule-out: [port-blocked], warn: Look again. }
    because: A blocked port does not touch the website.
    examples:
      - { given: { webmail-works: no }, expect: fires }
      - { given: { webmail-works: yes }, expect: silent }
    ---
    cause: port-blocked
    stage: connect
    title: The network blocks port 25
    summary: Your network lets nobody send through port 25.
    prior:
      - { weight: very common, until: 2013-12-31 }
      - { weight: 1, from: 2014-01-01 }
    findings:
      trouble: { cannot-send: usually }
      network: { hotel: often }
      webmail-works: usually
    says: [stays in the outbox at the hotel]
    fixes: { use-port-587: often }
    source: https://www.rfc-editor.org/rfc/rfc6409
    checked: 2025-11-01
    ---
    fix: use-port-587
    title: Send through port 587
    effort: 2 minutes
    risk: none
    who: user
    sure: usual
    when: { trouble: [cannot-send, cannot-either] }
    confirm: trouble
    steps:
      any:
        - Open {where.outgoing-port}.
        - Set the port to **{smtp.port}**.
      outlook-classic: [Set the port to 587.]
    source: https://www.rfc-editor.org/rfc/rfc6409
    checked: 2025-11-01
    ---
    signature: 0x800ccc0e
    patterns: ["0x800ccc0e"]
    said-by: [outlook]
    meaning: The program could not connect.
    causes: { port-blocked: strong }
    settles: { trouble: cannot-send }
    source: https://www.rfc-editor.org/rfc/rfc6409
    ---
    client: outlook-2010
    name: Outlook 2010
    family: outlook-classic
    platforms: [windows]
    says: [outlook 2010]
    from: 2010-06-15
    until: 2020-10-13
    popularity: [{ weight: common, until: 2013-12-31 }, { weight: rare, from: 2014-01-01 }]
    protocols: [pop3, imap, smtp, exchange]
    encryption: { tls: SSL, starttls: TLS, none: None }
    where: { accounts: "**File** > **Info**" }
    oauth2: { microsoft: exchange-only, google: [{ is: yes, from: 2019-01-01 }] }
    facts: [{ network: home }]
    source: https://www.example.org/outlook
    checked: 2025-11-01
    ---
    provider: example
    name: Example Mail
    says: [example]
    domains: [example.org]
    popularity: [{ weight: common }]
    oauth2: google
    sign-in:
      - { method: password, until: 2024-09-15 }
      - { method: oauth2, from: 2024-09-16 }
    servers:
      - protocol: smtp
        host: smtp.example.org
        port: 587
        encryption: starttls
        source: https://www.example.org/smtp
        checked: 2025-11-01
    pages: { webmail: "https://www.example.org" }
    events: [{ when: "2024-09", what: Passwords end. }]
    source: https://www.example.org
    checked: 2025-11-01
    ---
    account-type: example-free
    name: Example for nothing
    provider: example
    eligible: [{ is: unknown }]
    source: https://www.example.org
    checked: 2025-11-01
    ---
    article: ports
    title: Ports
    question: Which port is right?
    answer: [Port 587.]
    sections: [{ heading: All, list: ["587", "465"] }]
    causes: [port-blocked]
    sources: ["https://www.rfc-editor.org/rfc/rfc6409"]
    checked: 2025-11-01
    ---
    case: blocked
    title: The port is blocked
    says: my mail stays in the outbox
    answers: { trouble: cannot-send, network: hotel }
    cause: port-blocked
    works: [use-port-587]
    ends: solved
    within: 6
    """
}
