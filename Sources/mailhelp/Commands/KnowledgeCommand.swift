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
          Console.printRaw(printsJSON ? report.json + "\n" : report.text())
          return
        }
        let folder = try House.knowledgeFolder(knowledge.folder)
        if watches {
          try KnowledgeWatch(folder: folder, day: knowledge.day, isQuiet: output.quiet).run()
        }
        let loaded = KnowledgeLoader.load(folder: folder, today: knowledge.day)
        if loaded.sources.isEmpty, loaded.diagnostics.isEmpty { throw House.nothing(in: folder) }
        let errors = loaded.diagnostics.filter { $0.severity == .error }.count
        let warnings = loaded.diagnostics.count - errors
        if printsJSON {
          for diagnostic in loaded.diagnostics.inOrder() { Console.print(diagnostic.json) }
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
      return
        "\(loaded.sources.count) files: \(base.causes.count) causes, \(base.fixes.count) fixes, "
        + "\(base.findings.count) findings, \(base.questions.count) questions, "
        + "\(base.rules.count) rules, \(base.signatures.count) signatures, "
        + "\(base.providers.count) providers, \(base.clients.count) clients, "
        + "\(base.articles.count) articles, \(base.cases.count) cases; "
        + "\(errors) errors, \(warnings) warnings"
    }
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

    @Argument(help: ArgumentHelp("The cases to play; all if none is named.", valueName: "case"))
    var names: [String] = []

    @Flag(name: .customLong("verbose"), help: "Show the steps of every case.")
    var isVerbose = false

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try running {
        let house = try House(knowledge)
        let bench = KnowledgeBench(house)
        let slips = try bench.ruleSlips() + bench.play(names, isVerbose: isVerbose)
        let count = names.isEmpty ? house.knowledge.cases.count : names.count
        if !output.quiet {
          Console.complain(
            "\(house.knowledge.rules.reduce(0) { $0 + $1.examples.count }) examples, \(count) cases; "
              + "\(slips) failed")
        }
        if slips > 0 { throw ExitCode.unsolved }
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
      help: ArgumentHelp("The code that stands in brackets after a slip.", valueName: "code"))
    var code: String

    func run() throws {
      try running {
        guard DiagnosticCode(rawValue: code) != nil else {
          let nearest = NearestName(among: DiagnosticCode.allCases.map(\.rawValue)).nearest(
            to: code)
          throw Failure(
            "there is no diagnostic '\(code)'", hint: nearest.map { "did you mean '\($0)'?" })
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

/// Runs the tests that are data.
struct KnowledgeBench {
  private let house: House

  init(_ house: House) { self.house = house }

  /// Prints the rules' examples that do not hold, and counts them.
  func ruleSlips() throws -> Int {
    var count = 0
    for rule in house.knowledge.rules {
      for slip in try rule.exampleSlips() {
        count += 1
        let given = slip.example.given.map(\.description).joined(separator: ", ")
        Console.print(
          "\(slip.example.origin): rule \(rule.id) should \(slip.example.fires ? "fire" : "be silent") "
            + "when \(given)")
      }
    }
    return count
  }

  /// Plays cases, prints what differs, and counts the ones that failed.
  func play(_ names: [String], isVerbose: Bool) throws -> Int {
    let cases = try names.isEmpty ? Array(house.knowledge.cases) : names.map(worked(named:))
    let player = player()
    var failed = 0
    for worked in cases {
      let report = try player.play(worked)
      if !report.slips.isEmpty { failed += 1 }
      guard isVerbose || !report.slips.isEmpty else { continue }
      Console.print(
        "\(worked.origin): case \(worked.id): \(report.slips.isEmpty ? "ok" : "failed")")
      for slip in report.slips { Console.print("  \(slip)") }
      for line in report.transcript { Console.print("    \(line)") }
    }
    return failed
  }

  private func worked(named name: String) throws -> WorkedCase {
    guard let found = house.knowledge.cases[id: .init(name)] else {
      let nearest = NearestName(among: house.knowledge.cases.map(\.id.rawValue)).nearest(to: name)
      throw Failure("there is no case '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }
    return found
  }

  /// Plays each case in the world of its day, without what outcomes have taught.
  func player() -> CasePlayer {
    let knowledge = house.knowledge
    let worlds = Worlds(knowledge)
    return CasePlayer(
      today: house.day, troubleshooter: { try worlds.world(on: $0).troubleshooter },
      understand: { text, day in (try? worlds.world(on: day).index.understand(text)) ?? Statement()
      })
  }
}

/// The worlds of the days that have been asked for, each made once.
private final class Worlds {
  private let knowledge: KnowledgeBase
  private var made: [Day: (troubleshooter: Troubleshooter, index: SymptomIndex)] = [:]

  init(_ knowledge: KnowledgeBase) { self.knowledge = knowledge }

  func world(on day: Day) throws -> (troubleshooter: Troubleshooter, index: SymptomIndex) {
    if let known = made[day] { return known }
    let world = (try Troubleshooter(knowledge, on: day), SymptomIndex(knowledge, on: day))
    made[day] = world
    return world
  }
}
