/// A look-up, as the gap report needs it: how long the question was, not what it said.
public struct LoggedSearch: Hashable, Sendable {
  /// A UUID, in lower case, so that merged logs count a search once.
  public let id: String
  /// Seconds since 1970.
  public let at: Int
  /// The knowledge base's version.
  public let knowledgeVersion: String
  /// How many words were given.
  public let words: Int
  /// The provider's identifier, if the words named one.
  public let provider: String?
  /// The client's identifier, if the words named one.
  public let client: String?
  /// Whether anything was found.
  public let hit: Bool
  /// The words themselves; stored only when the person agrees.
  public let text: String?

  /// A search; what cannot be right is refused when it is stored.
  public init(
    id: String, at: Int, knowledgeVersion: String, words: Int, provider: String? = nil,
    client: String? = nil, hit: Bool, text: String? = nil
  ) {
    self.id = id.lowercased()
    self.at = at
    self.knowledgeVersion = knowledgeVersion
    self.words = words
    self.provider = provider
    self.client = client
    self.hit = hit
    self.text = text
  }
}
