import Foundation
import Testing

/// Who types a password is told that it was not wanted and is not kept, once.
@Suite struct PasswordTests {
  private static let words = "I use gmail, the password is Sommer2024! and it is refused"
  private static let remark = "You have typed what looks like a password."

  private func count(in text: String) -> Int {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .components(separatedBy: Self.remark).count - 1
  }

  @Test(arguments: [[], ["--keep-text"], ["--no-log"]])
  func itIsSaidOnEveryFace(options: [String]) throws {
    let program = try Program()
    let stepwise = try program.run(["diagnose"] + options + [Self.words])
    #expect(count(in: stepwise.output) == 1)
    let plain = try program.run(
      ["diagnose", "--plain"] + options, input: "\(Self.words)\n\nq\n")
    #expect(count(in: plain.output) == 1)
    let lines = try program.run(
      ["diagnose", "--json"] + options,
      input: "{\"text\":\"\(Self.words)\"}\n{\"command\":\"why\"}\n")
    #expect(count(in: lines.output) == 1)
    let warnings = lines.objects.first?["warnings"] as? [String]
    #expect(warnings?.contains { $0.hasPrefix(Self.remark) } == true)
  }

  @Test func whoSpeaksOfAPasswordHasNotTypedIt() throws {
    let run = try Program().run("diagnose", "--no-log", "thunderbird says my password is wrong")
    #expect(count(in: run.output) == 0)
  }
}
