public import ArgumentParser
import Foundation
import Knowledge
import Publishing

/// Publishes the FAQ.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Publish the FAQ as HTML, Markdown, JSON or plain text.",
    discussion: """
      Files that would not change are left alone, and so is everything else in the folder.

      EXAMPLES
        mailhelp export --format html --output public
        mailhelp export --format json --output public
        mailhelp export --format markdown --output articles --dry-run
      """)

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("html, markdown, json or text.", valueName: "form"))
  var format: ArticleFormat

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder to write to; it is made if it is missing.", valueName: "dir"),
    completion: .directory)
  var folder: String

  @Flag(name: .customLong("dry-run"), help: "Say what would be written, and write nothing.")
  var isDryRun = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try requireName(folder, of: "--output") }

  func run() throws {
    try running {
      let house = try House(knowledge)
      let articles = ArticleWriter(house.knowledge, on: house.day).articles()
      let files = format.files(for: articles, generated: house.day)
      let target = isDryRun ? nil : try ExportFolder(folder)
      var changed = 0
      for file in files {
        let path = "\(folder)/\(file.path)"
        let contents = Data(file.contents.utf8)
        guard FileManager.default.contents(atPath: path) != contents else { continue }
        changed += 1
        if let target {
          try target.write(contents, to: file.path)
        } else {
          Console.print("would write \(path)")
        }
      }
      if !output.quiet {
        Console.complain(
          "\(articles.count.counted("article")) in \(files.count.counted("file")); \(changed) "
            + (isDryRun ? "would be written" : "written"))
      }
    }
  }
}

extension ArticleFormat: ExpressibleByArgument {}
