import Knowledge
import KnowledgeFiles
import TerminalUI

/// What to say where nobody knows the provider: the honest answer, and what to ask.
struct UnknownProvider {
  /// What was asked for: the domain of an address, never the address.
  let asked: String
  /// A known domain or provider that is written nearly the same.
  let nearest: String?
  /// Where it is a server, the providers that have it, if several do.
  let sharers: [Provider]

  init(_ text: String, in knowledge: KnowledgeBase) {
    let asked = House.domain(of: text)
    self.asked = asked
    let others = knowledge.providers[id: Provider.anyOther]?.domains ?? []
    let isReal = others.contains { asked == $0 || asked.hasSuffix(".\($0)") }
    let known = knowledge.providers.filter { $0.id != Provider.anyOther }
    nearest =
      asked.contains(".")
      ? isReal ? nil : Self.nearestDomain(to: asked, among: known.flatMap(\.domains))
      : NearestName(among: knowledge.providers.map(\.id.rawValue))
        .nearest(to: asked, slips: Self.slips(in: asked))
    sharers = knowledge.providers.filter { $0.servers.contains { $0.host == asked } }
  }

  /// How many slips are likelier than another name.
  private static func slips(in name: String) -> Int { name.count < 8 ? 1 : 2 }

  /// The known domain whose name and whose ending are nearly those; whatever stands before is a server.
  private static func nearestDomain(to asked: String, among domains: [String]) -> String? {
    func parts(_ domain: String) -> (name: String, ending: String) {
      let dot = domain.firstIndex(of: ".") ?? domain.endIndex
      return (String(domain[..<dot]), String(domain[dot...].dropFirst()))
    }
    let labels = asked.split(separator: ".")
    for first in labels.indices.dropLast() {
      let (name, ending) = parts(labels[first...].joined(separator: "."))
      let alike = domains.map { (domain: $0, parts: parts($0)) }.filter {
        $0.parts.ending == ending
          || $0.parts.ending.count >= 3
            && NearestName(among: [$0.parts.ending]).nearest(to: ending, slips: 1) != nil
      }
      let sameEnding = alike.filter { $0.parts.ending == ending }
      for group in [sameEnding, alike] {
        let found = NearestName(among: group.map(\.parts.name))
          .nearest(to: name, slips: slips(in: name))
        if let found { return group.first { $0.parts.name == found }?.domain }
      }
    }
    return nil
  }

  var answer: String {
    guard sharers.isEmpty else {
      let names = sharers.map { "\($0.name.english) (\($0.id.rawValue))" }
      return "Several providers have the server '\(asked)': \(names.joined(separator: ", "))."
    }
    return "I do not know the provider '\(asked)', and guessing would do harm."
  }

  var hint: String? {
    if let first = sharers.first {
      return "Ask for the one of the mailbox: mailhelp settings \(first.id.rawValue)."
    }
    return nearest.map { "Did you mean \($0)?" }
  }

  static let questions = [
    "the names of the incoming (IMAP or POP) and the outgoing (SMTP) server",
    "port and encryption of each: 993 or 995 with SSL/TLS, 465 with SSL/TLS or 587 with STARTTLS "
      + "are usual",
    "whether the user name is the whole address",
    "whether a program signs in with the password, an app password, or a sign-in window (OAuth2)",
    "whether access by programs has to be switched on first, and where",
  ]

  static let hosted =
    "The address of a company, a school or an association often lies with a large provider. If you "
    + "read that mail on a website of Microsoft, Google or another provider, ask for that "
    + "provider's settings: mailhelp settings microsoft-365."

  var blocks: [Block] {
    let said: [Block] = [.paragraph(answer)] + (hint.map { [.paragraph($0)] } ?? [])
    guard sharers.isEmpty else { return said }
    return said
      + [
        .paragraph("Ask whoever runs the mailbox for these:"), .bullets(Self.questions),
        .paragraph(Self.hosted),
      ]
  }
}
