import Knowledge

/// Addresses and host names in a text: whose they are, and which are gone. The addresses themselves are
/// not kept.
struct HostIndex: Sendable {
  /// One address or host name.
  struct Find {
    /// The domain or host, without what stands before an @.
    let name: String
    /// The bytes of the text that address or host take up.
    let range: Range<Int>
    /// Whose it is, if that is known.
    let provider: Provider.ID?
    /// The last day of a name that is gone; `distantFuture` of one that still stands.
    let retired: Retirement
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

  private var owners: [String: (provider: Provider.ID, retired: Retirement)] = [:]
  /// Endings by which a dotted word is taken for a host though nobody knows it.
  private static let endings: Set<Substring> = [
    "com", "net", "org", "edu", "gov", "info", "biz", "eu", "uk", "de", "fr", "it", "es", "nl",
    "be",
    "ch", "at", "us", "ca", "au", "nz", "in", "jp", "cn", "br", "mx", "ru", "pl", "cz", "se", "no",
    "dk", "fi", "ie", "pt", "gr", "hu", "ro", "tr", "il", "za", "local", "lan", "invalid", "test",
  ]

  init(_ providers: some Sequence<Provider>) {
    for provider in providers {
      for domain in provider.domains { add(domain, provider.id, .standing) }
      for server in provider.servers { add(server.host, provider.id, .standing) }
    }
    for provider in providers {
      for host in provider.retiredHosts {
        owners[host.host] = (provider.id, .since(host.until))
      }
    }
  }

  private mutating func add(_ name: String, _ provider: Provider.ID, _ retired: Retirement) {
    if owners[name] == nil { owners[name] = (provider, retired) }
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
    if let owner = owners[String(name)] {
      return Find(
        name: String(name), range: range, provider: owner.provider, retired: owner.retired)
    }
    guard name.split(separator: ".").last.map({ Self.endings.contains($0) }) ?? false else {
      return nil
    }
    var rest = name
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let owner = owners[String(rest)], rest.contains(".") {
        return Find(
          name: String(name), range: range, provider: owner.provider, retired: .standing)
      }
    }
    return Find(name: String(name), range: range, provider: nil, retired: .standing)
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
