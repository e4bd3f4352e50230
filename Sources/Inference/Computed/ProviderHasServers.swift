import Knowledge

extension Surroundings {
  /// Whether there is any server for programs that day.
  var providerHasServers: Finding.Value.ID? {
    guard let provider, provider.id != Provider.anyOther else { return nil }
    return provider.servers(on: day).isEmpty ? .no : .yes
  }
}
