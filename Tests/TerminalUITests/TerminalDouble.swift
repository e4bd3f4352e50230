import Foundation

@testable import TerminalUI

#if canImport(Glibc)
  import Glibc
#endif

/// A pseudo-terminal with somebody at the keyboard.
struct PseudoTerminal: Sendable {
  let keyboard: Int32
  let terminal: Int32

  init?(rows: UInt16 = 24, columns: UInt16 = 80) {
    var (keyboard, terminal): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&keyboard, &terminal, nil, nil, &size) == 0 else { return nil }
    self.keyboard = keyboard
    self.terminal = terminal
  }

  var port: TerminalPort { TerminalPort(input: terminal, output: terminal) }

  var path: String { ttyname(terminal).map { String(cString: $0) } ?? "" }

  /// The modes that a question may change.
  var modes: [UInt32] {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return [] }
    let control = withUnsafeBytes(of: modes.c_cc) { $0.map { UInt32($0) } }
    return [modes.c_iflag, modes.c_oflag, modes.c_lflag] + control
  }

  /// Waits for a text on the screen, then types; for each step in turn. Returns all that was shown.
  /// When a text does not come within ten seconds the keyboard is unplugged.
  func person(_ steps: [(sees: String, types: String)]) -> String {
    var shown: [UInt8] = []
    var seen = 0
    var steps = steps[...]
    while true {
      let fresh = String(decoding: shown[seen...], as: UTF8.self)
      if let step = steps.first, fresh.contains(step.sees) {
        seen = shown.count
        steps.removeFirst()
        step.types.withCString { _ = Glibc.write(keyboard, $0, strlen($0)) }
        continue
      }
      var source = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, 10_000) > 0 else { break }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(keyboard, &chunk, chunk.count)
      if count <= 0 { break }
      shown += chunk[..<count]
    }
    Glibc.close(keyboard)
    return String(decoding: shown, as: UTF8.self)
  }

  /// Waits for a text on the screen, then goes away.
  func unplug(afterSeeing text: String) {
    var shown: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: shown, as: UTF8.self).contains(text) {
      let count = read(keyboard, &chunk, chunk.count)
      if count <= 0 { break }
      shown += chunk[..<count]
    }
    Glibc.close(keyboard)
  }

  func close() {
    Glibc.close(keyboard)
    Glibc.close(terminal)
  }

  /// Runs a conversation and the person at the keyboard; gives its replies and what was shown.
  func run<R: Sendable>(
    _ steps: [(sees: String, types: String)], style: TerminalStyle = .plain,
    interruption: ArrowPrompter.Interruption = .endsProgram,
    _ talk: @escaping @Sendable (ArrowPrompter) -> R
  ) async -> (replies: R, shown: String, keptModes: Bool) {
    let before = modes
    async let shown = onThread { person(steps) }
    let replies = await onThread {
      talk(ArrowPrompter(port: port, style: style, interruption: interruption))
    }
    let keptModes = !before.isEmpty && modes == before
    Glibc.close(terminal)
    return (replies, await shown, keptModes)
  }
}

/// What a terminal would show after the given output: just enough of ECMA-48 for what is written.
struct TerminalScreen {
  /// The history, and below it the screen.
  private(set) var lines: [[Character]] = [[]]
  private var row = 0
  private var column = 0

  /// What was written on a screen of so many rows and columns. Like some terminals, it puts what it
  /// shows into the history when all of it is cleared from the first place.
  init(showing output: String, rows: Int = .max, columns: Int = .max) {
    var top = 0
    func goDown(_ screen: inout TerminalScreen) {
      screen.row += 1
      if screen.row == screen.lines.count { screen.lines.append([]) }
      if screen.row - top >= rows { top += 1 }
    }
    var rest = output.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": goDown(&self)
      case "\u{1B}":
        let parameters = rest.dropFirst().prefix { !("@"..."~").contains($0) }
        let count = Int(String(parameters)) ?? 1
        rest = rest.dropFirst(1 + parameters.count)
        switch rest.popFirst() {
        case "A": row = max(row - count, top)
        case "C": column += count
        case "K": lines[row].removeSubrange(min(column, lines[row].count)...)
        case "J" where row == top && column == 0 && rows != .max:
          lines.append([])
          row = lines.count - 1
          top = row
        case "J":
          lines[row].removeSubrange(min(column, lines[row].count)...)
          lines.removeSubrange((row + 1)...)
        default: break  // inks and modes
        }
      default:
        if column >= columns {
          goDown(&self)
          column = 0
        }
        while lines[row].count <= column { lines[row].append(" ") }
        lines[row][column] = Character(scalar)
        column += 1
      }
    }
  }

  var text: String { lines.map { String($0) }.joined(separator: "\n") }
}
