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
        mailhelp faq locked-out
      """)

  @Argument(help: ArgumentHelp("The article's name; without it all are listed.", valueName: "id"))
  var id: String?

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try running {
      let house = try House(knowledge)
      let writer = ArticleWriter(house.knowledge, on: house.day)
      guard let id else {
        for article in writer.articles() { Console.print("\(article.id)\t\(article.title)") }
        return
      }
      guard let article = writer.article(id: id) ?? writer.article(id: "cause-\(id)") else {
        let nearest = NearestName(among: writer.articles().map(\.id)).nearest(to: id)
        Console.complain(
          "there is no article '\(id)'" + (nearest.map { "\nhint: did you mean '\($0)'?" } ?? ""))
        throw ExitCode.unsolved
      }
      Console.show(ArticleBlocks(article).blocks, output.style)
    }
  }
}
