import Foundation
import Knowledge
import KnowledgeFiles
import SymptomLookup
import TerminalUI
import Troubleshooting

/// A mail program by the name that somebody gave it.
struct NamedClient {
  /// The one that it is taken for.
  let client: Client
  /// Others that may be meant, the commonest first.
  let others: [Client]

  /// What to say where another one's card would read otherwise; `nil` where none would.
  func remark(on name: String, _ different: [Client]) -> String? {
    guard !different.isEmpty else { return nil }
    let shown = different.prefix(Self.most)
    let width = shown.map(\.id.rawValue.count).max() ?? 0
    let lines = shown.map { other in
      "  \(other.id.rawValue.padding(toLength: width, withPad: " ", startingAt: 0))"
        + "  \(other.name.english)"
    }
    let taken = "'\(name.harmless)' is taken for \(client.id); other words or steps have:"
    return ([taken] + lines).joined(separator: "\n")
  }

  private static let most = 8
}

extension House {
  /// The client of an identifier, of a name as people write it, or of what it runs on. Of a name that several
  /// have it is, as in a look-up, the one that most people had on the day.
  func client(named text: String) throws -> NamedClient {
    let name = text.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
    let words = name.replacing("-", with: " ")
    if let exact = knowledge.clients[id: .init(name)],
      !knowledge.clients.contains(where: { $0.says.contains(words) })
    {
      return NamedClient(client: exact, others: [])
    }
    let readings = symptomIndex().understand(words, only: [.client]).readings
    if let reading = readings.first(where: { $0.fact.finding == .client }),
      let found = knowledge.clients[id: .init(reading.fact.value.rawValue)]
    {
      return NamedClient(client: found, others: versions(calledBy: reading.words, but: found))
    }
    if let kind = clients(ofKind: words).first {
      let others = clients(ofKind: words).filter { $0.id != kind.id }
      return NamedClient(client: kind, others: others)
    }
    let names = knowledge.clients.map(\.id.rawValue) + knowledge.clients.flatMap(\.says)
    let nearest = NearestName(among: names).nearest(to: name)
    throw Failure(
      "there is no mail program '\(text)' in the knowledge base",
      hint: nearest.map { "did you mean '\($0)'?" } ?? "--client any-other gives general words")
  }

  private func versions(calledBy name: String, but taken: Client) -> [Client] {
    knowledge.versions(calledBy: name, on: day)
      .filter { $0.client.id != taken.id && $0.client.wasThere(on: day) }
      .sorted { ($1.weight, $0.client.id) < ($0.weight, $1.client.id) }.map(\.client)
  }

  /// The clients that a word tells by its kind alone, by a device or system that they run on, or by how their
  /// names begin: those that most people had on the day first, who are spread over all that it runs on.
  private func clients(ofKind word: String) -> [Client] {
    func weight(_ client: Client) -> Double {
      client.weight(on: day) / Double(max(client.platforms.count, 1))
    }
    let platforms = Set(Self.platforms[word] ?? [word])
    return knowledge.clients.filter { client in
      guard client.id != Client.anyOther, client.wasThere(on: day) else { return false }
      return !platforms.isDisjoint(with: client.platforms)
        || client.name.english.lowercased().hasPrefix(word + " ")
    }.sorted { (weight($1), $0.id) < (weight($0), $1.id) }
  }

  /// What runs on what, by the words that people have for it.
  private static let platforms: [String: [String]] = [
    "macos": ["mac"], "os x": ["mac"], "macbook": ["mac"], "imac": ["mac"],
    "apple": ["mac", "ios"],
    "phone": ["ios", "android", "phone"], "smartphone": ["ios", "android"],
    "mobile": ["ios", "android", "phone"], "mobile phone": ["ios", "android", "phone"],
    "cell phone": ["ios", "android", "phone"], "tablet": ["ios", "android"],
    "android phone": ["android"], "android tablet": ["android"], "pc": ["windows"],
    "windows 10": ["windows"], "windows 11": ["windows"], "ubuntu": ["linux"],
  ]
}
