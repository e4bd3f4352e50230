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
        Console.complain(
          "there is no article '\(id)'" + (nearest.map { "\nhint: did you mean '\($0)'?" } ?? ""))
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
}
