import ArgumentParser
import Knowledge
import KnowledgeFiles
import Outcomes

/// Which sessions of the log are meant. Only commands that obey it take these options.
struct LogFilter: ParsableArguments {
  @Option(
    name: .customLong("provider"), help: ArgumentHelp("Only this provider.", valueName: "provider"),
    completion: .providers)
  var provider: String?

  @Option(
    name: .customLong("client"), help: ArgumentHelp("Only this program.", valueName: "client"),
    completion: .clients)
  var client: String?

  @Option(
    name: .customLong("since"), help: ArgumentHelp("Only from that day on.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var since: Day?

  @Option(
    name: .customLong("until"), help: ArgumentHelp("Only up to that day.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var until: Day?

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until) lies before --since \(since).")
    }
  }

  /// The sessions of a log that are meant.
  ///
  /// Provider and program must be known: in the log, whatever has become of them since, or in the
  /// knowledge base. A slip of the hand would else look like nothing having happened.
  func sessions(of store: OutcomeStore, _ place: KnowledgePlace) throws -> SessionFilter {
    try require(provider, "provider", kept: store.providers, place) {
      $0.providers.map(\.id.rawValue)
    }
    try require(client, "mail program", kept: store.clients, place) {
      $0.clients.map(\.id.rawValue)
    }
    return SessionFilter(
      provider: provider, client: client, since: since.map { $0.daysSince1970 * 86_400 },
      before: until.map { ($0.daysSince1970 + 1) * 86_400 })
  }

  private func require(
    _ name: String?, _ kind: String, kept: () throws -> [String], _ place: KnowledgePlace,
    described: (KnowledgeBase) -> [String]
  ) throws {
    guard let name else { return }
    let kept = try kept()
    guard !kept.contains(name) else { return }
    let described = described(try House(place, on: Clock.today()).knowledge)
    guard !described.contains(name) else { return }
    let nearest = NearestName(among: kept + described).nearest(to: name)
    let common = kept.isEmpty ? described : kept
    throw Failure(
      "there is no \(kind) '\(name)', neither in the log nor in the knowledge base",
      hint: nearest.map { "did you mean '\($0)'?" }
        ?? "names are written as \(common.prefix(3).joined(separator: ", "))")
  }
}
