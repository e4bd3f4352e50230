import Knowledge

extension Surroundings {
  /// Whether the way in that the person uses waits for the owner to switch it on. Sending by itself
  /// counts for everybody; where only one way of fetching is off, it must be known which is used.
  var accessOffByDefault: Finding.Value.ID? {
    guard let provider, provider.id != Provider.anyOther else { return nil }
    let off = Set(provider.offByDefault.holding(on: day).joined())
    guard !off.isEmpty else { return .no }
    if off.contains(.smtp) { return .yes }
    if let fetching { return off.contains(fetching) ? .yes : .no }
    let ways = Set(provider.servers(on: day).map(\.mailProtocol)).subtracting([.smtp])
    return ways.isSubset(of: off) ? .yes : nil
  }
}
