/// A phrase with choices: `(can't|cannot) get (my|) mail` stands for four phrases, with and without
/// *my*. What stands between the bars may have several words; choices do not lie within one another.
public struct PhrasePattern: Sendable, Hashable {
  /// Why a text is no pattern, in words that follow "the phrase …".
  public struct Slip: Error {
    /// The words.
    public let text: String
  }

  /// A phrase that stands for more of them says too much in one line.
  public static let mostWordings = 1_000

  /// The pattern as it is written.
  public let text: String
  /// For how many phrases it stands.
  public let count: Int

  /// The pattern that a text is.
  public init(_ text: String) throws(Slip) {
    self.init(known: text, count: try Self.wordings(of: text).count)
  }

  /// A text of which it is known to be a pattern, and for how many phrases it stands.
  public init(known text: String, count: Int) {
    self.text = text
    self.count = count
  }

  /// Every phrase that it stands for, in order, each once. They are put together each time, since there
  /// are many and few ask for them.
  public var wordings: [String] { (try? Self.wordings(of: text)) ?? [text] }

  private static func wordings(of pattern: String) throws(Slip) -> [String] {
    guard pattern.contains(where: { "(|)".contains($0) }) else { return [pattern] }
    var wordings = [""]
    for choices in try parts(of: pattern) {
      guard wordings.count * choices.count <= mostWordings else {
        throw Slip(text: "stands for more than \(mostWordings) others")
      }
      wordings = wordings.flatMap { start in choices.map { start + $0 } }
    }
    var seen: Set<String> = []
    let phrases = wordings.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    if phrases.isEmpty { throw Slip(text: "has no word at all") }
    return phrases
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
