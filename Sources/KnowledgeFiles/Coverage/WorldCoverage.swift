import Knowledge

/// What programs and providers should have.
struct WorldCoverage {
  private let knowledge: KnowledgeBase
  private let today: Day
  private let originGaps: OriginGaps

  init(_ knowledge: KnowledgeBase, today: Day) {
    self.knowledge = knowledge
    self.today = today
    originGaps = OriginGaps(today: today)
  }

  var aspects: [CoverageReport.Aspect] {
    typealias Aspect = CoverageReport.Aspect
    let clients = knowledge.clients.filter { $0.id != Client.anyOther }
    let providers = knowledge.providers.filter { $0.id != Provider.anyOther }
    let wanted = wantedPlaces
    return [
      parts(
        "client-places", "places in programs' menus to which fixes send people", of: clients,
        name: \.id.rawValue,
        wanted: { wanted.filter($0.mayHave) },
        missing: { client in wanted.filter(client.isUnknown) }),
      Aspect("client-source", "programs with a source", of: clients, name: \.id.rawValue) {
        originGaps.missingSource($0.provenance)
      },
      Aspect(
        "client-checked", "programs checked within a year", of: clients, name: \.id.rawValue
      ) { originGaps.missingCheck($0.provenance) },
      Aspect(
        "provider-servers", "providers with servers, or a word why there are none", of: providers,
        name: \.id.rawValue, missing: missingServers),
      parts(
        "provider-pages", "pages of providers", of: providers, name: \.id.rawValue,
        wanted: wantedPages,
        missing: { provider in wantedPages(provider).filter { provider.page($0, on: today) == nil }
        }),
      Aspect("provider-source", "providers with a source", of: providers, name: \.id.rawValue) {
        originGaps.missingSource($0.provenance)
      },
      Aspect(
        "provider-checked", "providers checked within a year", of: providers, name: \.id.rawValue
      ) { originGaps.missingCheck($0.provenance) },
    ]
  }

  /// An aspect counted by parts: each subject has several things that it should have.
  private func parts<Subject, Part: RawRepresentable>(
    _ id: String, _ title: String, of subjects: some Sequence<Subject>,
    name: (Subject) -> String, wanted: (Subject) -> [Part], missing: (Subject) -> [Part]
  ) -> CoverageReport.Aspect where Part.RawValue == String {
    var total = 0
    var lacking = 0
    var gaps: [CoverageReport.Gap] = []
    for subject in subjects {
      total += wanted(subject).count
      let missing = missing(subject).map(\.rawValue)
      lacking += missing.count
      if !missing.isEmpty {
        gaps.append(.init(subject: name(subject), what: missing.joined(separator: ", ")))
      }
    }
    return CoverageReport.Aspect(
      id, title, total: total, covered: total - lacking, gaps: gaps)
  }

  /// Places that some fix or question names.
  private var wantedPlaces: [Client.Place] {
    let steps = knowledge.fixes.flatMap { $0.steps.flatMap(\.lines) }
    let questions = knowledge.questions.flatMap { [$0.text] + [$0.howToFindOut].compactMap(\.self) }
    let named = Set((steps + questions).flatMap(\.places))
    return Client.Place.allCases.filter(named.contains)
  }

  /// Where everybody may have to go, and what this provider's own ways make necessary.
  private func wantedPages(_ provider: Provider) -> [Provider.Page] {
    var pages: Set<Provider.Page> = [.webmail, .support]
    if provider.signIn.holding(on: today).contains(.appPassword) { pages.insert(.appPasswords) }
    if provider.offByDefault.contains(where: { $0.validity.contains(today) }) {
      pages.insert(.switchOn)
    }
    return Provider.Page.allCases.filter(pages.contains)
  }

  private func missingServers(_ provider: Provider) -> String? {
    let servers = provider.servers.filter { $0.validity.contains(today) }
    if servers.isEmpty {
      let explained =
        !provider.notes.holding(on: today).isEmpty || !provider.facts.isEmpty
        || !provider.events.isEmpty
      return explained ? nil : "no servers today, and nothing says why"
    }
    let sides = [("incoming", true), ("outgoing", false)].filter { _, isIncoming in
      !servers.contains { $0.mailProtocol.isIncoming == isIncoming }
    }
    return sides.isEmpty ? nil : "no \(sides.map(\.0).joined(separator: " and no ")) server"
  }
}
