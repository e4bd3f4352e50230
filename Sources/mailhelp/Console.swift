import ArgumentParser
import Foundation
import Knowledge
import TerminalUI

extension Unicode.Scalar {
  /// Whether a terminal may obey it, or turn the direction of writing by it; JSON leaves such as they are.
  fileprivate var steersTerminal: Bool {
    turnsDirection || (0x7F...0x9F).contains(value) || [0x2028, 0x2029].contains(value)
  }
}

/// Results go to standard output, everything else to standard error.
enum Console {
  /// Prints a result, a line end added.
  static func print(_ text: String) { write(text + "\n", to: 1) }

  /// Prints a result as it is.
  static func printRaw(_ text: String) { write(text, to: 1) }

  /// Says a remark to somebody at the terminal with whom the program talks anyway.
  static func remark(_ text: String) { write(text + "\n", to: 2) }

  /// Says a remark or a complaint.
  static func complain(_ text: String) { write("mailhelp: \(text)\n", to: 2) }

  /// Prints blocks laid out for as many columns as `COLUMNS` says, the terminal has, or else 80.
  static func show(_ blocks: [Block], _ style: TerminalStyle) {
    let wanted = Places.environment("COLUMNS").flatMap(Int.init).flatMap { $0 >= 20 ? $0 : nil }
    let columns = wanted ?? TerminalPort.standard.size.columns
    let layout = TextLayout(columns: columns, style: style)
    printRaw(layout.lines(of: blocks).map { $0 + "\n" }.joined())
  }

  /// An `Encodable` value on one line, keys in alphabetical order. What would steer a terminal on which it is
  /// read is escaped.
  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text: String
    do { text = String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
      // Such as a number that is none: a mistake of ours, which must not pass for an answer.
      assertionFailure("\(error)")
      complain("this could not be written as JSON: \(type(of: value))")
      return "{}"
    }
    guard text.unicodeScalars.contains(where: \.steersTerminal) else { return text }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if scalar.steersTerminal {
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// Ends the program with a complaint, where nothing can be thrown.
  static func giveUp(_ complaint: String) -> Never {
    complain(complaint)
    Mailhelp.exit(withError: ExitCode.couldNotRun)
  }

  /// Whoever only reads the beginning of the output knows that the rest is missing; everybody else is
  /// told.
  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        let reason = errno
        if reason == EINTR { continue }
        guard descriptor == 1, reason != EPIPE else { return }
        giveUp("standard output cannot be written: \(String(cString: strerror(reason)))")
      }
      rest = rest.dropFirst(written)
    }
  }
}
