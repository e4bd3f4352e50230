/// Words that people try as commands, and what does it here. Alone they would begin a guided session, as what
/// happens with somebody's mail.
enum TriedCommands {
  private static let commands: [(words: [String], does: String)] = [
    (["history", "list", "sessions", "log", "logs"], "mailhelp outcomes list shows the sessions"),
    (["stats", "statistics"], "mailhelp outcomes stats shows what has worked"),
    (["gaps"], "mailhelp outcomes gaps shows what was not known"),
    (["codes", "search", "find", "query"], "mailhelp lookup TEXT looks up a code or a symptom"),
    (
      ["providers", "servers", "domains", "clients", "autoconfig", "profile", "config"],
      "mailhelp settings PROVIDER --client PROGRAM shows what to enter"
    ),
    (
      ["probe", "ping", "test"],
      "mailhelp settings PROVIDER shows what to enter; nothing is tried over the network"
    ),
    (["articles", "topics", "docs"], "mailhelp faq lists the articles"),
    (
      ["serve", "server", "web", "publish"],
      "mailhelp export --format html --output DIR writes the pages for a web server"
    ),
    (["resume", "continue"], "mailhelp diagnose --resume goes on with the latest session"),
    (["version"], "mailhelp --version prints it"),
    (["commands", "manual", "man", "usage"], "mailhelp --help lists the commands"),
    (["explain"], "mailhelp kb explain CODE explains a slip in the knowledge base"),
    (["validate"], "mailhelp kb check checks the knowledge base"),
  ]

  /// What to do instead of a word that was given alone, or with what a command would take: a domain, an
  /// address, a host with its port.
  static func hint(for words: [String]) -> String? {
    guard let word = words.first?.lowercased(), words.count <= 2 else { return nil }
    if words.count == 2, !isPlace(words[1]) { return nil }
    return commands.first { $0.words.contains(word) }?.does
  }

  /// Whether a word names a place in the network rather than being a part of a sentence.
  private static func isPlace(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") }
  }
}
