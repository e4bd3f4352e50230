public import ArgumentParser
import Knowledge
import TerminalUI

/// Where the knowledge is.
struct KnowledgePlace: ParsableArguments {
  @Option(
    name: .customLong("kb"),
    help: ArgumentHelp("The knowledge base's folder.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  func validate() throws { try requireName(folder, of: "--kb") }
}

/// Refuses an empty name of a file or folder, which a script hands over when its variable is not set.
func requireName(_ name: String?, of option: String) throws {
  if name?.isEmpty == true {
    throw ValidationError("The name given with \(option) is empty.")
  }
}

/// Where the knowledge is, and as of which day the world is looked at.
struct KnowledgeOptions: ParsableArguments {
  @OptionGroup var place: KnowledgePlace

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "The world as of that day, as 2010-06-01; today if left out.", valueName: "date"),
    transform: KnowledgeOptions.day(from:))
  var givenDay: Day?

  var folder: String? { place.folder }

  var day: Day { givenDay ?? Clock.today() }

  static func day(from text: String) throws -> Day {
    guard let day = Day(text) else {
      throw ValidationError("'\(text)' is not a day; write it as 2010-06-01.")
    }
    return day
  }
}

/// Where outcomes are kept, and whether.
struct LogOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp("The file in which outcomes are kept.", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(name: .customLong("no-log"), help: "Keep nothing of this session.")
  var isOff = false

  @Flag(
    name: .customLong("keep-text"),
    help: "Keep what is said as well; addresses, passwords and private hosts are blanked.")
  var keepsText = false

  func validate() throws { try requireName(file, of: "--db") }
}

/// How results are shown.
struct OutputOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print results only, no remarks.")
  var quiet = false

  @Option(
    name: .long, help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColorChoice = .auto

  var style: TerminalStyle {
    TerminalStyle(color, isTerminal: TerminalPort.standard.isTerminal)
  }
}

extension ColorChoice: ExpressibleByArgument {}
