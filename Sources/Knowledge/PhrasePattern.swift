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
    let parts = try parts(of: pattern).map { $0.map { Array($0.utf8) } }
    guard parts.reduce(1, { min($0, mostWordings + 1) * $1.count }) <= mostWordings else {
      throw Slip(text: "stands for more than \(mostWordings) others")
    }
    var wordings: [String] = []
    var seen: Set<String> = []
    var chosen: [UInt8] = []
    func choose(from part: Int) {
      guard part < parts.count else {
        let wording = singleSpaced(chosen)
        if !wording.isEmpty, seen.insert(wording).inserted { wordings.append(wording) }
        return
      }
      let before = chosen.count
      for choice in parts[part] {
        chosen += choice
        choose(from: part + 1)
        chosen.removeLast(chosen.count - before)
      }
    }
    choose(from: 0)
    if wordings.isEmpty { throw Slip(text: "has no word at all") }
    return wordings
  }

  /// The text without spaces at its ends, and with one space where there were several.
  private static func singleSpaced(_ bytes: [UInt8]) -> String {
    let space = UInt8(ascii: " ")
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes where byte != space || (text.last ?? space) != space { text.append(byte) }
    if text.last == space { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
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
