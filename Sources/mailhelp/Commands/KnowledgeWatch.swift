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
    let first = KnowledgeLoader.load(folder: folder, today: day)
    var standing = first.diagnostics
    Console.printRaw(DiagnosticPrinter(sources: first.sources).text(standing))
    Console.print(Self.summary(first))
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
      standing = tell(KnowledgeLoader.load(folder: folder, today: day), after: standing)
    }
    throw ExitCode.interrupted
  }

  /// Says what differs from the slips that stood, and returns those that stand now.
  private func tell(_ loaded: LoadedKnowledge, after standing: [Diagnostic]) -> [Diagnostic] {
    let new = Self.difference(loaded.diagnostics, standing)
    let gone = Self.difference(standing, loaded.diagnostics)
    // While there are errors, some checks of the whole do not run: what they warned of still stands.
    let mended = gone.filter { $0.severity == .error || !loaded.hasErrors }
    Console.printRaw(DiagnosticPrinter(sources: loaded.sources).text(new))
    for slip in mended.inOrder() {
      Console.print("\(slip.location.file): mended: \(slip.message) [\(slip.code.rawValue)]")
    }
    Console.print(Self.summary(loaded))
    return loaded.diagnostics + Self.difference(gone, mended)
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
    return "\(clock())  \(loaded.sources.count.counted("file")): "
      + "\(errors.counted("error")), \(warnings.counted("warning"))"
  }

  /// The time on the wall, as 15:04:05.
  private static func clock() -> String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// Whether Ctrl-C was pressed, for loops that end in their own time.
private enum Interruption {
  nonisolated(unsafe) private static var flag: sig_atomic_t = 0

  static var happened: Bool { flag != 0 }

  static func await() {
    signal(SIGINT) { _ in Interruption.flag = 1 }
    // A program that was started by a thread which blocks signals has inherited that.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
