import ArgumentParser
import Knowledge

extension KnowledgeCommand {
  /// How many were tried, for programs.
  private struct Summary: Encodable {
    var format = 1
    let examples: Int
    let cases: Int
    let failed: Int
  }

  /// The examples of the rules, and the worked cases.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the rules' examples and play the worked cases; what differs is printed.",
      discussion: """
        EXAMPLES
          mailhelp kb test
          mailhelp kb test hotel-port-25 --verbose
        """)

    @Argument(
      help: ArgumentHelp("The cases to play; all if none is named.", valueName: "case"),
      completion: .cases)
    var names: [String] = []

    @Flag(name: .customLong("verbose"), help: "Show the steps of every case.")
    var isVerbose = false

    @Flag(
      name: .customLong("json"),
      help: "Print a JSON object for each example and case that is shown, and one that sums up.")
    var printsJSON = false

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try running {
        let house = try House(knowledge)
        let bench = KnowledgeBench(house)
        let trials = try bench.examplesThatFail() + bench.play(names)
        let failed = trials.count { !$0.slips.isEmpty }
        for trial in trials where isVerbose || !trial.slips.isEmpty {
          Console.print(printsJSON ? Console.json(trial) : trial.text)
        }
        let summary = Summary(
          examples: house.knowledge.rules.reduce(0) { $0 + $1.examples.count },
          cases: names.isEmpty ? house.knowledge.cases.count : names.count, failed: failed)
        if printsJSON {
          Console.print(Console.json(summary))
        } else if !output.quiet {
          Console.complain(
            "\(summary.examples.counted("example")), \(summary.cases.counted("case")); "
              + "\(failed) failed")
        }
        if failed > 0 { throw ExitCode.unsolved }
      }
    }
  }
}
