import Foundation
import Testing

/// A text that a reviewer has read and found good, kept beside the tests.
struct Golden {
  let name: String

  /// Compares the text with the file. With RECORD_SNAPSHOTS in the environment it writes the file
  /// and fails, so that nobody records by accident.
  func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(wanted, found).prefix { $0 == $1 }.count
    let expectation = same < wanted.count ? String(wanted[same]) : "(the end)"
    let reality = same < found.count ? String(found[same]) : "(the end)"
    Issue.record(
      "\(name), line \(same + 1):\n  expected: \(expectation)\n  found:    \(reality)",
      sourceLocation: location)
  }
}
