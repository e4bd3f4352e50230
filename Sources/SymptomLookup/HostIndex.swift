public import Knowledge

/// Addresses and host names in a text: whose they are, and which are gone. The addresses themselves are
/// not kept.
struct HostIndex: Sendable {
  /// One address or host name.
  struct Find {
    /// The domain or host, without what stands before an @.
    let name: String
    /// The bytes of the text that address or host take up.
    let range: Range<Int>
    /// Whose it is, if that is known and it is one provider's alone.
    var provider: Provider.ID?
    /// Whether several providers have it.
    var isShared = false
    /// Of several the one in whose domain it lies.
    var likeliest: Provider.ID?
    /// Whether it takes other people's messages in, so that its name says nothing of the mailbox.
    var isExchanger = false
    /// The last day of a name that is gone; `distantFuture` of one that still stands.
    var retired = Retirement.standing
  }

  /// Whether a name still stands.
  enum Retirement: Sendable, Equatable {
    case standing
    case since(Day?)

    /// Whether the name is gone on the given day.
    func isOver(on day: Day) -> Bool {
      switch self {
      case .standing: false
      case .since(let last): last.map { day > $0 } ?? true
      }
    }
  }

  private var owners: [String: (providers: [Provider.ID], retired: Retirement)] = [:]
  /// Endings by which a dotted word is taken for a host though nobody knows it.
  private static let endings: Set<Substring> = [
    "com", "net", "org", "edu", "gov", "info", "biz", "eu", "uk", "de", "fr", "it", "es", "nl",
    "be",
    "ch", "at", "us", "ca", "au", "nz", "in", "jp", "cn", "br", "mx", "ru", "pl", "cz", "se", "no",
    "dk", "fi", "ie", "pt", "gr", "hu", "ro", "tr", "il", "za", "local", "lan", "invalid", "test",
  ]

  init(_ providers: some Sequence<Provider>) {
    for provider in providers {
      for domain in provider.domains { add(domain, provider.id) }
    }
    for provider in providers {
      for server in provider.servers where !Self.isThisComputer(server.host) {
        add(server.host, provider.id)
      }
    }
    for provider in providers {
      for host in provider.retiredHosts {
        owners[host.host] = ([provider.id], .since(host.until))
      }
    }
  }

  private mutating func add(_ name: String, _ provider: Provider.ID) {
    if owners[name]?.providers.contains(provider) == true { return }
    owners[name, default: ([], .standing)].providers.append(provider)
  }

  /// The addresses and hosts of a text, in order.
  func finds(in text: String) -> [Find] {
    var finds: [Find] = []
    var piece: [UInt8] = []
    var start = 0
    var offset = 0
    func close() {
      defer { piece.removeAll(keepingCapacity: true) }
      guard piece.count >= 4, piece.count <= 254,
        piece.contains(UInt8(ascii: ".")) || piece.contains(UInt8(ascii: "@"))
      else { return }
      if let find = find(piece, start) { finds.append(find) }
    }
    for byte in text.utf8 {
      if Self.belongs(byte) {
        if piece.isEmpty { start = offset }
        piece.append(byte < 0x80 && byte > 0x40 && byte < 0x5B ? byte | 0x20 : byte)
      } else {
        close()
      }
      offset += 1
    }
    close()
    return finds
  }

  private func find(_ piece: [UInt8], _ start: Int) -> Find? {
    let range = start..<(start + piece.count)
    let parts = String(decoding: piece, as: UTF8.self)
      .split(separator: "@", omittingEmptySubsequences: false)
    var name = parts.last ?? ""
    while name.first == "." || name.first == "-" { name.removeFirst() }
    while name.last == "." || name.last == "-" { name.removeLast() }
    guard name.contains(".") else { return nil }
    var find = Find(name: String(name), range: range)
    if let owner = owners[String(name)] {
      find.retired = owner.retired
      find.isShared = owner.providers.count > 1
      if find.isShared {
        find.likeliest =
          Self.endings(of: name).lazy.compactMap { owners[String($0)]?.providers }
          .first { $0.count == 1 }?.first
      } else {
        find.provider = owner.providers.first
      }
      return find
    }
    guard name.split(separator: ".").last.map({ Self.endings.contains($0) }) ?? false else {
      return nil
    }
    if Self.takesMailIn(name) {
      find.isExchanger = true
      return find
    }
    for ending in Self.endings(of: name) {
      guard let owner = owners[String(ending)] else { continue }
      if owner.providers.count == 1 {
        find.provider = owner.providers.first
      } else {
        find.isShared = true
      }
      return find
    }
    return find
  }

  /// A bridge on the own computer has the same name whosever mail it fetches.
  private static func isThisComputer(_ name: String) -> Bool {
    name == "localhost" || name.hasPrefix("127.")
  }

  /// Whether a name is that of a server that takes other people's messages in, as stands in their
  /// reports of delivery: it says where a message went, not whose the mailbox is.
  private static func takesMailIn(_ name: Substring) -> Bool {
    let words = name.split(separator: ".").dropLast()
      .flatMap { $0.split { $0 == "-" || $0.isNumber } }
    return words.contains { exchangers.contains($0) }
      || zip(words, words.dropFirst()).contains { $0 == "smtp" && $1 == "in" }
  }

  /// By what words such servers are called.
  private static let exchangers: Set<Substring> = ["mx", "aspmx", "mta", "inbound", "protection"]

  /// What stands behind each dot of a name, as long as there is a dot in it.
  private static func endings(of name: Substring) -> [Substring] {
    name.indices.filter { name[$0] == "." }.map { name[name.index(after: $0)...] }
      .filter { $0.contains(".") }
  }

  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: "@.-_+%".utf8.contains(byte)
    }
  }
}

extension SymptomIndex {
  /// The provider of a host that is one provider's, or lies in its domain.
  public func provider(ofHost name: String) -> Provider.ID? {
    hosts.finds(in: name).first.flatMap { $0.provider ?? $0.likeliest }
  }
}
