import ArgumentParser
import Foundation
import KnowledgeFiles

extension KnowledgeCommand {
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
        let folders = Places.foldersToTry("diagnostics") + Places.foldersToTry("docs/diagnostics")
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
