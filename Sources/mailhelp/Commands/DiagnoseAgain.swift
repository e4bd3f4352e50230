import Knowledge
import TerminalUI

extension Diagnose {
  /// The command that goes on with a session, as it is typed into a shell: every option that was given
  /// stands in it again.
  ///
  /// - Parameters:
  ///   - session: the session's name where it is kept; without, all that was said is said again.
  ///   - reply: what is said next, as it is to be shown.
  func again(_ session: String?, saying reply: String) -> String {
    var said = session.map { ["--session", $0] } ?? []
    if session == nil {
      for answer in answers { said += ["--answer", answer] }
      for result in results { said += ["--result", result] }
    }
    let parts =
      ["mailhelp", "diagnose"] + (repeatedOptions(isKept: session != nil) + said).map(\.shellQuoted)
    let texts = session == nil ? words : []
    let dashes = texts.contains { $0.hasPrefix("-") } ? ["--"] : []
    return (parts + [reply] + dashes + texts.map(\.shellQuoted)).joined(separator: " ")
  }

  /// The command that takes up the latest session that is kept.
  var resuming: String {
    (["mailhelp", "diagnose"] + repeatedOptions(isKept: true).map(\.shellQuoted) + ["--resume"])
      .joined(separator: " ")
  }

  /// The options that say where and how, as they were given. A kept session knows its day.
  private func repeatedOptions(isKept: Bool) -> [String] {
    var options: [String] = []
    if let folder = knowledge.folder { options += ["--kb", folder] }
    if !isKept, let day = knowledge.givenDay { options += ["--on", "\(day)"] }
    if let file = log.file { options += ["--db", file] }
    if log.isOff { options.append("--no-log") }
    if log.keepsText { options.append("--keep-text") }
    if avoidsExploring { options.append("--no-explore") }
    if traces { options.append("--trace") }
    if isPlain { options.append("--plain") }
    if output.quiet { options.append("--quiet") }
    if output.color != .auto { options += ["--color", output.color.rawValue] }
    return options
  }
}

extension String {
  /// The text as one word of a POSIX shell: in single quotes where anything in it might mean more.
  /// Control characters become spaces, so that the text stays on one line of the terminal.
  var shellQuoted: String {
    let special = unicodeScalars.contains { !Self.plainInShell.contains($0) }
    guard special || isEmpty else { return self }
    var quoted = "'"
    for scalar in unicodeScalars {
      switch scalar {
      case "'": quoted += #"'\''"#
      case _ where scalar.properties.generalCategory == .control: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }

  private static let plainInShell = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@,+".unicodeScalars)
}
