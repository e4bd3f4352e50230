public import ArgumentParser
import Knowledge
import KnowledgeFiles
import Publishing

extension KnowledgeCommand {
  /// The knowledge as a picture.
  struct Graph: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "graph",
      abstract: "Draw causes with what is seen and what helps, or the neighbourhood of one thing.",
      discussion: """
        The wider a line, the likelier. Where a finding and a fix share a name, write "fix NAME".

        EXAMPLES
          mailhelp kb graph smtp-port-25-blocked --format svg --output cause.svg
          mailhelp kb graph outgoing-port --format mermaid
          mailhelp kb graph | dot -Tpdf > all.pdf
        """)

    @Argument(
      help: ArgumentHelp("A cause, a finding or a fix; the whole if left out.", valueName: "name"),
      completion: .nodes)
    var name: String?

    @Option(
      name: .customLong("format"),
      help: ArgumentHelp("dot, mermaid or svg.", valueName: "form"))
    var format: GraphFormat = .dot

    @Option(
      name: .customLong("output"),
      help: ArgumentHelp("Write to that file instead of standard output.", valueName: "file"),
      completion: .file())
    var file: String?

    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try requireName(file, of: "--output") }

    func run() throws {
      try running {
        let base = try KnowledgeDesk(knowledge).knowledge
        let graph: KnowledgeGraph
        if let name {
          guard let found = KnowledgeGraph(around: name, in: base) else {
            let nearest = NearestName(among: KnowledgeGraph.names(in: base)).nearest(to: name)
            throw Failure(
              "there is no cause, finding or fix '\(name)'",
              hint: nearest.map { "did you mean '\($0)'?" }
                ?? "they are named as their files in causes/, findings/ and fixes/")
          }
          graph = found
        } else {
          graph = KnowledgeGraph(of: base)
        }
        let text = format.text(of: graph)
        guard let file else {
          Console.printRaw(text)
          return
        }
        try KnowledgeDesk.write(text, to: file)
        if !output.quiet {
          let counts = [graph.nodes.count.counted("node"), graph.edges.count.counted("edge")]
          Console.complain("\(counts.joined(separator: ", ")): \(file)")
        }
      }
    }
  }
}

extension GraphFormat: ExpressibleByArgument {}
