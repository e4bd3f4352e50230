import Foundation
import GRDB
import Testing

/// What happens while another process writes to the log.
@Suite struct BusyLogTests {
  /// A program with a log, in which a session stands.
  private func begun() throws -> Program {
    let program = try Program()
    _ = try program.run("diagnose", "--answer", "trouble=cannot-send")
    return program
  }

  /// Answers three questions by the line protocol while the log is being written to; then says the last,
  /// and only afterwards, or never, the other is done.
  private func talk(
    to program: Program, last: String, isReleased: Bool
  ) throws -> (end: [String: Any], complaints: String) {
    let other = try DatabaseQueue(path: "\(program.home)/.local/share/mailhelp/outcomes.sqlite")
    defer { try? other.close() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["diagnose", "--json", "--no-explore"]
    process.environment = program.environment
    let (input, output, complaints) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = complaints
    var said = Data()
    try other.inTransaction(.immediate) { _ in
      try process.run()
      let steps =
        [#"{"answers":{"trouble":"cannot-send"}}"#]
        + Array(
          repeating: #"{"answer":"unknown"}"#, count: 2)
      try input.fileHandleForWriting.write(
        contentsOf: Data((steps.joined(separator: "\n") + "\n").utf8))
      while said.count(where: { $0 == UInt8(ascii: "\n") }) < 3 {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        said += more
      }
      try input.fileHandleForWriting.write(contentsOf: Data(last.utf8))
      try input.fileHandleForWriting.close()
      if isReleased { Thread.sleep(forTimeInterval: 1) } else { process.waitUntilExit() }
      return .rollback
    }
    said += try output.fileHandleForReading.readToEnd() ?? Data()
    let told = try complaints.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let end = try #require(said.split(separator: UInt8(ascii: "\n")).last)
    return (
      try #require(try JSONSerialization.jsonObject(with: Data(end)) as? [String: Any]),
      String(decoding: told, as: UTF8.self)
    )
  }

  @Test(arguments: [("{\"text\":\"I give up\"}\n", "abandoned"), ("", "open")])
  func whatIsSaidMeanwhileIsHeldAndKept(last: String, outcome: String) throws {
    let program = try begun()
    let (end, complaints) = try talk(to: program, last: last, isReleased: true)
    #expect(complaints.components(separatedBy: "another process is writing").count == 2)
    #expect(complaints.contains("What is said is held meanwhile"))
    #expect(!complaints.contains("not kept"), "\(complaints)")
    let session = try #require(try program.sessions().first { $0.events.count > 1 })
    #expect(session.outcome == outcome)
    #expect(session.events.map(\.kind) == ["answered", "unsure", "unsure"])
    #expect((end["summary"] as? String)?.contains("--resume") == (outcome == "open"))
  }

  /// Nobody waits for ever.
  @Test func whatCannotBeKeptIsSaidNotToBe() throws {
    let program = try begun()
    let (end, complaints) = try talk(to: program, last: "", isReleased: false)
    #expect(complaints.contains("What was said last is not kept."))
    #expect((end["summary"] as? String)?.contains("--resume") == false)
    #expect(try program.sessions().count == 1)
  }
}
