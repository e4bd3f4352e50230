public import Knowledge

extension KnowledgeBase {
  /// The articles on topics that fit what is believed, two at most: each has to do with one of the
  /// three likeliest causes that has at least a fifth of the belief. The more its causes are believed,
  /// and the earlier it names them, the sooner it comes; one on the person's own provider before others.
  ///
  /// - Parameters:
  ///   - beliefs: The causes with their probabilities, best first.
  ///   - provider: The person's provider, if it is known; an article on a provider fits no other.
  ///   - day: The day on which what the article says must hold.
  public func topics(
    fitting beliefs: [(cause: Cause.ID, probability: Double)], provider: Provider.ID?, on day: Day
  ) -> [Article] {
    let believed = beliefs.prefix(3).filter { $0.probability >= 0.2 }
    guard !believed.isEmpty else { return [] }
    return articles.filter {
      $0.validity.contains(day) && ($0.provider == nil || $0.provider == provider)
    }.map { article in
      let worth = believed.reduce(0) { sum, belief in
        article.causes.firstIndex(of: belief.cause)
          .map { sum + belief.probability / Double($0 + 1) } ?? sum
      }
      return (article: article, worth: worth)
    }.filter { $0.worth > 0 }
      .sorted {
        let (left, right) = ($0.article, $1.article)
        return (-$0.worth, left.provider == nil ? 1 : 0, left.id)
          < (-$1.worth, right.provider == nil ? 1 : 0, right.id)
      }
      .prefix(2).map(\.article)
  }
}
