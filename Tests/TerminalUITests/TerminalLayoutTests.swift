import Testing

@testable import TerminalUI

@Suite struct TerminalLayoutTests {
  static let page: [Block] = [
    .heading("Turn on sign-in"),
    .steps([
      "Open **Account Settings**, then **Outgoing Server**.",
      "Read https://support.example.org/smtp and choose OAuth2.",
    ]),
    .warning("Do not try the password again: the account may be locked."),
    .card(
      title: "IMAP",
      [.init("Server", "imap.example.org"), .init("Sign-in", "OAuth2, never a password")]),
    .paragraph("Then:\n- send a message to yourself and wait\n- look for it"),
    .bullets(["日本語のメールが届かないとき、設定を確認します。"]),
    .verbatim("535 5.7.8  Error: **failed**"),
    .rule,
  ]

  @Test func atEightyColumns() {
    expect(
      columns: 200,
      """
      Turn on sign-in
        1. Open Account Settings, then Outgoing Server.
        2. Read https://support.example.org/smtp and choose OAuth2.

      Warning: Do not try the password again: the account may be locked.

      IMAP
        Server   imap.example.org
        Sign-in  OAuth2, never a password

      Then:
      - send a message to yourself and wait
      - look for it

        • 日本語のメールが届かないとき、設定を確認します。

        535 5.7.8  Error: **failed**

      ────────────────────────────────────────────────────────────────────────────────
      """)
  }

  @Test func atFortyColumns() {
    expect(
      columns: 40,
      """
      Turn on sign-in
        1. Open Account Settings, then
           Outgoing Server.
        2. Read
           https://support.example.org/smtp
           and choose OAuth2.

      Warning: Do not try the password again:
        the account may be locked.

      IMAP
        Server   imap.example.org
        Sign-in  OAuth2, never a password

      Then:
      - send a message to yourself and wait
      - look for it

        • 日本語のメールが届かないとき、設定を
          確認します。

        535 5.7.8  Error: **failed**

      ────────────────────────────────────────
      """)
  }

  @Test func atTwentyColumns() {
    expect(
      columns: 20,
      """
      Turn on sign-in
        1. Open Account
           Settings, then
           Outgoing
           Server.
        2. Read
           https://support.example.org/smtp
           and choose
           OAuth2.

      Warning: Do not try
        the password
        again: the account
        may be locked.

      IMAP
        Server:
          imap.example.org
        Sign-in:
          OAuth2, never a
          password

      Then:
      - send a message to
        yourself and wait
      - look for it

        • 日本語のメールが
          届かないとき、設
          定を確認します。

        535 5.7.8  Error:
        **failed**

      ────────────────────
      """)
  }

  @Test func forAScreenReaderNothingIsDrawnOrSetInColumns() {
    let layout = TextLayout(columns: 80, isLinear: true)
    let lines = layout.lines(of: [
      .heading("Card"), .card(title: nil, [.init("Port", "993"), .init("Encryption", "TLS")]),
      .rule, .steps(["One.", "Two."]), .bullets(["a"]),
    ])
    #expect(
      lines == ["Card", "Port: 993", "Encryption: TLS", "", "1. One.", "2. Two.", "", "- a"])
  }

  @Test func anAddressIsNeverBrokenAndStandsWhereItsBlockStands() {
    let address = "https://example.org/" + String(repeating: "x", count: 30)
    let layout = TextLayout(columns: 40)
    #expect(
      layout.wrap("See \(address) there.", first: "  1. ")
        == ["  1. See", "     " + address, "     there."])
    #expect(
      layout.lines(of: [.bullets(["\(address) (checked)"])])
        == ["  - " + address, "    (checked)"])
    #expect(
      layout.lines(of: [.card(title: nil, [.init("Source", "\(address) (checked)")])])
        == ["  Source:", "    " + address, "    (checked)"])
    #expect(layout.verbatim("See \(address).") == ["  See", "  " + address + "."])
  }

  @Test(
    "somebody else's words are broken at spaces, which stay as they are",
    arguments: [
      ("Known: wrongly (from it)", ["  Known: wrongly", "  (from it)"]),
      ("a  b   c", ["  a  b   c"]), ("250 ok  done  here now", ["  250 ok  done  here", "  now"]),
      ("    - one two three four", ["      - one two", "        three four"]),
      ("\n  x ", ["", "    x"]), ("-   x", ["  -   x"]),
    ])
  func verbatim(text: String, expected: [String]) {
    #expect(TextLayout(columns: 20).verbatim(text) == expected)
  }

  @Test(
    "a number keeps its percent sign",
    arguments: [
      ("Most likely now (36 %)", ["Most likely now", "(36 %)"]),
      ("It is the folder %APPDATA%", ["It is the folder", "%APPDATA%"]),
    ])
  func percent(text: String, expected: [String]) {
    #expect(TextLayout(columns: 20).wrap(text) == expected)
  }

  private func expect(columns: Int, _ expected: String) {
    let style = TerminalStyle(usesColor: false, usesUnicode: true)
    let lines = TextLayout(columns: columns, style: style).lines(of: Self.page)
    #expect(lines.joined(separator: "\n") == expected)
  }
}
