import Knowledge

extension Surroundings {
  /// Whether the provider has an outgoing server that is encrypted from the start.
  var port465Offered: Finding.Value.ID? {
    guard let outgoing = provider?.servers(on: day).filter({ $0.mailProtocol == .smtp }),
      !outgoing.isEmpty
    else { return nil }
    return outgoing.contains { $0.encryption == .tls } ? .yes : .no
  }

  /// Whether the provider has an outgoing server on the port for submission (RFC 6409).
  var port587Offered: Finding.Value.ID? {
    guard let outgoing = provider?.servers(on: day).filter({ $0.mailProtocol == .smtp }),
      !outgoing.isEmpty
    else { return nil }
    return outgoing.contains { $0.port == 587 } ? .yes : .no
  }
}
