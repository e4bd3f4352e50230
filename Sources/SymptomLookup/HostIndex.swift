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
    /// Whether it is an address, not a host name alone.
    var isAddress = false
    /// Whose it is, if that is known and it is one provider's alone.
    var provider: Provider.ID?
    /// Whether several providers have it.
    var isShared = false
    /// Of several the one in whose domain it lies.
    var likeliest: Provider.ID?
    /// Whether it is where somebody else's mail goes: the name of a server that takes other people's
    /// messages in, or whom a message was for. It says nothing of the mailbox.
    var isOthers = false
    /// Whether nobody knows whose the domain is, though it could be somebody's: names for examples are not.
    var isOfNobodyKnown: Bool {
      provider == nil && !isShared && !isOthers
        && !name.split(separator: ".").contains { HostIndex.placeholders.contains($0) }
    }
    /// Whether the name still stands.
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
  private static let topLevelDomains: Set<Substring> = [
    "com", "net", "org", "edu", "gov", "info", "biz", "eu", "uk", "de", "fr", "it", "es", "nl",
    "be",
    "ch", "at", "us", "ca", "au", "nz", "in", "jp", "cn", "br", "mx", "ru", "pl", "cz", "se", "no",
    "dk", "fi", "ie", "pt", "gr", "hu", "ro", "tr", "il", "za", "local", "lan", "invalid", "test",
  ]

  /// Parts of names that stand for any domain.
  private static let placeholders: Set<Substring> = [
    "example", "beispiel", "exemple", "ejemplo", "domain", "mydomain", "yourdomain", "test",
    "invalid", "local",
    "lan",
  ]

  init(_ providers: some Sequence<Provider>) {
    for provider in providers where provider.id != Provider.anyOther {
      for domain in provider.domains { add(domain, provider.id) }
    }
    for provider in providers {
      // A bridge on one's own computer has the same name whosever mail it fetches.
      for server in provider.servers where !server.isLocal {
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

  /// The addresses and hosts of a text, in order. Where it tells whom a message was for, as logs and reports of
  /// delivery do, neither that address nor the servers of its provider are the writer's.
  func finds(in text: String) -> [Find] {
    let bytes = Array(text.utf8)
    var finds = pieces(in: bytes).compactMap { piece, start in
      find(piece, start).map { found in
        var found = found
        found.isOthers = found.isOthers || Self.isRecipient(found.range, of: bytes)
        return found
      }
    }
    let others = Set(finds.filter(\.isOthers).compactMap { $0.provider ?? $0.likeliest })
    guard finds.contains(where: \.isOthers) else { return finds }
    for place in finds.indices {
      let owner = finds[place].provider ?? finds[place].likeliest
      if let owner, others.contains(owner) { finds[place].isOthers = true }
      guard finds[place].isOthers else { continue }
      (finds[place].provider, finds[place].likeliest) = (nil, nil)
    }
    return finds
  }

  /// What stands before the address of somebody to whom a message was sent.
  private static let beforeRecipient = [
    "to=<", "to=", "rcpt to:<", "rcpt to: <", "rcpt to:", "recipient;", "rfc822;", "rfc822; ",
    "delivered to ", "delivery to ", "delivered to: ", "recipient: ", "recipients: ", "recipient <",
  ].map { Array($0.utf8) }
  /// What stands behind it.
  private static let behindRecipient = [
    ">: host ", ">: delivery", ">: 5", ">: 4", "> said: ", ">... ", "> (expanded from",
    ">: recipient",
    ">: user", ">: the ",
  ].map { Array($0.utf8) }

  /// Whether an address is that of somebody to whom a message was sent.
  private static func isRecipient(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    guard bytes[range].contains(UInt8(ascii: "@")) else { return false }
    let before = bytes[..<range.lowerBound].suffix(20).map(lower)
    let behind = bytes[range.upperBound...].prefix(20).map(lower)
    return beforeRecipient.contains { before.suffix($0.count).elementsEqual($0) }
      || behindRecipient.contains { behind.starts(with: $0) }
  }

  /// The stretches of a text that may be addresses or hosts, in lower case, with where they begin.
  private func pieces(in bytes: [UInt8]) -> [([UInt8], Int)] {
    var pieces: [([UInt8], Int)] = []
    var piece: [UInt8] = []
    var start = 0
    var isBroad = false
    func close() {
      defer { piece.removeAll(keepingCapacity: true) }
      guard (4...254).contains(piece.count),
        piece.contains(UInt8(ascii: ".")) || piece.contains(UInt8(ascii: "@"))
      else { return }
      pieces.append((piece, start))
    }
    for (offset, byte) in bytes.enumerated() {
      isBroad = byte.isContinuation ? isBroad : byte.opensBroadScript
      if Self.belongs(byte), !isBroad {
        if piece.isEmpty { start = offset }
        piece.append(byte < 0x80 && byte > 0x40 && byte < 0x5B ? byte | 0x20 : byte)
      } else {
        close()
      }
    }
    close()
    return pieces
  }

  private func find(_ piece: [UInt8], _ start: Int) -> Find? {
    let range = start..<(start + piece.count)
    let parts = String(decoding: piece, as: UTF8.self)
      .split(separator: "@", omittingEmptySubsequences: false)
    var name = parts.last ?? ""
    while name.first == "." || name.first == "-" { name.removeFirst() }
    while name.last == "." || name.last == "-" { name.removeLast() }
    guard name.contains(".") else { return nil }
    var find = Find(name: String(name), range: range, isAddress: parts.count > 1)
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
    guard name.split(separator: ".").last.map({ Self.topLevelDomains.contains($0) }) ?? false else {
      return nil
    }
    if Self.takesMailIn(name) {
      find.isOthers = true
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
