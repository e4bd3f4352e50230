import ArgumentParser
import Knowledge
import TerminalUI

/// All that is known of a provider.
struct ProviderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provider",
    abstract: "Show all that is known of a provider: dates, switches, limits, differing sources.",
    discussion: """
      EXAMPLES
        mailhelp provider outlook-com
        mailhelp provider gmail.com --json
      """)

  @Argument(
    help: ArgumentHelp("A provider's name, a domain or an address.", valueName: "provider"),
    completion: .providers)
  var name: String

  @Flag(name: .customLong("json"), help: "Print JSON.")
  var printsJSON = false

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try House.requireDomain(of: name) }

  func run() throws {
    try running {
      let house = try House(knowledge)
      let exact = house.provider(named: name)
      let likely = exact == nil ? house.provider(likelyMeantBy: name) : nil
      if !output.quiet, let likely { Console.complain(likely.remark(on: name)) }
      guard let provider = exact ?? likely else {
        let unknown = UnknownProvider(name, in: house.knowledge)
        if printsJSON {
          Console.print(Console.json(ProviderLine(unknown, on: house.day)))
        } else {
          Console.show(unknown.blocks, output.style)
        }
        throw ExitCode.unsolved
      }
      if printsJSON { return Console.print(Console.json(ProviderLine(provider, in: house))) }
      Console.show(blocks(provider, house), output.style)
    }
  }

  private func blocks(_ provider: Provider, _ house: House) -> [Block] {
    let card = SettingsCard(of: provider, for: nil, on: house.day, in: house.knowledge)
    var blocks: [Block] = [.heading(provider.name.english)]
    if !provider.domains.isEmpty {
      blocks.append(.paragraph("Addresses: " + provider.domains.joined(separator: ", ")))
    }
    blocks += [.heading("Settings on \(house.day)")] + SettingsBlocks(card, withNotes: true).blocks
    let pages = Provider.Page.allCases.compactMap { page in
      provider.page(page, on: house.day).map { Block.Row(page.rawValue, $0.english) }
    }
    if !pages.isEmpty { blocks.append(.card(title: "Pages", pages)) }
    let types = house.knowledge.kinds(at: provider, on: house.day)
    if !types.isEmpty {
      blocks.append(
        .card(
          title: "Kinds of account",
          types.map { type in
            let access = type.eligible.holding(on: house.day).first.map {
              "programs have access: \($0.rawValue)"
            }
            return Block.Row(
              type.name.english,
              [access, type.note(on: house.day)?.english].compactMap { $0 }.joined(separator: ". "))
          }))
    }
    let retiredHosts = provider.retiredHosts(on: house.day)
    if !retiredHosts.isEmpty {
      blocks.append(
        .card(
          title: "Names that have gone",
          retiredHosts.map { retired in
            Block.Row(
              retired.host,
              retired.note.english + (retired.until.map { " (until \($0))" } ?? ""))
          }))
    }
    let events = provider.events(on: house.day)
    if !events.isEmpty {
      blocks.append(
        .card(
          title: "What happened when", events.map { Block.Row($0.when, $0.what.english) }))
    }
    if !provider.differences.isEmpty {
      blocks += [
        .heading("Where public sources differ"), .bullets(provider.differences.map(\.english)),
      ]
    }
    return blocks
  }
}
