import Knowledge
import KnowledgeFiles

/// What `kb check --json` writes: a contract with programs.
enum CheckLines {
  struct Note: Encodable {
    let file: String
    let line: Int
    let column: Int
    let message: String

    init(_ note: Diagnostic.Note) {
      file = note.location.file
      line = note.location.line
      column = note.location.column
      message = note.message
    }
  }

  /// A slip in a file.
  struct Slip: Encodable {
    var format = 1
    let file: String
    let line: Int
    let column: Int
    let length: Int
    let severity: String
    let code: String
    let message: String
    /// Left out where there is none, as are the notes.
    let hint: String?
    let notes: [Note]?

    init(_ slip: Diagnostic) {
      file = slip.location.file
      line = slip.location.line
      column = slip.location.column
      length = slip.length
      severity = slip.severity.rawValue
      code = slip.code.rawValue
      message = slip.message
      hint = slip.hint
      notes = slip.notes.isEmpty ? nil : slip.notes.map(Note.init)
    }
  }

  /// What is lacking, all of it.
  struct Coverage: Encodable {
    struct Aspect: Encodable {
      let id: String
      let title: String
      let total: Int
      let covered: Int
      let percent: Int
      let gaps: [Gap]
    }

    struct Gap: Encodable {
      let subject: String
      let what: String
    }

    var format = 1
    let coverage: [Aspect]

    init(_ report: CoverageReport) {
      coverage = report.aspects.map { aspect in
        Aspect(
          id: aspect.id, title: aspect.title, total: aspect.total, covered: aspect.covered,
          percent: aspect.percent,
          gaps: aspect.gaps.map { Gap(subject: $0.subject, what: $0.what) })
      }
    }
  }
}
