import Knowledge

extension Surroundings {
  /// What kind of program it is, by its file: one that knows no way to fetch only sends, and one that runs
  /// on phones alone is a phone's. Of one that nobody knows, nobody knows it.
  var programKind: Finding.Value.ID? {
    guard let client, client.id != Client.anyOther else { return nil }
    if client.onlySends { return "only-sends" }
    let isOnPhones = !client.platforms.isEmpty && client.platforms.allSatisfy(Self.phones.contains)
    return isOnPhones ? "phone" : "computer"
  }

  /// What the platforms of phones are called.
  private static let phones: Set<String> = ["android", "ios", "phone"]
}
