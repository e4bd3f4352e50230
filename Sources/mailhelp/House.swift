import Inference
import Knowledge
import KnowledgeFiles
import Learning
import Outcomes
import SymptomLookup
import Troubleshooting

/// The world that a command works in: what is known, the day, and what is made of both, a troubleshooter and
/// an index of what people say.
struct House {
  let knowledge: KnowledgeBase
  private(set) var day: Day
  private let folder: String

  /// Loads the knowledge base for the day of the options.
  init(_ options: KnowledgeOptions) throws { try self.init(options.place, on: options.day) }

  /// Loads the knowledge base for a day. Slips in it are printed, and stop the program.
  init(_ place: KnowledgePlace, on day: Day) throws {
    self.day = day
    folder = try Places.knowledgeFolder(place.folder)
    let loaded = KnowledgeLoader.load(
      folder: folder, today: Clock.today(), cache: Places.cachePath(for: folder, "kb"))
    if loaded.hasErrors {
      let printer = DiagnosticPrinter(sources: loaded.sources)
      let errors = loaded.diagnostics.filter { $0.severity == .error }
      throw Failure(
        "the knowledge base has errors:\n" + printer.text(errors.prefix(5)),
        hint: "mailhelp kb check shows them all")
    }
    knowledge = loaded.knowledge
    guard !knowledge.isEmpty else { throw Self.nothing(in: folder) }
  }

  /// A folder without knowledge is more likely the wrong one than one that is yet to be filled.
  static func nothing(in folder: String) -> Failure {
    Failure(
      "there is no knowledge in the folder '\(folder)'",
      hint: "--kb names the folder that holds causes/, fixes/, …")
  }

  /// The same house, with the knowledge as it is loaded, on another day.
  func on(_ other: Day) -> House {
    var moved = self
    moved.day = other
    return moved
  }

  /// An index of what people say, for this day: from its compiled copy if that was made of just this
  /// knowledge; else it is made of the knowledge, and the copy anew.
  func symptomIndex() -> SymptomIndex {
    guard let path = Places.cachePath(for: folder, "words"),
      let stamp = UInt64(knowledge.version, radix: 16)
    else { return SymptomIndex(knowledge, on: day) }
    let copy = CompiledFile(path, form: SymptomIndex.form)
    if let kept = copy.read(madeOf: stamp),
      let index = kept.withBytes({
        SymptomIndex(knowledge, on: day, compiled: $0, keptBy: kept.keeper)
      })
    {
      return index
    }
    let index = SymptomIndex(knowledge, on: day)
    copy.write(index.compiled, madeOf: stamp)
    return index
  }

  /// A troubleshooter for this day, with what former outcomes have taught.
  func troubleshooter(_ log: SessionLog?, explores: Bool = false) throws -> Troubleshooter {
    try troubleshooter(knowing: log?.experience(), explores: explores)
  }

  /// A troubleshooter for this day that goes by these outcomes.
  func troubleshooter(
    knowing experience: TallyBook?, explores: Bool = false
  ) throws -> Troubleshooter {
    do throws(RuleNetwork.Unstratified) {
      let troubleshooter = try Troubleshooter(
        knowledge, on: day, experience: experience, explores: explores)
      keepToTheEnd(troubleshooter)
      return troubleshooter
    } catch {
      throw Failure.rulesInACircle
    }
  }
}

extension KnowledgeBase {
  /// Whether it holds nothing that anybody could be told.
  fileprivate var isEmpty: Bool {
    causes.isEmpty && fixes.isEmpty && findings.isEmpty && providers.isEmpty && clients.isEmpty
      && articles.isEmpty
  }
}

/// Keeps a value for as long as the process lives, whose end gives all memory back at once: to take a
/// knowledge base apart piece by piece would be a tenth of the work of a short command.
func keepToTheEnd<Value>(_ value: Value) { _ = Unmanaged.passRetained(Kept(value)) }

private final class Kept<Value> {
  let value: Value
  init(_ value: Value) { self.value = value }
}
