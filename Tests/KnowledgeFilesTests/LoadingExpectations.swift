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
  expect(
    loaded.diagnostics.filter { $0.location.file == path }, toBe: expected, in: text,
    from: loaded.sources, sourceLocation: sourceLocation)
}
