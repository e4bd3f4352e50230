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
  /// Per node whether a gap follows.
  private var hasGap: [Bool] = [false]
  private var keys: [UInt64] = Array(repeating: 0, count: 1 << 15)
  private var children: [Int32] = Array(repeating: 0, count: 1 << 15)

  /// Takes in a phrase; one without a word is left out.
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
            node = child(of: node, Self.gap, making: true)
            gaps += 1
          }
          isGap = false
          node = child(of: node, vocabulary.add(word, uses: uses), making: true)
        }
        rest = rest[min(star + 1, rest.endIndex)...]
      }
    }
    guard node != 0 else { return }
    meanings.append(meaning)
    next.append(ends[Int(node)])
    ends[Int(node)] = Int32(meanings.count - 1)
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
    guard hasGap[Int(node)], let gap = child(of: node, Self.gap) else { return }
    for skipped in place..<min(place + Self.longestGap + 1, text.endIndex) {
      if let onward = child(of: gap, text[skipped]) {
        walk(onward, text, start, skipped + 1, weight + 1, &matches, &steps)
        break
      }
    }
  }

  // MARK: The tree

  private func child(of node: Int32, _ word: Int32) -> Int32? {
    guard word != -1 else { return nil }
    let slot = slot(of: Self.key(node, word))
    return keys[slot] == 0 ? nil : children[slot]
  }

  private mutating func child(of node: Int32, _ word: Int32, making: Bool) -> Int32 {
    let key = Self.key(node, word)
    var slot = slot(of: key)
    if keys[slot] == 0 {
      if 2 * (ends.count + 1) > keys.count {
        grow()
        slot = self.slot(of: key)
      }
      keys[slot] = key
      children[slot] = Int32(ends.count)
      ends.append(-1)
      hasGap.append(false)
      if word == Self.gap { hasGap[Int(node)] = true }
    }
    return children[slot]
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word &+ 3))
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    let mixed = key &* 0x9e37_79b9_7f4a_7c15
    var slot = Int(truncatingIfNeeded: mixed >> 33) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    children = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, child) in zip(oldKeys, oldChildren) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      children[slot] = child
    }
  }
}
