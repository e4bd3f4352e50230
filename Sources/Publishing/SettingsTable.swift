public import Knowledge

/// What to enter where, or what once was to be entered.
public struct SettingsTable: Equatable, Sendable {
  /// One server.
  public struct Row: Equatable, Sendable {
    /// What is spoken.
    public let mailProtocol: MailProtocol
    /// Its name in the DNS.
    public let host: String
    /// Its port.
    public let port: Int
    /// When the connection is encrypted.
    public let encryption: Encryption
    /// How to sign in.
    public let signIn: [SignInMethod]
    /// What the user name looks like.
    public let userName: UserNameForm
    /// What to know of it.
    public let note: String?
    /// The days on which it is the one to use.
    public let validity: Validity
    /// Where the claim comes from, when it was checked, and how sure it is.
    public let provenance: Provenance

    /// One server.
    public init(
      mailProtocol: MailProtocol, host: String, port: Int, encryption: Encryption,
      signIn: [SignInMethod] = [], userName: UserNameForm = .fullAddress, note: String? = nil,
      validity: Validity = .always, provenance: Provenance = .unknown
    ) {
      self.mailProtocol = mailProtocol
      self.host = host
      self.port = port
      self.encryption = encryption
      self.signIn = signIn
      self.userName = userName
      self.note = note
      self.validity = validity
      self.provenance = provenance
    }
  }

  /// What the table shows: "Outlook.com on 21 November 2026".
  public let caption: String
  /// Whether these are the servers to use; otherwise the table tells of another time, and each row
  /// shows when.
  public let isCurrent: Bool
  /// The servers, incoming first, the better one of a protocol first.
  public let rows: [Row]

  /// What to enter where.
  public init(caption: String, isCurrent: Bool, rows: [Row]) {
    self.caption = caption
    self.isCurrent = isCurrent
    self.rows = rows
  }

  /// The table as it is drawn.
  var table: ArticleTable {
    let header =
      ["Mail", "Server", "Port", "Encryption"]
      + (isCurrent ? ["Sign in with", "User name"] : ["From", "Until"]) + ["Checked"]
    return ArticleTable(
      caption: caption, header: header,
      rows: rows.map { row in
        [
          .words(row.mailProtocol.inWords), .verbatim(row.host), .verbatim(String(row.port)),
          .words(row.encryption.inWords),
        ]
          + (isCurrent
            ? [
              .words(row.signIn.map(\.inWords).listed("or").capitalizedSentence),
              .words(row.userName.inWords.capitalizedSentence),
            ]
            : [
              .words(row.validity.from?.inWords ?? "the beginning"),
              .words(row.validity.until?.inWords ?? "today"),
            ])
          + [row.checkedCell]
      })
  }

  /// What to know of single servers.
  var remarks: [String] {
    var remarks: [(host: String, ports: [String], note: String)] = []
    for row in rows {
      guard let note = row.note else { continue }
      if let same = remarks.firstIndex(where: { $0.host == row.host && $0.note == note }) {
        remarks[same].ports.append("\(row.port)")
      } else {
        remarks.append((row.host, ["\(row.port)"], note))
      }
    }
    return remarks.map { host, ports, note in
      "\(host), \(ports.count == 1 ? "port" : "ports") \(ports.listed()): \(note)"
    }
  }
}

extension [SettingsTable.Row] {
  /// The rows, by their first days, with those made one that name the same server in times that follow
  /// each other: authors part a time where what they know of it differs, readers ask what to enter.
  var joinedInTime: [SettingsTable.Row] {
    reduce(into: []) { joined, row in
      if let earlier = joined.lastIndex(where: { $0.goesOn(in: row) }) {
        joined[earlier] = joined[earlier].with(row)
      } else {
        joined.append(row)
      }
    }
  }
}

extension SettingsTable.Row {
  fileprivate func goesOn(in later: Self) -> Bool {
    guard let end = validity.until, let start = later.validity.from else { return false }
    return start.daysSince1970 == end.daysSince1970 + 1
      && (mailProtocol, host, port, encryption)
        == (later.mailProtocol, later.host, later.port, later.encryption)
  }

  /// Both as one, with what is to know of either. A part that is not sure makes the whole unsure, unless
  /// a note tells what is in doubt.
  fileprivate func with(_ later: Self) -> Self {
    let notes = [note, later.note].compactMap(\.self)
    let parts = [self, later]
    let sure = parts.first { $0.provenance.confidence != .low }?.provenance.confidence ?? .low
    let isUnsure = parts.contains { $0.provenance.confidence == .low && $0.note == nil }
    return Self(
      mailProtocol: mailProtocol, host: host, port: port, encryption: encryption,
      signIn: later.signIn, userName: later.userName,
      note: notes.isEmpty
        ? nil : (notes.first == notes.last ? [notes[0]] : notes).joined(separator: " "),
      validity: Validity(from: validity.from, until: later.validity.until),
      provenance: Provenance(
        source: later.provenance.source ?? provenance.source,
        checked: later.provenance.checked ?? provenance.checked,
        confidence: isUnsure ? .low : sure))
  }

  fileprivate var checkedCell: ArticleTable.Cell {
    let doubt = provenance.confidence == .low ? " (reported, not confirmed)" : ""
    let words = (provenance.checked?.inWords ?? "not yet") + doubt
    return provenance.source.map { .link($0, label: words) } ?? .words(words)
  }
}
