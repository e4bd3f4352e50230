import Knowledge

extension Surroundings {
  /// Whether the client's maker has given it up.
  var clientIsRetired: Finding.Value.ID? {
    guard let client, client.id != Client.anyOther else { return nil }
    guard let last = client.supported.until else { return .no }
    return day > last ? .yes : .no
  }
}
