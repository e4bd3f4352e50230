import ArgumentParser

/// Shell completion.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a completion script for a shell.",
    discussion: """
      EXAMPLES
        mailhelp completions bash > ~/.local/share/bash-completion/completions/mailhelp
        mailhelp completions fish > ~/.config/fish/completions/mailhelp.fish
      """)

  @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
  var shell: CompletionShell

  func run() { Console.print(Mailhelp.completionScript(for: shell)) }
}
