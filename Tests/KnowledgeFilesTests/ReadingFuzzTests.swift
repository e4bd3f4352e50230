import Knowledge
import Testing

@testable import KnowledgeFiles

/// Whatever the bytes, reading ends, places lie within the file, and the printer copes.
@Suite struct ReadingFuzzTests {
  private let good = """
    cause: smtp-auth-off
    title: {en: "The outgoing server is not told to sign in", de: 'Ohne Anmeldung'}
    findings:                        # how often
      relay-denied-message: nearly always
    steps:
      any client:
        - >-
          Find the server's settings: switch on.
        - |
          two
            lines
    fixes: [turn-on-smtp-auth, [a, {b: c}]]
    ---
    ? long
    : &a *b
    tab:\t'é 日本 👩‍👧'
    ...
    """

  @Test(arguments: 0..<8 as Range<UInt64>)
  func mutationsOfAGoodFile(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = Array(good.utf8)
    for _ in 0..<300 {
      var mutant = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&mutant, using: &random) }
      read(mutant)
    }
  }

  @Test(arguments: 100..<104 as Range<UInt64>)
  func randomBytes(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let marks = Array("\n\n  --:::?#&*!|>'\"%@`[]{},abc\t\\0é\u{2028}".utf8)
    for round in 0..<400 {
      let count = Int.random(in: 0...200, using: &random)
      read(
        (0..<count).map { _ in
          round % 2 == 0
            ? UInt8.random(in: 0...255, using: &random)
            : marks.randomElement(using: &random) ?? 0
        })
    }
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let position = Int.random(in: 0..<bytes.count, using: &random)
    let marks = Array(":-?[]{},&*!|>'\"%\t\n \\#".utf8)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[position] = marks.randomElement(using: &random) ?? 0
    case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: position)
    case 3: bytes.removeSubrange(position..<min(bytes.count, position + 8))
    default:
      let end = min(bytes.count, position + Int.random(in: 1...40, using: &random))
      bytes.insert(
        contentsOf: bytes[position..<end], at: Int.random(in: 0...bytes.count, using: &random))
    }
  }

  private func read(_ bytes: [UInt8]) {
    let source = SourceText(path: "f.yaml", bytes: bytes)
    let diagnostics = Diagnostics()
    let documents = YAMLReader(into: diagnostics).documents(of: source)
    for document in documents { decode(document, diagnostics) }
    let lines = LineIndex(source).lineCount
    for slip in diagnostics.all {
      #expect((1...lines + 1).contains(slip.location.line), "\(bytes)")
      #expect(slip.location.column >= 1, "\(bytes)")
    }
    let text = DiagnosticPrinter(sources: [source], width: 40).text(diagnostics.all)
    #expect(text.isEmpty == diagnostics.all.isEmpty)
    #expect(!documents.isEmpty || !diagnostics.all.isEmpty, "\(bytes)")
  }

  /// Reads every node in every way.
  private func decode(_ node: Node, _ diagnostics: Diagnostics) {
    let value = Value(node, label: "thing", into: diagnostics)
    _ = value.localized()
    _ = value.decimal(in: 0...1)
    _ = value.number(in: 0...9)
    _ = value.date()
    _ = value.url()
    _ = value.yesOrNo()
    _ = value.name()
    for item in node.items { decode(item, diagnostics) }
    for pair in node.pairs { decode(pair.value, diagnostics) }
    var fields = value.fields(of: "thing")
    _ = fields.words("fixes", .required)
    fields.finish()
  }
}
