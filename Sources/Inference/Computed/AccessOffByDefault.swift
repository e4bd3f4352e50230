import Knowledge

extension Surroundings {
  /// Whether POP or IMAP wait for the owner to switch them on.
  var accessOffByDefault: Finding.Value.ID? {
    guard let provider, provider.id != Provider.anyOther else { return nil }
    return provider.offByDefault.holding(on: day).contains { !$0.isEmpty } ? .yes : .no
  }
}
