import ArgumentParser

/// The author's tools.
struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Write, check, test, draw and explain the knowledge base.",
    subcommands: [
      Check.self, Test.self, Explain.self, Schema.self, Graph.self, New.self, Simulate.self,
    ])
}
