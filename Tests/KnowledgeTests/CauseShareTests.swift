import Knowledge
import Testing

/// How many of those who have a cause see a value of a finding.
@Suite struct CauseShareTests {
  /// A cause of one provider's: it names two of the four, and the other two share what is left.
  private static let cause = Cause(
    id: "closed", stage: .connect, title: "T", summary: "S.", prior: [],
    findings: [
      (
        "provider",
        [
          .init(value: "a", probability: Probability(clamping: 0.8)),
          .init(value: "b", probability: Probability(clamping: 0.1)),
        ]
      ),
      (
        "port",
        [
          .init(value: "a", probability: Probability(clamping: 0.9)),
          .init(value: "b", probability: Probability(clamping: 0.9)),
        ]
      ),
    ])
  private static let usual: [Finding.Value.ID: Double] = ["a": 0.2, "b": 0.3, "c": 0.4, "d": 0.1]

  @Test(
    arguments: [
      ("provider", ["a"], 0.8), ("provider", ["c"], 0.08), ("provider", ["d"], 0.02),
      ("provider", ["b", "c"], 0.18), ("provider", ["a", "b", "c", "d"], 1),
      ("provider", ["unheard-of"], 0), ("provider", [], 0),
      // Of what it says nothing of, values are as common as with anybody.
      ("client", ["a"], 0.2), ("client", ["c", "d"], 0.5),
      // Rough words may come to more than all.
      ("port", ["c"], 0), ("port", ["a", "b"], 1),
    ] as [(Finding.ID, [Finding.Value.ID], Double)])
  func whatItDoesNotNameSharesWhatIsLeft(
    _ finding: Finding.ID, _ values: [Finding.Value.ID], _ share: Double
  ) {
    #expect(abs(Self.cause.share(of: values, finding) { Self.usual[$0] ?? 0 } - share) < 1e-12)
  }
}
