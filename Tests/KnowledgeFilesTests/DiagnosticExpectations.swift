import Knowledge
import Testing

@testable import KnowledgeFiles

/// A slip that a marked text must give: where, which, and as much of its words as matters.
struct ExpectedDiagnostic {
  let marker: String
  let code: DiagnosticCode
  let severity: Diagnostic.Severity
  let message: String?
  let hint: String?
  let noteMarker: String?

  init(
    _ marker: String, _ code: DiagnosticCode, severity: Diagnostic.Severity = .error,
    message: String? = nil, hint: String? = nil, note: String? = nil
  ) {
    self.marker = marker
    self.code = code
    self.severity = severity
    self.message = message
    self.hint = hint
    noteMarker = note
  }
}

/// Reads a text in which markers (1️⃣, 2️⃣, …) show where slips are, and demands exactly the
/// expected ones. `decode` goes on with each document.
@discardableResult
func expectDiagnostics(
  in marked: String, _ expected: [ExpectedDiagnostic], limits: ReadingLimits = ReadingLimits(),
  sourceLocation: Testing.SourceLocation = #_sourceLocation,
  decode: (Node, Diagnostics) -> Void = { _, _ in }
) -> [Node] {
  let text = MarkedText(marked)
  let diagnostics = Diagnostics()
  let source = SourceText(path: "test.yaml", text.plain)
  let documents = YAMLReader(limits: limits, into: diagnostics).documents(of: source)
  for document in documents { decode(document, diagnostics) }

  expect(
    diagnostics.all.inOrder(), toBe: expected, in: text, from: [source],
    sourceLocation: sourceLocation)
  return documents
}

/// Demands that just the expected slips were found; a failure shows what an author would have seen.
func expect(
  _ found: [Diagnostic], toBe expected: [ExpectedDiagnostic], in text: MarkedText,
  from sources: [SourceText], sourceLocation: Testing.SourceLocation
) {
  let shown = DiagnosticPrinter(sources: sources).text(found)
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

struct Position: Hashable {
  let line: Int
  let column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init(_ location: Knowledge.SourceLocation) {
    self.init(line: location.line, column: location.column)
  }
}

/// A text without its markers, and the places where they stood.
struct MarkedText {
  private(set) var plain = ""
  private(set) var markers: [String: Position] = [:]

  init(_ marked: String) {
    var line = 1
    var column = 1
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        markers[String(character)] = Position(line: line, column: column)
        continue
      }
      plain.append(character)
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
  }
}

/// Sebastiano Vigna's generator, so that a seed always gives the same sequence.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
