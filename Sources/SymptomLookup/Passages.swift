public import Knowledge

extension SymptomIndex {
  /// A text in passages: sentences, lines, and what a comma and the like divide from them where it is announced
  /// as something else. Forty at most; the last holds the rest of a longer text. None of a text of one passage:
  /// there is nothing to tell it from.
  public func passages(of text: String) -> [Passage] {
    let text = Self.cut(text)
    let untold = tokens(of: text).untold
    let stretches = Stretches.all(of: text).filter { stretch in
      let start = text.utf8.distance(from: text.startIndex, to: stretch.text.startIndex)
      return !untold.contains { $0.contains(start) }
    }
    guard stretches.count > 1 else { return [] }
    return stretches.map { stretch in
      Passage(
        text: stretch.text, statement: understand(String(stretch.text)),
        isAnnounced: stretch.isAnnounced, turnsToAnother: Stretches.turnToAnother(stretch.text))
    }
  }
}

/// Where a text may go on to something else.
enum Stretches {
  /// A stretch of a text, and whether it opens as what goes on to something else does.
  struct Stretch {
    let text: Substring
    let isAnnounced: Bool
  }

  /// No more than so many stretches are told apart.
  static let most = 40

  /// A text divided at the ends of its sentences and lines, and at commas and the like before what is
  /// announced as something else.
  static func all(of text: String) -> [Stretch] {
    var starts: [(place: String.Index, isAnnounced: Bool)] = [(text.startIndex, false)]
    // Of the latest stretch so far.
    var (letters, digits) = (0, 0)
    var list = Numbering()
    list.goesOn(with: text[...])
    var place = text.startIndex
    while place < text.endIndex, starts.count < most {
      if text[place].isLetter { letters += 1 } else if text[place].isNumber { digits += 1 }
      let after = text.index(after: place)
      guard let end = end(at: place, in: text) else {
        place = after
        continue
      }
      let rest = text[after...].drop { closing.contains($0) }
      guard let next = rest.firstIndex(where: opens) else { break }
      let isCounted = list.goesOn(with: text[next...], markedBy: end == .word ? ".)" : ".):")
      if end == .word, !isCounted {
        place = after
        continue
      }
      let isAnnounced = isCounted || announces(text[next...])
      // No more than the number of what follows: "2.", "b)", "---".
      if letters == 0 || letters + digits < 2 {
        starts[starts.count - 1].isAnnounced = starts[starts.count - 1].isAnnounced || isAnnounced
      } else if end == .sentence || isAnnounced {
        starts.append((next, isAnnounced))
        (letters, digits) = (0, 0)
      }
      place = max(after, next)
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1].place : text.endIndex
      return Stretch(
        text: text[starts[index].place..<end], isAnnounced: starts[index].isAnnounced)
    }
  }

  private enum End {
    case word
    case clause
    case sentence
  }

  /// What ends at a place; `nil` if nothing, as within "live.com" and behind "e.g.".
  private static func end(at place: String.Index, in text: String) -> End? {
    let mark = text[place]
    if mark.isNewline { return .sentence }
    let rest = text[text.index(after: place)...]
    if mark == " " { return rest.first.map { $0 == "(" || $0.isNumber } == true ? .word : nil }
    guard let next = rest.drop(while: { closing.contains($0) }).first, next.isWhitespace else {
      return nil
    }
    if ",:(-".contains(mark) { return .clause }
    guard ".;!?".contains(mark) else { return nil }
    return mark == "." && isAbbreviation(text, endingAt: place) ? nil : .sentence
  }

  /// Whether the word before a full stop is one in short: "e.g", "Mr". No more than five characters are looked at.
  private static func isAbbreviation(_ text: String, endingAt end: String.Index) -> Bool {
    var start = end
    for _ in 0..<5 where start > text.startIndex {
      let before = text.index(before: start)
      guard text[before].isLetter || text[before] == "." else { break }
      start = before
    }
    let word = text[start..<end]
    return word.count <= 3 && word.contains(".") || titles.contains(word.lowercased())
  }

  /// What may stand between the end of a sentence and the gap behind it.
  private static let closing: Set<Character> = ["\"", "'", ")", "]", "\u{201D}", "\u{2019}"]

  /// Before names, in short.
  private static let titles: Set = ["mr", "mrs", "ms", "dr", "st", "hr", "fr", "mme"]

  /// Whether a text goes on with it: what stands before may open a list.
  private static func opens(_ character: Character) -> Bool {
    !character.isWhitespace && !"-*•)".contains(character)
  }

  // MARK: How it opens

  /// Whether words open as what goes on to something else does.
  private static func announces(_ text: Substring) -> Bool {
    var words = opening(of: text)[...]
    if let first = words.first, ["and", "und", "et", "but"].contains(first) {
      words = words.dropFirst()
    }
    if let first = words.first, additions.contains(first) {
      return !efforts.contains(words.dropFirst().first ?? "")
    }
    if let first = words.first, ordinals.contains(first) {
      return text.dropFirst(first.count).first.map { ",:.)".contains($0) } ?? false
        || matters.contains(words.dropFirst().first ?? "")
    }
    return (1...5).contains { turns.contains(words.prefix($0).joined(separator: " ")) }
  }

  /// Whether among the first words are some of somebody or something that may not be what was spoken of.
  static func turnToAnother(_ text: Substring) -> Bool {
    opening(of: text).contains(where: others.contains)
  }

  /// The first eight words, in small letters, without apostrophes.
  private static func opening(of text: Substring) -> [String] {
    text.prefix(100).lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
      .split { !$0.isLetter && !$0.isNumber }.prefix(8).map(String.init)
  }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Words of order, and what they may be of to announce another: "second problem", not "second factor".
  private static let ordinals = words("second third zweites drittes")
  private static let matters = words("problem issue thing trouble matter question thema")

  /// Words by which something is added.
  private static let additions = words("also plus besides außerdem ausserdem aussi")

  /// Words behind these that go on with the same: what was tried, where else it fails.
  private static let efforts = words(
    """
    tried deleted checked reinstalled restarted done did does done works fails happens it not no on from
    with without the same i get if
    """)

  /// Words by which somebody turns to something else.
  private static let turns: Set = [
    "another thing", "another problem", "another one", "another issue", "other thing",
    "other problem", "other issue", "the other thing", "the other problem", "the other issue",
    "the other account", "secondly", "my second problem", "thirdly",
    "besides that", "additionally", "furthermore", "moreover", "separately", "ps", "p s",
    "one more", "unrelated", "on top of", "while i am at it", "while im at it", "and then",
    "meanwhile",
    "problem 2", "problem two", "issue 2", "part 2", "by the way",
    "zweitens", "noch etwas", "dann noch", "noch ein", "noch eine", "übrigens",
    "de plus", "par ailleurs", "deuxièmement", "autre problème", "autre chose",
  ]

  /// People, devices and directions that may be others than those that were spoken of.
  private static let others = words(
    """
    other another second different private mine her hers his their
    wife wifes husband husbands mother mothers father fathers mum mums mom moms dad dads son sons
    daughter daughters sister sisters brother brothers boss bosss colleague colleagues secretary trainee
    user customer client lady gentleman mr mrs ms dr office
    phone iphone ipad tablet laptop pc computer notebook netbook
    outgoing incoming sending receiving
    mein meine frau mann handy zweite andere anderen
    femme mari autre deuxième
    """)
}

/// The numbers of a list as far as they have come: "2)" goes on where "1)" stood before, "(b)" where "(a)" did,
/// and "#4473" where another such number did.
private struct Numbering {
  private var last: Int?
  private var hasTicket = false

  /// Whether a text opens with the next number, before one of the marks; it is remembered.
  @discardableResult
  mutating func goesOn(with text: Substring, markedBy marks: String = ".):") -> Bool {
    let text = text.first == "(" ? text.dropFirst() : text
    let label = text.prefix(9).prefix { $0.isLetter || $0.isNumber || $0 == "#" }
    if label.first == "#", label.count > 1, label.dropFirst().allSatisfy(\.isNumber) {
      defer { hasTicket = true }
      return hasTicket
    }
    let rest = text.dropFirst(label.count)
    guard let mark = rest.first, marks.contains(mark),
      rest.dropFirst().first?.isWhitespace ?? false,
      let number = Self.number(of: label)
    else { return false }
    let isNext = last.map { number == $0 + 1 } ?? false
    if isNext || number == 1 { last = number }
    return isNext
  }

  private static func number(of label: Substring) -> Int? {
    if let number = Int(label) { return (1...99).contains(number) ? number : nil }
    guard label.count == 1, let letter = label.lowercased().utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "h")).contains(letter)
    else { return nil }
    return Int(letter - UInt8(ascii: "a")) + 1
  }
}
