import Foundation
import Knowledge
import Testing

@testable import KnowledgeFiles

/// The schemas say what the loader does, and every file keeps to them by an independent validator.
@Suite struct SchemaTests {
  private static let schemas = KnowledgeSchema(SmallBase.knowledge)

  // MARK: - The description and the loader

  @Test(arguments: Kind.allCases)
  func theKeysAreThoseThatTheLoaderTakes(_ kind: Kind) throws {
    let text = SourceText(path: "x.yaml", "\(kind.key): x\nno-such-key: x\n")
    let loaded = KnowledgeLoader.load([text], today: SmallBase.today)
    let slip = try #require(loaded.diagnostics.first { $0.code == .unknownKey })
    let taken = try #require(slip.message.components(separatedBy: " takes ").last)
    #expect(Set(taken.components(separatedBy: ", ")) == Set(kind.form.keys.map(\.name)))
    let missing = loaded.diagnostics.filter { $0.code == .missingKey }.map {
      $0.message.components(separatedBy: "'")[1]
    }
    let required = kind.form.keys.filter(\.isRequired).map(\.name)
    #expect(Set(missing).union([kind.key]) == Set(required))
  }

  /// Closed sets that the loader keeps to itself.
  @Test(arguments: [
    ("client", "platforms", "client: x\nname: x\nplatforms: [qqqqq]\n"),
    ("client", "protocols", "client: x\nname: x\nprotocols: [qqqqq]\n"),
    ("finding", "values", "finding: x\nname: x\nabout: symptom\nvalues: qqqqqqqq\n"),
  ])
  func theWordsAreThoseThatTheLoaderTakes(kind: String, key: String, yaml: String) throws {
    let loaded = KnowledgeLoader.load([SourceText(path: "x.yaml", yaml)], today: SmallBase.today)
    let slip = try #require(loaded.diagnostics.first { $0.code == .unknownWord })
    let possible = try #require(slip.hint?.components(separatedBy: "possible are ").last)
    let shape = try #require(
      Kind(key: kind)?.form.keys.first { $0.name == key }?.shape)
    #expect(Self.words(of: shape) == possible.components(separatedBy: ", "))
  }

  private static func words(of shape: Shape) -> [String] {
    switch shape {
    case .word(let words): words
    case .list(let item, _): words(of: item)
    case .either(let shapes): shapes.lazy.map(words(of:)).first { !$0.isEmpty } ?? []
    default: []
    }
  }

  @Test func everySchemaIsJSONAndTheSameEachTime() throws {
    for kind in KnowledgeSchema.kinds {
      let text = try #require(Self.schemas.schema(of: kind))
      #expect(text == KnowledgeSchema(SmallBase.knowledge).schema(of: kind))
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["additionalProperties"] as? Bool == false)
    }
    #expect(Self.schemas.schema(of: "causes") == nil)
  }

  @Test func namesAreOfferedOnRequest() throws {
    let named = KnowledgeSchema(SmallBase.knowledge, namesThings: true)
    #expect(try #require(named.schema(of: "cause")).contains("\"use-port-587\""))
    #expect(try !#require(Self.schemas.schema(of: "cause")).contains("use-port-587"))
  }

  // MARK: - An independent validator

  @Test(.enabled(if: SchemaValidator.isThere, SchemaValidator.absence))
  func everyShippedFileIsValid() throws {
    let folder = SchemaValidator.checkout + "/KnowledgeBase"
    let shipped = KnowledgeLoader.load(folder: folder, today: SmallBase.today).knowledge
    for namesThings in [false, true] {
      let validator = try SchemaValidator(KnowledgeSchema(shipped, namesThings: namesThings))
      // Names change nothing in how kinds are told apart.
      let verdicts = try validator.verdicts(onFilesIn: folder, byWhole: !namesThings)
      #expect(verdicts.count > 600)
      for (file, slips) in verdicts { #expect(slips.isEmpty, "\(file): \(slips)") }
    }
  }

  @Test(.enabled(if: SchemaValidator.isThere, SchemaValidator.absence))
  func everyKindOfTheSmallBaseIsValid() throws {
    let validator = try SchemaValidator(Self.schemas)
    for (file, slips) in try validator.verdicts(on: ["small": SmallBase.yaml]) {
      #expect(slips.isEmpty, "\(file): \(slips)")
    }
  }

  static let wrong: [(name: String, yaml: String)] = [
    ("unknown key", "question: q\nasks: trouble\ntext: Why?\neffort: 1 minute\ncolour: red"),
    ("missing key", "question: q\nasks: trouble\ntext: Why?"),
    ("no kind", "nothing: q\ntext: Why?"),
    ("bad duration", "question: q\nasks: trouble\ntext: Why?\neffort: soon"),
    ("no effort", "question: q\nasks: trouble\ntext: Why?\neffort: 0.0 minutes"),
    ("bad name", "question: Big Q\nasks: trouble\ntext: Why?\neffort: 1 minute"),
    ("empty text", "question: q\nasks: trouble\ntext: ''\neffort: 1 minute"),
    ("no English", "question: q\nasks: trouble\ntext: { de: Warum }\neffort: 1 minute"),
    (
      "likelihood word",
      "cause: c\nstage: send\ntitle: T\nsummary: S\nprior: 1\nfindings: { a: oft }"
    ),
    (
      "likelihood range",
      "cause: c\nstage: send\ntitle: T\nsummary: S\nprior: 1\nfindings: { a: 1.5 }"
    ),
    ("weight word", "cause: c\nstage: send\ntitle: T\nsummary: S\nprior: frequent"),
    ("stage", "cause: c\nstage: sending\ntitle: T\nsummary: S\nprior: 1"),
    ("fixes as a list", "cause: c\nstage: send\ntitle: T\nsummary: S\nprior: 1\nfixes: [f]"),
    ("date", "fix: f\ntitle: T\neffort: 1 minute\nfrom: 2014-13-01\nsteps: { any: [Go.] }"),
    ("yes or no", "fix: f\ntitle: T\neffort: 1 minute\nhands-over: maybe\nsteps: { any: [Go.] }"),
    ("address", "fix: f\ntitle: T\neffort: 1 minute\nsteps: { any: [Go.] }\nsource: a book"),
    (
      "no expectation",
      "rule: r\nwhen: { a: b }\nthen: { warn: W }\nbecause: B\nexamples: [{ given: { a: b } }]"
    ),
    ("empty list of values", "rule: r\nwhen: { a: [] }\nthen: { warn: W }\nbecause: B"),
    (
      "port",
      "provider: p\nname: P\nservers: [{ protocol: imap, host: h, port: many, encryption: tls }]"
    ),
    ("place", "client: c\nname: C\nwhere: { outbux: Here }"),
    ("strength", "signature: s\npatterns: [x]\nmeaning: M\ncauses: { c: mighty }"),
    ("steps", "case: c\ntitle: T\nsays: S\ncause: c\nends: solved\nwithin: 0"),
    ("ending", "case: c\ntitle: T\nsays: S\ncause: c\nends: well\nwithin: 5"),
  ]

  @Test(.enabled(if: SchemaValidator.isThere, SchemaValidator.absence))
  func whatIsWrongIsFound() throws {
    let validator = try SchemaValidator(Self.schemas)
    let documents = Dictionary(uniqueKeysWithValues: Self.wrong.map { ($0.name, $0.yaml) })
    let verdicts = try validator.verdicts(on: documents)
    #expect(verdicts.count == Self.wrong.count)
    for (name, slips) in verdicts { #expect(!slips.isEmpty, "\(name) is taken for valid") }
  }

  /// Every key of every kind, with a list of lists and with a mapping of mappings for its value, and a
  /// key that no kind has: what the loader refuses, the schema refuses too.
  @Test(.enabled(if: SchemaValidator.isThere, SchemaValidator.absence))
  func wrongKindsAndUnknownKeysAreFoundInEveryKind() throws {
    var documents: [String: String] = [:]
    for document in SmallBase.yaml.components(separatedBy: "\n---\n") {
      let first = document.prefix { $0 != ":" }
      guard let kind = Kind(key: String(first)) else { continue }
      for key in kind.form.keys.map(\.name) + ["no-such-key"] where key != kind.key {
        let rest = Self.removing(key, from: document)
        documents["\(kind.key) \(key) list"] = rest + "\n\(key): [[[x]]]"
        documents["\(kind.key) \(key) mapping"] =
          rest + "\n\(key): { qqqqq: { qqqqq: { qqqqq: x } } }"
      }
    }
    #expect(Set(documents.keys.map { $0.prefix { $0 != " " } }).count > 8)
    let verdicts = try SchemaValidator(Self.schemas).verdicts(on: documents)
    #expect(verdicts.count == documents.count)
    for (name, slips) in verdicts {
      let text = SourceText(path: "x.yaml", documents[name] ?? "")
      let loaded = KnowledgeLoader.load([text], today: SmallBase.today)
      let key = name.split(separator: " ")[1]
      let isForm = loaded.diagnostics.contains {
        $0.severity == .error
          && ($0.code == .wrongType || $0.message.contains("'\(key)'")
            || $0.message.contains("qqqqq"))
      }
      #expect(isForm, "\(name) is taken by the loader: \(loaded.diagnostics.map(\.message))")
      #expect(!slips.isEmpty, "\(name) is taken for valid")
    }
  }

  /// The document without a key and what is below it.
  private static func removing(_ key: String, from document: String) -> String {
    var kept: [Substring] = []
    var isBelow = false
    for line in document.split(separator: "\n") {
      isBelow = line.hasPrefix("\(key):") || (isBelow && line.first == " ")
      if !isBelow { kept.append(line) }
    }
    return kept.joined(separator: "\n")
  }

  @Test(.enabled(if: SchemaValidator.isThere, SchemaValidator.absence))
  func whatEditorsMakeOfScalarsIsValidToo() throws {
    let yaml = """
      signature: 0x800ccc0e
      patterns: [0x800ccc0e, 5.7]
      meaning: 2010
      settles: { outgoing-port: 587, webmail-works: true }
      """
    let fix = "fix: f\ntitle: T\neffort: 1 minute\nhands-over: true\nsteps: { any: [Go.] }"
    let validator = try SchemaValidator(Self.schemas)
    for (name, slips) in try validator.verdicts(on: ["a": yaml, "b": fix], keepingText: false) {
      #expect(slips.isEmpty, "\(name): \(slips)")
    }
  }
}

extension SmallBase {
  static let knowledge = KnowledgeLoader.load([text], today: today).knowledge
}
