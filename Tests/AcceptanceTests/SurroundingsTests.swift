import Testing

/// What the program makes of a full disk and of a reader that goes.
@Suite struct SurroundingsTests {
  @Test(
    arguments: [
      "lookup 0x800CCC0E", "lookup --json 0x800CCC0E", "settings gmail.com", "outcomes list",
      "outcomes export", "faq",
    ])
  func whatCannotBeWrittenIsSaidOnce(command: String) throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    let run = try program.shell("$mailhelp \(command) > /dev/full")
    #expect(run.status == 2)
    #expect(
      run.complaints
        == "mailhelp: standard output cannot be written: No space left on device\n")
  }

  @Test func aClosedOutputIsSaidToo() throws {
    let run = try Program().shell("$mailhelp settings gmail.com >&-")
    #expect(run.status == 2)
    #expect(run.complaints.contains("standard output cannot be written: Bad file descriptor"))
  }

  /// The right side closes its end of the pipe before it lets the left side begin.
  @Test func aReaderWhoHasGoneIsNoError() throws {
    let run = try Program().shell(
      """
      trap '' PIPE; mkfifo "$HOME/start"
      { read now < "$HOME/start"; $mailhelp settings gmail.com; echo $? >&2; } |
        { exec <&-; echo > "$HOME/start"; }
      """)
    #expect(run.complaints == "0\n")
  }
}
