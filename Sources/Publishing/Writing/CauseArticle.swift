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
    var answer = general.fill(cause.summary).paragraphs
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
      messages: messages[cause.id] ?? [], notice: warningOfAge(sources.latest), answer: answer,
      why: cause.explanation.map { general.fill($0).paragraphs } ?? [],
      fixes: fixes.map { articleFix($0, for: cause) },
      goodToKnow: cause.afterwards.map { general.fill($0) },
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
      steps: (fix.steps.first { $0.audience == "any" } ?? fix.steps.first).map {
        $0.lines.map { general.fill($0) }
      } ?? [],
      variants: fix.steps.dropFirst(fix.steps.contains { $0.audience == "any" } ? 0 : 1)
        .filter { $0.audience != "any" }.map(variant))
  }

  /// The steps for a client or a family, with the menu paths that all of its members share.
  private func variant(_ steps: Fix.Steps) -> ArticleFix.Variant {
    let members = clients(of: steps.audience)
    let instructions = members.map {
      Instructions(client: $0, provider: nil, on: day, in: knowledge)
    }
    return ArticleFix.Variant(
      audience: steps.audience, name: Self.name(of: members) ?? steps.audience,
      steps: steps.lines.map { line in
        let versions = Set(instructions.map { $0.fill(line) })
        return versions.count == 1 ? versions.first ?? "" : general.fill(line)
      })
  }

  /// The client of that name with those of its family, the commonest first. A relative that hardly
  /// anybody uses beside it is left out, lest its old menus make the way of all the others vague.
  private func clients(of audience: String) -> [Client] {
    func popularity(_ client: Client) -> Double { client.popularity.holding(on: day).first ?? 0 }
    let family = knowledge.clients.filter {
      ($0.id.rawValue == audience || $0.family == audience)
        && Self.isKnown($0.supported, on: day)
    }.sorted { (-popularity($0), $0.id) < (-popularity($1), $1.id) }
    let least = (family.first.map(popularity) ?? 0) / 10
    return family.filter { popularity($0) >= least }
  }

  private static func name(of members: [Client]) -> String? {
    let names = members.map(\.name.english)
    switch names.count {
    case 0: return nil
    case ...4: return names.listed()
    default: return (names.prefix(3) + ["other versions"]).listed()
    }
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
