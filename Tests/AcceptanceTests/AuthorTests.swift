import Foundation
import Testing

/// The author's tools as an author uses them, on a copy of the knowledge base.
@Suite struct AuthorTests {
  private let program: Program
  private let folder: String

  init() throws {
    program = try Program()
    folder = "\(program.home)/kb"
    try FileManager.default.copyItem(
      atPath: "\(Program.checkout)/KnowledgeBase", toPath: folder)
  }

  private func kb(_ arguments: String...) throws -> Program.Outcome {
    try program.run(["kb"] + arguments + ["--kb", folder])
  }

  @Test func aCauseIsBegunOnceAndHasNoErrors() throws {
    let begun = try kb("new", "cause", "dns-broken", "--stage", "connect")
    #expect(begun.status == 0)
    #expect(begun.output.split(separator: "\n").count == 2)
    #expect(begun.complaints.contains("kb simulate dns-broken"))
    #expect(try !kb("check").output.contains("causes/connect/dns-broken.yaml:1:1: error"))
    let again = try kb("new", "cause", "dns-broken", "--stage", "connect")
    #expect(again.status == 2)
    #expect(again.complaints.contains("already"))
    let other = try kb("new", "cause", "dns-broken-case", "--stage", "connect", "--dry-run")
    #expect(other.output.contains("cause: dns-broken-case"))
    #expect(
      !FileManager.default.fileExists(atPath: "\(folder)/causes/connect/dns-broken-case.yaml"))
  }

  @Test func aLookUpListsNoFixForWhichTheProgramLacksThePlace() throws {
    func fixes(_ lacks: String) throws -> [String] {
      try "client: nimble\nname: Nimble\nsays: [nimble mail]\nprotocols: [imap, smtp]\n\(lacks)"
        .write(toFile: "\(folder)/clients/nimble.yaml", atomically: true, encoding: .utf8)
      let lookup = try program.run(
        "lookup", "--json", "--kb", folder, "nimble mail gives up with a timeout after a minute")
      let found = try #require(lookup.objects.first)
      let causes = try #require(found["causes"] as? [[String: Any]])
      let own = try #require(found["fixes"] as? [[String: Any]])
      return causes.flatMap { $0["fixes"] as? [String] ?? [] }
        + own.compactMap { $0["id"] as? String }
    }
    #expect(try fixes("").count { $0 == "raise-timeout" } == 2)
    let left = try fixes("lacks: [timeout]")
    #expect(!left.isEmpty && !left.contains("raise-timeout"))
  }

  /// `docs/authoring.md`, literally: its commands make the files that its blocks then fill.
  @Test func theGuideIsRightAsItIsWritten() throws {
    #expect(
      try kb("new", "cause", "ad-blocker-in-the-way", "--stage", "connect").status == 0)
    #expect(try kb("new", "finding", "ad-blocker-on").status == 0)
    #expect(try kb("new", "fix", "pause-ad-blocker").status == 0)
    let guide = try String(
      contentsOfFile: "\(Program.checkout)/docs/authoring.md", encoding: .utf8)
    let folders = [
      "finding": "findings", "question": "questions", "fix": "fixes", "case": "cases",
      "cause": "causes/connect",
    ]
    var written: [String] = []
    for block in guide.components(separatedBy: "```yaml\n").dropFirst() {
      let yaml = block.components(separatedBy: "```")[0]
      let first = yaml.prefix { $0 != "\n" }.components(separatedBy: ": ")
      guard first.count == 2, let place = folders[first[0]] else { continue }
      let path = "\(place)/\(first[1]).yaml"
      if path.hasSuffix("mail-stops-at-home-only.yaml") {
        #expect(
          try kb("new", "case", first[1], "--cause", "ad-blocker-in-the-way").status == 0)
      }
      #expect(FileManager.default.fileExists(atPath: "\(folder)/\(path)"))
      try yaml.write(toFile: "\(folder)/\(path)", atomically: true, encoding: .utf8)
      written.append(path)
    }
    #expect(written.count == 6)
    let slips = try kb("check").output
    for path in written { #expect(!slips.contains(path), "\(slips)") }
    #expect(try kb("test", "ad-blocker-in-the-way-case").complaints.contains("1 case; 0 failed"))
    let lookup = try program.run(
      "lookup", "--json", "--kb", folder,
      "since I have Pi-hole my mail program cannot find the server")
    let causes = try #require(lookup.objects.first?["causes"] as? [[String: Any]])
    #expect(causes.first?["id"] as? String == "ad-blocker-in-the-way")
  }

  @Test func theSameSeedGivesTheSamePeople() throws {
    let first = try kb("simulate", "smtp-port-25-blocked", "--people", "3", "--seed", "5")
    #expect(first.status == 0)
    #expect(first.output.contains("3 people with 'smtp-port-25-blocked'"))
    let second = try kb("simulate", "smtp-port-25-blocked", "--people", "3", "--seed", "5")
    #expect(second.output == first.output)
    #expect(try kb("simulate", "smtp-port-25-bloked").complaints.contains("did you mean"))
    #expect(try kb("simulate", "wrong-port", "--people", "0").status == 64)
  }

  @Test func picturesAndSchemasAreWritten() throws {
    let file = "\(program.home)/pictures/cause.svg"
    let run = try kb("graph", "wrong-port", "--format", "svg", "--output", file)
    #expect(run.status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg "))
    #expect(try kb("graph", "wrong-prot").complaints.contains("did you mean 'wrong-port'?"))
    #expect(try kb("schema", "--output", "\(program.home)/schemas").status == 0)
    let written = try FileManager.default.contentsOfDirectory(atPath: "\(program.home)/schemas")
    #expect(written.count == 15)
    #expect(try kb("schema", "causes").complaints.contains("did you mean 'cause'?"))
  }

  @Test func coverageIsPrintedForPeopleAndPrograms() throws {
    #expect(try kb("check", "--coverage").output.contains("causes with two cases or more"))
    let object = try #require(try kb("check", "--coverage", "--json").objects.first)
    #expect(object["format"] as? Int == 1)
    let aspect = try #require((object["coverage"] as? [[String: Any]])?.first)
    #expect(aspect["percent"] is Int && aspect["gaps"] is [[String: String]])
    #expect(try kb("check", "--watch", "--json").status == 64)
  }

  @Test(.timeLimit(.minutes(2)))
  func watchingSaysWhatIsNewAndWhatIsMended() async throws {
    let small = "\(program.home)/small"
    let path = "\(small)/findings/odd.yaml"
    try FileManager.default.createDirectory(
      atPath: "\(small)/findings", withIntermediateDirectories: true)
    let right = "finding: odd\nname: Odd\nabout: symptom\n"
    func write(_ text: String) throws {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    try write(right)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["kb", "check", "--watch", "--kb", small]
    process.environment = program.environment
    let log = "\(program.home)/watch.log"
    try Data().write(to: URL(fileURLWithPath: log))
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    func said(_ words: String) async throws {
      while try !String(contentsOfFile: log, encoding: .utf8).contains(words) {
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    try await said("1 file: 0 errors, ")
    try write(right.replacing("symptom", with: "symptoms") + "# changed\n")
    try await said("findings/odd.yaml:3:8: error")
    try await said("1 file: 1 error, ")
    try write(right + "# changed again\n")
    try await said("mended: ")
    process.interrupt()
    while process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
  }
}
