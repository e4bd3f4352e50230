import Foundation
import Testing

/// Look-ups with a log that cannot be used, and batches with lines that cannot.
@Suite struct LookupTests {
  /// A program with a log that is no database.
  private func damaged() throws -> Program {
    let program = try Program()
    let folder = "\(program.home)/.local/share/mailhelp"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("This is no database, but as long as one.".utf8)
      .write(to: URL(fileURLWithPath: "\(folder)/outcomes.sqlite"))
    return program
  }

  private func batch(_ lines: String, of program: Program) throws -> String {
    let file = "\(program.home)/batch.jsonl"
    try lines.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// What an old report was likely to mean then is not what holds today.
  @Test func aReasonThatHeldThenIsNotSaidToHoldNow() throws {
    let then = "How the provider lets programs sign in: With the account's password"
    func reasons(_ options: String...) throws -> [String] {
      let run = try Program().run(
        ["lookup", "--json", "outlook 2003 hotmail password refused"] + options)
      let causes = try #require(run.objects.first?["causes"] as? [[String: Any]])
      return causes.flatMap { $0["reasons"] as? [String] ?? [] }.filter { $0.hasPrefix(then) }
    }
    #expect(try Set(reasons()) == ["\(then) (as it was in 2010)"])
    #expect(try Set(reasons("--on", "2010-06-01")) == [then])
  }

  /// Nothing is made up for what mailhelp knows nothing of.
  @Test func otherMattersAreNotMailhelps() throws {
    let run = try Program().run("lookup", "how do I set an out of office reply")
    #expect(run.status == 1 && run.output.contains("of other matters mailhelp knows nothing"))
    #expect(!run.output.contains("Likely causes"))
    let batch = try Program().run("lookup", "--json", "how do I set an out of office reply")
    #expect((batch.objects.first?["causes"] as? [Any])?.isEmpty == true)
    let session = try Program().run("--plain", "how do I set an out of office reply", input: "q\n")
    #expect(session.output.contains("That does not sound like mail that cannot be fetched"))
    let unknown = try Program().run("lookup", "qwertz asdf")
    #expect(unknown.status == 1 && unknown.output.contains("Nothing found for that."))
    #expect(!unknown.output.contains("other matters"))
  }

  /// Programs know causes by the names of a list; headline and article are those of the finer one.
  @Test func aKindOfACauseHasTheNameThatProgramsKnow() throws {
    let run = try Program().run("lookup", "--json", "my email was hacked, friends get spam from me")
    let result = try #require(run.objects.first)
    let causes = try #require(result["causes"] as? [[String: Any]])
    #expect(causes.first?["id"] as? String == "account-locked")
    #expect(causes.first?["title"] as? String == "Somebody else has got into the mailbox")
    #expect(causes.count { $0["id"] as? String == "account-locked" } == 1)
    let articles = try #require(result["articles"] as? [[String: Any]])
    #expect(articles.first?["id"] as? String == "cause-account-misused")
  }

  @Test func aDamagedLogIsSaidOnceAndTheLookUpIsAnswered() throws {
    let program = try damaged()
    let run = try program.run("lookup", "0x800CCC0E")
    #expect(run.status == 0 && run.output.contains("Likely causes"))
    #expect(run.complaints.components(separatedBy: "this file is no log of outcomes").count == 2)
    #expect(run.complaints.contains("hint: nothing was changed"))
    #expect(run.complaints.contains("The look-up is answered all the same."))
    for option in ["--quiet", "--no-log"] {
      let other = try program.run("lookup", "0x800CCC0E", option)
      #expect(other.status == 0 && other.complaints.isEmpty)
    }
    let file = try batch("{\"text\":\"0x800CCC0E\"}\n{\"text\":\"relay\"}\n", of: program)
    let both = try program.run("lookup", "--batch", file)
    #expect(both.output.split(separator: "\n").count == 2)
    #expect(both.complaints.components(separatedBy: "no log of outcomes").count == 2)
  }

  /// Such a log opens; that what it has taught is lost shows when it is read.
  @Test(arguments: ["lookup 0x800CCC0E", "diagnose --answer trouble=cannot-send"])
  func damageToWhatWasLearntIsSaidToo(command: String) throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    try program.destroyTallies()
    let run = try program.run(command.split(separator: " ").map(String.init))
    #expect(!run.output.isEmpty)
    #expect(run.complaints.components(separatedBy: "the log of outcomes is damaged").count == 2)
  }

  /// Apple and Outlook for Mac number their errors below zero.
  @Test(arguments: [["-17099"], ["error", "-17099"], ["--json", "-17099"]])
  func aNegativeNumberIsACode(words: [String]) throws {
    let run = try Program().run(["lookup"] + words)
    #expect(run.status == 0)
    #expect(run.output.contains("17099") && !run.output.contains("\" -"))
  }

  @Test(arguments: ["-36", "-3253:", "-17900"])
  func noOptionBeginsWithADigit(_ code: String) throws {
    let program = try Program()
    #expect(try program.run("lookup", code, "--json").objects.first?["query"] as? String == code)
    #expect(try program.run("--no-log", code).status == 1)
    #expect(try program.run("--no-log", "--", code).status == 1)
  }

  /// What cannot be read is said in the system's words; a bad line does not keep the others.
  @Test func batchesOfAllSorts() throws {
    let program = try Program()
    func batch(_ path: String, _ input: String = "") throws -> Program.Outcome {
      try program.run(["lookup", "--batch", path], input: input)
    }
    let lines = #"{"id":7,"text":"0x800CCC0E"}"# + "\nnot json\n[1]\n\n" + #"{"id":"b","text":"x"}"#
    for run in [
      try batch("-", lines),
      try program.shell("printf '%s' '\(lines)' | $mailhelp lookup --batch -"),
      try program.shell("printf '%s' '\(lines)' | $mailhelp lookup --batch /dev/stdin"),
    ] {
      #expect(run.status == 2)
      #expect(run.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } } == ["7", "b"])
      #expect(run.complaints.contains(":2: ") && run.complaints.contains(":3: "))
    }
    let folder = try batch(program.home)
    #expect(folder.status == 2 && folder.complaints.contains("hint: this is a folder"))
    let missing = try batch("\(program.home)/missing")
    #expect(missing.status == 2 && missing.complaints.contains("No such file"))
    #expect(try batch("/dev/null").status == 0)
    #expect(
      try program.shell("$mailhelp lookup --batch - <&-").complaints.contains("standard input"))
  }

  /// A line is called by a text or a number; anything else is no name.
  @Test(arguments: [#"{"a":1}"#, "[1]", "true"])
  func whatIsNoNameOfALineIsRefused(name: String) throws {
    let lines = #"{"id":\#(name),"text":"x"}"# + "\n" + #"{"id":1.5,"text":"0x800CCC0E"}"#
    let run = try Program().run("lookup", "--batch", "-", "--json", input: lines)
    #expect(run.status == 2 && run.complaints.contains("-:1: this line is not a JSON object"))
    #expect(run.objects.map { $0["id"] as? String } == ["1.5"])
  }

  @Test(arguments: [
    ("certificate", "cause-certificate-problem"), ("0x800ccc0e", "cause-wrong-port"),
    ("my son changed the password", "cause-wrong-password"),
  ])
  func whatIsNoArticleIsLookedUp(text: String, article: String) throws {
    let run = try Program().run("faq", text)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.complaints.contains("there is no article '\(text)'"))
    #expect(run.complaints.contains("mailhelp faq \(article)"))
  }

  @Test func whatLeadsNowhereOffersNothing() throws {
    let run = try Program().run("faq", "zzqx")
    #expect(run.status == 1 && !run.complaints.contains("hint"))
  }

  @Test func linesOfABatchAreCountedAsAnEditorDoes() throws {
    let program = try Program()
    let file = try batch(
      """

      {"text":"0x800CCC0E"}
       \t\r
      no JSON
      {"text":"relay","facts":{"client":"quokka"}}
      """, of: program)
    let run = try program.run("lookup", "--batch", file)
    #expect(run.output.split(separator: "\n").map { $0.prefix(2) } == ["2\t", "5\t"])
    #expect(run.complaints.contains("\(file):4: this line is not a JSON object"))
    #expect(run.complaints.contains("\(file):5: "))
    #expect(run.complaints.split(separator: "\n").count == 2)
    #expect(run.status == 2)
  }

  /// A closed standard input and a folder in its place.
  @Test(arguments: ["<&-", "</"])
  func whatCannotBeReadIsSaid(input: String) throws {
    let run = try Program().shell("$mailhelp lookup - \(input)")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaints == "mailhelp: standard input cannot be read\n")
  }

  @Test func whatIsNotLookedAtIsSaidNotToCount() throws {
    let program = try Program()
    let line = "xyzzy plugh quux "
    let text = String(repeating: line, count: 200_000 / line.utf8.count) + "xyzzy 0x800CCC0E"
    let run = try program.run("lookup", "-", "--json", input: text)
    #expect(
      run.complaints == "mailhelp: only the first 200 kilobytes of the input are looked at\n")
    #expect(try program.run("lookup", "-", "--quiet", input: text).complaints.isEmpty)
    let batch = "\(program.home)/batch"
    try Data(#"{"text":"\#(text)"}"#.utf8).write(to: URL(fileURLWithPath: batch))
    #expect(
      try program.run("lookup", "--batch", batch).complaints
        == "mailhelp: \(batch):1: only the first 200 kilobytes of the text are looked at\n")
  }

  @Test func factsMayBeListsAndNothingAndDirectionsInPeoplesWords() throws {
    let program = try Program()
    let file = try batch(
      """
      {"id":"a","text":"","facts":{"settings":["port 25","ssl off"],"network":null}}
      {"id":"b","text":"no luck","facts":{"direction":"sending"}}
      {"id":"c","text":"no luck","facts":{"direction":"outgoing"}}
      """, of: program)
    let run = try program.run("lookup", "--batch", file, "--json", "--no-log")
    #expect(run.status == 0 && run.complaints.isEmpty, "\(run.complaints)")
    let evidence = run.objects.first?["evidence"] as? [[String: Any]] ?? []
    #expect(evidence.contains { $0["finding"] as? String == "outgoing-port" })
    let causes = run.objects.dropFirst().map {
      ($0["causes"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    #expect(causes.count == 2 && causes.first == causes.last)
  }

  @Test func ofABatchNoWordsCanBeKept() throws {
    let run = try Program().run("lookup", "--batch", "any.jsonl", "--keep-text")
    #expect(run.status == 64)
    #expect(run.complaints.contains("--keep-text does not go with --batch"))
  }

  @Test func aBatchTakesNoWordsBesides() throws {
    let program = try Program()
    let file = try batch("{\"text\":\"0x800CCC0E\"}", of: program)
    let run = try program.run("lookup", "--batch", file, "relaying", "denied")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.complaints.contains("either --batch or what to look up"))
  }
}

extension Program {
  /// Overwrites the tallies in the log. None is kept yet, so they are among SQLite's empty leaves of
  /// indices (kind 10, no cells).
  fileprivate func destroyTallies() throws {
    let file = URL(fileURLWithPath: "\(home)/.local/share/mailhelp/outcomes.sqlite")
    var bytes = try Data(contentsOf: file)
    for page in stride(from: 4096, to: bytes.count, by: 4096)
    where bytes[page..<page + 5].elementsEqual([10, 0, 0, 0, 0]) {
      bytes.replaceSubrange(page..<page + 4096, with: Data(repeating: 7, count: 4096))
    }
    try bytes.write(to: file)
  }

  /// Of two troubles each is answered by itself, in the program or with the provider of the first unless it
  /// names its own; programs read both as one as well.
  @Test func twoTroublesInOneText() throws {
    let text =
      "Thunderbird and GMX: smtp times out on port 25 since we are at the hotel. "
      + "PS on my iPad it says that my mailbox is full"
    let run = try Program().run("lookup", "--json", text)
    let result = try #require(run.objects.first)
    func causes(_ object: [String: Any]) -> [String] {
      ((object["causes"] as? [[String: Any]]) ?? []).compactMap { $0["id"] as? String }
    }
    let troubles = try #require(result["troubles"] as? [[String: Any]])
    #expect(troubles.map { causes($0).first } == ["smtp-port-25-blocked", "mailbox-full"])
    #expect(troubles.last?["text"] as? String == "PS on my iPad it says that my mailbox is full")
    let evidence = try #require(troubles.last?["evidence"] as? [[String: Any]])
    #expect(evidence.contains { $0["value"] as? String == "gmx" })
    #expect(Set(causes(result).prefix(2)) == ["smtp-port-25-blocked", "mailbox-full"])
    let shown = try Program().run("lookup", text).output
    #expect(shown.contains("This tells of 2 troubles."))
    #expect(shown.components(separatedBy: "Likely causes").count == 3)
    #expect(shown.contains("2. “PS on my iPad it says"))
    let single = try Program().run("lookup", "--json", "GMX says my mailbox is full. What now?")
    #expect(single.objects.first?["troubles"] == nil)
  }

  /// What is known beside a text is about the trouble that it fits; the others have only its names.
  @Test(arguments: [
    ("Outlook cannot send through gmx. PS my wifes web.de mailbox is full", 0),
    (
      "Thunderbird: my gmx mailbox is full. Another thing: Outlook cannot send, it says 550 relay access denied",
      1
    ),
  ])
  func factsAreAboutOneOfTheTroubles(text: String, place: Int) throws {
    let line =
      #"{"text":"\#(text)","facts":{"error":"550 relay access denied","direction":"outgoing"}}"#
    let run = try Program().run("lookup", "--batch", "-", "--json", input: line + "\n")
    let troubles = try #require(run.objects.first?["troubles"] as? [[String: Any]])
    let first = troubles.map { trouble in
      ((trouble["causes"] as? [[String: Any]])?.first?["id"] as? String) ?? "none"
    }
    #expect(first.count == 2)
    #expect(first[place] == "smtp-auth-off" && first[1 - place] == "mailbox-full", "\(first)")
  }
}
