public import ArgumentParser
import Foundation
public import Knowledge
import KnowledgeFiles

extension KnowledgeCommand {
  /// The beginning of a new thing.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Begin a new file: valid as it stands, with comments that say what belongs where.",
      discussion: """
        A cause comes with a case, a finding with its question. Nothing is ever overwritten. What is
        still to be written reads \u{201C}\(Scaffold.blank)\u{201D}.

        EXAMPLES
          mailhelp kb new cause dns-broken --stage connect
          mailhelp kb new case dns-broken-at-home --cause dns-broken
          mailhelp kb new fix change-dns --dry-run
        """)

    @Argument(
      help: ArgumentHelp(
        "What to begin: \(Scaffold.kinds.joined(separator: ", ")).", valueName: "kind"),
      completion: .list(Scaffold.kinds))
    var kind: String

    @Argument(
      help: ArgumentHelp("Its name: small letters, digits and hyphens.", valueName: "name"))
    var name: String

    @Option(
      name: .customLong("stage"),
      help: ArgumentHelp(
        "Of a cause: \(Stage.allCases.map(\.rawValue).joined(separator: ", ")).",
        valueName: "stage"))
    var stage: Stage?

    @Option(
      name: .customLong("cause"),
      help: ArgumentHelp("Of a case, a signature or an article: the cause.", valueName: "cause"))
    var cause: String?

    @Flag(name: .customLong("dry-run"), help: "Print what would be written, and write nothing.")
    var isDryRun = false

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try running {
        let desk = try KnowledgeDesk(knowledge)
        let scaffold = try scaffold(desk)
        for file in scaffold.files {
          let path = "\(desk.folder)/\(file.path)"
          guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure("'\(path)' is there already", hint: "nothing is ever overwritten")
          }
        }
        for file in scaffold.files {
          if isDryRun {
            Console.print("# \(file.path)\n\(file.contents)")
          } else {
            try KnowledgeDesk.write(file.contents, to: "\(desk.folder)/\(file.path)")
            Console.print("\(desk.folder)/\(file.path)")
          }
        }
        guard !output.quiet, !isDryRun else { return }
        Console.complain("what to do next:")
        for line in scaffold.advice { Console.complain("  \(line)") }
      }
    }

    private func scaffold(_ desk: KnowledgeDesk) throws -> Scaffold {
      do {
        return try Scaffold(
          kind, name, stage: stage, cause: cause, in: desk.knowledge, today: desk.day)
      } catch {
        throw failure(error, desk)
      }
    }

    private func failure(_ refusal: Scaffold.Refusal, _ desk: KnowledgeDesk) -> Failure {
      func meant(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }
      return switch refusal {
      case .unknownKind(let nearest):
        Failure(
          "there is no kind '\(kind)'",
          hint: meant(nearest) ?? "possible are \(Scaffold.kinds.joined(separator: ", "))")
      case .badName:
        Failure("'\(name)' is not a name", hint: "small letters, digits and hyphens: dns-broken")
      case .taken(let path):
        Failure(
          "'\(name)' is there already: \(desk.folder)/\(path)",
          hint: "nothing is ever overwritten")
      case .needsStage:
        Failure(
          "where on the way to the mailbox does the cause sit?",
          hint: "--stage \(Stage.allCases.map(\.rawValue).joined(separator: "|"))")
      case .needsCause:
        Failure("what is wrong in the case?", hint: "name the cause with --cause NAME")
      case .unknownCause(let nearest):
        Failure(
          "there is no cause '\(cause ?? name)'",
          hint: meant(nearest) ?? (cause == nil ? "reports bear the name of their cause" : nil))
      case .takesNoStage:
        Failure("only a cause has a stage", hint: "leave --stage out")
      case .takesNoCause:
        Failure(
          "no single cause has a \(kind)",
          hint: "leave --cause out, and name '\(name)' in the causes to which it belongs")
      }
    }
  }
}

extension Stage: ExpressibleByArgument {}
