import ArgumentParser

/// What has worked, for whom, lately.
struct OutcomesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes",
    abstract: "Show what has worked, for whom, and what is missing.",
    discussion: """
      EXAMPLES
        mailhelp outcomes stats
        mailhelp outcomes stats --provider outlook-com
        mailhelp outcomes list
        mailhelp outcomes note 3f2a
      """,
    subcommands: [
      Stats.self, Gaps.self, List.self, Show.self, Note.self, Merge.self, ExportLog.self,
      Prune.self,
      Rebuild.self,
    ])
}
