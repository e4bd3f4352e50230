import Foundation
import Testing

/// A log that is only looked at.
@Suite struct EmptyLogTests {
  /// Only to look does not make a log of an empty file.
  @Test(arguments: [["stats"], ["list"], ["gaps"], ["export"]])
  func anEmptyFileStaysEmpty(_ command: [String]) throws {
    let program = try Program()
    let file = program.home + "/empty"
    try Data().write(to: URL(fileURLWithPath: file))
    let run = try program.run(["outcomes"] + command + ["--db", file])
    #expect(run.status == 2)
    #expect(run.complaints.contains("nothing has been kept yet"))
    #expect(FileManager.default.contents(atPath: file)?.isEmpty == true)
  }
}
