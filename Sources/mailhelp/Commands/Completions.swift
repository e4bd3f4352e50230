import ArgumentParser

/// Shell completion.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a completion script for a shell.",
    discussion: """
      EXAMPLES
        mailhelp completions bash > ~/.local/share/bash-completion/completions/mailhelp
        mailhelp completions fish > ~/.config/fish/completions/mailhelp.fish
      """)

  /// The shells that are known.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish
  }

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
  var shell: Shell

  func run() {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Console.print(Mailhelp.completionScript(for: known))
  }
}
