import Inference
public import Knowledge

/// How common a cause is among people with trouble.
public struct CauseFrequency: Sendable {
  /// The cause.
  public let cause: Cause.ID
  /// By the files alone.
  public let expected: Double
  /// As sessions begin by believing it, former outcomes taken into account.
  public let believed: Double
}

extension Troubleshooter {
  /// How common the causes of the day are among people of a provider and with a program, or among all; what
  /// no known cause explains makes up the rest.
  public func frequencies(
    provider: Provider.ID? = nil, client: Client.ID? = nil
  ) -> [CauseFrequency] {
    var session = Session(id: "", day: day)
    if let provider { session.record(.answered(Fact(.provider, .init(provider.rawValue)))) }
    if let client { session.record(.answered(Fact(.client, .init(client.rawValue)))) }
    let situation = situation(of: session)
    let expected = belief(in: situation, priors: likelihoods.priors).posterior
    let believed = belief(in: situation).posterior
    return zip(likelihoods.causes, zip(expected, believed)).dropLast().map {
      CauseFrequency(cause: $0, expected: $1.0, believed: $1.1)
    }
  }
}
