import Foundation
import Testing

/// Help texts and manual pages cannot drift apart.
@Suite struct ManualTests {
  private struct Command: Decodable {
    struct Info: Decodable {
      let commandName: String
      let subcommands: [Info]?
      let arguments: [Argument]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let names: [Name]?
      let shouldDisplay: Bool
    }
    let command: Info
  }

  private func commands() throws -> [Command.Info] {
    let dump = try Program().run("--experimental-dump-help").output
    return try JSONDecoder().decode(Command.self, from: Data(dump.utf8)).command.subcommands ?? []
  }

  private func options(of command: Command.Info) -> Set<String> {
    let own = (command.arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
      .filter { $0.kind == "long" }.map(\.name)
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }.map(options(of:))
    return below.reduce(Set(own)) { $0.union($1) }.subtracting(["help", "version"])
  }

  private func manual(_ command: String) throws -> String {
    try String(
      contentsOfFile: "\(Program.checkout)/man/mailhelp-\(command).1", encoding: .utf8)
  }

  @Test func everyCommandHasAPageWithExactlyItsOptions() throws {
    let commands = try commands().filter { $0.commandName != "help" }
    #expect(commands.count >= 9)
    for command in commands {
      let page = try manual(command.commandName)
      let documented = Set(
        page.split(separator: "\n").filter { $0.hasPrefix(".It Fl") }.flatMap { line in
          line.split(separator: " ").filter { $0.hasPrefix("-") && $0.count > 2 }
            .map { String($0.dropFirst()) }
        })
      let known = options(of: command)
      #expect(
        known.subtracting(documented).isEmpty,
        "mailhelp-\(command.commandName)(1) lacks \(known.subtracting(documented).sorted())")
      let invented = documented.subtracting(known).subtracting(["help", "version"])
      #expect(invented.isEmpty, "mailhelp-\(command.commandName)(1) invents \(invented.sorted())")
    }
  }

  @Test func everyCommandShowsExamplesInItsHelp() throws {
    let program = try Program()
    for command in try commands() where command.commandName != "help" {
      let help = try program.run(command.commandName, "--help").output
      #expect(help.contains("EXAMPLES") || !(command.subcommands ?? []).isEmpty)
    }
  }
}
