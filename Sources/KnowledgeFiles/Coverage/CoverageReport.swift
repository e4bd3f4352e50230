public import Knowledge

/// How far the knowledge is written: what every cause, fix, program and provider should have, and
/// which of them have it not. Nothing here is wrong; it is what an author may do next.
public struct CoverageReport: Sendable {
  /// One thing that is missing.
  public struct Gap: Sendable, Hashable {
    /// Whose it would be.
    public let subject: String
    /// What is missing.
    public let what: String
  }

  /// One thing that all of a kind should have.
  public struct Aspect: Sendable {
    /// Its name, for programs.
    public let id: String
    /// What they should have.
    public let title: String
    /// How many there are to have it.
    public let total: Int
    /// How many of them have it.
    public let covered: Int
    /// What is missing, by subject.
    public let gaps: [Gap]

    init(_ id: String, _ title: String, total: Int, covered: Int, gaps: [Gap]) {
      self.id = id
      self.title = title
      self.total = total
      self.covered = covered
      self.gaps = gaps
    }

    /// An aspect of each of some things: `missing` says what one of them lacks, or nil.
    init<Subject>(
      _ id: String, _ title: String, of subjects: some Sequence<Subject>,
      name: (Subject) -> String, missing: (Subject) -> String?
    ) {
      let subjects = Array(subjects)
      let gaps = subjects.compactMap { subject in
        missing(subject).map { Gap(subject: name(subject), what: $0) }
      }
      self.init(
        id, title, total: subjects.count, covered: subjects.count - gaps.count, gaps: gaps)
    }

    /// Hundredths, rounded down, so that 100 means all.
    public var percent: Int { total == 0 ? 100 : covered * 100 / total }
  }

  /// Everything that was looked at, in a stable order.
  public let aspects: [Aspect]

  /// Looks at the whole. `today` says what has been checked within a year.
  public init(_ knowledge: KnowledgeBase, today: Day) {
    aspects =
      CauseCoverage(knowledge, today: today).aspects
      + WorldCoverage(knowledge, today: today).aspects
      + TextCoverage(knowledge).aspects
  }

  // MARK: - Output

  /// A line for each aspect, and below it what is missing, at most so many lines of it.
  public func text(gapsShown limit: Int = 8) -> String {
    var text = ""
    for aspect in aspects {
      let percent = String(aspect.percent)
      text += String(repeating: " ", count: 3 - percent.count) + "\(percent) %  "
      text += "\(aspect.title): \(aspect.covered) of \(aspect.total)\n"
      for gap in aspect.gaps.prefix(limit) { text += "         \(gap.subject): \(gap.what)\n" }
      if aspect.gaps.count > limit {
        text += "         … and \(aspect.gaps.count - limit) more (--json names them all)\n"
      }
    }
    return text
  }
}

/// What a claim fails to say of where it comes from, and when that was looked at.
struct OriginGaps {
  private let oldest: Day

  init(today: Day) { oldest = Freshness.oldest(today: today) }

  func missingSource(_ provenance: Provenance) -> String? {
    provenance.source == nil ? "no source" : nil
  }

  func missingCheck(_ provenance: Provenance) -> String? {
    guard let checked = provenance.checked else { return "never checked" }
    return checked < oldest ? "last checked on \(checked)" : nil
  }
}
