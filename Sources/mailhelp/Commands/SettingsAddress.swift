import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles
import SymptomLookup
import Troubleshooting

extension House {
  /// The provider of an address, a domain, a server, an identifier or a name as people write it.
  func provider(named text: String) -> Provider? {
    let name = Self.domain(of: text)
    if let exact = knowledge.providers[id: .init(name)] { return exact }
    if let found = knowledge.provider(ofDomain: name) { return found }
    if name.contains(".") {
      return symptomIndex().provider(ofHost: name).flatMap { knowledge.providers[id: $0] }
    }
    // Words are no more than letters and digits: "1&1" is "1and1" too.
    for spelling in name.contains("&") ? [name, name.replacing("&", with: "and")] : [name] {
      let readings = symptomIndex().understand(spelling).readings
      if let found = readings.first(where: { $0.fact.finding == .provider }) {
        return knowledge.providers[id: .init(found.fact.value.rawValue)]
      }
      if let kind = readings.first(where: { $0.fact.finding == .accountType }) {
        let type = knowledge.accountTypes[id: .init(kind.fact.value.rawValue)]
        return type.flatMap { knowledge.providers[id: $0.provider] }
      }
    }
    return nil
  }

  /// The provider that is likely meant where nothing is called so: by the beginning of names that only one
  /// has ("google" of "google mail"), or by the address of its website ("hetzner.de"), unless it is
  /// somebody's mail address.
  func provider(likelyMeantBy text: String) -> Provider? {
    let name = Self.domain(of: text)
    guard !text.contains("@"), name.count > 2,
      UnknownProvider(text, in: knowledge).nearest == nil
    else { return nil }
    let owners =
      name.contains(".")
      ? knowledge.providers.filter { $0.hasWebsite(name) }
      : knowledge.providers.filter { $0.says.contains { $0.hasPrefix(name + " ") } }
    return owners.count == 1 ? owners.first : nil
  }

  /// What stands behind the last @, or the whole text if there is none, in small letters: the name
  /// alone, out of a web address, of "Anna <anna@example.org>", of quotes, without a port or the dot of
  /// the root (`gmail.com.`).
  static func domain(of text: String) -> String {
    var name = text.lowercased().trimmingCharacters(in: wrapping)
    if let open = name.lastIndex(of: "<") {
      name = name[open...].trimmingCharacters(in: wrapping)
    }
    if let scheme = name.firstRange(of: "://") { name = String(name[scheme.upperBound...]) }
    if name.hasPrefix("mailto:") { name.removeFirst("mailto:".count) }
    let host = name.prefix { !"/?#".contains($0) }
    if host.contains(".") { name = String(host) }
    if name.contains("@") {
      name =
        name.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      name = name.trimmingCharacters(in: wrapping)
      name = String(name.prefix { !$0.isWhitespace && $0 != ">" })
    }
    if let colon = name.lastIndex(of: ":"), name[colon...].dropFirst().allSatisfy(\.isWholeNumber) {
      name = String(name[..<colon])
    }
    name = name.trimmingCharacters(in: wrapping)
    while name.hasSuffix(".") { name.removeLast() }
    return name
  }

  /// What may stand around an address.
  private static let wrapping = CharacterSet.whitespacesAndNewlines
    .union(CharacterSet(charactersIn: "\"'`<>()[],;“”‘’„«»"))

  /// Refuses an address that ends at its @, without repeating it.
  static func requireDomain(of text: String) throws {
    if domain(of: text).isEmpty {
      throw ValidationError(
        "There is no domain; write someone@example.org, a domain, or a provider's name.")
    }
  }
}

extension Provider {
  /// Whether a domain is likely that of its website: its name, in a land where it has servers or addresses, or
  /// in none.
  fileprivate func hasWebsite(_ domain: String) -> Bool {
    guard let dot = domain.firstIndex(of: ".") else { return false }
    let (label, ending) = (String(domain[..<dot]), domain[dot...])
    guard label.count > 2, id.rawValue == label || says.contains(label) else { return false }
    return [".com", ".net", ".org"].contains(ending)
      || (domains + servers.map(\.host)).contains { host in
        host.hasSuffix(ending) && !host.dropLast(ending.count).isEmpty
      }
  }
}
