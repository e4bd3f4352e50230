import Knowledge

extension Surroundings {
  /// Whether there is any server for programs that day. What a helper program offers on the same computer is
  /// none for a phone. Of a provider that is said to let programs sign in, and not where, nobody knows.
  var providerHasServers: Finding.Value.ID? {
    guard let provider, provider.id != Provider.anyOther else { return nil }
    if provider.hasServersOfItsOwn { return nil }
    let servers = provider.servers(on: day).filter { programKind != "phone" || !$0.isLocal }
    return servers.isEmpty ? .no : .yes
  }
}
