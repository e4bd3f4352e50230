import Foundation
import Knowledge

/// A person of a worked case who speaks the line protocol, one line each way.
struct LineProtocolPerson {
  /// How a conversation ended.
  struct Ending {
    let outcome: String
    let session: String
    let fix: String?
    let tried: [String]
    let everything: String
  }

  let worked: WorkedCase
  let program: Program
  var stopsAfter = Int.max

  /// Talks to the program until the end, or until it has said enough.
  func talk(_ arguments: [String] = []) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["diagnose", "--json"] + arguments
    process.environment = program.environment
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    var reader = LineReader(output.fileHandleForReading)
    func say(_ message: [String: String]) throws {
      input.fileHandleForWriting.write(
        try JSONSerialization.data(withJSONObject: message) + Data("\n".utf8))
    }
    if !arguments.contains("--session") && !arguments.contains("--resume") {
      var opening = ["text": worked.says]
      if let day = worked.day { opening["on"] = day.description }
      try say(opening)
    }
    var tried: [String] = []
    var everything = ""
    var steps = 0
    while let line = reader.next() {
      everything += line + "\n"
      let step = (try JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
      if steps == stopsAfter { break }
      steps += 1
      switch step["step"] as? String {
      case "question":
        let finding = step["finding"] as? String
        let answer = worked.answers.first { $0.finding.rawValue == finding }?.value.rawValue
        try say(["answer": answer ?? "unknown"])
      case "fix":
        let fix = step["id"] as? String ?? ""
        tried.append(fix)
        try say(["result": result(of: fix)])
      case "end":
        return Ending(
          outcome: step["outcome"] as? String ?? "", session: step["session"] as? String ?? "",
          fix: step["fix"] as? String, tried: tried, everything: everything)
      default: break
      }
    }
    return Ending(outcome: "left", session: "", fix: nil, tried: tried, everything: everything)
  }

  private func result(of fix: String) -> String {
    if worked.works.contains(where: { $0.rawValue == fix }) { return "worked" }
    return worked.results.first { $0.fix.rawValue == fix }?.result.rawValue ?? "no-change"
  }
}

/// Lines out of a pipe, as they come.
struct LineReader {
  private let handle: FileHandle
  private var rest = Data()

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line, or `nil` at the end.
  mutating func next() -> String? {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Data(rest[rest.index(after: end)...]) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      let more = handle.availableData
      if more.isEmpty { return nil }
      rest += more
    }
  }
}
