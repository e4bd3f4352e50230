/// A phrase with choices: `(can't|cannot) get (my|) mail` stands for four phrases, with and without
/// *my*. What stands between the bars may have several words; choices do not lie within one another.
struct PhrasePattern {
  /// Why a text is no pattern, in words that follow "the phrase …".
  struct Slip: Error {
    let text: String
  }

  /// A phrase that stands for more of them says too much in one line.
  static let mostWordings = 1_000

  /// Every phrase that it stands for, in order, each once.
  let wordings: [String]

  init(_ pattern: String) throws(Slip) {
    guard pattern.contains(where: { "(|)".contains($0) }) else {
      wordings = [pattern]
      return
    }
    var wordings = [""]
    for choices in try Self.parts(of: pattern) {
      guard wordings.count * choices.count <= Self.mostWordings else {
        throw Slip(text: "stands for more than \(Self.mostWordings) others")
      }
      wordings = wordings.flatMap { start in choices.map { start + $0 } }
    }
    var seen: Set<String> = []
    self.wordings = wordings.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    if self.wordings.isEmpty { throw Slip(text: "has no word at all") }
  }

  /// The parts of a pattern in turn, each with all its choices; plain words have one.
  private static func parts(of pattern: String) throws(Slip) -> [[Substring]] {
    var parts: [[Substring]] = []
    var start = pattern.startIndex
    var choices: [Substring]?
    for place in pattern.indices {
      let mark = pattern[place]
      guard "(|)".contains(mark) else { continue }
      let piece = pattern[start..<place]
      switch (mark, choices) {
      case ("(", nil):
        parts.append([piece])
        choices = []
      case ("(", _): throw Slip(text: "has a '(' within another")
      case (_, nil): throw Slip(text: "has a '\(mark)' that no '(' opens")
      case ("|", let begun?): choices = begun + [piece]
      case (_, let begun?):
        guard !begun.isEmpty else { throw Slip(text: "has a '(\(piece))' without a '|'") }
        parts.append(begun + [piece])
        choices = nil
      }
      start = pattern.index(after: place)
    }
    guard choices == nil else { throw Slip(text: "has a '(' that no ')' closes") }
    parts.append([pattern[start...]])
    return parts
  }
}
