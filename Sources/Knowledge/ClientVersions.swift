extension KnowledgeBase {
  /// The clients that a name may stand for, with how common each is on the day: the one of that name
  /// first, then those of its family whose names begin with it ("outlook" of "outlook 2007").
  public func versions(
    calledBy name: String, on day: Day
  ) -> [(client: Client, popularity: Double)] {
    guard let named = clients.first(where: { $0.says.contains(name) }) else { return [] }
    let longer = name + " "
    let others = clients.filter { other in
      named.family != nil && other.family == named.family && other.id != named.id
        && other.says.contains { $0.hasPrefix(longer) }
    }
    return ([named] + others).map { ($0, $0.popularity.holding(on: day).first ?? 0) }
  }
}
