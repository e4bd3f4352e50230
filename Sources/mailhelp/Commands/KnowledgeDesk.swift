import Foundation
import Knowledge
import KnowledgeFiles

/// What the author's tools work on: all that can be understood of the files, slips or not, since
/// authors need their tools most while something is wrong.
struct KnowledgeDesk {
  let folder: String
  let day: Day
  let loaded: LoadedKnowledge

  var knowledge: KnowledgeBase { loaded.knowledge }

  /// Reads the folder. That something in it is wrong is said, unless that is the caller's business.
  init(_ options: KnowledgeOptions, mentionsErrors: Bool = true) throws {
    folder = try Places.knowledgeFolder(options.folder)
    day = options.day
    loaded = KnowledgeLoader.load(folder: folder, today: options.day, now: Clock.today())
    if mentionsErrors, loaded.hasErrors {
      let count = loaded.diagnostics.count { $0.severity == .error }
      Console.complain(
        "\(count.counted("error")) in the files; what is wrong is left out (mailhelp kb check)")
    }
  }

  /// Writes a text whole or not at all, making the folders above it.
  static func write(_ text: String, to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(
        "'\(path)' cannot be written", hint: "check that the folder may be written to")
    }
  }
}
