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

  @Test func aDamagedLogIsSaidOnceAndTheLookUpIsAnswered() throws {
    let program = try damaged()
    let run = try program.run("lookup", "0x800CCC0E")
    #expect(run.status == 0 && run.output.contains("Likely causes"))
    #expect(run.complaints.components(separatedBy: "the log of outcomes is damaged").count == 2)
    #expect(run.complaints.contains("hint: nothing was changed"))
    #expect(run.complaints.contains("The look-up is answered all the same."))
    for option in ["--quiet", "--no-log"] {
      let other = try program.run("lookup", "0x800CCC0E", option)
      #expect(other.status == 0 && other.complaints.isEmpty)
    }
    let file = try batch("{\"text\":\"0x800CCC0E\"}\n{\"text\":\"relay\"}\n", of: program)
    let both = try program.run("lookup", "--batch", file)
    #expect(both.output.split(separator: "\n").count == 2)
    #expect(both.complaints.components(separatedBy: "damaged").count == 2)
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
}
