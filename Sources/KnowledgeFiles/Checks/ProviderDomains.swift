import Knowledge

/// Domains that two providers claim.
enum ProviderDomains: Check {
  static func run(_ whole: Whole) {
    var owners: [String: Provider.ID] = [:]
    for provider in whole.knowledge.providers {
      for (index, domain) in provider.domains.enumerated() {
        guard let owner = owners[domain] else {
          owners[domain] = provider.id
          continue
        }
        guard owner != provider.id else { continue }
        whole.report(
          .duplicateDomain,
          at: whole.places.place(.provider, provider.id.rawValue, "domains", .item(index)),
          "the domain \(domain.quoted) belongs to \(owner.rawValue.quoted) already",
          notes: [whole.places.note(.provider, owner.rawValue, "the other provider")])
      }
    }
  }
}
