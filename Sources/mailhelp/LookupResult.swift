import TerminalUI
import Troubleshooting

/// What a look-up found, as JSON and as text.
struct LookupResult {
  struct Evidence: Encodable {
    let finding: String
    let value: String
    let from: String
    let words: String?
  }
  struct Cause: Encodable {
    let id: String
    let title: String
    let probability: Double
    let reasons: [String]
    let fixes: [String]
    /// The article on it: that of its likeliest kind.
    let article: String

    enum CodingKeys: CodingKey { case id, title, probability, reasons, fixes }
  }
  struct Fix: Encodable {
    let id: String
    let title: String
    let probability: Double
    let minutes: Double
    /// What it takes, in words.
    let time: String
    let worked: Int
    let tried: Int

    enum CodingKeys: CodingKey { case id, title, probability, minutes, worked, tried }
  }
  struct Article: Encodable {
    let id: String
    let title: String
  }
  struct Question: Encodable {
    let id: String
    let text: String
    let answers: [String]
  }
  struct Line: Encodable {
    var format = 1
    let id: String?
    let query: String
    let evidence: [Evidence]
    let causes: [Cause]
    let fixes: [Fix]
    let articles: [Article]
    let question: Question?
    let warnings: [String]
    let unknownCodes: [String]?
    let troubles: [TroubleLine]?

    enum CodingKeys: String, CodingKey {
      case format, id, query, evidence, causes, fixes, articles, question, warnings, troubles
      case unknownCodes = "unknown-codes"
    }
  }

  let version: String
  let evidence: [Evidence]
  let causes: [Cause]
  let fixes: [Fix]
  /// Articles that answer what is asked, where no trouble is told.
  let asked: [Article]
  /// Articles on more than one cause that fit.
  let topics: [Article]
  let question: Question?
  let warnings: [String]
  let unrecognised: [String]
  let wordCount: Int
  let provider: String?
  let client: String?
  let isEmpty: Bool
  /// Whether nothing was found since the words are those of other matters.
  let isAboutSomethingElse: Bool
  /// The command that shows the settings to dictate, where the provider has any.
  let card: String?
  /// Whether an account is being set up, or no trouble is told of, so that the settings are what is wanted
  /// first.
  let isAboutSettingUp: Bool
  /// The error codes in the text of which nothing is known.
  let unknownCodes: [String]
  /// What was found for each, where the text tells of several troubles.
  var troubles: [Trouble] = []

  /// What there is to read: what answers a question, each cause's own article, then those on topics.
  var articles: [Article] {
    asked + causes.map { Article(id: $0.article, title: $0.title) } + topics
  }

  func line(id: String?, query: String) -> Line {
    Line(
      id: id, query: query, evidence: evidence, causes: causes, fixes: fixes, articles: articles,
      question: question, warnings: warnings.map(\.asRead),
      unknownCodes: unknownCodes.isEmpty ? nil : unknownCodes,
      troubles: troubles.isEmpty ? nil : troubles.map(TroubleLine.init))
  }

  /// What of the text tells nothing here, though it would tell somebody.
  private var doubts: [Block] {
    guard !unknownCodes.isEmpty else { return [] }
    let codes = unknownCodes.joined(separator: ", ")
    let what = unknownCodes.count == 1 ? "the code \(codes)" : "these codes: \(codes)"
    return [
      .paragraph(
        "I do not know \(what)." + (isEmpty ? "" : " What follows goes by the rest of the text."))
    ]
  }

  func blocks(quiet: Bool) -> [Block] {
    guard troubles.isEmpty else { return blocksOfTroubles(quiet: quiet) }
    guard !isEmpty else {
      return doubts + answers
        + (isAboutSomethingElse
          ? [
            .paragraph(
              "Nothing found for that. It does not sound like mail that cannot be fetched, sent or found, and of other "
                + "matters mailhelp knows nothing."),
            .paragraph("If it is about that all the same, `mailhelp` asks a few questions."),
          ]
          : [
            .paragraph("Nothing found for that."),
            .paragraph("`mailhelp` asks a few questions and finds it that way."),
          ])
    }
    let settings = card.map { [Block.paragraph("The settings to dictate: \($0)")] } ?? []
    var blocks = doubts + answers
    if isAboutSettingUp { blocks += settings }
    for warning in warnings { blocks.append(.warning(warning)) }
    blocks.append(.heading("Likely causes"))
    for cause in causes {
      blocks.append(.paragraph("**\(percent(cause.probability))  \(cause.title)** (\(cause.id))"))
      if !quiet && !cause.reasons.isEmpty { blocks.append(.bullets(cause.reasons)) }
    }
    blocks.append(.heading("Fixes, in the order to try"))
    blocks.append(
      .steps(
        fixes.map { fix in
          let record = fix.tried > 0 ? ", worked \(fix.worked) of \(fix.tried) times" : ""
          return "\(fix.title) (\(fix.id): \(percent(fix.probability)), "
            + "\(fix.time)\(record))"
        }))
    if let question {
      blocks += [
        .heading("To be surer, ask"), .paragraph(question.text), .bullets(question.answers),
      ]
    }
    if !quiet {
      if !isAboutSettingUp { blocks += settings }
      if let cause = causes.first {
        blocks.append(.paragraph("Read more: mailhelp faq \(cause.article)"))
      }
      if !topics.isEmpty {
        blocks.append(.bullets(topics.map { "\($0.title) (mailhelp faq \($0.id))" }))
      }
    }
    return blocks
  }

  private var answers: [Block] {
    guard !asked.isEmpty else { return [] }
    return [
      .heading("If that is the question, it is answered in"),
      .bullets(asked.map { "\($0.title) (mailhelp faq \($0.id))" }),
    ]
  }
}
