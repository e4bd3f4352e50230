import Foundation
import Testing

/// What the log of outcomes shows, and what happens when it cannot be used.
@Suite struct OutcomesTests {
  /// A program whose log holds one session that has stood since its first answer.
  private func begun() throws -> Program {
    let program = try Program()
    let run = try program.run("diagnose", "--answer", "trouble=cannot-send")
    #expect(run.status == 1 && run.complaints.isEmpty)
    return program
  }

  private func log(of program: Program) -> String {
    program.home + "/.local/share/mailhelp/outcomes.sqlite"
  }

  @Test(arguments: [
    ["stats"], ["gaps"], ["list"], ["merge"], ["prune", "--before", "2020-01-01"], ["rebuild"],
    ["show"], ["note"],
  ])
  func everyCommandSpeaksJSON(_ command: [String]) throws {
    let program = try begun()
    let list = try program.run("outcomes", "list", "--json").objects.first
    let session = (list?["sessions"] as? [[String: Any]])?.first
    let id = try #require(session?["session"] as? String)
    var arguments = ["outcomes"] + command + ["--json"]
    if ["show", "note"].contains(command[0]) { arguments.append(id) }
    if command[0] == "merge" { arguments.append(log(of: program)) }
    let run = try program.run(arguments)
    #expect(run.status == 0, "\(run.complaints)")
    #expect(run.objects.count == 1)
    #expect(run.objects.first?["format"] as? Int == 1)
  }

  /// How common causes are shown to be is how common a session takes them to be, there.
  @Test(arguments: [[], ["provider=icloud"], ["provider=gmx", "client=thunderbird"]])
  func whatIsShownAsLearnedIsBelieved(known: [String]) throws {
    let program = try Program()
    let answers = known.flatMap { ["--answer", $0] }
    for _ in 0..<6 {
      _ = try program.run(
        ["diagnose", "--json"] + answers, input: "{\"text\":\"mail\"}\n{\"text\":\"I give up\"}\n")
    }
    let step = try #require(
      try program.run(["diagnose", "--json"] + answers, input: "{}\n").objects.first)
    let believed = try #require(step["causes"] as? [[String: Any]])
    let scope = known.flatMap { fact in
      let parts = fact.components(separatedBy: "=")
      return ["--\(parts[0])", parts[1]]
    }
    let stats = try #require(
      try program.run(["outcomes", "stats", "--json"] + scope).objects.first)
    let shown = try #require(stats["causes"] as? [[String: Any]])
    var compared = 0
    for cause in believed {
      guard let share = shown.first(where: { $0["cause"] as? String == cause["id"] as? String }),
        let learned = share["learned"] as? Double, let probability = cause["probability"] as? Double
      else { continue }
      #expect(abs(learned - probability) < 0.002, "\(cause) \(share)")
      compared += 1
    }
    #expect(compared > 1, "\(believed) \(shown)")
  }

  @Test func aMergeMayBeginALog() throws {
    let other = try begun()
    let program = try Program()
    let missing = try program.run("outcomes", "merge", program.home + "/none.sqlite")
    #expect(missing.status == 2 && missing.complaints.contains("there is no log of outcomes yet"))
    let tried = try program.run("outcomes", "merge", "--dry-run", log(of: other))
    #expect(tried.status == 0 && tried.output.contains("would be: 1 session added"))
    #expect(!FileManager.default.fileExists(atPath: log(of: program)))
    let merged = try program.run("outcomes", "merge", log(of: other))
    #expect(merged.status == 0 && merged.output.hasPrefix("1 session added"))
    #expect(try program.run("outcomes", "list").output.split(separator: "\n").count == 1)
  }

  @Test func gapsNameTheBranchAndObeyThePeriod() throws {
    let program = try begun()
    let gaps = try program.run("outcomes", "gaps", "--json").objects.first
    let branch = (gaps?["branches"] as? [[String: Any]])?.first
    #expect(branch?["path"] as? [String] == ["trouble = cannot-send"])
    #expect(branch?["stopped"] as? Int == 1)
    let other = try program.run("outcomes", "gaps", "--json", "--provider", "gmx").objects.first
    #expect((other?["branches"] as? [Any])?.isEmpty == true)
    let later = try program.run("outcomes", "list", "--since", "2030-01-01")
    #expect(later.output.isEmpty)
    let earlier = try program.run("outcomes", "list", "--until", "2020-01-01")
    #expect(earlier.output.isEmpty)
  }

  /// Sessions are chosen only where that is obeyed: elsewhere everybody's would be meant.
  @Test(
    arguments: [
      ["prune", "--before", "2030-01-01"], ["merge", "other.sqlite"], ["rebuild"],
      ["show", "3f2a"],
      ["note", "3f2a"],
    ], ["--provider", "--client", "--since", "--until"])
  func commandsOnTheWholeLogRefuseToChoose(_ command: [String], _ option: String) throws {
    let value = ["--since", "--until"].contains(option) ? "2026-01-01" : "gmx"
    let run = try Program().run(["outcomes"] + command + [option, value])
    #expect(run.status == 64)
    #expect(run.complaints.contains("Unknown option '\(option)'"))
  }

  @Test func aListOfNothingIsRefusedAndANoteKnowsItsDay() throws {
    let program = try begun()
    for limit in ["0", "-3", "99999999999999999999"] {
      #expect(try program.run("outcomes", "list", "--limit=\(limit)").status == 64)
    }
    let note = try program.run("outcomes", "note", "3f2a", "--on", "2010-06-01")
    #expect(note.status == 64)
  }

  @Test func gapsSpeakOfATestThatWasNotMade() throws {
    let program = try Program()
    _ = try program.run(
      "diagnose", "--answer", "trouble=cannot-send", "--result", "retype-password=worked")
    let gaps = try program.run("outcomes", "gaps", "--json").objects.first
    let paths = (gaps?["branches"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? [String] }
    #expect(paths.allSatisfy { !$0.contains("unverified") })
  }

  @Test func pruningForAProviderRemovesNothing() throws {
    let program = try begun()
    let run = try program.run("outcomes", "prune", "--before", "2030-01-01", "--provider", "gmx")
    #expect(run.output.isEmpty)
    #expect(try program.run("outcomes", "list").output.split(separator: "\n").count == 1)
  }

  /// Names that nobody knows are slips; those that stand in the log count whatever the base knows now.
  @Test(arguments: ["stats", "gaps", "list", "export"])
  func unknownNamesAreRefused(_ command: String) throws {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "client=thunderbird", "--answer", "provider=gmx")
    for (option, name, near) in [
      ("--provider", "outlok-com", "outlook-com"), ("--client", "thunderbrid", "thunderbird"),
    ] {
      let run = try program.run("outcomes", command, option, name)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaints.contains("'\(name)'"))
      #expect(run.complaints.contains("did you mean '\(near)'?"))
    }
    #expect(try program.run("outcomes", command, "--client", "").status == 2)
    let far = try program.run("outcomes", command, "--provider", "x")
    #expect(far.complaints.contains("hint: names are written as gmx"))
    #expect(try program.run("outcomes", command, "--client", "eudora-7").status == 0)
    let base = "\(program.home)/kb"
    try FileManager.default.createDirectory(
      atPath: "\(base)/findings", withIntermediateDirectories: true)
    try Data("finding: odd\nname: Odd\nabout: symptom\n".utf8)
      .write(to: URL(fileURLWithPath: "\(base)/findings/odd.yaml"))
    let kept = ["outcomes", command, "--kb", base, "--client"]
    #expect(try program.run(kept + ["thunderbird"]).status == 0)
    #expect(try program.run(kept + ["eudora-7"]).status == 2)
    let reversed = ["outcomes", command, "--since", "2026-01-02", "--until", "2026-01-01"]
    #expect(try program.run(reversed).status == 64)
  }

  @Test func whatIsCountedIsOneOrSeveral() throws {
    let program = try begun()
    #expect(try program.run("outcomes", "list").output.hasSuffix("\t1 event\n"))
    let joined = try program.run("outcomes", "merge", log(of: program), "--dry-run")
    #expect(joined.output.contains("0 sessions added"))
    let pruned = try program.run("outcomes", "prune", "--before", "2030-01-01", "--dry-run")
    #expect(pruned.output.contains("0 ended sessions pruned, 1 open one removed"))
    _ = try program.run("lookup", "0x800CCC0E")
    #expect(try program.run("outcomes", "gaps").output.contains("None of 1 search."))
  }

  @Test func damagedLogIsNamedAndTheSessionGoesOn() throws {
    let program = try begun()
    try Data("This is no database, but as long as one.".utf8)
      .write(to: URL(fileURLWithPath: log(of: program)))
    let session = try program.run("diagnose", "--answer", "trouble=cannot-send")
    #expect(session.status == 1 && !session.output.isEmpty)
    #expect(session.complaints.contains("this file is no log of outcomes"))
    #expect(session.complaints.contains("hint: nothing was changed"))
    #expect(session.complaints.contains("goes on without being kept"))
    let stats = try program.run("outcomes", "stats")
    #expect(stats.status == 2 && stats.complaints.contains("hint: nothing was changed"))
    let rebuilt = try program.run("outcomes", "rebuild")
    #expect(rebuilt.status == 2 && !rebuilt.complaints.contains("rebuild"))
  }

  /// Whose file it is, and whose it is to mend.
  @Test func whatCannotBeMergedIsToldOfTheOtherFile() throws {
    let program = try begun()
    let (text, empty) = ("\(program.home)/text", "\(program.home)/empty")
    try Data("This is no database, but as long as one.".utf8)
      .write(to: URL(fileURLWithPath: text))
    try Data().write(to: URL(fileURLWithPath: empty))
    for (file, said) in [
      (text, "this file is no log of outcomes"), (empty, "there is no log of outcomes yet"),
      ("/dev/null", "this is no ordinary file"),
    ] {
      let run = try program.run("outcomes", "merge", file)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaints.hasPrefix("mailhelp: \(said)"), "\(run.complaints)")
      #expect(run.complaints.contains(": \(file)\nhint: nothing was taken over; name the file"))
    }
  }

  /// The limit on the size of files stands for a disk that is full.
  @Test func aDiskThatTakesNoMoreLosesNothing() throws {
    let program = try begun()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "ulimit -f 8; exec \"$0\" diagnose --answer trouble=cannot-send",
      Program.path,
    ]
    shell.environment = program.environment
    let complaints = Pipe()
    shell.standardError = complaints
    shell.standardOutput = FileHandle.nullDevice
    shell.standardInput = FileHandle.nullDevice
    try shell.run()
    let said = String(
      decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 1)
    #expect(said.contains("the disk is full or a size limit is reached"))
    #expect(said.contains("The session goes on without being kept."))
    #expect(try program.run("outcomes", "list").output.split(separator: "\n").count == 1)
  }

  @Test func sessionsAtOnceAreAllKept() throws {
    let program = try begun()
    let processes = try (0..<4).map { _ in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["diagnose", "--answer", "trouble=cannot-send"]
      process.environment = program.environment
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes { process.waitUntilExit() }
    #expect(try program.run("outcomes", "list").output.split(separator: "\n").count == 5)
  }

  @Test(
    arguments: [("C.UTF-8", "░░░░░░░░░░ 0 of 1"), ("C", ".......... 0 of 1")], [60, 80])
  func chartsSuitTheLocaleAndFitTheColumns(_ shown: (String, String), _ columns: Int) throws {
    let (locale, bar) = shown
    let program = try begun()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["outcomes", "stats"]
    process.environment = program.environment.merging(
      ["LANG": locale, "COLUMNS": "\(columns)"]
    ) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let page = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(page.contains(bar))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= columns })
  }

  private static let confession =
    "jane.doe@hotmail.com, password hunter2, mail.doe-family.example: relaying denied quokka"

  /// All bytes of the folder in which the program keeps outcomes.
  private func bytes(of program: Program) throws -> Data {
    let folder = program.home + "/.local/share/mailhelp"
    return try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: Data()) {
      $0 += FileManager.default.contents(atPath: folder + "/" + $1) ?? Data()
    }
  }

  @Test func withoutConsentNothingOfTheWordsIsKept() throws {
    let program = try Program()
    _ = try program.run("diagnose", Self.confession)
    _ = try program.run("lookup", Self.confession)
    #expect(try program.run("outcomes", "list").output.split(separator: "\n").count == 1)
    let bytes = try bytes(of: program)
    for word in ["jane", "hunter2", "doe-family", "quokka", "relaying denied"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is kept")
    }
  }

  @Test func withConsentTheWordsAreKeptWithoutWhatIsPrivate() throws {
    let program = try Program()
    let begun = try program.run("diagnose", "--keep-text", Self.confession)
    #expect(begun.status == 1 && begun.complaints.isEmpty)
    _ = try program.run("lookup", "--keep-text", Self.confession)
    let id = try program.run("outcomes", "list").output.prefix { $0 != "\t" }
    let shown = try program.run("outcomes", "show", String(id)).output
    #expect(shown.contains("quokka") && shown.contains("[address]"))
    let bytes = try bytes(of: program)
    #expect(bytes.range(of: Data("quokka".utf8)) != nil)
    for word in ["jane", "hunter2", "doe-family"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is kept")
    }
    #expect(!(try program.run("outcomes", "export").output.contains("quokka")))
    #expect(try program.run("outcomes", "prune", "--before", "2099-01-01").status == 0)
    #expect(try self.bytes(of: program).range(of: Data("quokka".utf8)) == nil)
  }
}
