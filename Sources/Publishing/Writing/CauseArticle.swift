import Knowledge

extension ArticleWriter {
  /// The article on one thing that can be wrong.
  func article(on cause: Cause) -> FAQArticle {
    let fixes = forMostFirst(
      cause.remedies.compactMap { knowledge.fixes[id: $0.fix] }
        .filter { $0.validity.contains(day) }, of: cause)
    var sources = SourceList()
    sources.add(cause.provenance)
    let whole = fixes.map { articleFix($0, for: cause) }
    // Of several that leave places open, one table tells.
    let open = zip(fixes, whole).filter { $1.stepByStep == nil && $1.places != nil }.map(\.0)
    let told = open.count > 1 ? whole.map { $0.stepByStep == nil ? $0.withoutPlaces : $0 } : whole
    for (fix, article) in zip(fixes, told) {
      // What stands in many articles has its source where it is told in full, or needs none.
      let isOwn = article.stepByStep == nil && (causes[fix.id]?.count ?? 0) < Self.many
      sources.add(isOwn ? fix.provenance.source : nil, checked: fix.provenance.checked)
    }
    let answer =
      general.told(cause.summary).paragraphs + [offer(of: fixes, for: cause)].compactMap(\.self)
    return FAQArticle(
      id: "cause-\(cause.id)", kind: .cause, shelf: cause.stage.shelf, cause: cause.id,
      title: cause.title.english,
      question: "What helps if \(cause.title.english.withinASentence)?",
      sayings: cause.says.map { $0.replacing("*", with: "\u{2026}") },
      messages: messages.byCause[cause.id] ?? [],
      searchPhrases: cause.says + (messages.formsByCause[cause.id] ?? []),
      notice: notice(ofTextOf: sources.latest), answer: answer,
      why: cause.explanation.map { general.told($0).paragraphs } ?? [],
      fixes: told,
      places: open.count > 1 ? places(of: open.map { ($0, variants(of: $0)) }) : nil,
      goodToKnow: cause.afterwards.map { general.told($0) },
      sources: sources.sources, updated: sources.latest, related: related(to: cause))
  }

  /// What mends so many causes is advice for nearly all of them.
  private static let many = 4

  /// No longer, in minutes, takes what is advised to begin with, where it is not what helps most.
  private static let longestBeginning = 15.0

  /// What to try first; if that is not for everybody, with what to try otherwise.
  private func offer(of fixes: [Fix], for cause: Cause) -> String? {
    guard let first = fixes.first else { return nil }
    func named(_ fix: Fix) -> String {
      let time = ApproximateTime(minutes: fix.wait ?? fix.minutes)
      return "**\(fix.title.english)** (\(fix.wait == nil ? "" : "a wait of ")about \(time))."
    }
    // What holds for most stands with the fix itself.
    func readers(of fix: Fix) -> Readers? { self.readers(of: fix, for: cause, unsaid: 0.7) }
    guard let those = readers(of: first) else { return "Try this first: \(named(first))" }
    // What somebody else does, or is long or risky, is no way to begin, and what stands far below is the
    // author's last resort.
    let other = fixes.dropFirst().prefix(4).first { fix in
      guard fix.actor == .user, fix.risk == .none, fix.minutes <= Self.longestBeginning else {
        return false
      }
      return readers(of: fix).map { those.isMet(byOthersThan: $0) } ?? true
    }
    return "Try this first, \(those.clause): \(named(first))"
      + (other.map { " Otherwise: \(named($0))" } ?? "")
  }

  private func articleFix(_ fix: Fix, for cause: Cause) -> ArticleFix {
    let whole = articleFix(fix)
    return ArticleFix(
      id: fix.id, title: whole.title, minutes: fix.minutes, wait: fix.wait,
      risk: fix.risk, actor: fix.actor,
      triesPassword: fix.triesPassword, readers: readers(of: fix, for: cause)?.sentences,
      steps: whole.steps, places: whole.places, variants: whole.variants,
      stepByStep: isShared(whole) ? fix.articleID : nil)
  }

  /// The topics that name the cause, then the causes that it is most easily taken for.
  private func related(to cause: Cause) -> [ArticleLink] {
    let near = knowledge.causes.filter { $0.id != cause.id }
      .map { (cause: $0, likeness: likeness.between(cause.id, $0.id)) }
      .filter { $0.likeness >= 0.2 }
      .sorted { (-$0.likeness, $0.cause.id) < (-$1.likeness, $1.cause.id) }
      .prefix(4)
    return (topics[cause.id] ?? []).map(\.link) + near.map(\.cause.link)
  }
}

extension Cause {
  /// The way to its article.
  var link: ArticleLink { ArticleLink(id: "cause-\(id)", title: title.english) }
}

extension Article {
  /// The way to it.
  var link: ArticleLink { ArticleLink(id: id.rawValue, title: title.english) }
}
