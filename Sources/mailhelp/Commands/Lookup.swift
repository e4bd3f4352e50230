import ArgumentParser
import Foundation
import Knowledge
import Outcomes
import Publishing
import SymptomLookup
import TerminalUI
import Troubleshooting

/// Causes, fixes and articles for a symptom, an error code or a pasted log.
struct Lookup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look up an error message, a code or a symptom.",
    discussion: """
      EXAMPLES
        mailhelp lookup "550 5.7.1 relaying denied"
        mailhelp lookup 0x800CCC0E outlook express hotel wifi
        mailhelp lookup --json "0x800CCC0E"
        mailhelp lookup - < bounce.txt
        mailhelp lookup --batch reports.jsonl --json
      """)

  @Argument(
    help: ArgumentHelp("The symptom, code or log; - reads standard input.", valueName: "text"))
  var words: [String] = []

  @Option(
    name: .customLong("batch"),
    help: ArgumentHelp("A file with one JSON object a line: id, text, facts.", valueName: "file"),
    completion: .file())
  var batch: String?

  @Option(
    name: .customLong("limit"), help: ArgumentHelp("How many results at most.", valueName: "n"))
  var limit = 5

  @Flag(name: .customLong("json"), help: "Print JSON, one object a line.")
  var printsJSON = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be 1 or more.") }
    try requireName(batch, of: "--batch")
    if batch == nil && words.isEmpty {
      throw ValidationError("Say what to look up, or give - to read it from standard input.")
    }
    if batch != nil && !words.isEmpty {
      throw ValidationError("Give either --batch or what to look up, not both.")
    }
    if batch != nil && log.keepsText {
      throw ValidationError("--keep-text does not go with --batch: of a batch nothing is kept.")
    }
  }

  func run() throws {
    try running {
      let house = try House(knowledge)
      let kept = LookupLog(log, isQuiet: output.quiet)
      let desk = try LookupDesk(house, experience: kept.experience())
      defer { keepToTheEnd(desk) }
      if let batch { return try answer(batch, desk) }
      let text =
        words == ["-"]
        ? try standardInput() : words.map(NegativeNumbers.given).joined(separator: " ")
      let result = desk.look(up: text, facts: [:], limit: limit)
      if printsJSON {
        Console.print(Console.json(result.line(id: nil, query: text)))
      } else {
        Console.show(result.blocks(quiet: output.quiet), output.style)
      }
      kept.remember(
        result, log.keepsText ? KeptText(blanking: text, for: house.knowledge).text : nil)
      if result.isEmpty { throw ExitCode.unsolved }
    }
  }

  /// How much of a text is looked at, in bytes: as much as `SymptomIndex` reads of one.
  private static let longestText = 200_000

  /// What comes in, as much of it as is looked at.
  private func standardInput() throws -> String {
    let limit = Self.longestText
    do {
      let data = try FileHandle.standardInput.read(upToCount: limit) ?? Data()
      if data.count == limit, try FileHandle.standardInput.read(upToCount: 1)?.isEmpty == false,
        !output.quiet
      {
        Console.complain("only the first 200 kilobytes of the input are looked at")
      }
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw Failure("standard input cannot be read")
    }
  }

  // MARK: Many at once

  private struct Report: Decodable {
    var id: Name?
    var text: String?
    /// A fact that is null says nothing.
    var facts: [String: FactValue?]?
  }

  /// What somebody calls a line: a text or a number.
  private struct Name: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Double.self) {
        text = FactValue.words(for: number)
      } else {
        text = try value.decode(String.self)
      }
    }
  }

  private func answer(_ path: String, _ desk: LookupDesk) throws {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    let name = isStandardInput ? "standard input" : "the file '\(path)'"
    guard descriptor >= 0 else {
      throw Failure("\(name) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { if !isStandardInput { close(descriptor) } }
    var lines = InputLines(descriptor)
    var number = 0
    var hasSlips = false
    func next() throws -> InputLines.Line? {
      do { return try lines.next() } catch {
        throw Failure(
          "\(name) cannot be read",
          hint: Places.isFolder(path) ? "this is a folder; name a file in it" : nil)
      }
    }
    while let line = try next() {
      number += 1
      switch line {
      case .text(let line):
        if line.allSatisfy(\.isWhitespace) { continue }
        if try !answer(line, at: "\(path):\(number)", called: number, desk) { hasSlips = true }
      case .tooLong:
        Console.complain("\(path):\(number): \(InputLines.complaint)")
        hasSlips = true
      }
    }
    if hasSlips { throw ExitCode.couldNotRun }
  }

  /// Answers one line of a batch; false if it cannot be read, which is then said.
  private func answer(
    _ line: String, at place: String, called number: Int, _ desk: LookupDesk
  ) throws -> Bool {
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(line.utf8)) else {
      Console.complain("\(place): this line is not a JSON object with id and text")
      return false
    }
    if (report.text ?? "").utf8.count > Self.longestText, !output.quiet {
      Console.complain(
        "\(place): only the first 200 kilobytes of the text are looked at")
    }
    let facts = (report.facts ?? [:]).compactMapValues { $0?.text }
    let result = desk.look(up: report.text ?? "", facts: facts, limit: limit)
    for warning in result.unrecognised where !output.quiet {
      Console.complain("\(place): \(warning)".harmless)
    }
    if printsJSON {
      Console.print(Console.json(result.line(id: report.id?.text, query: report.text ?? "")))
    } else {
      let name = report.id?.text.harmless ?? String(number)
      let best = result.causes.first
      Console.print("\(name)\t\(best?.id ?? "-")\t\(best?.title ?? "nothing found")")
    }
    return true
  }
}

/// A fact from outside: a word, a number, a yes or no, or a few of them, in a list or by name.
struct FactValue: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    if var list = try? decoder.unkeyedContainer() {
      var parts: [String] = []
      while !list.isAtEnd { parts.append(try list.decode(FactValue.self).text) }
      text = parts.joined(separator: ", ")
      return
    }
    if let map = try? decoder.container(keyedBy: AnyKey.self) {
      text = try map.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
        "\($0.stringValue) \(try map.decode(FactValue.self, forKey: $0).text)"
      }.joined(separator: ", ")
      return
    }
    let value = try decoder.singleValueContainer()
    if let word = try? value.decode(String.self) {
      text = word
    } else if let flag = try? value.decode(Bool.self) {
      text = flag ? "yes" : "no"
    } else if let number = try? value.decode(Double.self) {
      text = Self.words(for: number)
    } else {
      text = ""
    }
  }

  /// A number as people write it.
  static func words(for number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }
}
