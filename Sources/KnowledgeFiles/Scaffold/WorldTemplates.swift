import Knowledge

/// Signatures, programs, providers, kinds of accounts and articles.
extension Templates {
  func signature(_ cause: Cause?) -> Result {
    let text = """
      signature: \(name)
      # What to find in pasted text, in any case and wrapping; * stands for anything in between.
      patterns:
        - \(blank)
      # Whose words they are.
      said-by: [any]
      # What it means, in a line for the person.
      meaning: \(blank)
      # What it points to: strong, moderate or weak.
      causes: \(cause.map { "{ \($0.id): strong }" } ?? "{}")
      # Only what the text itself proves:
      # settles: { \(written(exampleFact())) }
      \(source)
      """
    return (
      [file(.signature, text)],
      [
        "write the pattern and what it points to",
        "mailhelp lookup \"THE MESSAGE\"        finds it",
      ]
    )
  }

  func expression() -> Result {
    let text = """
      expression: \(name)
      # What it says, in a few words.
      name: \(blank)
      # All ways to say it, each of them good wherever a phrase of a finding names <\(name)>: in lower
      # case, with choices, without '*'.
      says:
        - \(blank)
      """
    return (
      [file(.expression, text)],
      ["write the ways to say it", "name it in phrases of findings: my phone <\(name)>"]
    )
  }

  func reports() -> Result {
    let text = """
      reports: \(name)
      # How people with exactly this trouble tell of it: whole sentences, what they tried, what still
      # works, what the program said. Ten or more, with different programs and providers, no addresses.
      told:
        - \(blank)
      """
    return (
      [file(.reports, text)],
      [
        "write ten reports and more, as different people would write them",
        "mailhelp lookup \"\(blank)\"        tries another one",
      ]
    )
  }

  func client() -> Result {
    let places = Client.Place.allCases.map { "  # \($0.rawValue): \"**Menu** > **Entry**\"" }
    let text = """
      client: \(name)
      name: \(blank)
      # Programs that look alike share steps under the name of their family:
      # family: outlook-classic
      platforms: [any]
      # How people name it, in lower case.
      says: [\(spoken)]
      # The days on which its maker cared for it:
      # from: 2010-06-15
      # until: 2020-10-13
      # \(weightWords)
      popularity: \(modestWeight)
      protocols: [imap, smtp]
      # Its own words for the choices of encryption.
      encryption: { tls: SSL/TLS, starttls: STARTTLS, none: None }
      # The way through its menus; what is left out is said in general words.
      where:
        accounts: \(blank)
      \(places.dropFirst().joined(separator: "\n"))
      # Places that it does not have at all; fixes that lead there are not offered:
      # lacks: [timeout, repair]
      # Whose sign-in window it can show: microsoft, google, yahoo, … each yes or exchange-only.
      oauth2: {}
      \(source)
      """
    return (
      [file(.client, text)],
      [
        "write the ways through its menus",
        "mailhelp settings gmail.com --client \(name)        shows some of them",
        "mailhelp kb check --coverage        which places are missing",
      ]
    )
  }

  func provider() -> Result {
    let text = """
      provider: \(name)
      name: \(blank)
      says: [\(spoken)]
      # The domains of its addresses.
      domains: [\(name).example]
      popularity: \(modestWeight)
      # How programs sign in: password, app-password, oauth2, mailbox-password or bridge-password; by date
      # where that has changed: [{ method: password, until: 2024-09-15 }, { method: oauth2, from: 2024-09-16 }]
      sign-in: password
      user-name: full-address
      # The better one of a kind first. Names that end in .example are nobody's.
      servers:
        - { protocol: imap, host: imap.\(name).example, port: 993, encryption: tls, checked: \(today) }
        - { protocol: smtp, host: smtp.\(name).example, port: 465, encryption: tls, checked: \(today) }
      # Addresses, or ways through its website.
      pages:
        webmail: https://\(name).example
      \(Provider.Page.allCases.dropFirst().map { "  # \($0.rawValue): https://" }.joined(separator: "\n"))
      \(source)
      """
    return (
      [file(.provider, text)],
      ["write its domains and servers", "mailhelp settings \(name)        shows the card"]
    )
  }

  func accountType() -> Result {
    let common = knowledge.providers.max {
      ($0.weight(on: today), $1.id) < ($1.weight(on: today), $0.id)
    }
    let text = """
      account-type: \(name)
      name: \(blank)
      provider: \(common?.id.rawValue ?? "some-provider")
      says: [\(spoken)]
      # Whether mail programs are let in: yes, no or unknown; by date where that has changed.
      eligible: [{ is: unknown }]
      # What to know of it:
      # note:
      \(source)
      """
    return ([file(.accountType, text)], ["write whose it is and whether programs are let in"])
  }

  func article(_ cause: Cause?) -> Result {
    let text = """
      article: \(name)
      title: \(blank)
      # As people put it.
      question: \(blank)
      # The answer first, and short.
      answer:
        - \(blank)
      # sections:
      #   - heading: What to do
      #     list: [One action each.]
      says: []
      causes: [\(cause?.id.rawValue ?? "")]
      # sources: [https://]
      checked: \(today)
      """
    return ([file(.article, text)], ["write the answer", "mailhelp faq \(name)        shows it"])
  }
}
