import ArgumentParser
import Foundation
import Inference
import Knowledge
import KnowledgeFiles
import SymptomLookup
import Troubleshooting

/// The author's tools.
struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Write, check, test, draw and explain the knowledge base.",
    subcommands: [
      Check.self, Test.self, Explain.self, Schema.self, Graph.self, New.self, Simulate.self,
    ])

  /// Every slip in the files, with its place.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check every file; each slip is shown with its place and a hint.",
      discussion: """
        EXAMPLES
          mailhelp kb check
          mailhelp kb check --kb my-knowledge --json
          mailhelp kb check --watch
          mailhelp kb check --coverage
        """)

    @Flag(name: .customLong("json"), help: "Print one JSON object a slip.")
    var printsJSON = false

    @Flag(name: .customLong("strict"), help: "Count warnings as errors.")
    var isStrict = false

    @Flag(
      name: .customLong("coverage"),
      help: "Say instead what causes, fixes, programs and providers still lack.")
    var showsCoverage = false

    @Flag(
      name: .customLong("watch"),
      help: "Check again whenever a file changes, and print what is new or mended.")
    var watches = false

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if watches && (printsJSON || showsCoverage) {
        throw ValidationError("--watch goes neither with --json nor with --coverage.")
      }
    }

    func run() throws {
      try running {
        if showsCoverage {
          let desk = try KnowledgeDesk(knowledge)
          let report = CoverageReport(desk.knowledge, today: desk.day)
          if printsJSON { return Console.print(Console.json(CheckLines.Coverage(report))) }
          return Console.printRaw(report.text())
        }
        let folder = try House.knowledgeFolder(knowledge.folder)
        if watches {
          try KnowledgeWatch(folder: folder, day: knowledge.day, isQuiet: output.quiet).run()
        }
        let loaded = KnowledgeLoader.load(
          folder: folder, today: knowledge.day, now: Clock.today())
        if loaded.sources.isEmpty, loaded.diagnostics.isEmpty { throw House.nothing(in: folder) }
        let errors = loaded.diagnostics.filter { $0.severity == .error }.count
        let warnings = loaded.diagnostics.count - errors
        if printsJSON {
          for slip in loaded.diagnostics { Console.print(Console.json(CheckLines.Slip(slip))) }
        } else {
          let printer = DiagnosticPrinter(sources: loaded.sources)
          Console.printRaw(printer.text(loaded.diagnostics))
          if !output.quiet { Console.complain(summary(loaded, errors, warnings)) }
        }
        if errors > 0 || (isStrict && warnings > 0) { throw ExitCode.unsolved }
      }
    }

    private func summary(_ loaded: LoadedKnowledge, _ errors: Int, _ warnings: Int) -> String {
      let base = loaded.knowledge
      let things = [
        base.causes.count.counted("cause"), base.fixes.count.counted("fix", "fixes"),
        base.findings.count.counted("finding"), base.questions.count.counted("question"),
        base.rules.count.counted("rule"), base.signatures.count.counted("signature"),
        base.providers.count.counted("provider"), base.clients.count.counted("client"),
        base.articles.count.counted("article"), base.cases.count.counted("case"),
      ]
      return
        "\(loaded.sources.count.counted("file")): \(things.joined(separator: ", ")); "
        + "\(errors.counted("error")), \(warnings.counted("warning"))"
    }
  }

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

  /// What a diagnostic means.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Explain a diagnostic's code, with a wrong and a right example.",
      discussion: """
        EXAMPLES
          mailhelp kb explain unknown-finding
        """)

    @Argument(
      help: ArgumentHelp("The code that stands in brackets after a slip.", valueName: "code"),
      completion: .list(DiagnosticCode.allCases.map(\.rawValue)))
    var code: String

    func run() throws {
      try running {
        guard DiagnosticCode(rawValue: code) != nil else {
          let nearest = NearestName(among: DiagnosticCode.allCases.map(\.rawValue)).nearest(
            to: code)
          throw Failure(
            "there is no diagnostic '\(code)'",
            hint: nearest.map { "did you mean '\($0)'?" }
              ?? "kb check prints the code in brackets after each slip, as [unknown-finding]")
        }
        let folders = House.foldersToTry("diagnostics") + House.foldersToTry("docs/diagnostics")
        for folder in folders {
          if let page = FileManager.default.contents(atPath: "\(folder)/\(code).md") {
            Console.printRaw(String(decoding: page, as: UTF8.self))
            return
          }
        }
        throw Failure("the page on '\(code)' was not found", hint: "it is part of the installation")
      }
    }
  }
}
