/// How people say something, in lower case and without punctuation. `*` stands for a few words, choices
/// for several phrases: `(can't|cannot) get (my|) mail` stands for four, with and without *my*. What
/// stands between the bars may have several words; choices do not lie within one another. `<works>` stands
/// for every way to say what the `Expression` of that name says.
public struct PhrasePattern: Sendable, Hashable {
  /// Why a text is no pattern, in words that follow "the phrase …".
  public struct Slip: Error {
    /// The words.
    public let text: String
  }

  /// A phrase that stands for more of them says too much in one line.
  static let mostWordings = 1_000

  /// The pattern as it is written.
  public let text: String

  /// The pattern that a text is.
  public init(_ text: String) throws(Slip) {
    let parts = try Self.parts(of: text)
    guard parts.reduce(1, { min($0, Self.mostWordings + 1) * $1.count }) <= Self.mostWordings else {
      throw Slip(text: "stands for more than \(Self.mostWordings) others")
    }
    guard parts.joined().contains(where: { $0.contains { $0 != " " } }) else {
      throw Slip(text: "has no word at all")
    }
    for choice in parts.joined() {
      for case .expression(let name) in try Self.pieces(of: choice)
      where !Expression.ID.isWellFormed(name) {
        throw Slip(text: "has '<\(name)>', which is no name")
      }
    }
    self.text = text
  }

  /// A text of which it is known to be a pattern.
  public init(known text: String) { self.text = text }

  /// What follows one another in it, each with all its choices; plain words have one.
  public var parts: [[Substring]] { (try? Self.parts(of: text)) ?? [[text[...]]] }

  /// What a choice consists of.
  public enum Piece: Sendable, Hashable {
    /// Words, with the gaps between them.
    case words(Substring)
    /// An expression, by its name.
    case expression(String)
  }

  /// What a choice consists of, in order.
  public static func pieces(in choice: Substring) -> [Piece] {
    (try? pieces(of: choice)) ?? [.words(choice)]
  }

  /// The expressions that it names, in order.
  public var expressions: [String] {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return [] }
    return parts.joined().flatMap(Self.pieces(in:)).compactMap {
      if case .expression(let name) = $0 { name } else { nil }
    }
  }

  private static func pieces(of choice: Substring) throws(Slip) -> [Piece] {
    var pieces: [Piece] = []
    var rest = choice
    while let open = rest.utf8.firstIndex(where: {
      $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
    }) {
      let before = rest[..<open]
      guard rest[open] == "<", let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: ">"))
      else {
        throw Slip(text: "has a '\(rest[open])' without its other half")
      }
      let after = rest.utf8.index(after: close)
      guard before.isEmpty || before.last == " ", after == rest.endIndex || rest[after] == " "
      else {
        throw Slip(text: "has an expression that touches what is beside it")
      }
      if !before.isEmpty { pieces.append(.words(before)) }
      pieces.append(.expression(String(rest[rest.utf8.index(after: open)..<close])))
      rest = rest[after...]
    }
    if !rest.isEmpty { pieces.append(.words(rest)) }
    return pieces
  }

  /// Every phrase that it stands for, in order, each once; expressions stay as they are.
  public var wordings: [String] {
    var wordings: [[Substring]] = [[]]
    for choices in parts {
      wordings = wordings.flatMap { wording in
        choices.map { wording + $0.split(separator: " ") }
      }
    }
    var seen: Set<String> = []
    return wordings.lazy.map { $0.joined(separator: " ") }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  private static let marks = Array("(|)".utf8)

  private static func parts(of pattern: String) throws(Slip) -> [[Substring]] {
    var parts: [[Substring]] = []
    var start = pattern.startIndex
    var choices: [Substring]?
    let bytes = pattern.utf8
    for place in bytes.indices where Self.marks.contains(bytes[place]) {
      let mark = pattern[place]
      let piece = pattern[start..<place]
      let after = bytes.index(after: place)
      switch (mark, choices) {
      case ("(", nil):
        guard piece.isEmpty && parts.isEmpty || piece.last == " " else {
          throw Slip(text: "has a choice that touches what is before it")
        }
        parts.append([piece])
        choices = []
      case ("(", _): throw Slip(text: "has a '(' within another")
      case (_, nil): throw Slip(text: "has a '\(mark)' that no '(' opens")
      case ("|", let begun?): choices = begun + [piece]
      case (_, let begun?):
        guard !begun.isEmpty else { throw Slip(text: "has a '(\(piece))' without a '|'") }
        guard after == pattern.endIndex || pattern[after] == " " else {
          throw Slip(text: "has a choice that touches what is behind it")
        }
        parts.append(begun + [piece])
        choices = nil
      }
      start = after
    }
    guard choices == nil else { throw Slip(text: "has a '(' that no ')' closes") }
    parts.append([pattern[start...]])
    return parts
  }
}

extension Sequence<PhrasePattern> {
  /// All phrases that they stand for, in turn.
  public var wordings: [String] { flatMap(\.wordings) }
}
