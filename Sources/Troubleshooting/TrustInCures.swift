import Inference
import Knowledge
import Planning

/// How far "it worked" is believed.
extension Troubleshooter {
  /// What people say of fixes that did and did not cure.
  private static let misreport = Misreport(falseCure: 0.05, missed: 0.02)

  /// What coming back later costs, and what a test message costs, in minutes.
  private static let (reopening, test) = (20.0, 1.0)

  /// Whether a test message is worth its minute before "it worked" is believed: if the fix was
  /// unlikely to work, the person may be mistaken, and coming back later costs more.
  func paysToVerify(_ fix: Fix, _ situation: Situation) -> Bool {
    (1 - trust(inCureBy: fix, situation)) * Self.reopening > Self.test
  }

  /// P(really cured | said to be cured).
  private func trust(inCureBy fix: Fix, _ situation: Situation) -> Double {
    let belief = belief(in: situation)
    let efficacy = efficacy(in: situation)
    let chance = zip(belief.causes, belief.posterior).reduce(0) { sum, entry in
      let remedy = knowledge.causes[id: entry.0]?.remedies.first { $0.fix == fix.id }
      return sum + (remedy.map { entry.1 * efficacy(fix, $0, entry.0) } ?? 0)
    }
    return Self.misreport.chanceSolved(ifReportedWithChance: chance)
  }

  /// How far what a session reports is to be believed when it is counted: wholly if a message was seen
  /// to go round or if nothing is said to have worked.
  public func trust(in situation: Situation) -> Double {
    guard let cure = situation.cure, cure.verified != true,
      let fix = knowledge.fixes[id: cure.fix]
    else { return 1 }
    return trust(inCureBy: fix, situation)
  }
}
