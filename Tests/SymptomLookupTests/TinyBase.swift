import Knowledge

@testable import SymptomLookup

/// A knowledge base of a few things, enough to read texts by.
enum TinyBase {
  static let today = Day("2026-01-01") ?? Day(daysSince1970: 20_454)
  static let past = Day("2009-06-01") ?? Day(daysSince1970: 14_396)
  private static let nextDay = Day("2015-01-02") ?? Day(daysSince1970: 16_437)
  static let turn = Day("2015-01-01") ?? Day(daysSince1970: 16_436)

  static let index = SymptomIndex(knowledge, on: today)

  static let knowledge = KnowledgeBase(
    findings: [
      Finding(
        id: "trouble", name: "What goes wrong", role: .symptom,
        values: [
          value(
            "cannot-send",
            ["can't send", "won't send", "sending fails", "receiving * sending does not"]),
          value("cannot-receive", ["can't receive", "receiving fails"]),
          value("cannot-either", ["cannot send or receive", "nothing works"]),
        ],
        saysNothing: [PhrasePattern(known: "can't send (flowers|parcels)")]),
      Finding(
        id: "began", name: "How it began", role: .surroundings,
        values: [value("after-password-change", ["change my password", "changed my password"])]),
      Finding(
        id: "webmail-works", name: "Webmail", role: .symptom,
        values: [
          value("yes", ["checked on the web", "webmail works"]), value("no", ["webmail fails"]),
        ]),
      Finding(
        id: "error-kind", name: "Error", role: .symptom,
        values: [
          value("certificate-warning", ["certificate error", "certificate problem"]),
          value("no-message", ["no error message"]),
        ]),
      Finding(
        id: "fails-for", name: "Whom it fails for", role: .symptom,
        values: [value("one-provider", of: ["hotmail people", "to hotmail addresses"])]),
      Finding(
        id: "other-works", name: "Another works", role: .symptom,
        values: [
          value("yes", ["the other works"], of: ["<provider> works but", "<program> works but"])
        ]),
      Finding(id: "client", name: "Program", role: .surroundings, domain: .clients),
      Finding(id: "provider", name: "Provider", role: .surroundings, domain: .providers),
      Finding(
        id: "server-names", name: "Names", role: .setting,
        values: [value("retired", []), value("as-provider-says", [])]),
    ],
    causes: [
      cause(
        "wrong-password", "The password is not the current one",
        ["wrong password", "password was changed"]),
      cause(
        "certificate-problem", "The certificate does not fit",
        ["certificate expired", "certificate warning"]),
      cause("port-blocked", "The network blocks port 25", ["works at home but not in the hotel"]),
    ],
    signatures: [
      signature("smtp-535", ["535"], "wrong-password"),
      signature("basic-off", ["535 5.7.139*basic authentication is disabled"], "wrong-password"),
      signature("ol-0e", ["0x800ccc0e"], "port-blocked"),
      signature("self-signed", ["certificate is not trusted"], "certificate-problem"),
      signature("relay", ["relay access denied"], "port-blocked"),
      signature("too-big", ["5.2.3"], "port-blocked"),
    ],
    reports: [
      Reports("port-blocked", told: ["since we live in the caravan no letter leaves the program"]),
      Reports("wrong-password", told: ["since Monday no letter leaves, my son typed something"]),
      Reports("certificate-problem", told: ["since Monday it grumbles, no letter leaves"]),
    ],
    clients: [
      client("outlook-2007", "outlook", ["outlook 2007"], (5, 0.05)),
      client("outlook-now", "outlook", ["outlook", "microsoft outlook"], (0.3, 9)),
      client("evolution", nil, ["evolution"], (1, 1)),
      client("mutt", nil, ["mutt"], (1, 1)),
      client("thunderbird", nil, ["thunderbird"], (5, 5)),
      client("gmail-app", nil, ["gmail app"], (5, 5)),
      client("apple-mail", nil, ["mail.app"], (5, 5)),
      client("windows-mail", nil, ["mail app * windows"], (5, 5)),
    ],
    providers: [
      Provider(
        id: "outlook-com", name: "Outlook.com", says: ["hotmail", "outlook.com"],
        domains: ["outlook.com", "hotmail.com", "live.com"],
        servers: [
          ServerSetting(
            mailProtocol: .smtp, host: "smtp-mail.outlook.com", port: 587, encryption: .starttls),
          imap("outlook.office365.com"),
        ],
        retiredHosts: [
          Provider.RetiredHost(host: "pop3.live.com", until: turn, note: "gone")
        ]),
      Provider(id: "gmail", name: "Gmail", says: ["gmail", "googlemail"], domains: ["gmail.com"]),
      Provider(
        id: "microsoft-365", name: "Microsoft 365", says: ["office365"], domains: [],
        servers: [imap("outlook.office365.com"), imap("smtp.office365.com")]),
      Provider(id: "verizon", name: "Verizon", says: ["verizon"], servers: [imap("imap.aol.com")]),
      Provider(
        id: "aol", name: "AOL", says: ["aol"], domains: ["aol.com"],
        servers: [imap("imap.aol.com"), imap("export.imap.aol.com")]),
      Provider(id: "any-other", name: "Another one"),
    ])

  private static func imap(_ host: String) -> ServerSetting {
    ServerSetting(mailProtocol: .imap, host: host, port: 993, encryption: .tls)
  }

  private static func value(
    _ id: Finding.Value.ID, _ says: [String] = [], of others: [String] = []
  ) -> Finding.Value {
    Finding.Value(
      id: id, name: "", background: 0.2, says: says.map(PhrasePattern.init(known:)),
      saysOfOthers: others.map(PhrasePattern.init(known:)))
  }

  private static func cause(_ id: Cause.ID, _ title: String, _ says: [String]) -> Cause {
    Cause(
      id: id, stage: .connect, title: Wording(title), summary: Wording(title), prior: [Dated(1)],
      says: says)
  }

  private static func signature(
    _ id: Signature.ID, _ patterns: [String], _ cause: Cause.ID
  ) -> Signature {
    Signature(id: id, patterns: patterns, meaning: "", causes: [(cause, .strong)])
  }

  static func client(
    _ id: Client.ID, _ family: String?, _ says: [String], _ popularity: (Double, Double)
  ) -> Client {
    Client(
      id: id, name: "", family: family, says: says,
      popularity: [
        Dated(popularity.0, Validity(from: nil, until: turn)),
        Dated(popularity.1, Validity(from: nextDay, until: nil)),
      ])
  }
}

extension SymptomIndex {
  /// What a text settles, as `finding: value`.
  func facts(_ text: String, on day: Day? = nil) -> Set<String> {
    Set(understand(text, on: day).readings.map(\.fact.description))
  }
}

/// A seeded source of randomness (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
