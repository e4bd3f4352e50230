import ArgumentParser
import TerminalUI

/// Something that keeps a command from running: one clear message with a hint, and exit status 2. What
/// it quotes was typed or pasted, and must not steer the terminal.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, hint: String? = nil) {
    description = (hint.map { "\(message)\nhint: \($0)" } ?? message).harmless
  }

  /// What `RuleNetwork.Unstratified` means to whoever started the program.
  static let rulesInACircle = Failure(
    "the rules run in a circle through a 'none'", hint: "mailhelp kb check names the rule")
}

extension ExitCode {
  /// Not solved, or nothing found.
  static let unsolved = ExitCode(1)
  /// Could not run.
  static let couldNotRun = ExitCode(2)
  /// Interrupted.
  static let interrupted = ExitCode(130)
}

/// Runs a command's work; what keeps it from running is said on standard error.
func running(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let failure as Failure {
    Console.complain(failure.description)
    throw ExitCode.couldNotRun
  }
}
