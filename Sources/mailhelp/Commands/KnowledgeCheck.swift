import ArgumentParser
import Knowledge
import KnowledgeFiles

extension KnowledgeCommand {
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
        let folder = try Places.knowledgeFolder(knowledge.folder)
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
}
