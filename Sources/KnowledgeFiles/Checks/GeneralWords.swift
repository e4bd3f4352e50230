import Knowledge

/// Places and pages for which there are no general words, should the person's own be unknown.
enum GeneralWords: Check {
  static func run(_ whole: Whole) {
    if whole.knowsAll(.client), whole.knowledge.clients.count > 1 {
      if let general = whole.knowledge.clients[id: Client.anyOther] {
        let missing = Client.Place.allCases.filter { general.places[$0] == nil }.map(\.rawValue)
        report(missing, .client, Client.anyOther.rawValue, "where", whole)
      } else {
        reportAbsence(.client, whole.knowledge.clients[0].id.rawValue, whole)
      }
    }
    if whole.knowsAll(.provider), whole.knowledge.providers.count > 1 {
      if let general = whole.knowledge.providers[id: Provider.anyOther] {
        let missing = Provider.Page.allCases.filter { general.pages[$0] == nil }.map(\.rawValue)
        report(missing, .provider, Provider.anyOther.rawValue, "pages", whole)
      } else {
        reportAbsence(.provider, whole.knowledge.providers[0].id.rawValue, whole)
      }
    }
  }

  private static func report(
    _ missing: [String], _ kind: Kind, _ name: String, _ key: String, _ whole: Whole
  ) {
    guard !missing.isEmpty else { return }
    whole.report(
      .noGeneralWords, .warning, at: whole.places.place(kind, name, .key(key)),
      "there are no general words for \(missing.joined(separator: ", "))",
      hint: "say what suits every program or provider, such as \"the settings of the account\"")
  }

  private static func reportAbsence(_ kind: Kind, _ name: String, _ whole: Whole) {
    whole.report(
      .noGeneralWords, .warning, at: whole.places.place(kind, name),
      "there is no \(kind.word) 'any-other', whose words suit everybody",
      hint: "add \(kind.folder ?? "")/any-other.yaml")
  }
}
