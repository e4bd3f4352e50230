public import Knowledge

/// Makes out what a text says: findings, error codes, program, provider, and which causes its
/// wording fits. It knows words and codes, not sessions.
public struct SymptomIndex: Sendable {
  let knowledge: KnowledgeBase
  let vocabulary: Vocabulary
  private let expressions: ExpressionIndex
  let phrases: PhraseIndex<Sense>
  let words: WordIndex
  let hosts: HostIndex
  private let day: Day
  private let signatures: SignatureIndex
  private let spelling: Spelling
  let denials: Denials
  private let introductions: Introductions

  /// An index of the given knowledge, for the world of the given day.
  public init(_ knowledge: KnowledgeBase, on day: Day) {
    self.knowledge = knowledge
    self.day = day
    var vocabulary = Vocabulary()
    for word in PlainWords.fillers { vocabulary.add(word) }
    for word in PlainWords.common { vocabulary.add(word) }
    expressions = ExpressionIndex(knowledge, &vocabulary)
    phrases = Sense.index(of: knowledge, &vocabulary)
    words = WordIndex(knowledge, words: &vocabulary)
    signatures = SignatureIndex(knowledge.signatures, programs: knowledge.clients.flatMap(\.says))
    hosts = HostIndex(knowledge.providers)
    denials = Denials { vocabulary.add($0) }
    introductions = Introductions { vocabulary.add($0) }
    let names = [knowledge.clients.flatMap(\.says), knowledge.providers.flatMap(\.says)].joined()
    spelling = Spelling(
      vocabulary, names: Set(names.compactMap { vocabulary.number(of: Array($0.utf8)) }))
    self.vocabulary = vocabulary
  }

  // MARK: Compiled

  /// What compiled indexes are like; those of another form must not be read. Raise the number whenever
  /// what is taken in, or the order of what is written, changes.
  public static var form: String { "words 18 \(WordIndex.constants)" }

  /// An index of the given knowledge out of what an index of the same knowledge gave as `compiled`;
  /// `nil` if it is anything else. It reads every text as one that is made anew.
  ///
  /// - Parameters:
  ///   - bytes: what it gave, at an address that 8 divides. They are used where they are.
  ///   - keeper: keeps the bytes where and as they are, as long as somebody holds it.
  public init?(
    _ knowledge: KnowledgeBase, on day: Day, compiled bytes: UnsafeRawBufferPointer,
    keptBy keeper: any AnyObject & Sendable
  ) {
    self.knowledge = knowledge
    self.day = day
    var reader = RowReader(bytes, keptBy: keeper)
    let vocabulary = Vocabulary(from: &reader)
    expressions = ExpressionIndex(from: &reader, of: knowledge)
    phrases = PhraseIndex(from: &reader, meanings: Sense.list(of: knowledge))
    words = WordIndex(from: &reader, of: knowledge)
    signatures = SignatureIndex(
      from: &reader, of: knowledge.signatures, programs: knowledge.clients.flatMap(\.says))
    spelling = Spelling(from: &reader, of: vocabulary)
    guard !reader.isBroken, reader.isAtEnd else { return nil }
    hosts = HostIndex(knowledge.providers)
    denials = Denials(vocabulary.number)
    introductions = Introductions(vocabulary.number)
    self.vocabulary = vocabulary
  }

  /// The index as bytes, but for what is quickly made of the knowledge. They hold on every day.
  public var compiled: [UInt8] {
    var writer = RowWriter()
    vocabulary.write(to: &writer)
    expressions.write(to: &writer)
    phrases.write(to: &writer)
    words.write(to: &writer)
    signatures.write(to: &writer)
    spelling.write(to: &writer)
    return writer.bytes
  }

  // MARK: Understanding

  /// How much of a text is looked at, in bytes.
  static let longestText = 200_000

  /// What a text says.
  ///
  /// - Parameter other: the day as of which to read it, where it is not that of the index: "Outlook" is
  ///   another program in 2009.
  public func understand(_ text: String, on other: Day? = nil) -> Statement {
    let text = Self.cut(text)
    var read = tokens(of: text)
    var readings = readings(in: read, on: other ?? day)
    if read.pointsToOlderMail, !readings.contains(where: isSymptom) {
      read = tokens(of: text, olderMail: true)
      readings = self.readings(in: read, on: other ?? day)
    }
    let sightings = signatures.sightings(in: text)
    return Statement(
      readings: readings, sightings: sightings,
      leads: leads(from: read, understood: readings, seen: sightings), wordCount: read.words.count)
  }

  /// What a text says of some findings alone, and the error messages in it: for what is known to be the
  /// name of a program, a port, an error.
  public func understand(
    _ text: String, only findings: Set<Finding.ID>, on other: Day? = nil
  ) -> Statement {
    let text = Self.cut(text)
    let read = tokens(of: text)
    return Statement(
      readings: readings(in: read, on: other ?? day, only: findings),
      sightings: signatures.sightings(in: text), wordCount: read.words.count)
  }

  func isSymptom(_ reading: Statement.Reading) -> Bool {
    knowledge.findings[id: reading.fact.finding]?.role == .symptom
  }

  /// The error codes in a text of which nothing is known, in small letters.
  public func unknownCodes(in text: String) -> [String] {
    signatures.unknownCodes(in: Self.cut(text))
  }

  static func cut(_ text: String) -> String {
    text.utf8.count <= longestText
      ? text : String(decoding: text.utf8.prefix(longestText), as: UTF8.self)
  }

  // MARK: Words

  /// A text as numbers of words, typing errors mended.
  struct Tokens {
    /// The words by number; -1 is unknown.
    var words: [Int32] = []
    /// The words' stems by number; -1 is unknown, or part of what is denied.
    var stems: [Int32] = []
    /// Whether a word is part of an address or a host name.
    var isHost: [Bool] = []
    /// Whether a word is part of an address or host where somebody else's mail goes.
    var isOthers: [Bool] = []
    /// Whether a word opens a sentence, a line or a clause.
    var isOpening: [Bool] = []
    /// Whether a word opens a sentence: no phrase goes on from one into the next.
    var opensSentence: [Bool] = []
    /// Whether a word stands just behind a dot, as in "mail.app".
    var followsDot: [Bool] = []
    /// Whether a word begins with a digit.
    var isNumber: [Bool] = []
    /// Addresses and hosts.
    var hosts: [HostIndex.Find] = []
    /// The phrases of the knowledge base in it.
    var phrases: [PhraseIndex<Sense>.Match] = []
    /// Whether the writer says little and leaves the rest to an older mail beneath, as with "see below".
    var pointsToOlderMail = false
    /// The bytes of what the writer does not tell.
    var untold: [Range<Int>] = []
  }

  /// Who answers with fewer words may leave it to the mail beneath to tell the matter.
  private static let shortNote = 15

  /// - Parameter olderMail: whether the mail beneath a letter is read with it.
  func tokens(of text: String, olderMail: Bool = false) -> Tokens {
    var read = Tokens()
    read.hosts = hosts.finds(in: text)
    var mended: [[UInt8]: Int32] = [:]
    var starts: [Int] = []
    var unread = read.hosts[...]
    Words.each(in: text) { word, start in
      while let host = unread.first, host.range.upperBound <= start { unread.removeFirst() }
      let host = unread.first.flatMap { $0.range.contains(start) ? $0 : nil }
      let isHost = host != nil
      let stem = Stem.of(word)
      var number = vocabulary.number(of: word)
      var known = words.stems.number(of: stem)
      if number == nil, known == nil, !isHost {
        if let earlier = mended[word] {
          number = earlier >= 0 ? earlier : nil
        } else if mended.count < Spelling.patience {
          number = spelling.nearest(to: word, in: vocabulary)
          mended[word] = number ?? -1
        }
        if let number {
          known = words.stems.number(of: Stem.of(Array(vocabulary.letters(of: number))))
        }
      }
      read.words.append(number ?? -1)
      read.stems.append(known ?? -1)
      read.isHost.append(isHost)
      read.isOthers.append(host?.isOthers ?? false)
      read.isNumber.append(word.first?.isDigit == true)
      starts.append(start)
    }
    read.followsDot = Self.followsDot(starts, in: text)
    for place in Self.dottedNumbers(starts, in: text).joined() { read.stems[place] = -1 }
    (read.isOpening, read.opensSentence) = Self.openings(starts, in: text)
    let denied = denials.faults(in: read)
    var isDenied = Array(repeating: false, count: read.words.count)
    for place in denied.joined() { isDenied[place] = true }
    var spans = expressions.spans(in: read.words, sentences: read.opensSentence)
    if text.utf8.contains(UInt8(ascii: "\n")) {
      let letter = Letter(text, wordsAt: starts, said: expressions.sayings(in: spans))
      let older = letter.words(of: .older)
      read.pointsToOlderMail = !older.isEmpty && letter.wordsTold < Self.shortNote
      let trimmings = letter.bytes(of: .trimming)
      read.untold = trimmings + letter.bytes(of: .older)
      // The firm of a signature need not be whose mail it is.
      read.hosts.removeAll { host in
        host.isOfNobodyKnown && trimmings.contains { $0.contains(host.range.lowerBound) }
      }
      for place in (letter.words(of: .trimming) + (olderMail ? [] : older)).joined() {
        (read.words[place], read.stems[place]) = (-1, -1)
        if place < spans.count { spans[place] = [] }
      }
    }
    let finds = phrases.matches(in: read.words, sentences: read.opensSentence, spans: spans)
    read.phrases = finds.filter { find in
      !denials.deny(find, in: read) && (find.meaning.isName || !isDenied[find.range.lowerBound])
    }
    let left = denials.left(in: read, finds.filter(\.meaning.isName))
    read.phrases.removeAll { $0.meaning.isName && left.contains($0.range.lowerBound) }
    for place in denied.joined() { read.stems[place] = -1 }
    for place in denials.exclusions(in: read) + introductions.names(in: read) {
      read.stems[place] = -1
    }
    return read
  }

  private static func followsDot(_ starts: [Int], in text: String) -> [Bool] {
    var text = text
    return text.withUTF8 { bytes in
      starts.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: ".") }
    }
  }

  /// The words of numeric addresses and of versions, "203.0.113.9" and "26.1.2", which tell of no trouble;
  /// a code in three parts that begins as those of RFC 3463 do is none.
  private static func dottedNumbers(_ starts: [Int], in text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      var runs: [Range<Int>] = []
      var first = 0
      while first < starts.count {
        var last = first
        var end = starts[first]
        while true {
          while end < bytes.count, bytes[end].isDigit { end += 1 }
          guard end > starts[last], last + 1 < starts.count, starts[last + 1] == end + 1,
            bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count, bytes[end + 1].isDigit
          else { break }
          last += 1
          end = starts[last]
        }
        let parts = last - first + 1
        let isCode = parts == 3 && [0x32, 0x34, 0x35].contains(bytes[starts[first]])
        if parts >= 3, !isCode { runs.append(first..<last + 1) }
        first = last + 1
      }
      return runs
    }
  }

  /// Which of the words that begin at the given bytes stand behind a mark that ends a clause, and which
  /// behind one that ends a sentence: a full stop and the like with a gap behind it ("live.com" goes on).
  private static func openings(
    _ starts: [Int], in text: String
  ) -> (clauses: [Bool], sentences: [Bool]) {
    var clauses: [Bool] = []
    var sentences: [Bool] = []
    clauses.reserveCapacity(starts.count)
    sentences.reserveCapacity(starts.count)
    var rest = starts[...]
    var (opensClause, opensSentence, followsStop) = (true, true, false)
    for (offset, byte) in text.utf8.enumerated() {
      if followsStop && (byte == 0x20 || byte == 0x0A || byte == 0x0D) { opensSentence = true }
      followsStop = ".;!?".utf8.contains(byte)
      if offset == rest.first {
        clauses.append(opensClause)
        sentences.append(opensSentence)
        (opensClause, opensSentence) = (false, false)
        rest.removeFirst()
      }
      if followsStop || byte == 0x2C || byte == 0x3A || byte == 0x0A { opensClause = true }
    }
    return (clauses, sentences)
  }
}
