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
      question: topic.question.english, sayings: topic.says, searchPhrases: topic.says,
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
          items: section.items.map { words.told($0) }, isInOrder: section.isInOrder,
          table: section.page.flatMap(table(of:)))
      },
      sources: sources.sources, updated: sources.latest,
      related: topic.causes.compactMap { knowledge.causes[id: $0]?.link }
        + (provider.map { [$0.link] } ?? []))
  }

  /// Where each provider has a page, the commonest provider first. Where app passwords are made is told only of
  /// those that take them.
  private func table(of page: Provider.Page) -> ArticleTable? {
    let rows = providers.compactMap { provider in
      self.page(page, of: provider).map {
        [ArticleTable.Cell.words(provider.name.english), .words($0.english.capitalizedSentence)]
      }
    }
    return rows.isEmpty
      ? nil : ArticleTable(caption: page.inWords, header: ["Provider", "Where"], rows: rows)
  }

  /// A page of a provider, if there is anything to do there on the day.
  func page(_ page: Provider.Page, of provider: Provider) -> Wording? {
    let methods =
      provider.signIn.holding(on: day) + provider.servers(on: day).flatMap { $0.signIn ?? [] }
    guard page != .appPasswords || methods.contains(.appPassword) else { return nil }
    return provider.page(page, on: day)
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
