import Foundation
import Knowledge
import KnowledgeFiles

/// The built program, run as a user would run it: with a home folder of its own that is removed
/// afterwards.
final class Program {
  /// What a run came to.
  struct Outcome {
    let status: Int32
    let output: String
    let complaints: String

    /// The lines of the output, each read as a JSON object.
    var objects: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
      }
    }
  }

  let home: String

  /// - Parameter isNew: whether it has never run here, so that it has to compile what it knows; to do so
  ///   in each test took most of their time.
  init(isNew: Bool = false) throws {
    home = NSTemporaryDirectory() + "mailhelp-\(UUID().uuidString)"
    let cache = "\(home)/\(Self.cache)"
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    guard !isNew else { return }
    for (name, bytes) in Self.compiled {
      try bytes.write(to: URL(fileURLWithPath: "\(cache)/\(name)"))
    }
  }

  /// Where below its home the program keeps what it has compiled.
  static let cache = ".cache/mailhelp"

  /// What the program compiles of the shipped knowledge, by file; nothing if it cannot.
  private static let compiled: [(name: String, bytes: Data)] = {
    guard let program = try? Program(isNew: true), let run = try? program.run("lookup", "hotmail"),
      run.status == 0,
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(program.home)/\(cache)")
    else { return [] }
    return names.compactMap { name in
      FileManager.default.contents(atPath: "\(program.home)/\(cache)/\(name)").map { (name, $0) }
    }
  }()

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// The checkout that is tested.
  static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The built program, beside the test bundle.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let candidates = [
      "\(bundle)/mailhelp", "\(checkout)/.build/debug/mailhelp",
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[1]
  }()

  /// The shipped knowledge, loaded once.
  static let knowledge: KnowledgeBase =
    KnowledgeLoader.load(
      folder: "\(checkout)/KnowledgeBase", today: Day(daysSince1970: 20_778)
    ).knowledge

  /// The environment of a run: nothing of the machine's but where programs are.
  var environment: [String: String] {
    [
      "HOME": home, "PATH": "/usr/bin:/bin", "MAILHELP_KB": "\(Self.checkout)/KnowledgeBase",
      "LANG": "C.UTF-8", "TERM": "xterm", "SOURCE_DATE_EPOCH": "1795219200",
    ]
  }

  /// Runs a command to its end.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// Runs a command to its end.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try run(Self.path, arguments, input: input)
  }

  /// Runs a line of the shell, in which `$mailhelp` is the program, to its end.
  func shell(_ line: String) throws -> Outcome {
    try run("/bin/sh", ["-c", "mailhelp='\(Self.path)'; \(line)"], input: "")
  }

  private func run(_ program: String, _ arguments: [String], input: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    let files = (0..<3).map { "\(home)/stream-\(UUID().uuidString)-\($0)" }
    for (index, file) in files.enumerated() {
      try (index == 0 ? Data(input.utf8) : Data()).write(to: URL(fileURLWithPath: file))
    }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ file: String) -> String {
      String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    return Outcome(
      status: process.terminationStatus, output: text(files[1]), complaints: text(files[2]))
  }
}
