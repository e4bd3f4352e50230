import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles

/// `kb check --watch`: checks again whenever a file changes, and says what is new and what is mended.
struct KnowledgeWatch {
  let folder: String
  let day: Day
  let isQuiet: Bool

  /// Looks twice a second.
  private static let pause: UInt32 = 500_000
  /// Editors write in several steps; the folder must have been at rest for so long.
  private static let rest: UInt32 = 100_000

  /// Goes on until Ctrl-C.
  func run() throws {
    Interruption.await()
    var stamp = KnowledgeFolder(folder).stamp()
    var before = KnowledgeLoader.load(folder: folder, today: day)
    Console.printRaw(DiagnosticPrinter(sources: before.sources).text(before.diagnostics))
    Console.print(Self.summary(before))
    if !isQuiet { Console.complain("watching \(folder); Ctrl-C ends") }
    while !Interruption.happened {
      usleep(Self.pause)
      var now = KnowledgeFolder(folder).stamp()
      guard now != stamp else { continue }
      repeat {
        stamp = now
        usleep(Self.rest)
        now = KnowledgeFolder(folder).stamp()
      } while now != stamp && !Interruption.happened
      let after = KnowledgeLoader.load(folder: folder, today: day)
      tell(before, after)
      before = after
    }
    throw ExitCode.interrupted
  }

  private func tell(_ before: LoadedKnowledge, _ after: LoadedKnowledge) {
    let new = Self.difference(after.diagnostics, before.diagnostics)
    let mended = Self.difference(before.diagnostics, after.diagnostics)
    Console.printRaw(DiagnosticPrinter(sources: after.sources).text(new))
    for slip in mended.inOrder() {
      Console.print("\(slip.location.file): mended: \(slip.message) [\(slip.code.rawValue)]")
    }
    Console.print(Self.summary(after))
  }

  /// What is in the first and not in the second. Lines move while somebody writes, so they do not
  /// count.
  static func difference(_ some: [Diagnostic], _ others: [Diagnostic]) -> [Diagnostic] {
    struct Mark: Hashable {
      let file: String
      let code: DiagnosticCode
      let message: String
    }
    func mark(_ slip: Diagnostic) -> Mark {
      Mark(file: slip.location.file, code: slip.code, message: slip.message)
    }
    var known: [Mark: Int] = [:]
    for other in others { known[mark(other), default: 0] += 1 }
    return some.filter { slip in
      guard let count = known[mark(slip)], count > 0 else { return true }
      known[mark(slip)] = count - 1
      return false
    }
  }

  private static func summary(_ loaded: LoadedKnowledge) -> String {
    let errors = loaded.diagnostics.count { $0.severity == .error }
    let warnings = loaded.diagnostics.count - errors
    let time = Date().formatted(date: .omitted, time: .standard)
    return "\(time)  \(loaded.sources.count) files: \(errors) errors, \(warnings) warnings"
  }
}

/// Whether Ctrl-C was pressed, for loops that end in their own time.
private enum Interruption {
  nonisolated(unsafe) private static var flag: sig_atomic_t = 0

  static var happened: Bool { flag != 0 }

  static func await() {
    signal(SIGINT) { _ in Interruption.flag = 1 }
  }
}
