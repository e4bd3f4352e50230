import ArgumentParser
import Knowledge
import Publishing

/// Names out of the knowledge base, for the shell to complete. Where it cannot be read there are none.
extension CompletionKind {
  static let providers = names { $0.knowledge.providers.map(\.id.rawValue) }
  static let clients = names { $0.knowledge.clients.map(\.id.rawValue) }
  static let causes = names { $0.knowledge.causes.map(\.id.rawValue) }
  static let cases = names { $0.knowledge.cases.map(\.id.rawValue) }
  static let articles = names { ArticleWriter($0.knowledge, on: $0.day).articles().map(\.id) }
  /// What can stand in the middle of a drawing.
  static let nodes = names { house in
    let base = house.knowledge
    return base.causes.map(\.id.rawValue) + base.findings.map(\.id.rawValue)
      + base.fixes.map(\.id.rawValue)
  }

  private static func names(_ list: @escaping @Sendable (House) -> [String]) -> CompletionKind {
    .custom { words, _, _ in
      var place = KnowledgePlace()
      place.folder = words.firstIndex(of: "--kb").flatMap { words.dropFirst($0 + 1).first }
      guard let house = try? House(place, on: Clock.today()) else { return [] }
      return list(house)
    }
  }
}
