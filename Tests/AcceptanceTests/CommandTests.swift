import Foundation
import Knowledge
import Testing

/// Commands as scripts use them: contracts, exit statuses, and where things are said.
@Suite struct CommandTests {
  @Test func theHotmailCardOf2010InTheWordsOfOutlook2010() throws {
    let run = try Program().run(
      "settings", "someone@hotmail.com", "--client", "outlook-2010", "--on", "2010-06-01", "--json")
    #expect(run.status == 0)
    let card = try #require(run.objects.first)
    let servers = try #require(card["servers"] as? [[String: Any]])
    func server(_ name: String) -> [String: Any]? {
      servers.first { $0["protocol"] as? String == name }
    }
    let incoming = try #require(server("pop3"))
    #expect(incoming["host"] as? String == "pop3.live.com")
    #expect(incoming["port"] as? Int == 995)
    #expect(incoming["encryption"] as? String == "tls")
    #expect(incoming["label"] as? String == "SSL")
    #expect(incoming["username"] as? String == "full-address")
    let outgoing = try #require(server("smtp"))
    #expect(outgoing["host"] as? String == "smtp.live.com")
    #expect(outgoing["port"] as? Int == 587)
    #expect(outgoing["label"] as? String == "TLS")
    #expect(card["spa"] as? Bool == false)
    #expect(card["format"] as? Int == 1)
  }

  @Test func todaysCardWarnsThatOutlook2010CannotSignIn() throws {
    let run = try Program().run(
      "settings", "someone@hotmail.com", "--client", "outlook-2010", "--json")
    let card = try #require(run.objects.first)
    #expect((card["servers"] as? [Any])?.isEmpty == true)
    let warnings = try #require(card["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("cannot sign in") })
    let notes = try #require(card["notes"] as? [String])
    #expect(notes.first?.contains("are left out, because Outlook 2010") == true)
  }

  @Test func anUnknownDomainIsAnsweredHonestlyInJSONToo() throws {
    let run = try Program().run("settings", "someone@gmial.com", "--json")
    let card = try #require(run.objects.first)
    #expect(card["provider"] is NSNull)
    #expect((card["servers"] as? [Any])?.isEmpty == true)
    #expect((card["notes"] as? [String])?.contains { $0.contains("switched on first") } == true)
    #expect((card["warnings"] as? [String])?.last == "Did you mean gmail.com?")
  }

  /// As a shell asks while somebody types; the folder may be given in the line.
  @Test func theShellCompletesNamesOutOfTheKnowledge() throws {
    let program = try Program()
    func completions(_ command: String, _ argument: String, _ line: String...) throws -> [Substring]
    {
      let words = ["---completion"] + command.split(separator: " ").map(String.init)
      let run = try program.run(words + ["--", argument, "1", "0"] + ["mailhelp"] + line)
      return run.output.split(separator: "\n")
    }
    #expect(try completions("settings", "positional@0", "settings").contains("outlook-com"))
    #expect(try completions("settings", "--client", "settings").contains("thunderbird"))
    #expect(try completions("faq", "positional@0", "faq").contains("locked-out"))
    #expect(try completions("faq", "positional@0", "--kb", "/nowhere", "faq").isEmpty)
  }

  @Test func theBlockedPortComesFirstInAHotel() throws {
    let run = try Program().run(
      "lookup", "--json", "0x800CCC0E outlook express hotel wifi cannot send")
    let causes = try #require(run.objects.first?["causes"] as? [[String: Any]])
    #expect(causes.first?["id"] as? String == "smtp-port-25-blocked")
    #expect(causes.count == 5)
    let evidence = try #require(run.objects.first?["evidence"] as? [[String: Any]])
    #expect(evidence.contains { $0["value"] as? String == "outlook-express-6" })
  }

  @Test func anArticleOnATopicIsNamedAfterTheCausesOwn() throws {
    let program = try Program()
    let words = "my account keeps getting locked"
    let found = try #require(try program.run("lookup", "--json", words).objects.first)
    let causes = try #require(found["causes"] as? [[String: Any]]).map { $0["id"] as? String ?? "" }
    let articles = try #require(found["articles"] as? [[String: Any]]).map { $0["id"] as? String }
    #expect(Array(articles.prefix(causes.count)) == causes.map { "cause-\($0)" })
    #expect(articles.dropFirst(causes.count).first == "locked-out")
    #expect(articles.count <= causes.count + 2)
    for article in articles.compactMap({ $0 }) {
      #expect(try program.run("faq", article).status == 0)
    }
    #expect(try program.run("lookup", words).output.contains("(mailhelp faq locked-out)"))
    #expect(try !program.run("lookup", "--quiet", words).output.contains("mailhelp faq"))
  }

  /// Who passes advice on finds the card to read out; who sets an account up finds it first.
  @Test(
    arguments: [
      (
        "t-online thunderbird connection refused",
        "mailhelp settings t-online.de --client thunderbird", false
      ),
      (
        "how do i set up t-online mail in thunderbird",
        "mailhelp settings t-online.de --client thunderbird", true
      ),
      (
        "what is the imap server of t-online", "mailhelp settings t-online.de", true
      ),
      ("thunderbird connection refused", nil, false),
    ] as [(String, String?, Bool)])
  func theSettingsToDictateAreNamed(text: String, command: String?, comesFirst: Bool) throws {
    let program = try Program()
    let output = try program.run("lookup", text).output
    #expect(output.contains("The settings to dictate") == (command != nil))
    guard let command, let card = output.range(of: command) else { return }
    let causes = try #require(output.range(of: "Likely causes"))
    #expect((card.lowerBound < causes.lowerBound) == comesFirst)
    #expect(try program.run(command.split(separator: " ").dropFirst().map(String.init)).status == 0)
  }

  @Test func aBatchIsAnsweredInOrderWithItsNames() throws {
    let program = try Program()
    let file = "\(program.home)/batch.jsonl"
    let lines = """
      {"id":"a","text":"550 5.7.1 unable to relay","facts":{"client":"Outlook","client_version":"2007"}}
      {"id":"b","text":"certificate has expired","facts":{"settings":{"smtp_port":465,"ssl":true}}}
      """
    try lines.write(toFile: file, atomically: true, encoding: .utf8)
    let run = try program.run("lookup", "--batch", file, "--json")
    #expect(run.objects.map { $0["id"] as? String } == ["a", "b"])
    #expect(
      run.objects.map { ($0["causes"] as? [[String: Any]])?.first?["id"] as? String }
        == ["smtp-auth-off", "certificate-problem"])
  }

  /// Who is at a small provider and mentions a large one is not taken for that one's.
  @Test(
    arguments: [("mail.example", nil), ("Gmail", "gmail"), ("", "icloud")] as [(String, String?)])
  func aProviderThatIsGivenAndUnknownIsNobodyElse(given: String, expected: String?) throws {
    let program = try Program()
    let file = "\(program.home)/batch.jsonl"
    try #"{"id":"a","text":"connection refused, my iCloud works","facts":{"provider":"\#(given)"}}"#
      .write(toFile: file, atomically: true, encoding: .utf8)
    let run = try program.run("lookup", "--batch", file, "--json")
    let evidence = try #require(run.objects.first?["evidence"] as? [[String: Any]])
    let provider = evidence.first { $0["finding"] as? String == "provider" }
    #expect(provider?["value"] as? String == expected)
  }

  /// The first look-up compiles what it knows, the others read it back; damaged copies are made anew.
  @Test(arguments: [
    "0x800CCC0E outlook express hotel wifi cannot send", "since monday nothing leaves my outbox",
    "hotmial in thunderbrid: 535 5.7.139 basic authentication is disabled",
  ])
  func compiledKnowledgeAnswersAlike(text: String) throws {
    let program = try Program(isNew: true)
    let folder = "\(program.home)/\(Program.cache)"
    let first = try program.run("lookup", "--json", text)
    #expect(first.objects.count == 1)
    #expect(try program.run("lookup", "--json", text).output == first.output)
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(copies.count == 2)
    for copy in copies.map({ "\(folder)/\($0)" }) {
      let whole = try #require(FileManager.default.contents(atPath: copy))
      var flipped = whole
      flipped[whole.count / 2] ^= 1
      for bytes in [flipped, whole.prefix(whole.count / 2), Data("foreign".utf8)] {
        try bytes.write(to: URL(fileURLWithPath: copy))
        #expect(try program.run("lookup", "--json", text).output == first.output)
        #expect(FileManager.default.contents(atPath: copy) == whole)
      }
    }
  }

  static let statuses: [(arguments: [String], status: Int32)] = [
    (["--nonsense"], 64), (["lookup"], 64), (["settings", "x", "--on", "yesterday"], 64),
    (["lokup", "x"], 64), (["settings", "nobody@unknown.example"], 1), (["--kb", "/nowhere"], 2),
    (["lookup", "qqqq wwww"], 1), (["lookup", "Bill Gates"], 1),
    (["kb", "explain", "no-such-code"], 2), (["--version"], 0),
  ]

  @Test(arguments: statuses)
  func theExitStatusSaysWhatBecameOfIt(arguments: [String], status: Int32) throws {
    #expect(try Program().run(arguments).status == status)
  }

  @Test(arguments: [
    ("history", "outcomes list"), ("codes", "lookup"), ("list", "outcomes list"),
    ("version", "--version"), ("serve", "export"), ("probe", "settings"), ("profile", "settings"),
    ("probe gmail.com", "settings"), ("profile jane@gmail.com", "settings"),
    ("serve --help", "export"),
  ])
  func aWordThatPeopleTryAsACommandIsNotWhatHappens(word: String, instead: String) throws {
    let words = word.split(separator: " ").map(String.init)
    let run = try Program().run(words)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.complaints.contains("There is no command '\(words[0])'."))
    #expect(run.complaints.contains("hint: mailhelp \(instead)"))
  }

  @Test func errorsGoToStandardErrorAndSuggestTheNearest() throws {
    let run = try Program().run("settings", "hotmail.com", "--client", "outlok-2010x")
    #expect(run.output.isEmpty || run.status == 0)
    let command = try Program().run("lokup", "x")
    #expect(command.complaints.contains("lookup"))
    #expect(command.output.isEmpty)
  }

  /// The command's name may come behind the options that many commands have, as it may come first.
  @Test(arguments: [
    ["lookup", "0x800CCC0E"], ["kb", "explain", "stale"], ["settings", "gmail.com", "--json"],
    ["kb", "test", "hotel-port-25"], ["outcomes", "stats"], ["faq"],
  ])
  func optionsMayStandBeforeTheCommand(_ command: [String]) throws {
    let program = try Program()
    let options = ["--on", "2026-11-20", "--kb", "\(Program.checkout)/KnowledgeBase"]
    let width = ["kb", "outcomes"].contains(command[0]) ? 2 : 1
    let isOfOneDay = command[1...].first != "explain"
    let given = isOfOneDay ? options : []
    let first = try program.run(Array(command[..<width] + given + command[width...]))
    let behind = try program.run(given + command)
    #expect(behind.status == first.status)
    #expect(behind.output == first.output && behind.complaints == first.complaints)
    #expect(first.status != 64)
  }

  /// A sentence in quotes is never a command, nor is one behind an option of the guided session's.
  @Test(arguments: [
    ["--no-log", "lookup fails"], ["--no-log", "diagnose", "cannot", "send"],
    ["diagnose", "settings", "are", "wrong"], ["--no-log", "server", "error"],
    ["--no-log", "test fails"],
  ])
  func whatHappensMayBeginWithTheNameOfACommand(_ arguments: [String]) throws {
    let told = try Program().run(arguments)
    #expect(told.status == 1 && told.complaints.isEmpty)
  }

  @Test(arguments: [["--plain", "lookup"], ["diagnose", "outcomes"]])
  func aCommandByItselfIsNotWhatHappens(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.complaints.contains("'\(arguments[1])' is a command"))
    #expect(run.complaints.contains("write the command first: mailhelp \(arguments[1])\n"))
  }

  /// A script whose variable is not set hands over an empty name.
  @Test(arguments: [
    ["diagnose", "--db", ""], ["diagnose", "--kb="], ["diagnose", "--resume="],
    ["diagnose", "--resume", ""], ["diagnose", "--session", ""], ["lookup", "--batch", ""],
    ["lookup", "x", "--db", ""], ["outcomes", "stats", "--db", ""], ["outcomes", "merge", ""],
    ["export", "--format", "html", "--dry-run", "--output", ""], ["kb", "graph", "--output", ""],
    ["kb", "schema", "--output", ""], ["kb", "check", "--kb", ""], ["settings", ""],
    ["settings", "gmail.com", "--on", ""],
  ])
  func emptyNamesAreRefused(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.complaints.hasPrefix("Error: "))
  }

  @Test func withoutATerminalNothingIsAskedAndTheNextStepIsPrinted() throws {
    let program = try Program()
    let run = try program.run(
      "diagnose", "cannot send with thunderbird", "--answer", "network=hotel")
    #expect(run.status == 1)
    #expect(run.output.contains("mailhelp diagnose --session"))
    let wrong = try program.run("diagnose", "--answer", "netwrk=hotel")
    #expect(wrong.status == 2)
    #expect(wrong.complaints.contains("did you mean 'network'?"))
  }

  @Test func aLineThatIsNotUnderstoodGetsAnErrorAndTheStepAgain() throws {
    let input = """
      {"text":"cannot send"}
      this is no JSON
      {"answer":"no such answer"}
      {"command":"why"}
      {"command":"quit"}
      """
    let run = try Program().run("diagnose", "--json", "--no-log", input: input + "\n")
    let kinds = run.objects.map { $0["step"] as? String ?? ($0["error"] != nil ? "error" : "why") }
    #expect(kinds.first == "question" || kinds.first == "fix")
    #expect(kinds.filter { $0 == "error" }.count == 2)
    #expect(kinds.contains("why"))
    #expect(kinds.last == "end")
    #expect(run.status == 1)
  }

  @Test func aDamagedLogIsSaidAndTheSessionGoesOn() throws {
    let program = try Program()
    let file = "\(program.home)/log.sqlite"
    try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: file))
    let run = try program.run("diagnose", "cannot send", "--db", file)
    #expect(run.status == 1)
    #expect(run.complaints.contains("goes on without being kept"))
    #expect(!run.output.isEmpty)
    #expect(FileManager.default.contents(atPath: file) == Data(repeating: 7, count: 5000))
  }

  @Test func everyFormOfTheFaqIsWrittenAndUnchangedFilesAreLeftAlone() throws {
    let program = try Program()
    for format in ["html", "markdown", "json", "text"] {
      let folder = "\(program.home)/\(format)"
      let first = try program.run("export", "--format", format, "--output", folder)
      #expect(first.status == 0)
      let second = try program.run("export", "--format", format, "--output", folder)
      #expect(second.complaints.contains("0 written"))
    }
    let json = try #require(FileManager.default.contents(atPath: "\(program.home)/json/faq.json"))
    let faq = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let articles = try #require(faq["articles"] as? [[String: Any]])
    let causes = Set(articles.compactMap { $0["cause"] as? String })
    #expect(causes.isSuperset(of: Program.knowledge.causes.map(\.id.rawValue)))
  }
}
