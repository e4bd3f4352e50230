import Knowledge

/// `faq.json`: one object with every article, an article a line. Texts are plain, without marks for
/// bold and with an empty line between paragraphs; `settings` holds the servers of the day in the form
/// of `settings --json`, and a table is its rows, the header first.
struct JSONFormat {
  func files(for articles: [FAQArticle]) -> [(path: String, contents: String)] {
    var output = "{\"format\":1,\"articles\":["
    for (index, article) in articles.enumerated() {
      output += index > 0 ? ",\n" : "\n"
      Self.object(for: article).write(to: &output)
    }
    output += "\n]}\n"
    return [("faq.json", output)]
  }

  static func object(for article: FAQArticle) -> JSONText {
    .object([
      ("id", .string(article.id)), ("cause", .optional(article.cause?.rawValue)),
      ("title", plain(article.title)), ("question", plain(article.question)),
      ("symptoms", .strings(article.symptoms)),
      ("notice", article.notice.map(plain) ?? .null), ("answer", paragraphs(article.answer)),
      ("why", article.why.isEmpty ? .null : paragraphs(article.why)),
      ("fixes", .array(article.fixes.map(object(for:)))),
      (
        "settings",
        .array(article.settings.filter(\.isCurrent).flatMap(\.rows).map(object(for:)))
      ),
      ("sections", .array(article.sections.map(object(for:)))),
      ("notes", plain(article.goodToKnow)),
      (
        "sources",
        .array(
          article.sources.map { source in
            .object([
              ("address", .string(source.address)),
              ("checked", .optional(source.checked?.description)),
            ])
          })
      ),
      ("related", .strings(article.related.map(\.id))),
      ("updated", .optional(article.updated?.description)),
    ])
  }

  private static func object(for section: ArticleSection) -> JSONText {
    .object([
      ("heading", plain(section.heading)), ("text", plain(section.paragraphs)),
      ("list", plain(section.items)), ("ordered", .bool(section.isInOrder)),
      (
        "table",
        .array(
          section.table.map { table in
            ([table.header] + table.rows.map { $0.map(words(in:)) }).map(plain)
          } ?? [])
      ),
    ])
  }

  private static func words(in cell: ArticleTable.Cell) -> String {
    switch cell {
    case .words(let text), .verbatim(let text): text
    case .link(let address, let label): label == address ? address : "\(label) (\(address))"
    }
  }

  private static func paragraphs(_ texts: [String]) -> JSONText {
    .string(texts.map { InlineText($0).plain }.joined(separator: "\n\n"))
  }

  private static func object(for fix: ArticleFix) -> JSONText {
    .object([
      ("id", .string(fix.id.rawValue)), ("title", plain(fix.title)),
      ("minutes", .number(fix.minutes)), ("risk", .string(fix.risk.rawValue)),
      ("who", .string(fix.actor.rawValue)), ("readers", fix.readers.map(plain) ?? .null),
      ("steps", plain(fix.steps)),
      (
        "clients",
        .array(
          fix.variants.flatMap { variant in
            variant.audiences.map { audience in
              .object([
                ("client", .string(audience)), ("name", plain(variant.name)),
                ("steps", plain(variant.steps)),
              ])
            }
          })
      ),
    ])
  }

  private static func object(for row: SettingsTable.Row) -> JSONText {
    .object([
      ("protocol", .string(row.mailProtocol.rawValue)), ("host", .string(row.host)),
      ("port", .number(Double(row.port))), ("encryption", .string(row.encryption.rawValue)),
      ("authentication", .strings(row.signIn.map(\.rawValue))),
      ("username", .string(row.userName.rawValue)),
      ("from", .optional(row.validity.from?.description)),
      ("until", .optional(row.validity.until?.description)),
      ("source", .optional(row.provenance.source)),
      ("checked", .optional(row.provenance.checked?.description)),
      ("note", row.note.map(plain) ?? .null),
    ])
  }

  private static func plain(_ text: String) -> JSONText { .string(InlineText(text).plain) }

  private static func plain(_ texts: [String]) -> JSONText { .array(texts.map(plain)) }
}
