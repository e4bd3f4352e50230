import Foundation
import KnowledgeFiles

/// Where things stand on disk: what is shipped with the program, and what it compiles for itself.
enum Places {
  /// The knowledge base's folder: as given, else MAILHELP_KB, else beside the program, else the
  /// checkout that the program was built in, else the working folder's.
  static func knowledgeFolder(_ given: String?) throws -> String {
    if let given = given ?? environment("MAILHELP_KB") {
      guard isFolder(given) else {
        throw Failure(
          "there is no folder '\(given)'",
          hint: "--kb names the folder that holds causes/, fixes/, …")
      }
      return given
    }
    for candidate in foldersToTry("KnowledgeBase") where isFolder(candidate) { return candidate }
    throw Failure(
      "the knowledge base was not found",
      hint: "name its folder with --kb DIR or the variable MAILHELP_KB")
  }

  /// Where something that is shipped with the program may stand.
  static func foldersToTry(_ name: String) -> [String] {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? ""
    var folder = (program as NSString).deletingLastPathComponent
    var candidates = ["\(folder)/../share/mailhelp/\(name)"]
    for _ in 0..<5 where folder.count > 1 {
      candidates.append("\(folder)/\(name)")
      folder = (folder as NSString).deletingLastPathComponent
    }
    return candidates + [name]
  }

  static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// What a variable of the environment says; nothing if it is empty.
  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A folder that the environment names in full; others are passed over, as XDG says.
  private static func folderNamed(_ name: String) -> String? {
    environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Where compiled things are kept, one file a folder of each kind.
  static func cachePath(for folder: String, _ kind: String) -> String? {
    guard
      let root = folderNamed("XDG_CACHE_HOME") ?? folderNamed("HOME").map({ "\($0)/.cache" })
    else { return nil }
    var digest = Digest()
    digest.add(URL(fileURLWithPath: folder).standardizedFileURL.path.utf8)
    try? FileManager.default.createDirectory(
      atPath: "\(root)/mailhelp", withIntermediateDirectories: true)
    return "\(root)/mailhelp/\(String(digest.value, radix: 16)).\(kind)"
  }
}
