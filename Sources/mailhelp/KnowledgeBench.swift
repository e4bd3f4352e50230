import Inference
import Knowledge
import KnowledgeFiles
import SymptomLookup
import Troubleshooting

/// Runs the tests that are data.
struct KnowledgeBench {
  private let house: House

  init(_ house: House) { self.house = house }

  /// What came of one of them.
  struct Trial: Encodable {
    var format = 1
    /// Where it is written.
    let place: String
    var rule: String?
    var `case`: String?
    /// What differs from what was expected.
    let slips: [String]
    /// What helps to see why.
    var remarks: [String] = []
    /// The steps of a case.
    var steps: [String] = []

    var text: String {
      if let rule { return "\(place): rule \(rule) " + slips.joined(separator: ", ") }
      let title = "\(place): case \(`case` ?? ""): \(slips.isEmpty ? "ok" : "failed")"
      return ([title] + (slips + remarks).map { "  \($0)" } + steps.map { "    \($0)" })
        .joined(separator: "\n")
    }
  }

  /// The rules' examples that do not hold.
  func examplesThatFail() throws -> [Trial] {
    try house.knowledge.rules.flatMap { rule in
      try rule.exampleSlips().map { slip in
        let given = slip.example.given.map(\.description).joined(separator: ", ")
        return Trial(
          place: "\(slip.example.origin)", rule: rule.id.rawValue,
          slips: ["should \(slip.example.fires ? "fire" : "be silent") when \(given)"])
      }
    }
  }

  /// Plays cases, all if none is named.
  func play(_ names: [String]) throws -> [Trial] {
    let cases = try names.isEmpty ? Array(house.knowledge.cases) : names.map(worked(named:))
    let player = player()
    return try cases.map { worked in
      let report = try player.play(worked)
      return Trial(
        place: "\(worked.origin)", case: worked.id.rawValue, slips: report.slips,
        remarks: report.remarks, steps: report.transcript)
    }
  }

  private func worked(named name: String) throws -> WorkedCase {
    guard let found = house.knowledge.cases[id: .init(name)] else {
      let nearest = NearestName(among: house.knowledge.cases.map(\.id.rawValue)).nearest(to: name)
      throw Failure(
        "there is no case '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "they are named as their files in cases/")
    }
    return found
  }

  /// Plays each case in the world of its day, without what outcomes have taught.
  func player() -> CasePlayer {
    let worlds = Worlds(house)
    let index = house.symptomIndex()
    return CasePlayer(
      today: house.day, troubleshooter: { try worlds.troubleshooter(on: $0) },
      understand: { index.understand($0, on: $1) })
  }
}

/// Troubleshooters for the days that have been asked for, each made once.
private final class Worlds {
  private let house: House
  private var made: [Day: Troubleshooter] = [:]

  init(_ house: House) { self.house = house }

  func troubleshooter(on day: Day) throws -> Troubleshooter {
    if let known = made[day] { return known }
    let troubleshooter = try house.on(day).troubleshooter(knowing: nil)
    made[day] = troubleshooter
    return troubleshooter
  }
}
