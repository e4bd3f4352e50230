import Knowledge

/// The abstract decision problem that a session comes to at one moment: the causes with what is
/// believed of them now, the questions still worth asking, the fixes still worth trying.
struct SessionModel {
  /// A question in the model: what its answers stand for.
  struct OpenQuestion {
    let question: Question
    /// Per answer of the model, the values that it stands for (several where they tell the same).
    let answers: [[Finding.Value.ID]]
    /// P(answer | cause), a row an answer, *not sure* last.
    let rows: [[Double]]
    let minutes: Double
  }

  /// A fix in the model.
  struct OpenFix {
    let fix: Fix
    /// P(works | cause).
    let works: [Double]
    /// Minutes, with what risk and other people add.
    let cost: Double
  }

  let belief: Belief
  let questions: [OpenQuestion]
  let fixes: [OpenFix]
  let supportMinutes: Double

  /// The same model with other efficacies; where there is none, the old one stays.
  func replacingEfficacies(_ efficacy: (Fix, Cause.ID) -> Double?) -> SessionModel {
    SessionModel(
      belief: belief, questions: questions,
      fixes: fixes.map { open in
        OpenFix(
          fix: open.fix,
          works: zip(belief.causes, open.works).map { cause, old in
            old > 0 ? efficacy(open.fix, cause) ?? old : old
          }, cost: open.cost)
      }, supportMinutes: supportMinutes)
  }

  /// Whom to hand over to, if that is done now, and what that is expected to cost. If the first cannot
  /// help, the next is asked, and support at last; nobody is asked who would cost more than that saves.
  var referrals: (fixes: [OpenFix], minutes: Double) {
    var open = fixes.filter(\.fix.handsOver)
    var weights = belief.posterior
    var asked: [OpenFix] = []
    var paid = 0.0
    var best = (count: 0, minutes: supportMinutes)
    func chance(_ fix: OpenFix) -> Double {
      zip(weights, fix.works).reduce(0) { $0 + $1.0 * $1.1 }
    }
    while let next = open.indices.max(by: {
      chance(open[$0]) / open[$0].cost < chance(open[$1]) / open[$1].cost
    }) {
      let fix = open.remove(at: next)
      paid += fix.cost * weights.reduce(0, +)
      weights = zip(weights, fix.works).map { $0 * (1 - $1) }
      asked.append(fix)
      let minutes = paid + supportMinutes * weights.reduce(0, +)
      if minutes < best.minutes { best = (asked.count, minutes) }
    }
    return (Array(asked.prefix(best.count)), best.minutes)
  }

  /// The probability that a fix works now.
  func chance(of fix: OpenFix) -> Double {
    zip(belief.posterior, fix.works).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
