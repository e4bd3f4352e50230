public import Knowledge
import Learning

/// A fix with its chance in a situation, for look-ups.
public struct RankedFix: Sendable {
  /// The fix.
  public let fix: Fix
  /// Its title, filled in for the person.
  public let title: String
  /// The probability that it works now.
  public let probability: Double
  /// How often it has worked here, as far as outcomes are kept.
  public let worked: Int
  /// How often it has been tried.
  public let tried: Int
}

extension Troubleshooter {
  /// What it costs to read out one more fix and to hear what came of it, in minutes: what hardly ever
  /// helps is not worth a call, however quickly it is done.
  private static let telling = 5.0

  /// More of them nobody tries, and for each all that are left are gone through.
  private static let most = 20

  /// What helps fewer than one in ten thousand now is left out, even where there is nothing better.
  private static let leastChance = 1e-4

  /// The fixes that may help now, in the order of least expected cost for somebody who passes them on:
  /// chance by cost, re-ranked after each failure (troubleshooting by P/C: Heckerman, Breese, Rommelse
  /// 1995).
  public func rankedFixes(in situation: Situation) -> [RankedFix] {
    let (_, model) = model(of: situation, asking: false)
    let instructions = instructions(in: situation)
    var weights = model.belief.posterior
    var open = Array(model.fixes.indices)
    var ranked: [RankedFix] = []
    while ranked.count < Self.most {
      func chance(_ index: Int) -> Double {
        zip(weights, model.fixes[index].works).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard
        let best = open.max(by: {
          chance($0) / (model.fixes[$0].cost + Self.telling)
            < chance($1) / (model.fixes[$1].cost + Self.telling)
        }), chance(best) > Self.leastChance
      else { break }
      let fix = model.fixes[best].fix
      let record = record(of: fix.id)
      ranked.append(
        RankedFix(
          fix: fix, title: instructions.fill(fix.title),
          probability: model.chance(of: model.fixes[best]),
          worked: record.worked, tried: record.tried))
      open.removeAll { $0 == best }
      weights = zip(weights, model.fixes[best].works).map { $0 * (1 - $1) }
    }
    return ranked
  }

  /// How often a fix has worked here, over all causes, in whole sessions as far as they still count.
  private func record(of fix: Fix.ID) -> (worked: Int, tried: Int) {
    guard let experience else { return (0, 0) }
    var sum = (worked: 0.0, tried: 0.0)
    for cause in knowledge.causes where cause.remedies.contains(where: { $0.fix == fix }) {
      let counts = experience.counts(
        of: fix.rawValue, for: cause.id.rawValue, in: .everywhere, on: day.daysSince1970)
      sum.worked += counts.worked
      sum.tried += counts.tried
    }
    return (Int(sum.worked.rounded()), Int(sum.tried.rounded()))
  }
}
