import ArgumentParser

/// The engineers' bench: measures the planner and the learning rule. Not installed with the product.
@main
struct Lab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailhelp-lab",
    abstract: "Measure how well mailhelp plans, learns and understands.",
    subcommands: [
      Solve.self, Learn.self, PlayKnowledge.self, LookupQuality.self, Robust.self, Time.self,
      Rules.self,
    ])
}

/// The exit code when a command could not run.
let couldNotRun = ExitCode(2)
