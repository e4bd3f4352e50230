/// Codes such as -17099, which stand among the arguments like options. No option begins with a digit.
enum NegativeNumbers {
  /// The arguments with such codes taken for text.
  static func asText(_ arguments: some Sequence<String>) -> [String] {
    arguments.map { isCode($0) ? " " + $0 : $0 }
  }

  /// The word that was given.
  static func given(_ word: String) -> String {
    word.hasPrefix(" ") && isCode(String(word.dropFirst())) ? String(word.dropFirst()) : word
  }

  private static func isCode(_ word: String) -> Bool {
    word.hasPrefix("-") && word.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } == true
  }
}
