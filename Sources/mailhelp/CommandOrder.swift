import ArgumentParser

/// Options that many commands have may stand before the command's name too, as other programs take
/// them: `mailhelp --kb DIR lookup X`. Without this they would begin a guided session, and the command
/// would be what happens with somebody's mail.
enum CommandOrder {
  private static let withValue: Set<String> = ["--kb", "--on", "--db", "--color"]
  private static let flags: Set<String> = ["--json", "--no-log", "--keep-text", "--quiet", "-q"]

  /// The arguments with the command, and the one within it, in front.
  static func commandFirst(_ arguments: [String]) -> [String] {
    var place = 0
    while place < arguments.count, let width = width(of: arguments[place]) { place += width }
    guard place > 0, place < arguments.count,
      let command = Mailhelp.configuration.subcommands.first(where: {
        $0._commandName == arguments[place]
      })
    else { return arguments }
    var end = place + 1
    if end < arguments.count,
      command.configuration.subcommands.contains(where: { $0._commandName == arguments[end] })
    {
      end += 1
    }
    return Array(arguments[place..<end] + arguments[..<place] + arguments[end...])
  }

  /// How many arguments an option of many commands takes up; `nil` for anything else.
  private static func width(of argument: String) -> Int? {
    if withValue.contains(argument) { return 2 }
    if flags.contains(argument) { return 1 }
    let name = argument.prefix { $0 != "=" }
    return name.count < argument.count && withValue.contains(String(name)) ? 1 : nil
  }
}
