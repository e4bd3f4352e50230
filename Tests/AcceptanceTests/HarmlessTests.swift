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
}
