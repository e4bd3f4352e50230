import Knowledge
import Testing

@testable import KnowledgeFiles

/// What `kb new` begins is valid as it stands.
@Suite struct ScaffoldTests {
  /// A cause of the first stage, a case of the small base's cause, or whatever needs neither.
  private static func scaffold(_ kind: String, _ name: String) throws -> Scaffold {
    try Scaffold(
      kind, name, stage: kind == "cause" ? .connect : nil,
      cause: ["case", "signature", "article"].contains(kind) ? "port-blocked" : nil,
      in: SmallBase.knowledge, today: SmallBase.today)
  }

  /// Reports are named after the cause that they tell of.
  private static func newName(_ kind: String) -> String {
    kind == "reports" ? "port-blocked" : "new-thing"
  }

  /// The slips of the small base with the new files, those of the small base apart.
  private static func slips(_ scaffold: Scaffold) -> [Diagnostic] {
    let texts = scaffold.files.map { SourceText(path: $0.path, $0.contents) }
    let before = Set(
      KnowledgeLoader.load([SmallBase.text], today: SmallBase.today).diagnostics)
    return KnowledgeLoader.load([SmallBase.text] + texts, today: SmallBase.today).diagnostics
      .filter { !before.contains($0) }
  }

  @Test(arguments: Scaffold.kinds)
  func whatIsBegunHasNoErrors(_ kind: String) throws {
    let scaffold = try Self.scaffold(kind, Self.newName(kind))
    let errors = Self.slips(scaffold).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    #expect(!scaffold.advice.isEmpty)
    #expect(scaffold.files[0].contents.hasPrefix("\(kind): \(Self.newName(kind))\n"))
    #expect(scaffold.files.allSatisfy { $0.path.hasSuffix(".yaml") })
  }

  /// Warnings only of what the author alone can supply.
  @Test(arguments: Scaffold.kinds)
  func whatIsStillMissingIsWarnedOf(_ kind: String) throws {
    let scaffold = try Self.scaffold(kind, Self.newName(kind))
    // The small base has no "any-other", which shows once there are two of a kind.
    let awaited: Set<DiagnosticCode> = [
      .leftBlank, .noSource, .unusedFinding, .unusedFix, .unusedExpression, .noGeneralWords,
    ]
    let slips = Self.slips(scaffold)
    let others = slips.filter { !awaited.contains($0.code) }
    #expect(others.isEmpty, "\(others)")
    let blanks = scaffold.files.flatMap { $0.contents.split(separator: "\n") }
      .filter { $0.hasSuffix(" \(Scaffold.blank)") && $0.first { $0 != " " } != "#" }
    #expect(slips.count { $0.code == .leftBlank } == blanks.count)
  }

  @Test func aCauseComesWithItsCase() throws {
    let scaffold = try Self.scaffold("cause", "dns-broken")
    #expect(
      scaffold.files.map(\.path) == [
        "causes/connect/dns-broken.yaml", "cases/dns-broken-case.yaml",
      ])
    let texts = scaffold.files.map { SourceText(path: $0.path, $0.contents) }
    let loaded = KnowledgeLoader.load([SmallBase.text] + texts, today: SmallBase.today)
    #expect(loaded.knowledge.cases[id: "dns-broken-case"]?.cause == "dns-broken")
  }

  /// Who forgets to write them ships nothing that is never found, or found everywhere.
  @Test(arguments: ["signature", "expression", "reports"])
  func whatIsStillToBeWrittenIsLookedForNowhere(_ kind: String) throws {
    let name = Self.newName(kind)
    let texts = try Self.scaffold(kind, name).files.map { SourceText(path: $0.path, $0.contents) }
    let knowledge = KnowledgeLoader.load([SmallBase.text] + texts, today: SmallBase.today).knowledge
    #expect(knowledge.signatures[id: .init(name)] == nil)
    #expect(knowledge.expressions[id: .init(name)] == nil)
    #expect(!knowledge.reports.contains { $0.told.contains(Scaffold.blank) })
  }

  @Test func reportsAreOfACause() {
    #expect(throws: Scaffold.Refusal.unknownCause(nearest: "port-blocked")) {
      try Self.scaffold("reports", "port-blockd")
    }
  }

  @Test func aFindingComesWithItsQuestion() throws {
    let scaffold = try Self.scaffold("finding", "dns-answers")
    #expect(
      scaffold.files.map(\.path) == ["findings/dns-answers.yaml", "questions/dns-answers.yaml"])
  }

  static let refused:
    [(
      kind: String, name: String, stage: Stage?, cause: String?, why: Scaffold.Refusal
    )] = [
      ("caues", "x", .send, nil, .unknownKind(nearest: "cause")),
      ("scales", "x", nil, nil, .unknownKind(nearest: nil)),
      ("fix", "Big Fix", nil, nil, .badName), ("fix", "../evil", nil, nil, .badName),
      ("fix", "x.yaml", nil, nil, .badName), ("cause", "bad_name", .connect, nil, .badName),
      ("fix", "use-port-587", nil, nil, .taken(path: "all.yaml")),
      ("cause", "x", nil, nil, .needsStage), ("case", "x", nil, nil, .needsCause),
      ("case", "x", nil, "port-bloked", .unknownCause(nearest: "port-blocked")),
      ("fix", "x", .send, nil, .takesNoStage), ("finding", "x", nil, "port-blocked", .takesNoCause),
    ]

  @Test(arguments: refused)
  func whatCannotBeBegunIsRefused(
    kind: String, name: String, stage: Stage?, cause: String?, why: Scaffold.Refusal
  ) {
    #expect(throws: why) {
      try Scaffold(
        kind, name, stage: stage, cause: cause, in: SmallBase.knowledge, today: SmallBase.today)
    }
  }
}
