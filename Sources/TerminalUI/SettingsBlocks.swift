public import Knowledge

/// A settings card as it is shown at a terminal.
public struct SettingsBlocks {
  /// What to show.
  public let blocks: [Block]

  /// The few lines of a card that a fix is about: the best server of each kind that its steps name.
  public static func essence(of card: SettingsCard, for fix: Fix) -> [Block] {
    let kinds = [true, false].filter { fix.namesServer(incoming: $0) }
    return kinds.compactMap { card.best(incoming: $0) }.map { entry in
      .card(title: title(of: entry.server.mailProtocol), rows(of: entry))
    }
  }

  private static func rows(of entry: SettingsCard.Entry) -> [Block.Row] {
    let server = entry.server
    return [
      Block.Row("Server", server.host), Block.Row("Port", String(server.port)),
      Block.Row("Encryption", words(for: server.encryption, entry.label)),
      Block.Row("User name", words(for: entry.userName)),
      Block.Row("Sign-in", entry.signIn.map(words(for:)).joined(separator: ", or ")),
    ]
  }

  /// The card with its sources, and before all else its warnings: who reads it out begins at the top.
  public init(_ card: SettingsCard, withNotes: Bool = false) {
    var blocks: [Block] = card.warnings.map { .warning($0.english) }
    if let remark = card.remark { blocks.append(.paragraph(remark.english)) }
    var shown: Set<MailProtocol> = []
    for entry in card.entries {
      let server = entry.server
      var rows = Self.rows(of: entry)
      if !server.mailProtocol.isIncoming {
        rows.append(Block.Row("Outgoing sign-in", "on, same as incoming"))
      }
      if entry.isOffByDefault {
        let path = entry.switchOn.map { ": " + $0.english } ?? ""
        rows.insert(Block.Row("Off at first", "switch it on" + path), at: 0)
      }
      if let place = entry.place, withNotes { rows.append(Block.Row("Where", place.english)) }
      if let note = server.note { rows.append(Block.Row("Note", note.english)) }
      if withNotes, let source = server.provenance.source ?? card.provider.provenance.source {
        let checked = server.provenance.checked ?? card.provider.provenance.checked
        rows.append(Block.Row("Source", source + (checked.map { " (checked \($0))" } ?? "")))
      }
      let isFirst = shown.insert(server.mailProtocol).inserted
      blocks.append(
        .card(title: Self.title(of: server.mailProtocol) + (isFirst ? "" : ", another way"), rows))
    }
    if let spa = card.spa {
      blocks.append(.paragraph("Secure Password Authentication (SPA): \(spa ? "on" : "off")"))
    }
    if let page = card.appPasswords {
      blocks.append(.paragraph("Where app passwords are made: \(page.english)"))
    }
    blocks += card.omissions.map { .paragraph($0.english) }
    if withNotes && !card.notes.isEmpty { blocks.append(.bullets(card.notes.map(\.english))) }
    self.blocks = blocks
  }

  static func title(of mailProtocol: MailProtocol) -> String {
    "\(mailProtocol.isIncoming ? "Incoming" : "Outgoing") mail, \(mailProtocol.name)"
  }

  static func words(for encryption: Encryption, _ label: Wording?) -> String {
    let standard = encryption.inWords
    guard let label, label.english != standard else { return standard }
    return "\(label.english)  (in general terms: \(standard))"
  }

  static func words(for form: UserNameForm) -> String {
    switch form {
    case .fullAddress: "the whole mail address"
    case .localPart: "the part before the @"
    case .other: "as the provider says"
    }
  }

  static func words(for method: SignInMethod) -> String {
    switch method {
    case .password: "password"
    case .appPassword: "app password"
    case .oauth2: "sign-in window (OAuth2)"
    case .mailboxPassword: "the mailbox's own password"
    case .bridgePassword: "the password that the bridge program shows"
    }
  }
}
