/// Phrases that people say, found in a text as whole words in order; `*` in a phrase stands for up to
/// four words. All phrases share one tree of words, so that a text is gone through once.
struct PhraseIndex<Meaning: Sendable>: Sendable {
  /// One find.
  struct Match {
    let meaning: Meaning
    /// The words of the text that it covers.
    let range: Range<Int>
    /// How many of them the phrase names.
    let weight: Int
  }

  static var longestGap: Int { 4 }
  private static var mostGaps: Int { 3 }
  /// Stands for a gap among the numbers of words.
  private static var gap: Int32 { -2 }

  private var meanings: [Meaning] = []
  /// Per phrase the next one that ends at the same node.
  private var next: [Int32] = []
  /// Per node the first phrase that ends there, or -1.
  private var ends: [Int32] = [-1]
  /// Which node follows a node by a word: the first has no number here, so they run from 1.
  private var children = Pairs()

  /// Takes in a phrase; one without a word is never found.
  mutating func add(_ text: String, meaning: Meaning, to vocabulary: inout Vocabulary, uses: Int32)
  {
    var node: Int32 = 0
    var gaps = 0
    // Parts lie between the gaps; a phrase seldom has one.
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let star = rest.firstIndex(of: UInt8(ascii: "*")) ?? rest.endIndex
        var isGap = rest.startIndex > 0
        Words.each(in: UnsafeBufferPointer(rebasing: rest[..<star])) { word, _ in
          if isGap && node != 0 && gaps < Self.mostGaps {
            node = makeChild(of: node, Self.gap)
            gaps += 1
          }
          isGap = false
          node = makeChild(of: node, vocabulary.add(word, uses: uses))
        }
        rest = rest[min(star + 1, rest.endIndex)...]
      }
    }
    meanings.append(meaning)
    next.append(ends[Int(node)])
    if node != 0 { ends[Int(node)] = Int32(meanings.count - 1) }
  }

  /// Every find, in the order of the text, whose words are given by number.
  ///
  /// - Parameter sentences: whether a word opens a sentence; no find goes on into the next one.
  func matches(in text: [Int32], sentences: [Bool]) -> [Match] {
    var steps = 0
    return matches(in: text, sentences: sentences, steps: &steps)
  }

  /// Every find, counting the nodes that were looked at.
  func matches(in text: [Int32], sentences: [Bool], steps: inout Int) -> [Match] {
    var matches: [Match] = []
    var start = 0
    while start < text.count {
      let end = sentences[(start + 1)...].firstIndex(of: true) ?? text.count
      let sentence = text[..<end]
      for first in start..<end { walk(0, sentence, first, first, 0, &matches, &steps) }
      start = end
    }
    return matches
  }

  private func walk(
    _ node: Int32, _ text: ArraySlice<Int32>, _ start: Int, _ place: Int, _ weight: Int,
    _ matches: inout [Match], _ steps: inout Int
  ) {
    steps += 1
    var phrase = ends[Int(node)]
    while phrase >= 0 {
      matches.append(
        Match(meaning: meanings[Int(phrase)], range: start..<place, weight: weight))
      phrase = next[Int(phrase)]
    }
    guard place < text.endIndex else { return }
    if let onward = child(of: node, text[place]) {
      walk(onward, text, start, place + 1, weight + 1, &matches, &steps)
    }
    guard let gap = child(of: node, Self.gap) else { return }
    for skipped in place..<min(place + Self.longestGap + 1, text.endIndex) {
      if let onward = child(of: gap, text[skipped]) {
        walk(onward, text, start, skipped + 1, weight + 1, &matches, &steps)
        break
      }
    }
  }

  // MARK: The tree

  private func child(of node: Int32, _ word: Int32) -> Int32? {
    word == -1 ? nil : children.number(of: node, word).map { $0 + 1 }
  }

  private mutating func makeChild(of node: Int32, _ word: Int32) -> Int32 {
    let child = children.add(node, word) + 1
    if child == ends.count { ends.append(-1) }
    return child
  }
}

extension PhraseIndex {
  /// - Parameter meanings: those of the phrases, in the order in which they were taken in.
  init(from reader: inout RowReader, meanings: [Meaning]) {
    self.meanings = meanings
    next = reader.row()
    ends = reader.row()
    children = Pairs(from: &reader)
    // Each phrase leads to an earlier one, so that every walk ends.
    var isLeadingBack = true
    for (phrase, other) in next.enumerated() { isLeadingBack = isLeadingBack && other < phrase }
    reader.expect(
      next.count == meanings.count && ends.count == children.count + 1 && isLeadingBack
        && next.lie(in: -1..<meanings.count) && ends.lie(in: -1..<meanings.count))
  }

  func write(to writer: inout RowWriter) {
    writer.write(next)
    writer.write(ends)
    children.write(to: &writer)
  }
}
