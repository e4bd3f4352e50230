extension Wording {
  /// The places in menus to which the text sends people, in its order.
  public var places: [Client.Place] {
    Instructions.placeholders(in: english).compactMap {
      if case .place(let place) = $0 { place } else { nil }
    }
  }
}

extension Fix {
  /// The places to which the steps for a client send people and which that client does not have: if
  /// there is one, the fix cannot be done there. Steps only name the place where the version is shown to
  /// look something up, so that one stops nobody.
  public func placesLacked(by client: Client) -> [Client.Place] {
    guard !client.lacks.isEmpty else { return [] }
    return (steps(for: client)?.lines ?? []).flatMap(\.places).filter {
      $0 != .version && client.lacks.contains($0)
    }
  }
}
