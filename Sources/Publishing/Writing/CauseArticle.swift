import Knowledge

extension ArticleWriter {
  /// The article on one thing that can be wrong.
  func article(on cause: Cause) -> FAQArticle {
    let fixes = forMostFirst(
      cause.remedies.compactMap { knowledge.fixes[id: $0.fix] }
        .filter { $0.validity.contains(day) }, of: cause)
    var sources = SourceList()
    sources.add(cause.provenance)
    for fix in fixes { sources.add(fix.provenance) }
    var answer = general.told(cause.summary).paragraphs
    if let first = fixes.first {
      let offer =
        "Try this first: **\(first.title.english)** "
        + "(about \(ApproximateTime(minutes: first.minutes)))."
      let sentences = [offer, readers(of: first, for: cause)].compactMap(\.self)
      answer.append(sentences.joined(separator: " "))
    }
    return FAQArticle(
      id: "cause-\(cause.id)", kind: .cause, shelf: cause.stage.shelf, cause: cause.id,
      title: cause.title.english, question: question(about: cause),
      sayings: cause.says.map { $0.replacing("*", with: "\u{2026}") },
      messages: messages[cause.id] ?? [], notice: notice(ofTextOf: sources.latest), answer: answer,
      why: cause.explanation.map { general.told($0).paragraphs } ?? [],
      fixes: fixes.map { articleFix($0, for: cause) },
      goodToKnow: cause.afterwards.map { general.told($0) },
      sources: sources.sources, updated: sources.latest, related: related(to: cause))
  }

  /// The first of its sayings that is nearly a sentence, put as a question; else its title.
  private func question(about cause: Cause) -> String {
    let sayings = cause.says.filter { !$0.contains("*") }
    let sentence = sayings.first { $0.split(separator: " ").count >= 4 } ?? sayings.first
    let words = sentence?.spokenByAPerson ?? cause.title.english
    return "What is behind \u{201C}\(words)\u{201D}, and what helps?"
  }

  private func articleFix(_ fix: Fix, for cause: Cause) -> ArticleFix {
    ArticleFix(
      id: fix.id, title: fix.title.english, minutes: fix.minutes, risk: fix.risk,
      actor: fix.actor, triesPassword: fix.triesPassword, readers: readers(of: fix, for: cause),
      steps: fix.lines(for: nil, on: day).map { general.told($0) }, variants: variants(of: fix))
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
