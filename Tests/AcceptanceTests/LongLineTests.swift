import Foundation
import Testing

/// Lines that are longer than anybody reads.
@Suite struct LongLineTests {
  private static let long = String(repeating: "too long ", count: 300_000)

  @Test func aBatchGoesOnWithTheNextLine() throws {
    let line = #"{"text":"0x800CCC0E"}"#
    let run = try Program().run(
      "lookup", "--batch", "-", input: "\(line)\n\(Self.long)\n\(line)\n\(Self.long)")
    #expect(run.status == 2)
    #expect(run.output.split(separator: "\n").map { $0.prefix(2) } == ["1\t", "3\t"])
    #expect(
      run.complaints.split(separator: "\n")
        == [2, 4].map {
          "mailhelp: -:\($0): this line is longer than 2 megabytes and is not read"
        })
  }

  @Test func theLineProtocolGoesOnWithTheNextLine() throws {
    let run = try Program().run(
      "diagnose", "--json", "--no-log",
      input: "\(Self.long)\n{\"text\":\"cannot send\"}\n\(Self.long)\n{\"command\":\"why\"}\n")
    let said = run.objects.map {
      $0["error"] as? String ?? $0["step"] as? String ?? ($0["why"] == nil ? "?" : "why")
    }
    let refusal = "this line is longer than 2 megabytes and is not read"
    #expect(
      said.filter { $0 != "question" && $0 != "fix" } == [refusal, refusal, "why", "end"], "\(said)"
    )
  }

  @Test func numberedLinesGoOnWithTheNextLine() throws {
    let run = try Program().run(
      "diagnose", "--plain", "--no-log",
      input: "\(Self.long)\ncannot send with thunderbird\n\n\(Self.long)\nq\n")
    #expect(run.status == 1)
    #expect(
      run.output.components(separatedBy: "longer than a megabyte, so I have not read it").count == 3
    )
    #expect(run.output.contains("What goes wrong: Sending fails"))
  }
}
