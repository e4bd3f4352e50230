/// Phrases that people say, found in a text as whole words in order; `*` in a phrase stands for up to
/// four words, before the next word's first place behind it; an expression stands for any of the stretches
/// of the text that say it. All phrases are one graph of words, so that a text is gone through once.
struct PhraseIndex<Meaning: Sendable>: Sendable {
  /// One find.
  struct Match {
    let meaning: Meaning
    /// The words of the text that it covers.
    let range: Range<Int>
    /// Which of them the phrase names, by place from the first; the others lie in gaps.
    fileprivate let named: UInt64

    /// How many of them the phrase names.
    var weight: Int { named.nonzeroBitCount }
    /// The words of the text that the phrase names, by place.
    var places: [Int] { range.filter(isNamed) }
    /// The words of the text that lie in the gaps of the phrase, by place.
    var gaps: [Int] { weight == range.count ? [] : range.filter { !isNamed($0) } }

    private func isNamed(_ place: Int) -> Bool {
      named >> UInt64(place - range.lowerBound) & 1 == 1
    }
  }

  /// A stretch of a text that says what an expression says.
  struct Span: Equatable {
    /// What stands for the expression in phrases.
    let edge: Int32
    /// The place behind its last word.
    let end: Int
  }

  static var longestGap: Int { 4 }
  /// No find covers more words.
  private static var longest: Int { UInt64.bitWidth }

  private var meanings: [Meaning] = []
  /// Per node where in `endings` the phrases begin that end there, or -1.
  private var ends: Row<Int32> = []
  /// Phrases by number, in rows that -1 ends.
  private var endings: Row<Int32> = []
  /// Per node where its followers begin. The first node is the last one here: each follows by greater
  /// number.
  private var starts: Row<Int32> = [0]
  /// The words of the followers, rising in each row.
  private var words: Row<Int32> = []
  /// Which nodes they lead to.
  private var followers: Row<Int32> = []

  /// - Parameters:
  ///   - phrases: by number; what has no word is never found.
  ///   - meanings: what they mean, by number.
  init(_ phrases: [PhraseGraph.Parts], meanings: [Meaning]) {
    self.meanings = meanings
    var rows: [[Int32]: Int32] = [:]
    for node in PhraseGraph(phrases, longest: 2 * Self.longest).nodes {
      if node.ends.isEmpty {
        ends.append(-1)
      } else {
        let row = rows[node.ends] ?? Int32(endings.count)
        if rows.updateValue(row, forKey: node.ends) == nil { endings += node.ends + [-1] }
        ends.append(row)
      }
      words += node.followers.map(\.word)
      followers += node.followers.map(\.node)
      starts.append(Int32(words.count))
    }
  }

  /// Every find, in the order of the text, whose words are given by number.
  ///
  /// - Parameters:
  ///   - sentences: whether a word opens a sentence; no find goes on into the next one.
  ///   - spans: by the place of their first words, where the text says what expressions say; empty if it
  ///     nowhere does.
  func matches(in text: [Int32], sentences: [Bool], spans: [[Span]] = []) -> [Match] {
    var steps = 0
    return matches(in: text, sentences: sentences, spans: spans, steps: &steps)
  }

  /// Every find, counting the nodes that were looked at.
  func matches(
    in text: [Int32], sentences: [Bool], spans: [[Span]] = [], steps: inout Int
  ) -> [Match] {
    var matches: [Match] = []
    var start = 0
    while start < text.count {
      let end = sentences[(start + 1)...].firstIndex(of: true) ?? text.count
      let sentence = text[..<end]
      for first in start..<end {
        walk(Int32(ends.count - 1), sentence, spans, first, first, 0, &matches, &steps)
      }
      start = end
    }
    return matches
  }

  private func walk(
    _ node: Int32, _ text: ArraySlice<Int32>, _ spans: [[Span]], _ start: Int, _ place: Int,
    _ named: UInt64, _ matches: inout [Match], _ steps: inout Int
  ) {
    steps += 1
    var ending = ends[Int(node)]
    while ending >= 0, endings[Int(ending)] >= 0 {
      let meaning = meanings[Int(endings[Int(ending)])]
      matches.append(Match(meaning: meaning, range: start..<place, named: named))
      ending += 1
    }
    guard place < text.endIndex, place - start < Self.longest else { return }
    /// Goes on behind a word or a stretch of words that an edge stands for.
    func goOn(from node: Int32, by edge: Int32, at place: Int, to end: Int) {
      guard end - start <= Self.longest, let onward = follower(of: node, edge) else { return }
      let covered = (place..<end).reduce(named) { $0 | 1 << UInt64($1 - start) }
      walk(onward, text, spans, start, end, covered, &matches, &steps)
    }
    func goOn(from node: Int32, at place: Int, behind gap: Range<Int>) {
      if !text[gap].contains(text[place]) {
        goOn(from: node, by: text[place], at: place, to: place + 1)
      }
      guard !spans.isEmpty else { return }
      for span in spans[place]
      where !gap.contains(where: { spans[$0].contains { $0.edge == span.edge } }) {
        goOn(from: node, by: span.edge, at: place, to: span.end)
      }
    }
    goOn(from: node, at: place, behind: place..<place)
    guard let gap = follower(of: node, PhraseGraph.gap) else { return }
    for skipped in place..<min(place + Self.longestGap + 1, text.endIndex, start + Self.longest) {
      goOn(from: gap, at: skipped, behind: place..<skipped)
    }
  }

  private func follower(of node: Int32, _ word: Int32) -> Int32? {
    guard word != -1 else { return nil }
    var (low, high) = (Int(starts[Int(node)]), Int(starts[Int(node) + 1]))
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < starts[Int(node) + 1] && words[low] == word ? followers[low] : nil
  }
}

extension PhraseIndex {
  /// - Parameter meanings: those of the phrases, in the order in which they were taken in.
  init(from reader: inout RowReader, meanings: [Meaning]) {
    self.meanings = meanings
    ends = reader.row()
    endings = reader.row()
    starts = reader.row()
    words = reader.row()
    followers = reader.row()
    reader.expect(
      !ends.isEmpty && starts.count == ends.count + 1 && starts.divide(words.count)
        && followers.count == words.count && ends.lie(in: -1..<endings.count)
        && endings.lie(in: -1..<meanings.count) && (endings.last ?? -1) == -1)
    if !reader.isBroken { reader.expect(leadsBack) }
  }

  /// Whether each node leads to nodes before it, so that every walk ends.
  private var leadsBack: Bool {
    for node in ends.indices {
      for place in Int(starts[node])..<Int(starts[node + 1])
      where !(0..<Int32(node)).contains(followers[place]) { return false }
    }
    return true
  }

  func write(to writer: inout RowWriter) {
    writer.write(ends)
    writer.write(endings)
    writer.write(starts)
    writer.write(words)
    writer.write(followers)
  }
}
