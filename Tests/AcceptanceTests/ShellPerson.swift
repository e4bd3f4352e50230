import Foundation
import Testing

/// A person without a terminal, who types into a shell what the last run printed as the way to go on,
/// with each answer filled in.
struct ShellPerson {
  let program: Program
  /// Values to answer with, by finding; of others the first on offer is taken.
  var answers: [String: String] = [:]
  /// What comes of every fix.
  var result = "no-change"

  /// Goes on from a run for at most so many steps, or to the end; gives all runs.
  func goOn(from first: Program.Outcome, steps: Int = 40) throws -> [Program.Outcome] {
    var runs = [first]
    while runs.count <= steps, let run = runs.last, let line = Self.wayOn(in: run) {
      runs.append(try type(filled(line, run.output)))
    }
    return runs
  }

  /// The printed command, if the session goes on.
  static func wayOn(in run: Program.Outcome) -> String? {
    run.output.split(separator: "\n").last { $0.hasPrefix("  mailhelp diagnose ") }.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  private func filled(_ line: String, _ output: String) throws -> String {
    guard let gap = line.range(of: "=…") else {
      return line.replacingOccurrences(of: "=worked", with: "=\(result)")
    }
    let finding = try #require(line[..<gap.lowerBound].split(separator: " ").last).description
    let offered = try #require(output.range(of: "\(finding)="))
    let first = output[offered.upperBound...].prefix { $0 != ":" }.description
    return line.replacingCharacters(in: gap, with: "=\(answers[finding] ?? first)")
  }

  private func type(_ line: String) throws -> Program.Outcome {
    try program.shell("mailhelp() { \"$mailhelp\" \"$@\"; }; \(line)")
  }
}
