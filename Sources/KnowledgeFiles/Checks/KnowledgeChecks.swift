import Knowledge

/// What can only be seen once everything has been read: a check of its own for each sort of slip.
enum KnowledgeChecks {
  private static var all: [any Check.Type] {
    [
      CauseChecks.self, AlikeCauses.self, FixChecks.self, DatedSeries.self, Freshness.self,
      ChecksToCome.self, ServerPorts.self, ProviderDomains.self, GeneralWords.self,
      FindingChecks.self, SignaturePatterns.self, ExpressionChecks.self, QuestionChecks.self,
      RuleExamples.self, RulesThatNeverFire.self, ContradictingRules.self,
      RuleCircles.self, DoubleCounting.self, CaseChecks.self,
    ]
  }

  static func run(_ whole: Whole) {
    for check in all { check.run(whole) }
  }
}

/// Looks for one sort of slip in the whole.
protocol Check {
  static func run(_ whole: Whole)
}

/// The whole that is checked, and where its parts are written.
final class Whole {
  let knowledge: KnowledgeBase
  /// The day as of which the age of claims counts.
  let today: Day
  /// The day on which the files are read.
  let now: Day
  let documents: [Document]
  let places: Places
  let diagnostics: Diagnostics
  /// Which values findings can come to have.
  private(set) lazy var producible = Producible(knowledge)
  /// Kinds of which something could not be read, so that nothing can be said of what is absent.
  let tainted: Set<Kind>

  init(
    _ knowledge: KnowledgeBase, of documents: [Document], today: Day, now: Day,
    into log: Diagnostics
  ) {
    self.knowledge = knowledge
    self.today = today
    self.now = now
    self.documents = documents
    places = Places(documents)
    diagnostics = log
    tainted = Self.tainted(documents, by: log.all)
  }

  /// Whether all things of these kinds could be read without a slip.
  func knowsAll(_ kinds: Kind...) -> Bool { tainted.isDisjoint(with: kinds) }

  func report(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity = .error, at place: some Placed,
    _ message: String, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.report(code, severity, at: place, message, hint: hint, notes: notes)
  }

  private static func tainted(
    _ documents: [Document], by slips: [Diagnostic]
  ) -> Set<Kind> {
    let errors = slips.filter { $0.severity == .error }
    guard !errors.isEmpty else { return [] }
    let byFile = Dictionary(grouping: documents) { $0.node.file }
    var kinds: Set<Kind> = []
    for error in errors {
      let line = error.location.line
      let inFile = byFile[error.location.file, default: []]
      guard
        let document = inFile.last(where: { $0.node.location.line <= line }),
        line <= document.node.end.line
      else { return Set(Kind.allCases) }
      kinds.insert(document.kind)
    }
    return kinds
  }
}
