import Knowledge

/// What is done program by program, where several causes are mended by it: told once, and linked to.
extension ArticleWriter {
  /// The fixes that have an article, in the order of the knowledge.
  func sharedFixes() -> [Fix] {
    knowledge.fixes.filter { $0.validity.contains(day) && isShared(articleFix($0)) }
  }

  /// The article on one thing to do.
  func article(on fix: Fix) -> FAQArticle {
    var sources = SourceList()
    sources.add(fix.provenance)
    let whole = articleFix(fix)
    return FAQArticle(
      id: fix.articleID, kind: .fix, shelf: "Step by step", title: fix.title.english,
      question: "How do I \(fix.title.english.withinASentence)?", answer: [whole.terms],
      fixes: [whole], sources: sources.sources, updated: sources.latest,
      related: (causes[fix.id] ?? []).map(\.link))
  }

  /// A fix as it is told to anybody.
  func articleFix(_ fix: Fix) -> ArticleFix {
    let variants = variants(of: fix)
    return ArticleFix(
      id: fix.id, title: fix.title.english, minutes: fix.minutes, wait: fix.wait,
      risk: fix.risk, actor: fix.actor,
      triesPassword: fix.triesPassword,
      steps: fix.lines(for: nil, on: day).map { general.told($0) },
      places: places(of: fix, variants), variants: variants.map(\.told))
  }

  /// Whether several articles would tell the same of single programs.
  func isShared(_ fix: ArticleFix) -> Bool {
    (causes[fix.id]?.count ?? 0) > 1 && !(fix.variants.isEmpty && fix.places == nil)
  }
}

extension Fix {
  /// The name of its article, if it has one.
  var articleID: FAQArticle.ID { "fix-\(id)" }
}
