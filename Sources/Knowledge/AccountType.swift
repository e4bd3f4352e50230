/// A kind of account at a provider, where kinds differ in what programs may do.
public struct AccountType: Identifiable, Sendable {
  /// The account type's name.
  public typealias ID = Identifier<AccountType>

  /// Whether programs have access.
  public enum Eligibility: String, CaseIterable, Sendable {
    /// They have.
    case yes
    /// They have not.
    case no
    /// Nobody outside knows; ask.
    case unknown
  }

  /// The account type's name.
  public let id: ID
  /// How it is shown.
  public let name: Wording
  /// Whose accounts they are.
  public let provider: Provider.ID
  /// How people name it, in lower case.
  public let says: [String]
  /// How common it is beside the other kinds of its provider, by date: for articles, which put the commonest
  /// first. Sessions and look-ups take the kinds for equally common.
  public let popularity: [Dated<Double>]
  /// Whether programs have access, by date.
  public let eligible: [Dated<Eligibility>]
  /// What to know of it, or whom to ask, by date.
  public let notes: [Dated<Wording>]
  /// Where the claims come from.
  public let provenance: Provenance
  /// Where it is written.
  public let origin: SourceLocation

  /// A kind of account.
  public init(
    id: ID, name: Wording, provider: Provider.ID, says: [String] = [],
    popularity: [Dated<Double>] = [], eligible: [Dated<Eligibility>] = [],
    notes: [Dated<Wording>] = [],
    provenance: Provenance = .unknown,
    origin: SourceLocation = .nowhere
  ) {
    self.id = id
    self.name = name
    self.provider = provider
    self.says = says
    self.popularity = popularity
    self.eligible = eligible
    self.notes = notes
    self.provenance = provenance
    self.origin = origin
  }

  /// Its weight in articles on the given day; next to nothing where its file gives none.
  public func weight(on day: Day) -> Double {
    popularity.holding(on: day).first ?? Scale.unstatedPopularity
  }

  /// Whether such accounts are there on the given day: whether anything is known of their access.
  public func exists(on day: Day) -> Bool {
    eligible.isEmpty || !eligible.holding(on: day).isEmpty
  }

  /// What to know of it on the given day.
  public func note(on day: Day) -> Wording? { notes.holding(on: day).first }
}
