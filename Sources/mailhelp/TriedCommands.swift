/// Words that people try as commands, and what does it here. Alone they would begin a guided session, as what
/// happens with somebody's mail.
enum TriedCommands {
  private static let commands: [(words: [String], does: String)] = [
    (["history", "list", "sessions", "log", "logs"], "mailhelp outcomes list shows the sessions"),
    (["stats", "statistics"], "mailhelp outcomes stats shows what has worked"),
    (["gaps"], "mailhelp outcomes gaps shows what was not known"),
    (["codes", "search", "find", "query"], "mailhelp lookup TEXT looks up a code or a symptom"),
    (
      ["providers", "servers", "domains", "clients"],
      "mailhelp settings PROVIDER --client PROGRAM shows what to enter"
    ),
    (["articles", "topics", "docs"], "mailhelp faq lists the articles"),
    (["resume", "continue"], "mailhelp diagnose --resume goes on with the latest session"),
    (["version"], "mailhelp --version prints it"),
    (["commands", "manual", "man", "usage"], "mailhelp --help lists the commands"),
    (["explain"], "mailhelp kb explain CODE explains a slip in the knowledge base"),
    (["validate"], "mailhelp kb check checks the knowledge base"),
  ]

  /// What to do instead of a word.
  static func hint(for word: String) -> String? {
    commands.first { $0.words.contains(word.lowercased()) }?.does
  }
}
