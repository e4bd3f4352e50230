import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command line: each command stands in a file of its own under `Commands/`.
@main
struct Mailhelp: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "mailhelp",
    abstract: "Find out why mail does not arrive or leave, and what to do about it.",
    discussion: """
      Without a command, mailhelp starts a guided session (mailhelp diagnose).

      EXAMPLES
        mailhelp
        mailhelp "my Hotmail does not send in Outlook 2010"
        mailhelp lookup 0x800CCC0E
        mailhelp settings hotmail.com --client thunderbird

      EXIT STATUS
        0 done or solved; 1 not solved, nothing found; 2 could not run; 64 wrong use; 130 interrupted
      """,
    version: version,
    subcommands: [
      Diagnose.self, Lookup.self, Settings.self, ProviderCommand.self, Faq.self, Export.self,
      OutcomesCommand.self, KnowledgeCommand.self, Completions.self,
    ],
    defaultSubcommand: Diagnose.self)

  static func main() {
    // A limit on the size of files shall be an error like a full disk, not the end.
    signal(SIGXFSZ, SIG_IGN)
    keepClosedChannelsClosed()
    refuseHelpOnTriedCommand()
    let arguments = SessionChoice.named(in: Array(CommandLine.arguments.dropFirst()))
    main(NegativeNumbers.asText(CommandOrder.commandFirst(arguments)))
  }

  /// Help on what is no command would be that of the guided session.
  private static func refuseHelpOnTriedCommand() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let word = arguments.first,
      ["--help", "-h"].contains(arguments.last), let hint = TriedCommands.hint(for: [word])
    else { return }
    exit(withError: ValidationError("There is no command '\(word)'.\nhint: \(hint)"))
  }

  /// Where a standard channel is closed, the next file to be opened would take its place, and be written
  /// to as the output. What stands there instead can be neither read from nor written to.
  private static func keepClosedChannelsClosed() {
    for channel: CInt in 0...2 where fcntl(channel, F_GETFD) < 0 {
      _ = open("/dev/null", channel == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
