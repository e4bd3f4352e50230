import Knowledge

/// Settings that contradict how ports are used (RFC 8314, sections 3 and 4; RFC 6409).
enum ServerPorts: Check {
  /// Ports that are encrypted from the first byte.
  private static let implicit: [Int: MailProtocol] = [993: .imap, 995: .pop3, 465: .smtp]
  /// Ports that begin in the plain.
  private static let plain: [Int: MailProtocol] = [143: .imap, 110: .pop3, 587: .smtp, 25: .smtp]
  private static let endOfPort25 = Day(year: 2013, month: 12, day: 31)

  static func run(_ whole: Whole) {
    for provider in whole.knowledge.providers {
      for (index, server) in provider.servers.enumerated() {
        func place(_ key: String) -> Located<Void> {
          whole.places.place(
            .provider, provider.id.rawValue, "servers", .item(index), .key(key))
        }
        check(server, whole, place)
        checkSafety(of: server, among: provider, whole, place)
      }
    }
  }

  private static func check(
    _ server: ServerSetting, _ whole: Whole, _ place: (String) -> Located<Void>
  ) {
    let spoken = server.mailProtocol
    let word = spoken.name
    if let usual = implicit[server.port] ?? plain[server.port], usual != spoken {
      whole.report(
        .wrongPort, at: place("port"), "port \(server.port) is for \(usual.name), not for \(word)",
        hint: "\(word) uses \(usualPorts(of: spoken))")
      return
    }
    if implicit[server.port] != nil, server.encryption != .tls {
      whole.report(
        .portEncryption, isVouchedFor(server) ? .warning : .error, at: place("encryption"),
        "port \(server.port) is encrypted from the first byte, not by '\(server.encryption.rawValue)'",
        hint: "write tls")
    } else if plain[server.port] != nil, server.encryption == .tls, !isVouchedFor(server) {
      whole.report(
        .portEncryption, at: place("encryption"),
        "port \(server.port) begins in the plain; tls from the first byte does not belong there",
        hint: "write starttls; if the provider really wants it so, the server needs a 'note' that "
          + "tells so, a 'source' and a 'checked' of its own")
    }
    if server.port == 25, let end = endOfPort25, server.note == nil,
      server.validity.until.map({ $0 > end }) ?? true
    {
      whole.report(
        .port25, .warning, at: place("port"),
        "port 25 is not for programs that hand in mail, and many networks block it",
        hint: "give 587 or 465, end it by the end of 2013, or tell in 'note' that it is so")
    }
  }

  /// Whether somebody stands up for what nobody else does: tells of it, and where and when it was seen.
  private static func isVouchedFor(_ server: ServerSetting) -> Bool {
    server.note != nil && server.provenance.source != nil && server.provenance.checked != nil
  }

  /// A password in the plain is never right while there is another way.
  private static func checkSafety(
    of server: ServerSetting, among provider: Provider, _ whole: Whole,
    _ place: (String) -> Located<Void>
  ) {
    guard server.encryption == .none else { return }
    let better = provider.servers.first {
      $0.mailProtocol == server.mailProtocol && $0.encryption != .none
        && $0.validity.overlaps(server.validity)
    }
    guard let better else { return }
    whole.report(
      .unencrypted, at: place("encryption"),
      "the password would go in the plain, and \(better.host.quoted), port \(better.port), encrypts",
      hint: "leave this server out, or end it before the other begins")
  }

  private static func usualPorts(of spoken: MailProtocol) -> String {
    switch spoken {
    case .imap: "993, or 143 with starttls"
    case .pop3: "995, or 110 with starttls"
    case .smtp: "587 with starttls, or 465"
    }
  }
}
