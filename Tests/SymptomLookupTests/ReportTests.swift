import Foundation
import Knowledge
import Testing

@testable import SymptomLookup

/// Made-up reports, each with the causes that an expert would think of, looked up in the shipped
/// knowledge: by all that is read out of them, and by plain BM25 over what is written about the causes.
@Suite struct ReportTests {
  /// Asked by people who take mailhelp for one who knows all about mail and computers.
  @Test(arguments: [
    "recall a message in outlook 365", "how do I set an out of office reply",
    "how to change the font of my signature", "windows hello pin does not work",
    "what opens winmail.dat", "spreadsheet always opens read only",
  ])
  func otherMattersSpeakForSomethingElse(text: String) {
    let statement = Shipped.index.understand(text)
    #expect(statement.leads.first?.cause == .somethingElse)
    #expect(statement.leads.first?.words.isEmpty == false)
  }

  /// Few reports are of other languages than English; to write in one is not to write of something else.
  @Test(arguments: [
    "meine mails kommen nicht an", "de mail werkt niet", "je ne reçois plus mes messages",
    "no puedo enviar correos desde ayer", "non ricevo più la posta", "não consigo enviar emails",
  ])
  func anotherLanguageIsNotAnotherMatter(text: String) {
    let statement = Shipped.index.understand(text)
    #expect(statement.leads.first?.cause != .somethingElse, "\(statement.leads.prefix(2))")
  }

  /// Who tells of trouble with mail tells of nothing else, whatever other words stand there.
  @Test func noTroubleSpeaksForSomethingElse() {
    for report in Self.reports + [("My signature and my calendar are fine, but I cannot send", [])]
    {
      let statement = Shipped.index.understand(report.text)
      #expect(statement.leads.first?.cause != .somethingElse, "\(report.text)")
    }
  }

  private static let reports: [(text: String, causes: Set<Cause.ID>)] = [
    (
      "Relay access denied whenever I write to somebody outside the firm, inside it goes",
      ["smtp-auth-off"]
    ),
    ("550 5.7.1 relaying not allowed, incoming is perfect", ["smtp-auth-off"]),
    (
      "at the camp site wifi nothing leaves my outbox over port 25, at home it all goes",
      ["smtp-port-25-blocked"]
    ),
    ("my new internet provider seems to block port 25, receiving is ok", ["smtp-port-25-blocked"]),
    (
      "outlook says the certificate has expired, the clock on this pc stands at 2002",
      ["certificate-problem"]
    ),
    (
      "The name on the security certificate is invalid or does not match the name of the site",
      ["certificate-problem", "wrong-server-name"]
    ),
    ("552 5.2.2 mailbox full, quota exceeded", ["mailbox-full"]),
    ("I get no more mail and the website tells me that my storage is used up", ["mailbox-full"]),
    (
      "every mail comes in three times, the same old messages again and again",
      ["duplicate-downloads"]
    ),
    (
      "thunderbird downloads all messages anew each morning so I have everything double",
      ["duplicate-downloads"]
    ),
    (
      "after fetching by pop the messages are gone from the website, I wanted to keep a copy there",
      ["leave-copy-off"]
    ),
    (
      "552 5.3.4 message size exceeds fixed limit, there is a 40 MB video in it",
      ["message-too-large"]
    ),
    ("I can not send the holiday pictures, attachment too big it says", ["message-too-large"]),
    ("my address gets: 550 5.1.1 user unknown when I write to aunt Clara", ["recipient-rejected"]),
    ("mails to one friend always bounce, no such mailbox", ["recipient-rejected"]),
    (
      "553 sender address rejected: not owned by user, I use another address as From",
      ["sender-mismatch"]
    ),
    (
      "450 too many recipients, daily sending limit reached after our newsletter", ["sending-limit"]
    ),
    ("554 your ip is listed on spamhaus, message refused", ["blocked-as-spam"]),
    (
      "gmail bounces my mail: 550-5.7.26 unauthenticated, SPF and DKIM did not pass",
      ["blocked-as-spam"]
    ),
    (
      "yahoo wants an app password for outlook, I switched two step verification on",
      ["app-password-required"]
    ),
    (
      "apple mail and icloud: it wants an app specific password where do I get this",
      ["app-password-required"]
    ),
    ("535 5.7.139 basic authentication is disabled", ["modern-auth-required"]),
    (
      "office 365 in an old thunderbird, AUTHENTICATE failed, they say basic auth is switched off and oauth2 is needed",
      ["modern-auth-required"]
    ),
    ("POP access is not enabled for this account, says gmx", ["pop-imap-disabled"]),
    (
      "Your account is not enabled for IMAP use. Please visit your Gmail settings page",
      ["pop-imap-disabled"]
    ),
    (
      "my account has been locked after too many wrong tries, neither web nor program lets me in",
      ["account-locked"]
    ),
    (
      "I typed only the part before the @ as user name, do I need the whole address? login fails",
      ["username-not-full-address"]
    ),
    (
      "Log on using Secure Password Authentication is ticked and it asks for the password for ever",
      ["spa-enabled"]
    ),
    (
      "I changed my password on the website yesterday, now outlook says password incorrect",
      ["wrong-password", "stale-cached-credentials"]
    ),
    ("pop.gmial.com could not be found, host unknown", ["wrong-server-name"]),
    (
      "the server name cannot be resolved, I may have mistyped the host name", ["wrong-server-name"]
    ),
    (
      "avast mail shield puts its own certificate in between, without avast it works",
      ["antivirus-mail-scanning"]
    ),
    (
      "norton email scanning makes sending hang, when I disable it mails go",
      ["antivirus-mail-scanning"]
    ),
    (
      "windows firewall asks about thunderbird, since I clicked block it cannot connect",
      ["firewall-blocking"]
    ),
    (
      "with the vpn on no mail server can be reached, without it all is well", ["firewall-blocking"]
    ),
    ("outlook is in working offline mode, nothing is sent or received", ["no-internet"]),
    ("one message is stuck in the outbox and all others wait behind it", ["outbox-stuck-message"]),
    (
      "Windows XP, Outlook Express: the server supports only TLS 1.2 and the handshake fails",
      ["tls-version-too-old"]
    ),
    ("530 5.7.0 Must issue a STARTTLS command first", ["ssl-off", "tls-mode-mismatch"]),
    ("port 587 with SSL gives wrong version number, should it be STARTTLS?", ["tls-mode-mismatch"]),
    ("important letters land in the spam folder all the time", ["junk-filtered"]),
    ("my subfolders do not come with pop, only the inbox", ["pop-inbox-only"]),
    ("my phone only fetches mail when I open the app, push seems off", ["sync-settings"]),
    (
      "the free account of this provider has no pop or imap at all, only the paid one",
      ["account-type-not-eligible"]
    ),
    ("they deleted my mailbox because I did not sign in for a year", ["account-expired"]),
    (
      "The mails I moved to the deleted folder on the website vanished after some days",
      ["deleted-folder-purge"]
    ),
  ]

  @Test func readsBetterThanWordsAlone() {
    let index = Shipped.index
    let plain = PlainBM25(Shipped.knowledge.causes)
    var (ours, theirs, oursAmongThree) = (0, 0, 0)
    for report in Self.reports {
      let ranking = ranking(index.understand(report.text))
      if let first = ranking.first, report.causes.contains(first) { ours += 1 }
      if !report.causes.isDisjoint(with: ranking.prefix(3)) { oursAmongThree += 1 }
      if let first = plain.best(report.text), report.causes.contains(first) { theirs += 1 }
    }
    #expect(ours > theirs)
    #expect(4 * oursAmongThree >= 3 * Self.reports.count)
  }

  @Test func everyReportIsOfAKnownCause() {
    for report in Self.reports {
      #expect(report.causes.allSatisfy { Shipped.knowledge.causes.contains($0) }, "\(report.text)")
    }
  }

  /// The causes by naive Bayes, without rules and surroundings.
  private func ranking(_ statement: Statement) -> [Cause.ID] {
    let knowledge = Shipped.knowledge
    let leads = Dictionary(
      statement.leads.map { ($0.cause, $0.factor) }, uniquingKeysWith: { first, _ in first })
    let weights = knowledge.causes.map { cause in
      var weight = (cause.prior.holding(on: TinyBase.today).first ?? 0) * (leads[cause.id] ?? 1)
      for reading in statement.readings {
        guard let finding = knowledge.findings[id: reading.fact.finding],
          let background = finding.value(reading.fact.value)?.background,
          let rated = cause.findings.first(where: { $0.finding == finding.id })?.likelihoods
            .first(where: { $0.value == reading.fact.value })
        else { continue }
        weight *= (0.9 * rated.probability.value + 0.1 * background) / max(background, 1e-3)
      }
      for sighting in statement.sightings {
        let strength = knowledge.signatures[id: sighting.signature]?.causes
          .first { $0.cause == cause.id }?.strength
        let scale = knowledge.scale
        weight *= strength.flatMap { scale.strengths[$0] } ?? scale.signatureBackground
      }
      return (cause.id, weight)
    }
    return weights.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }
}

/// BM25 as in the books (k1 1.2, b 0.75) over title, summary, explanation and phrases.
private struct PlainBM25 {
  private var documents: [(cause: Cause.ID, counts: [String: Double], length: Double)] = []

  init(_ causes: some Sequence<Cause>) {
    for cause in causes {
      let texts =
        [cause.title.english, cause.summary.english, cause.explanation?.english ?? ""] + cause.says
      let words = texts.flatMap { Words.list($0) }
      let counts = Dictionary(words.map { ($0, 1.0) }, uniquingKeysWith: +)
      documents.append((cause.id, counts, Double(words.count)))
    }
  }

  func best(_ text: String) -> Cause.ID? {
    let average = documents.reduce(0) { $0 + $1.length } / Double(documents.count)
    let query = Set(Words.list(text))
    let scored = documents.map { document in
      let score = query.reduce(0.0) { sum, word in
        guard let count = document.counts[word] else { return sum }
        let found = Double(documents.count { $0.counts[word] != nil })
        let rarity = log(1 + (Double(documents.count) - found + 0.5) / (found + 0.5))
        let length = 1.2 * (0.25 + 0.75 * document.length / average)
        return sum + rarity * count * 2.2 / (count + length)
      }
      return (document.cause, score)
    }
    return scored.max { $0.1 < $1.1 }?.0
  }
}
