/// What else to know of a program or a provider, for everybody or for some.
public struct Note: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What to know.
  public let text: Wording
  /// The programs to whose people it is told; empty: all.
  public let clients: [Client.ID]
  /// The providers to whose people it is told; empty: all.
  public let providers: [Provider.ID]
  /// The causes after which it is told, once they are solved.
  public let causes: [Cause.ID]

  /// A note, for everybody unless programs or providers are named.
  public init(
    _ text: Wording, clients: [Client.ID] = [], providers: [Provider.ID] = [],
    causes: [Cause.ID] = []
  ) {
    self.text = text
    self.clients = clients
    self.providers = providers
    self.causes = causes
  }

  /// A note in English, for everybody.
  public init(stringLiteral value: String) { self.init(Wording(value)) }

  /// Whether it concerns who has that program and that provider, as far as they are known.
  func concerns(_ client: Client?, _ provider: Provider?) -> Bool {
    func admits<Subject>(_ named: [Identifier<Subject>], _ id: Identifier<Subject>?) -> Bool {
      named.isEmpty || id.map(named.contains) ?? true
    }
    let program = client.flatMap { $0.id == Client.anyOther ? nil : $0.id }
    return admits(clients, program) && admits(providers, provider?.id)
  }
}

extension Provider {
  /// What else to know on a day: all of it, or what concerns a program.
  public func notes(on day: Day, for client: Client? = nil) -> [Wording] {
    notes.holding(on: day).filter { $0.concerns(client, self) }.map(\.text)
  }

  /// What of that is told to somebody with a program after a cause is solved.
  public func notes(after cause: Cause, on day: Day, for client: Client?) -> [Wording] {
    notes.holding(on: day).filter {
      $0.causes.contains(cause.id) && $0.concerns(client, self)
    }.map(\.text)
  }
}

extension Client {
  /// What else to know on a day: all of it, or what concerns a provider.
  public func notes(on day: Day, at provider: Provider? = nil) -> [Wording] {
    notes.holding(on: day).filter { $0.concerns(self, provider) }.map(\.text)
  }
}
