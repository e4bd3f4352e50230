import Knowledge

extension ArticleWriter {
  /// The article on a topic that an author wrote up.
  func article(on topic: Article) -> FAQArticle {
    let provider = topic.provider.flatMap { knowledge.providers[id: $0] }
    let words = Instructions(client: nil, provider: provider, on: day, in: knowledge)
    var sources = SourceList()
    for source in topic.sources { sources.add(source, checked: topic.checked) }
    sources.add(nil, checked: topic.checked)
    let isPast = !topic.validity.contains(day)
    return FAQArticle(
      id: topic.id.rawValue, kind: .topic, shelf: "Good to know", title: topic.title.english,
      question: topic.question.english, sayings: topic.says,
      notice: notice(on: topic, about: provider),
      answer: topic.answer.flatMap { words.told($0).paragraphs },
      settings: provider.map { provider in
        isPast
          ? [serversOfOldTable(of: provider, during: topic.validity)].compactMap(\.self)
          : [currentTable(of: provider)].compactMap(\.self)
      } ?? [],
      sections: topic.sections.map { section in
        ArticleSection(
          heading: words.told(section.heading),
          paragraphs: section.paragraphs.flatMap { words.told($0).paragraphs },
          items: section.items.map { words.told($0) }, isInOrder: section.isInOrder)
      },
      sources: sources.sources, updated: sources.latest,
      related: topic.causes.compactMap { knowledge.causes[id: $0]?.link }
        + (provider.map { [$0.link] } ?? []))
  }

  /// Whether it is history, or was written long before or after the day; what has an end is of its time.
  private func notice(on topic: Article, about provider: Provider?) -> String? {
    guard topic.validity.contains(day) else {
      return "This is history: it held \(topic.validity.inWords)."
        + (provider.map { " For today see \u{201C}\($0.link.title)\u{201D}." } ?? "")
    }
    return topic.validity.until == nil
      ? notice(ofTextOf: topic.checked) : warningOfAge(topic.checked)
  }
}
