import Knowledge

/// What of a letter tells nothing of its matter: how it closes, what a program or a firm puts beneath, and the
/// older mail that it answers or passes on.
///
/// Lines that stand alone are no letter, so a text of one line is told as a whole. A line "-- " opens a
/// signature (RFC 3676, section 4.3); the words of closings, footers, notices and older mail are expressions of
/// the knowledge base, known here by their names.
struct Letter {
  /// What a line is of.
  enum Part {
    /// What the writer tells.
    case told
    /// A closing, a signature, a footer or a notice.
    case trimming
    /// An older mail.
    case older
  }

  private let lines: [Line]
  /// By line, what it is of.
  private var parts: [Part]

  /// A line, by its bytes, its words, and what is said in it.
  private struct Line {
    let bytes: Range<Int>
    /// Its words, by their places in the text.
    let words: Range<Int>
    /// What it says, by the names of expressions, with the places of the words.
    var says: [(saying: Saying, words: Range<Int>)] = []
    var isQuoted = false
    var isSeparator = false
    var endsInColon = false
    var hasAddress = false
    /// How many of its words begin with a digit.
    var numbers = 0

    var isBlank: Bool { words.isEmpty && !isSeparator }

    func opens(with saying: Saying) -> Range<Int>? {
      says.first { $0.saying == saying && $0.words.lowerBound == words.lowerBound }?.words
    }
  }

  /// The expressions that tell a letter's parts, by their names.
  enum Saying: String, CaseIterable {
    /// "Kind regards", at the beginning of a line.
    case closing = "letter-closing"
    /// "Sent from my iPhone", at the beginning of a line.
    case footer = "letter-footer"
    /// Of a firm's legal notice; it takes two of them.
    case notice = "letter-notice"
    /// "Original message", alone on a line.
    case olderMail = "letter-older-mail"
    /// "On Monday Jane wrote:", at the end of a line.
    case wrote = "letter-wrote"
    /// "From:", at the beginning of a line.
    case sender = "letter-sender"
    /// "Subject:", at the beginning of a line.
    case header = "letter-header"
  }

  /// A line beneath a closing that is so long is told again.
  private static let longestName = 8
  /// A footer is no longer.
  private static let longestFooter = 10
  /// So few other words stand beside "Original message".
  private static let mostBeside = 3
  /// So many lines behind "From:" two more headers must follow.
  private static let longestHead = 6

  /// - Parameters:
  ///   - text: the text, in UTF-8.
  ///   - starts: the byte at which each of its words begins.
  ///   - said: what is said at each place, with the places of the words.
  init(_ text: String, wordsAt starts: [Int], said: [(saying: Saying, words: Range<Int>)]) {
    var text = text
    lines = text.withUTF8 { bytes in Self.lines(of: bytes, starts, said) }
    parts = Array(repeating: .told, count: lines.count)
    guard lines.count > 1 else { return }
    let end = leaveOutOlderMail()
    leaveOutHead()
    leaveOutTrimmings(before: end)
  }

  /// How many words the writer tells.
  var wordsTold: Int {
    zip(lines, parts).reduce(0) { $0 + ($1.1 == .told ? $1.0.words.count : 0) }
  }

  /// The words, by place, of the lines that are of a part.
  func words(of part: Part) -> [Range<Int>] {
    zip(lines, parts).filter { $0.1 == part && !$0.0.words.isEmpty }.map(\.0.words)
  }

  /// The bytes of the lines that are of a part; those that follow one another are one.
  func bytes(of part: Part) -> [Range<Int>] {
    lines.indices.filter { parts[$0] == part }.reduce(into: []) { ranges, line in
      if let last = ranges.last, last.upperBound + 1 == lines[line].bytes.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<lines[line].bytes.upperBound
      } else {
        ranges.append(lines[line].bytes)
      }
    }
  }

  // MARK: Lines

  private static func lines(
    of bytes: UnsafeBufferPointer<UInt8>, _ starts: [Int],
    _ said: [(saying: Saying, words: Range<Int>)]
  ) -> [Line] {
    var lines: [Line] = []
    var (first, word) = (0, 0)
    var said = said.sorted { $0.words.lowerBound < $1.words.lowerBound }[...]
    while first < bytes.count {
      let end = bytes[first...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let opening = word
      while word < starts.count, starts[word] < end { word += 1 }
      var line = Line(bytes: first..<end, words: opening..<word)
      while let saying = said.first, saying.words.lowerBound < word {
        if saying.words.upperBound <= word { line.says.append(saying) }
        said.removeFirst()
      }
      let shown = bytes[first..<end].filter { $0 > 0x20 }
      line.isQuoted = shown.first == UInt8(ascii: ">")
      line.isSeparator = shown == Array("--".utf8)
      line.endsInColon = shown.last == UInt8(ascii: ":")
      line.hasAddress = shown.contains(UInt8(ascii: "@"))
      line.numbers = shown.isEmpty ? 0 : (opening..<word).count { bytes[starts[$0]].isDigit }
      lines.append(line)
      first = end + 1
    }
    return lines
  }

  // MARK: Older mail

  /// Leaves out the mail that a letter answers or passes on: that behind "Original message" and behind a head
  /// as of a mail, and what is marked by ">" behind "Jane wrote:". What has nothing above it was not answered:
  /// it is the matter itself.
  ///
  /// - Returns: the first line of what is left out to the end, or the number of lines.
  private mutating func leaveOutOlderMail() -> Int {
    guard let matter = lines.firstIndex(where: tellsMatter) else { return lines.count }
    var place = matter + 1
    while place < lines.count {
      if opensOlderMail(place) {
        leaveOut(place..<lines.count, as: .older)
        return place
      }
      let first = place
      place += 1
      if lines[first].endsInColon, lines[first].says.contains(where: { $0.saying == .wrote }) {
        place =
          lines[place...].firstIndex { !$0.isQuoted && !$0.isBlank } ?? lines.count
        // Some programs mark nothing.
        if place == first + 1 || lines[first + 1..<place].allSatisfy(\.isBlank) {
          place = lines.count
        }
        leaveOut(first..<place, as: .older)
      }
    }
    return lines.count
  }

  /// Whether a line stands before an older mail.
  private func opensOlderMail(_ place: Int) -> Bool {
    let line = lines[place]
    if let saying = line.says.first(where: { $0.saying == .olderMail }),
      line.words.count - saying.words.count <= Self.mostBeside
    {
      return true
    }
    guard line.opens(with: .sender) != nil else { return false }
    return lines[(place + 1)...].prefix(Self.longestHead)
      .count { $0.opens(with: .header) != nil } >= 2
  }

  /// Whether a line tells something: neither a greeting nor the head of a mail that was pasted with it.
  private func tellsMatter(_ line: Line) -> Bool {
    line.words.count > Self.mostBeside && line.opens(with: .sender) == nil
      && line.opens(with: .header) == nil
  }

  // MARK: Trimmings

  /// Leaves out who wrote when to whom, where a letter was pasted with its head; what it is about stays.
  private mutating func leaveOutHead() {
    let head = lines.prefix { $0.opens(with: .sender) != nil || $0.opens(with: .header) != nil }
    guard head.count > 1 else { return }
    for (place, line) in head.enumerated() where line.hasAddress || line.numbers > 1 {
      leaveOut(place..<place + 1)
    }
  }

  private mutating func leaveOutTrimmings(before end: Int) {
    var place = 0
    while place < end {
      if lines[place].isSeparator, !lines[..<place].allSatisfy(\.isBlank) {
        leaveOut(place..<end)
        return
      }
      if lines[place].opens(with: .closing) != nil,
        lines[place].words.count <= Self.longestName, place > 0
      {
        let next =
          lines[(place + 1)..<end].firstIndex { $0.words.count > Self.longestName } ?? end
        leaveOut(place..<next)
        place = next
        continue
      }
      if lines[place].opens(with: .footer) != nil,
        lines[place].words.count <= Self.longestFooter
      {
        leaveOut(place..<place + 1)
      }
      place += 1
    }
    leaveOutNotices(before: end)
  }

  /// A paragraph with two sayings of notices is one, from the first on.
  private mutating func leaveOutNotices(before end: Int) {
    for paragraph in lines[..<end].indices.split(whereSeparator: { lines[$0].isBlank }) {
      let telling = paragraph.filter { place in
        lines[place].says.contains { $0.saying == .notice }
      }
      let sayings = telling.reduce(0) { sum, place in
        sum + lines[place].says.count { $0.saying == .notice }
      }
      if let first = telling.first, sayings > 1 { leaveOut(first..<paragraph.endIndex) }
    }
  }

  private mutating func leaveOut(_ range: Range<Int>, as part: Part = .trimming) {
    for line in range { parts[line] = part }
  }
}
