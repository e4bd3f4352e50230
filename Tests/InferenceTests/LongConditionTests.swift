import Inference
import Knowledge
import Testing

/// Conditions as long as they may be, and longer.
@Suite struct LongConditionTests {
  fileprivate static func network(lines: Int) throws -> RuleNetwork {
    let terms = (0..<lines).map { Condition.Term(Finding.ID("f\($0)"), ["yes"]) }
    return try RuleNetwork(rules: [
      Rule(
        id: "long", condition: Condition(all: terms, any: [terms]),
        conclusions: [.conclude(Fact("done", "yes"))], because: "It is so.")
    ])
  }

  @Test func allLinesAreWaitedFor() throws {
    let network = try Self.network(lines: Condition.mostLines)
    var given: [Fact] = []
    for line in 0..<Condition.mostLines {
      #expect(WorkingMemory(network, given: given).value(of: "done") == nil)
      given.append(Fact(Finding.ID("f\(line)"), "yes"))
    }
    #expect(WorkingMemory(network, given: given).value(of: "done") == "yes")
  }

  /// More lines than there are bits would not all be waited for.
  @Test(arguments: [Condition.mostLines + 1, 65, 300])
  func noneIsMadeOfMore(lines: Int) async {
    await #expect(processExitsWith: .failure) { [lines] in
      _ = try LongConditionTests.network(lines: lines)
    }
  }
}
