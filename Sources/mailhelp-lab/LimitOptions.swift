import ArgumentParser
import Planning

/// How far to look; the defaults are the product's.
struct LimitOptions: ParsableArguments {
  @Option(help: "Steps ahead that are always looked (1 to 4).")
  var depth = Planner.Limits().depth

  @Option(help: "Steps ahead that are looked while the budget lasts (up to 4).")
  var greatestDepth = Planner.Limits().greatestDepth

  @Option(help: "Positions that may be valued for one decision.")
  var budget = Planner.Limits().budget

  @Option(help: "Up to so many open outcomes, every step is weighed.")
  var weighAllUpTo = Planner.Limits().weighAllUpTo

  func validate() throws {
    guard (1...4).contains(depth), (depth...4).contains(greatestDepth) else {
      throw ValidationError("'--depth' and '--greatest-depth' go from 1 to 4, the lesser first.")
    }
  }

  var planner: Planner {
    Planner(
      Planner.Limits(
        depth: depth, greatestDepth: greatestDepth, budget: budget, weighAllUpTo: weighAllUpTo))
  }
}
