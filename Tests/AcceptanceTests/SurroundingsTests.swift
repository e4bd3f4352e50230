import Testing

/// What the program makes of a full disk, a reader that goes, and a clock that is set wrongly.
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

  @Test(arguments: ["lookup hotmail", "diagnose", "kb check", "faq", "settings gmail.com"])
  func aFolderWithoutKnowledgeIsTheWrongOne(command: String) throws {
    let program = try Program()
    let run = try program.shell("mkdir $HOME/empty; $mailhelp \(command) --kb $HOME/empty")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaints.hasPrefix("mailhelp: there is no knowledge in the folder"))
  }

  /// As XDG says: whatever is not an absolute path is passed over.
  @Test func aCacheOrHomeThatIsNoFullPathIsPassedOver() throws {
    let run = try Program().shell(
      """
      mkdir $HOME/here; cd $HOME/here
      XDG_CACHE_HOME=cache $mailhelp lookup hotmail --no-log > /dev/null
      XDG_CACHE_HOME= HOME=home $mailhelp lookup hotmail --no-log > /dev/null; ls
      """)
    #expect(run.status == 0 && run.output.isEmpty && run.complaints.isEmpty)
  }

  /// The least and the greatest number, one second before the year 1, one after 9999, and no number.
  @Test(
    arguments: [
      "-9223372036854775808", "9223372036854775807", "-62135596801", "253402300800",
      "99999999999999999999", "yesterday",
    ])
  func aTimeOutsideTheCalendarIsRefused(epoch: String) throws {
    let run = try Program().shell("SOURCE_DATE_EPOCH=\(epoch) $mailhelp settings gmail.com")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.complaints == """
        mailhelp: SOURCE_DATE_EPOCH is '\(epoch)', which is no time from year 1 to 9999
        hint: it counts seconds since 1970; leave it out for the present time

        """)
  }

  @Test(arguments: [
    ("-62135596800", "0001-01-01"), ("-1", "1969-12-31"), ("253402300799", "9999-12-31"),
  ])
  func aTimeWithinTheCalendarIsTaken(epoch: String, day: String) throws {
    let run = try Program().shell("SOURCE_DATE_EPOCH=\(epoch) $mailhelp settings gmail.com --json")
    #expect(run.objects.first?["on"] as? String == day)
  }
}
