import ArgumentParser
import Foundation
import Knowledge
import KnowledgeFiles

extension KnowledgeCommand {
  /// JSON Schemas for editors.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print a JSON Schema of the files, for editors that complete and underline.",
      discussion: """
        Name the schema in a file's first line, and the editor completes its keys:

          # yaml-language-server: $schema=../../schemas/cause.schema.json

        EXAMPLES
          mailhelp kb schema cause
          mailhelp kb schema --names --output schemas
        """)

    @Argument(
      help: ArgumentHelp(
        "The kind of file: \(KnowledgeSchema.kinds.joined(separator: ", ")); all if left out.",
        valueName: "kind"), completion: .list(KnowledgeSchema.kinds))
    var kind: String?

    @Option(
      name: .customLong("output"),
      help: ArgumentHelp("Write a file for each kind into that folder.", valueName: "dir"),
      completion: .directory)
    var folder: String?

    @Flag(
      name: .customLong("names"),
      help: "Offer the names of the findings, causes and so on that there are now.")
    var namesThings = false

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try running {
        let desk = try KnowledgeDesk(knowledge)
        let schemas = KnowledgeSchema(desk.knowledge, namesThings: namesThings)
        if let kind, schemas.schema(of: kind) == nil {
          let nearest = NearestName(among: KnowledgeSchema.kinds).nearest(to: kind)
          throw Failure(
            "there is no kind '\(kind)'",
            hint: nearest.map { "did you mean '\($0)'?" }
              ?? "possible are \(KnowledgeSchema.kinds.joined(separator: ", "))")
        }
        guard let folder else {
          Console.printRaw(kind.flatMap(schemas.schema(of:)) ?? schemas.schemaOfAll())
          return
        }
        let kinds = kind.map { [$0] } ?? KnowledgeSchema.kinds
        for kind in kinds {
          guard let text = schemas.schema(of: kind) else { continue }
          try KnowledgeDesk.write(text, to: "\(folder)/\(kind).schema.json")
        }
        if kind == nil {
          try KnowledgeDesk.write(
            schemas.schemaOfAll(), to: "\(folder)/knowledge.schema.json")
        }
        if !output.quiet {
          let count = kinds.count + (kind == nil ? 1 : 0)
          Console.complain("\(count.counted("schema")) written to \(folder)")
        }
      }
    }
  }
}
