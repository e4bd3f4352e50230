import ArgumentParser
import Planning

/// Exact costs of the shipped policy and its rivals on small models.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute what policies cost, exactly, on the models of a file.",
    discussion: """
      The file holds {"worked": […], "models": […]}, a list of models, or one model.

      EXAMPLES
        mailhelp-lab solve models.json
        mailhelp-lab solve models.json --json
        mailhelp-lab solve models.json --check
      """)

  @Argument(help: "A JSON file of decision models.")
  var file: String

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @Flag(help: "Compare with the figures that the file expects.")
  var check = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let entries: [ModelFile.Entry]
    do {
      entries = try ModelFile(path: file).entries
    } catch {
      try fail(error.description)
    }
    var solved: [(entry: ModelFile.Entry, solution: Solution)] = []
    for (index, entry) in entries.enumerated() {
      do {
        let solution = try Solution(entry, index: index, planner: limits.planner)
        solved.append((entry, solution))
        if json { print(solution.json) }
        for number in solution.impossible {
          note(
            "note: \(file): model \(index): \(entry.name), posterior case \(number): no cause "
              + "explains these findings; given is what is believed without any")
        }
      } catch {
        // The other models can be solved all the same.
        note("error: \(file): model \(index): \(error.description)")
      }
    }
    if !json { printTable(solved.map(\.solution)) }
    try finishOutput()
    if check { try compare(solved) }
    guard solved.count == entries.count else { throw couldNotRun }
  }

  private func printTable(_ solutions: [Solution]) {
    print(
      pad("model", 30) + right("optimal", 10) + right("shipped", 10) + right("gap %", 9)
        + right("lookahead2", 12) + right("two_step", 10) + right("pc_updated", 12) + "  first step"
    )
    for solution in solutions {
      print(
        pad(solution.name, 30) + right(solution.figure("optimal"), 10)
          + right(fixed(solution.shipped, 4), 10) + right(fixed(solution.gap, 3), 9)
          + right(solution.figure("lookahead2"), 12) + right(solution.figure("two_step"), 10)
          + right(solution.figure("pc_updated"), 12) + "  " + solution.firstStep)
    }
    guard !solutions.isEmpty else { return }
    let gaps = solutions.map(\.gap)
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    print(
      "shipped policy above the optimum: mean \(fixed(mean, 4)) %, worst "
        + "\(fixed(gaps.max() ?? 0, 4)) % of \(gaps.count) models")
  }

  private func compare(_ solved: [(entry: ModelFile.Entry, solution: Solution)]) throws {
    var values: [Double] = []
    var posteriors: [Double] = []
    for (entry, solution) in solved {
      for (name, value) in solution.values {
        if let expected = entry.expected[name] { values.append(abs(value - expected)) }
      }
      for (item, got) in zip(entry.cases, solution.posteriors) {
        if let expected = item.posterior { posteriors.append(difference(expected, got)) }
      }
    }
    let (value, posterior) = (values.max() ?? 0, posteriors.max() ?? 0)
    note(
      "largest difference: values \(value) (\(values.count) compared), posteriors \(posterior) "
        + "(\(posteriors.count) compared)")
    guard !(values.isEmpty && posteriors.isEmpty) else {
      try fail("\(file): nothing is expected of these models, so nothing was compared")
    }
    guard value <= 1e-9, posterior <= 1e-12 else { throw ExitCode.failure }
  }

  /// The largest of two lists of chances; infinite if one is longer.
  private func difference(_ some: [Double], _ others: [Double]) -> Double {
    guard some.count == others.count else { return .infinity }
    return zip(some, others).map { abs($0 - $1) }.max() ?? 0
  }
}

/// All figures of one model.
struct Solution {
  let index: Int
  let name: String
  let shipped: Double
  let firstStep: String
  let values: [(name: String, value: Double)]
  let posteriors: [[Double]]
  /// Which posterior cases have findings that no cause explains.
  let impossible: [Int]

  init(_ entry: ModelFile.Entry, index: Int, planner: Planner) throws(ModelFile.Failure) {
    self.index = index
    name = entry.name
    let model = entry.model
    do {
      let solver = try ExactSolver(model)
      shipped = solver.cost { planner.nextStep(in: $0).step }
      values =
        Policy.allCases.map { ($0.rawValue, solver.cost(of: $0)) }
        + [("optimal", solver.optimalCost), ("lower_bound", solver.lowerBound)]
    } catch {
      throw ModelFile.Failure(description: "\(entry.name): \(error)")
    }
    switch planner.nextStep(in: BeliefState(model)).step {
    case .support: firstStep = "support"
    case .try(let fix): firstStep = "fix \(model.fixes[fix].id)"
    case .ask(let question): firstStep = "question \(model.questions[question].id)"
    }
    var posteriors: [[Double]] = []
    var impossible: [Int] = []
    for (number, item) in entry.cases.enumerated() {
      do {
        let belief = try BeliefState(model, item.findings)
        posteriors.append(belief.posterior)
        if belief.isContradictory { impossible.append(number) }
      } catch {
        throw ModelFile.Failure(
          description: "\(entry.name), posterior case \(number): \(error.description)")
      }
    }
    self.posteriors = posteriors
    self.impossible = impossible
  }

  func value(_ name: String) -> Double { values.first { $0.name == name }?.value ?? .nan }

  func figure(_ name: String) -> String { fixed(value(name), 4) }

  /// Per cent above the optimum.
  var gap: Double { 100 * (shipped / value("optimal") - 1) }

  var json: String {
    let rows = posteriors.map { "[" + $0.map(\.description).joined(separator: ",") + "]" }
    let pairs = values.map { "\"\($0.name)\":\($0.value)" }
    return
      "{\"format\":1,\"index\":\(index),\"expected_cost\":\(shipped),\"first_step\":\(quoted(firstStep)),"
      + "\"posteriors\":[\(rows.joined(separator: ","))],"
      + "\"values\":{\(pairs.joined(separator: ","))}}"
  }
}
