/// Something a person can do about a cause.
public struct Fix: Identifiable, Sendable {
  /// The fix's name.
  public typealias ID = Identifier<Fix>

  /// What a fix may do to mail or safety.
  public enum Risk: String, CaseIterable, Comparable, Sendable {
    /// Nothing.
    case none
    /// A little: not all of it can be undone.
    case slight
    /// Mail may be lost, or safety weakened.
    case serious

    /// Less risk is smaller.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .none: 0
      case .slight: 1
      case .serious: 2
      }
    }

    /// What to tell whoever is about to do it, in a sentence; `nil` if nothing.
    public var inWords: String? {
      switch self {
      case .none: nil
      case .slight: "Not all of it can be undone, so read the steps first."
      case .serious:
        "Serious risk: mail may be lost or safety weakened. Copy your mail first, if you can."
      }
    }
  }

  /// Who can do it.
  public enum Actor: String, CaseIterable, Sendable {
    /// The person themselves.
    case user
    /// The administrator of the mailboxes.
    case administrator
    /// The mail provider.
    case provider
    /// Whoever runs the network.
    case networkOwner = "network-owner"

    /// Who has to do it, in a sentence to the person; `nil` if they can themselves.
    public var inWords: String? {
      switch self {
      case .user: nil
      case .administrator: "Your administrator has to do it."
      case .provider: "Your mail provider has to do it."
      case .networkOwner: "Whoever runs your network has to do it."
      }
    }
  }

  /// How sure the author is of the efficacy, as pseudo-counts when outcomes are learned.
  public enum Certainty: String, CaseIterable, Sendable {
    /// A guess.
    case guess
    /// As usual.
    case usual
    /// Sure.
    case sure
  }

  /// The steps for one client, a family of clients, or any.
  public struct Steps: Sendable {
    /// A client's name, a family's name, or `any`.
    public let audience: String
    /// The steps, in order, each with its days; may hold placeholders.
    public let dated: [Dated<Wording>]

    /// The steps for one audience.
    public init(audience: String, dated: [Dated<Wording>]) {
      self.audience = audience
      self.dated = dated
    }

    /// Steps that hold on any day.
    public init(audience: String, lines: [Wording]) {
      self.init(audience: audience, dated: lines.map { Dated($0) })
    }

    /// The steps of all times.
    public var lines: [Wording] { dated.map(\.value) }

    /// The steps of a day.
    public func lines(on day: Day) -> [Wording] { dated.holding(on: day) }
  }

  /// The fix's name.
  public let id: ID
  /// What to do, in a line.
  public let title: Wording
  /// What it takes, in minutes.
  public let minutes: Double
  /// How long one waits in it, in minutes; `nil` where it is done at once. What that costs the person is in
  /// `minutes`: hardly anybody sits beside it.
  public let wait: Double?
  /// What it may do to mail or safety.
  public let risk: Risk
  /// Who can do it.
  public let actor: Actor
  /// How sure the author is of its efficacies.
  public let certainty: Certainty
  /// The steps, by audience; `any` is always there.
  public let steps: [Steps]
  /// Offered only where this holds or may still hold.
  public let condition: Condition
  /// What must be so for it to be possible ("can sign in on the web"); when the person could not do
  /// it, every fix with the same prerequisite is withdrawn.
  public let needs: [Fact]
  /// What is so if it was done and nothing changed.
  public let failureTells: [Fact]
  /// The finding that shows whether it worked.
  public let confirm: Finding.ID?
  /// Each go at it tries a password, which can lock the account.
  public let triesPassword: Bool
  /// It consists of handing the matter to somebody else, and ends the session.
  public let handsOver: Bool
  /// The days on which it can be done.
  public let validity: Validity
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// Something a person can do.
  public init(
    id: ID, title: Wording, minutes: Double, wait: Double? = nil, risk: Risk = .none,
    actor: Actor = .user, certainty: Certainty = .usual, steps: [Steps],
    condition: Condition = .always, needs: [Fact] = [], failureTells: [Fact] = [],
    confirm: Finding.ID? = nil,
    triesPassword: Bool = false, handsOver: Bool = false, validity: Validity = .always,
    provenance: Provenance = .unknown,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.wait = wait
    self.risk = risk
    self.actor = actor
    self.certainty = certainty
    self.steps = steps
    self.condition = condition
    self.needs = needs
    self.failureTells = failureTells
    self.confirm = confirm
    self.triesPassword = triesPassword
    self.handsOver = handsOver
    self.validity = validity
    self.provenance = provenance
    self.origin = origin
  }

  /// The steps for a client on a day: its own, else its family's, else everybody's.
  public func lines(for client: Client?, on day: Day) -> [Wording] {
    steps(for: client)?.lines(on: day) ?? []
  }

  /// The steps for a client: its own, else its family's, else everybody's.
  func steps(for client: Client?) -> Steps? {
    for audience in [client?.id.rawValue, client?.family, "any"] {
      if let audience, let found = steps.first(where: { $0.audience == audience }) {
        return found
      }
    }
    return steps.first
  }

  /// Whether the steps differ from client to client, so that it pays to ask which one it is.
  public var dependsOnClient: Bool {
    steps.count > 1 || placeholders.contains { $0.dependsOn.contains(.client) }
  }

  /// Whether the steps differ from provider to provider, so that it pays to ask which one it is.
  public var dependsOnProvider: Bool {
    placeholders.contains { $0.dependsOn.contains(.provider) }
  }

  /// Whether the steps have the person enter names or ports of servers.
  public var namesServers: Bool { namesServer(incoming: true) || namesServer(incoming: false) }

  /// Whether the steps name the incoming, or the outgoing, server; to say what the user name looks like is
  /// not yet to name it.
  public func namesServer(incoming: Bool) -> Bool {
    placeholders.contains {
      if case .server(incoming, let detail) = $0 { detail != .userName } else { false }
    }
  }

  /// Of the steps for all clients and days.
  private var placeholders: [Instructions.Placeholder] {
    steps.flatMap(\.lines).flatMap { Instructions.placeholders(in: $0.english) }
  }
}
