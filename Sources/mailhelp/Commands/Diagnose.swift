import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles
import SymptomLookup
import TerminalUI
import Troubleshooting

/// The guided session.
struct Diagnose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Be led, in a few questions, to the fix that works.",
    discussion: """
      On a terminal the answers take arrow keys or their number. Without a terminal nothing is asked: \
      the next step is printed, and --answer and --resume go on from there.

      EXAMPLES
        mailhelp diagnose
        mailhelp diagnose "hotmail does not send in outlook 2010" --on 2010-06-01
        mailhelp diagnose "cannot send" --answer client=thunderbird --answer network=hotel
        mailhelp diagnose --resume
        mailhelp diagnose --resume 3f2a
        mailhelp diagnose --plain
      """)

  @Argument(help: ArgumentHelp("What happens, in your own words.", valueName: "text"))
  var words: [String] = []

  @Option(
    name: .customLong("answer"),
    help: ArgumentHelp("An answer given beforehand; may be repeated.", valueName: "finding=value"))
  var answers: [String] = []

  @Option(
    name: .customLong("result"),
    help: ArgumentHelp(
      "What came of a fix: worked, no-change, changed or not-done; may be repeated.",
      valueName: "fix=result"))
  var results: [String] = []

  @Option(
    name: .customLong("resume"), defaultAsFlag: SessionChoice.latest, parsing: .next,
    help: ArgumentHelp(
      "Go on with the latest session that has not ended, or with the one named; the start of its "
        + "name will do.", valueName: "id"))
  var resumed: SessionChoice?

  @Option(
    name: .customLong("session"),
    help: ArgumentHelp("The same as --resume with a name.", valueName: "id"))
  var named: SessionChoice?

  /// The session that was left earlier and goes on, if one does.
  var goingOn: SessionChoice? { named ?? resumed }

  @Flag(name: .customLong("plain"), help: "Numbered lines that are never redrawn.")
  var isPlain = false

  @Flag(
    name: .customLong("json"), help: "Speak the line protocol for programs (mailhelp-diagnose(1)).")
  var speaksJSON = false

  @Flag(name: .customLong("trace"), help: "Print every rule that fires, on standard error.")
  var traces = false

  @Flag(
    name: .customLong("no-explore"),
    help: "Never try a fix only because it might be better than it has shown.")
  var avoidsExploring = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for answer in answers where !answer.contains("=") {
      throw ValidationError("'\(answer)' is not of the form finding=value.")
    }
    for result in results {
      let parts = result.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, FixResult(rawValue: String(parts[1])) != nil else {
        throw ValidationError(
          "'\(result)' is not of the form fix=result; results are "
            + FixResult.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
    }
    if case .named = resumed, named != nil {
      throw ValidationError("Give the session's name once: with --resume or with --session.")
    }
    for case .named(let name) in [resumed, named] where !SessionChoice.isName(name) {
      throw ValidationError(
        "'\(name)' is no session's name; what happens is written before --resume."
          + "\nhint: mailhelp outcomes list shows the names")
    }
    try refuseCommands()
  }

  /// A command after its options, or misspelt, is not what happens with somebody's mail.
  private func refuseCommands() throws {
    guard words.count <= 2, let first = words.first else { return }
    let commands = Mailhelp.configuration.subcommands.map { $0._commandName }
    if commands.contains(first) {
      guard words.count == 1 else { return }
      let folder = knowledge.folder.map { " --kb \($0)" } ?? ""
      throw ValidationError(
        "'\(first)' is a command, not what happens."
          + "\nhint: write the command first: mailhelp \(first)\(folder)")
    }
    if let meant = NearestName(among: commands).nearest(to: first) {
      throw ValidationError("Unknown command '\(first)'. Did you mean '\(meant)'?")
    }
    if let hint = TriedCommands.hint(for: words) {
      throw ValidationError("There is no command '\(first)'.\nhint: \(hint)")
    }
  }

  func run() throws {
    try running {
      if speaksJSON {
        try LineProtocol.run(self)
        return
      }
      let guided = try GuidedSession(self)
      if isPlain || TerminalPort.standard.isTerminal {
        try guided.converse()
      } else {
        try guided.printNextStep()
      }
    }
  }
}
