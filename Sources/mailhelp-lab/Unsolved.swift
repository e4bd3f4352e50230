import Inference
import Knowledge
import Troubleshooting

/// Somebody for whom there was a cure that the session did not come to, and why not.
struct Unsolved {
  let cause: String
  /// What was believed in at the end, and how probable their own cause was.
  let believed: String
  let probability: Double
  /// Each cure with why it did not come about.
  let missed: [String]
  /// What was said, asked and tried.
  let transcript: [String]

  init(_ person: SimulatedPerson, _ played: Playthrough, at desk: Desk) {
    let troubleshooter = desk.troubleshooter
    cause = person.cause.id.rawValue
    believed = played.believed?.rawValue ?? "nothing"
    let belief = troubleshooter.belief(in: troubleshooter.situation(of: played.session))
    probability = belief.probability(of: person.cause.id)
    missed = person.cures(in: troubleshooter.knowledge).map { fix in
      let name = fix.handsOver ? "hand over: \(fix.id)" : fix.id.rawValue
      return switch troubleshooter.standing(of: fix.id, in: played.session) {
      case .tried(let result): "\(name): \(result.rawValue)"
      case .withdrawn(let rules):
        "\(name): withdrawn by " + rules.map(\.rawValue).joined(separator: ", ")
      case .excluded: "\(name): excluded by its condition or needs"
      case .impossible(let places):
        "\(name): impossible in the program, lacking "
          + places.map(\.rawValue).joined(separator: ", ")
      case .heldBack: "\(name): held back, passwords tried too often"
      case .open(let chance, let minutes):
        "\(name): \(fixed(100 * chance, 1)) % for \(fixed(minutes, 0)) minutes"
      }
    }
    transcript =
      ["\(person.client.id), \(person.provider.id)"]
      + played.session.events.map { event in
        switch event {
        case .said(let statement):
          statement.readings.map(\.fact.description).joined(separator: ", ")
        case .answered(let fact), .named(let fact, _): "? \(fact.description)"
        case .unsure(let question): "? \(question): not sure"
        case .tried(let fix, let result): "! \(fix): \(result.rawValue)"
        case .verified: "? verified"
        case .handedOver, .abandoned, .tookBack, .also: ""
        }
      }
      + ["= asked " + (played.asked.map(\.rawValue) + ["support"]).joined(separator: ", ")]
  }

  func print(showing isWhole: Bool) {
    Swift.print(
      "\(cause) (at the end \(fixed(100 * probability, 1)) %, believed: \(believed)): "
        + missed.joined(separator: "; "))
    if isWhole { for line in transcript { Swift.print("    \(line)") } }
  }
}
