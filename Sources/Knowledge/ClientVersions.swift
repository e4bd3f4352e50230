extension KnowledgeBase {
  /// The clients that a name may stand for, with how common each is on the day: those of that name first,
  /// then those of their families whose names begin with it ("outlook" of "outlook 2007").
  public func versions(
    calledBy name: String, on day: Day
  ) -> [(client: Client, weight: Double)] {
    let named = clients.filter { $0.says.contains(name) }
    let families = Set(named.compactMap(\.family))
    let longer = name + " "
    let others = clients.filter { other in
      other.family.map(families.contains) == true && !other.says.contains(name)
        && other.says.contains { $0.hasPrefix(longer) }
    }
    return (named + others).map { ($0, $0.weight(on: day)) }
  }
}
