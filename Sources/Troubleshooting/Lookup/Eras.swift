public import Inference
public import Knowledge
public import Learning

/// The days as of which a report may have been written whose writer cannot be asked.
///
/// Unless a day is asked for, a report may be an old one: what was likely then (no sign-in windows yet, other
/// programs) is not what is likely today. Most who ask have the trouble now.
public struct Eras: Sendable {
  /// One of the days, and how much speaks for it beforehand.
  struct Era {
    let weight: Double
    let troubleshooter: Troubleshooter
  }

  private let knowledge: KnowledgeBase
  /// The day asked for comes first, and is always there.
  private let eras: [Era]

  private static let past: [(day: String, weight: Double)] = [
    ("2010-06-15", 0.15), ("2017-06-15", 0.15),
  ]

  /// How much likelier the name of a server is in a report from when it stood than in one from after.
  private static let oldNames = 10.0

  /// - Parameters:
  ///   - day: the day asked for.
  ///   - mayBeOlder: whether a report may be of an earlier day: so it is if nobody has named a day.
  ///   - experience: tallies of former outcomes, or `nil` to go by the files alone.
  /// - Throws: `RuleNetwork.Unstratified` if the rules run in a circle through a `none`.
  public init(
    _ knowledge: KnowledgeBase, on day: Day, mayBeOlder: Bool, experience: TallyBook?
  ) throws(RuleNetwork.Unstratified) {
    self.knowledge = knowledge
    let past = mayBeOlder ? Self.past : []
    let days =
      [(day, 1 - past.reduce(0) { $0 + $1.weight })]
      + past.compactMap { entry in Day(entry.day).map { ($0, entry.weight) } }
    eras = try days.map { (day, weight) throws(RuleNetwork.Unstratified) in
      Era(
        weight: weight,
        troubleshooter: try Troubleshooter(
          knowledge, on: day, experience: experience, asksBack: false))
    }
  }

  /// What a report points to.
  ///
  /// - Parameter statement: what the report says, read as of the given day: "Outlook" is another program in
  ///   2009.
  public func diagnosis(of statement: (Day) -> Statement) -> Diagnosis {
    let views = eras.map { era in
      let statement = statement(era.troubleshooter.day)
      var session = Session(id: "", day: era.troubleshooter.day)
      session.record(.said(statement))
      let situation = era.troubleshooter.situation(of: session)
      return Diagnosis.View(
        troubleshooter: era.troubleshooter, session: session, statement: statement,
        situation: situation, belief: era.troubleshooter.belief(in: situation),
        weight: era.weight * popularity(of: situation))
    }
    return Diagnosis(of: weighed(views), knowledge)
  }

  /// The troubleshooter of the day asked for.
  public var asked: Troubleshooter { eras[0].troubleshooter }

  /// How common the program of the report was on the day among all.
  private func popularity(of situation: Situation) -> Double {
    guard let client = situation.client(in: knowledge) else { return 1 }
    let day = situation.day
    let all = knowledge.clients.map { $0.weight(on: day) }
    let sum = all.reduce(0, +)
    return sum > 0 ? max(client.weight(on: day) / sum, 1e-3) : 1
  }

  /// The views with their weights summing to 1. Names of servers that are gone today are likelier in a
  /// report from when they stood.
  private func weighed(_ views: [Diagnosis.View]) -> [Diagnosis.View] {
    func isRetired(_ view: Diagnosis.View) -> Bool {
      view.situation.value(of: .serverNames) == .retired
    }
    var views = views
    if let today = views.first, isRetired(today) {
      for index in views.indices.dropFirst() where !isRetired(views[index]) {
        views[index].weight *= Self.oldNames
      }
    }
    let sum = views.reduce(0) { $0 + $1.weight }
    for index in views.indices { views[index].weight /= sum }
    return views
  }
}
