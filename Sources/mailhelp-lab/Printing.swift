import ArgumentParser
import Foundation

/// Prints to standard error.
func note(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// Says why a command cannot run and ends it with exit code 2.
func fail(_ message: String) throws -> Never {
  note("error: \(message)")
  throw couldNotRun
}

/// Writes out what has been printed; ends the command with exit code 2 if that cannot be done.
func finishOutput() throws {
  if fflush(nil) != 0 { try fail("standard output cannot be written") }
}

/// Prints a value as one line of JSON, its keys in order.
func printObject(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// The number with so many decimal places.
func fixed(_ number: Double, _ places: Int) -> String {
  String(format: "%.\(places)f", number)
}

/// The text, filled with spaces on the right.
func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.count, 1))
}

/// The text, filled with spaces on the left.
func right(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(width - text.count, 1)) + text
}

/// The text as a JSON string.
func quoted(_ text: String) -> String {
  (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
}
