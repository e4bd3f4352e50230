import Knowledge
import Testing

@testable import KnowledgeFiles

/// Loads a text in which markers (1️⃣, 2️⃣, …) show where slips are, together with the small base,
/// and demands exactly the expected ones in it.
func expectSlips(
  in marked: String, at path: String = "test.yaml", _ expected: [ExpectedDiagnostic],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let text = MarkedText(marked)
  let source = SourceText(path: path, text.plain)
  let loaded = KnowledgeLoader.load([SmallBase.text, source], today: SmallBase.today)
  let shown = DiagnosticPrinter(sources: loaded.sources).text(loaded.diagnostics)
  let found = loaded.diagnostics.filter { $0.location.file == path }
  #expect(found.count == expected.count, "\(shown)", sourceLocation: sourceLocation)
  for (slip, wanted) in zip(found, expected) {
    #expect(slip.code == wanted.code, "\(shown)", sourceLocation: sourceLocation)
    #expect(slip.severity == wanted.severity, "\(shown)", sourceLocation: sourceLocation)
    #expect(
      Position(slip.location) == text.markers[wanted.marker], "\(shown)",
      sourceLocation: sourceLocation)
    if let message = wanted.message {
      #expect(slip.message == message, sourceLocation: sourceLocation)
    }
    if let hint = wanted.hint { #expect(slip.hint == hint, sourceLocation: sourceLocation) }
    if let marker = wanted.noteMarker {
      #expect(
        slip.notes.first.map { Position($0.location) } == text.markers[marker], "\(shown)",
        sourceLocation: sourceLocation)
    }
  }
}
