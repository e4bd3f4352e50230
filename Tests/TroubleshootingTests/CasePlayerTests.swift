import Knowledge
import Testing

@testable import Troubleshooting

/// What the author of a case that fails is told.
@Suite struct CasePlayerTests {
  private func report(
    _ answers: [Fact], cause: Cause.ID = "auth-off", works: [Fix.ID], within: Int = 9
  ) throws -> CasePlayer.Report {
    let player = CasePlayer(
      today: Specimen.day, troubleshooter: { _ in try Specimen.troubleshooter() },
      understand: { _, _ in
        Statement(readings: [.init(fact: Fact("sends", "no"), words: "cannot send")], wordCount: 2)
      })
    return try player.play(
      WorkedCase(
        id: "specimen", title: "A case", says: "cannot send", answers: answers, cause: cause,
        works: works, ending: .solved, within: within))
  }

  @Test func aCaseThatPassesHasNoRemarks() throws {
    let report = try report(
      [Fact("sends", "no"), Fact("receives", "yes"), Fact("network", "home")], works: ["tick-auth"])
    #expect(report.slips.isEmpty)
    #expect(report.remarks.isEmpty)
  }

  @Test func aCaseThatTakesTooLongSaysWhereItsCauseStands() throws {
    let report = try report(
      [Fact("receives", "yes"), Fact("network", "home")], works: ["tick-auth"], within: 0)
    #expect(report.slips.count == 1)
    #expect(report.remarks.first?.hasSuffix("% at the end, before all others") == true)
  }

  @Test func itNamesWhoLeadsInsteadAndWhatWasNeverAskedFor() throws {
    let report = try report(
      [
        Fact("sends", "no"), Fact("receives", "yes"), Fact("network", "hotel"),
        Fact("web-works", "yes"), Fact("hotel-has-desk", "no"),
      ], cause: "wrong-password", works: ["reset-password"])
    #expect(!report.slips.isEmpty)
    let standing = try #require(report.remarks.first)
    #expect(standing.hasPrefix("wrong-password stands at "))
    #expect(standing.contains("leads with"))
    let missed = try #require(report.remarks.last)
    #expect(missed.hasPrefix("never asked for: sends (known already)"))
    #expect(missed.contains("hotel-has-desk"))
  }

  @Test func aCauseThatCannotBeIsSaidToBeNone() throws {
    let report = try report([], cause: "no-such-cause", works: ["no-such-fix"])
    #expect(report.remarks.first == "no-such-cause cannot be the cause on that day")
  }
}
