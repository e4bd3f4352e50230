import Knowledge

@testable import Troubleshooting

/// A small world of mail trouble: three causes, their findings, questions and fixes.
enum Specimen {
  static let day = Day(daysSince1970: 20_000)

  static let knowledge = KnowledgeBase(
    findings: [
      yesNo("sends", role: .symptom, says: "Sending"),
      yesNo("receives", role: .symptom, says: "Receiving"),
      Finding(
        id: "network", name: "Network", role: .surroundings,
        values: [
          .init(id: "home", name: "At home", background: 0.8),
          .init(id: "hotel", name: "In a hotel", background: 0.2),
        ]),
      yesNo("hotel-has-desk", role: .surroundings, says: "The hotel has a desk"),
      yesNo("web-works", role: .symptom, says: "The website"),
    ],
    questions: [
      question("sends"), question("receives"), question("network"), question("web-works"),
      Question(
        id: "hotel-has-desk", asks: "hotel-has-desk", text: "Has the hotel a desk?", minutes: 0.5,
        unsure: Probability(clamping: 0.1),
        condition: Condition(all: [.init("network", ["hotel"])])),
    ],
    rules: [
      Rule(
        id: "receiving-means-online",
        condition: Condition(all: [.init("receives", ["yes"])]),
        conclusions: [.ruleOut("wrong-password")],
        because: "Mail still comes in, so the password is right."),
      Rule(
        id: "hotels-block", condition: Condition(all: [.init("network", ["hotel"])]),
        conclusions: [.prefer("port-blocked"), .warn("Hotels often block sending.")],
        because: "Hotels often block port 25."),
    ],
    causes: [
      cause(
        "port-blocked", weight: 3,
        ["sends": ("yes", 0.02), "receives": ("yes", 0.97), "network": ("hotel", 0.7)],
        ["use-other-port": 0.9, "ask-desk": 0.6]),
      cause(
        "wrong-password", weight: 5, ["sends": ("yes", 0.1), "receives": ("yes", 0.05)],
        ["retype-password": 0.6, "retype-again": 0.5, "reset-password": 0.8, "third-try": 0.5]),
      cause(
        "auth-off", weight: 3, ["sends": ("yes", 0.02), "receives": ("yes", 0.97)],
        ["tick-auth": 0.9]),
    ],
    fixes: [
      fix("use-other-port", 2), fix("tick-auth", 2), fix("retype-password", 2, tries: true),
      fix("retype-again", 2, tries: true), fix("third-try", 2, tries: true),
      fix("reset-password", 12, risk: .slight, needs: [Fact("web-works", "yes")]),
      fix("ask-desk", 5, handsOver: true),
    ],
    signatures: [
      Signature(
        id: "all-well", patterns: ["2.1.5"], meaning: "The address is fine.", causes: [],
        isNote: true)
    ])

  static func troubleshooter() throws -> Troubleshooter {
    try Troubleshooter(knowledge, on: day)
  }

  static func session(_ events: SessionEvent...) -> Session {
    Session(id: "specimen", day: day, history: events)
  }

  private static func yesNo(
    _ id: Finding.ID, role: Finding.Role, says name: Wording
  ) -> Finding {
    Finding(
      id: id, name: name, role: role,
      values: [
        .init(id: "yes", name: "works", background: 0.6),
        .init(id: "no", name: "fails", background: 0.4),
      ])
  }

  private static func question(_ finding: Finding.ID) -> Question {
    Question(
      id: Question.ID(finding.rawValue), asks: finding, text: Wording("What of \(finding)?"),
      minutes: 0.5, unsure: Probability(clamping: 0.05))
  }

  private static func cause(
    _ id: Cause.ID, weight: Double, _ findings: [Finding.ID: (Finding.Value.ID, Double)],
    _ remedies: [Fix.ID: Double]
  ) -> Cause {
    let other: [Finding.Value.ID: Finding.Value.ID] = [
      "yes": "no", "no": "yes", "hotel": "home", "home": "hotel",
    ]
    return Cause(
      id: id, stage: .connect, title: Wording("The \(id) fault"), summary: "It is broken.",
      prior: [Dated(weight)],
      findings: findings.sorted { $0.key < $1.key }.map { finding, likelihood in
        let (value, p) = likelihood
        return (
          finding: finding,
          likelihoods: [
            .init(value: value, probability: Probability(clamping: p)),
            .init(value: other[value] ?? "no", probability: Probability(clamping: 1 - p)),
          ]
        )
      },
      remedies: remedies.sorted { $0.key < $1.key }.map {
        .init(fix: $0.key, efficacy: Probability(clamping: $0.value))
      })
  }

  private static func fix(
    _ id: Fix.ID, _ minutes: Double, risk: Fix.Risk = .none, needs: [Fact] = [],
    tries: Bool = false, handsOver: Bool = false
  ) -> Fix {
    Fix(
      id: id, title: Wording("Do \(id)"), minutes: minutes, risk: risk,
      steps: [.init(audience: "any", lines: ["Do it."])], needs: needs, triesPassword: tries,
      handsOver: handsOver)
  }
}
