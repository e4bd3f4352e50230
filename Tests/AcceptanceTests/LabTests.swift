import Foundation
import Testing

/// The engineers' bench, with models that are odd.
@Suite struct LabTests {
  private func solve(_ models: String) throws -> Program.Outcome {
    let program = try Program()
    let file = "\(program.home)/models.json"
    try models.write(toFile: file, atomically: true, encoding: .utf8)
    let lab = Program.path + "-lab"
    return try program.shell("'\(lab)' solve \(file) --json")
  }

  /// A model with two causes and so many fixes.
  private func model(_ fixes: Int, prior: String = "0.6") -> String {
    let cures = (0..<fixes).map { #"{"id":"f\#($0)","cost":2,"p":[0.9,0.1]}"# }
    return """
      {"give_up_cost":60,"causes":[{"id":"a","prior":\(prior)},{"id":"b","prior":0.4}],
       "questions":[],"fixes":[\(cures.joined(separator: ","))]}
      """
  }

  @Test func aModelThatIsTooLargeDoesNotKeepTheOthersFromBeingSolved() throws {
    let run = try solve("[\(model(1)),\(model(30)),\(model(2))]")
    #expect(run.status == 2)
    #expect(run.objects.map { $0["index"] as? Int } == [0, 2])
    #expect(run.objects.allSatisfy { $0["format"] as? Int == 1 })
    #expect(run.complaints.contains("model 1: "))
    #expect(run.complaints.contains("states of evidence"))
  }

  @Test(arguments: [
    ("{\n \"causes\": x}", "models.json:2:12: not JSON"),
    (#"{"give_up_cost":60,"causes":[{"id":"a","prior":"0.6"}]}"#, "file.causes[0].prior: "),
    (#"[{"give_up_cost":1e300,"causes":[{"id":"a","prior":1}]}]"#, "file[0]: support: its cost"),
    (#"{"models":{}}"#, "file.models: it should be a list"),
  ])
  func whatIsNoModelIsRefusedWithItsPlace(models: String, complaint: String) throws {
    let run = try solve(models)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaints.contains(complaint), "\(run.complaints)")
  }

  @Test func findingsThatNothingExplainsAreNamed() throws {
    let findings = #"[{"question":"q","answer":"no"}]"#
    let run = try solve(
      """
      {"model":{"give_up_cost":60,"causes":[{"id":"a","prior":1}],
        "questions":[{"id":"q","cost":1,"answers":["yes","no"],"p":{"yes":[1],"no":[0]}}]},
       "posterior_cases":[{"findings":[]},{"findings":\(findings)}]}
      """)
    #expect(run.status == 0 && run.objects.count == 1)
    #expect(run.complaints.contains("posterior case 1: no cause explains these findings"))
  }

  @Test(arguments: ["-0.5", "NaN", "1e999", "null", #""often""#])
  func aPriorThatIsNoneIsRefusedWithItsPlace(prior: String) throws {
    let run = try solve(model(1, prior: prior))
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.complaints.hasPrefix("error: ") && run.complaints.contains("models.json:"))
  }
}
