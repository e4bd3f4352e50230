import Testing

/// What is typed wrongly is quoted, but never steers the terminal.
@Suite struct HarmlessTests {
  static let escape = "\u{1B}[31mred\u{7}"

  @Test(arguments: [
    ["--\(escape)"], ["faq", escape], ["diagnose", "--answer", "cl\(escape)=x"],
    ["diagnose", "--answer", "client=\(escape)"], ["diagnose", "--result", "\(escape)=worked"],
    ["lookup", "--kb", "/no/\(escape)", "x"], ["lookup", "--on", escape, "x"],
    ["settings", "gmail.com", "--client", escape], ["provider", escape], ["outcomes", escape],
    ["outcomes", "stats", "--db", "/no/\(escape)"], ["outcomes", "note", "x\(escape)"],
    ["outcomes", "stats", "--provider", escape], ["kb", "check", "--kb", escape],
    ["kb", "explain", escape], ["diagnose", "--resume", escape],
    ["export", "--output", "/no/\(escape)"],
    ["diagnose", "--db", "/no/\(escape)", "x"], ["lookup", "--batch", "/no/\(escape)"],
  ])
  func complaintsHoldNoControlCharacters(_ arguments: [String]) throws {
    let program = try Program()
    let run = try program.run(arguments)
    let said = run.output + run.complaints
    #expect(!said.isEmpty)
    #expect(
      !said.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }, "\(said)")
  }

  /// A program reads what was given all the same.
  @Test(arguments: [
    ["provider", "a\u{202E}b"], ["lookup", "a\u{202E}b"], ["lookup", "a\u{9B}31mb"],
  ])
  func marksThatSteerATerminalAreEscapedInJSON(_ arguments: [String]) throws {
    let run = try Program().run(arguments + ["--json"])
    #expect(!run.output.unicodeScalars.contains { ["\u{202E}", "\u{9B}"].contains($0) })
    let object = try #require(run.objects.first)
    #expect("\(object)".unicodeScalars.contains { ["\u{202E}", "\u{9B}"].contains($0) })
  }
}
