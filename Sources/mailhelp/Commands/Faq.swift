import ArgumentParser
import Knowledge
import KnowledgeFiles
import Publishing
import TerminalUI

/// Reads an article in the terminal.
struct Faq: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faq",
    abstract: "Read an article of the FAQ, or list them all.",
    discussion: """
      EXAMPLES
        mailhelp faq
        mailhelp faq cause-smtp-port-25-blocked
        mailhelp faq locked-out --json
      """)

  @Argument(
    help: ArgumentHelp("The article's name; without it all are listed.", valueName: "id"),
    completion: .articles)
  var id: String?

  @Flag(
    name: .customLong("json"), help: "Print JSON: an article in the form of export, or the list.")
  var printsJSON = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var output: OutputOptions

  /// The articles there are, for programs.
  private struct List: Encodable {
    var format = 1
    let articles: [LookupResult.Article]
  }

  func run() throws {
    try running {
      let house = try House(knowledge)
      let writer = ArticleWriter(house.knowledge, on: house.day)
      guard let id else {
        let articles = writer.articles()
        if printsJSON {
          let list = List(articles: articles.map { .init(id: $0.id, title: $0.title) })
          return Console.print(Console.json(list))
        }
        for article in articles { Console.print("\(article.id)\t\(article.title)") }
        return
      }
      guard let article = writer.article(id: id) ?? writer.article(id: "cause-\(id)") else {
        let nearest = NearestName(among: writer.articles().map(\.id)).nearest(to: id)
        let hint =
          try nearest.map { "\nhint: did you mean '\($0)'?" } ?? offer(of: fitting(id, house))
        Console.complain("there is no article '\(id)'".harmless + hint)
        throw ExitCode.unsolved
      }
      if printsJSON {
        for file in ArticleFormat.json.files(for: [article], generated: house.day) {
          Console.printRaw(file.contents)
        }
        return
      }
      Console.show(ArticleBlocks(article).blocks, output.style)
    }
  }

  /// The articles that a look-up of the text leads to.
  private func fitting(_ text: String, _ house: House) throws -> [LookupResult.Article] {
    let result = try LookupDesk(house, experience: nil).look(up: text, facts: [:], limit: 5)
    let likely = result.causes.count { $0.probability >= Self.worthReading }
    let articles = result.articles
    return Array(
      articles.prefix(max(likely, 1)) + articles.dropFirst(result.causes.count).prefix(3))
  }

  /// How probable a cause is at least whose article is offered; the first is offered in any case.
  private static let worthReading = 0.1

  private func offer(of articles: [LookupResult.Article]) -> String {
    guard !articles.isEmpty else { return "" }
    return "\nhint: these may be what you look for"
      + articles.map { "\n  mailhelp faq \($0.id)  (\($0.title))" }.joined()
  }
}
