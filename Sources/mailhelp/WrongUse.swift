import ArgumentParser
import Foundation
import TerminalUI

extension Mailhelp {
  /// Runs the command that the arguments name. What is wrong with them is said as the parser says it, but
  /// what it quotes of them must not steer the terminal.
  static func main(_ arguments: [String]) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      let status = exitCode(for: error)
      guard status == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error).harmless + "\n").utf8))
      exit(withError: status)
    }
  }
}
