/// Phrases while they are taken in: one tree of words, in which phrases that begin alike share their
/// beginnings. `PhraseIndex` shares their endings too.
struct PhraseTree: Sendable {
  /// Stands for a gap among the numbers of words.
  static var gap: Int32 { -2 }
  /// Stands for an expression among the numbers of words.
  static func expression(_ number: Int32) -> Int32 { gap - 1 - number }
  private static var mostGaps: Int { 3 }

  /// Which node follows a node by a word. The first node has no number here, so they run from 1, and
  /// each has a greater one than that which it follows.
  private var children = Pairs()
  /// Per node the last phrase that ends there, or -1.
  private var ends: [Int32] = [-1]
  /// Which phrases end where, each with the one before it that ends there.
  private var endings: [(phrase: Int32, previous: Int32)] = []

  /// How many nodes there are.
  var count: Int { ends.count }

  /// Takes in all that a phrase stands for; what has no word is never found.
  ///
  /// - Parameters:
  ///   - parts: what follows one another, each with its choices, as words by number.
  ///   - phrase: its number.
  mutating func add(_ parts: [[[Int32]]], phrase: Int32) {
    add(parts[...], phrase: phrase, behind: 0, gaps: 0, isGap: false)
  }

  /// - Parameter isGap: whether there is a gap that no word has followed yet.
  private mutating func add(
    _ parts: ArraySlice<[[Int32]]>, phrase: Int32, behind node: Int32, gaps: Int, isGap: Bool
  ) {
    guard let choices = parts.first else { return end(phrase, at: node) }
    for choice in choices {
      var (node, gaps, isGap) = (node, gaps, isGap)
      for word in choice {
        guard word != Self.gap else {
          isGap = true
          continue
        }
        if isGap && node != 0 && gaps < Self.mostGaps {
          node = makeChild(of: node, Self.gap)
          gaps += 1
        }
        isGap = false
        node = makeChild(of: node, word)
      }
      add(parts.dropFirst(), phrase: phrase, behind: node, gaps: gaps, isGap: isGap)
    }
  }

  private mutating func makeChild(of node: Int32, _ word: Int32) -> Int32 {
    let child = children.add(node, word) + 1
    if child == ends.count { ends.append(-1) }
    return child
  }

  private mutating func end(_ phrase: Int32, at node: Int32) {
    let last = ends[Int(node)]
    guard node != 0, last < 0 || endings[Int(last)].phrase != phrase else { return }
    ends[Int(node)] = Int32(endings.count)
    endings.append((phrase, last))
  }

  // MARK: Taken apart

  /// The phrases that end at a node, the last that was taken in first.
  func phrases(endingAt node: Int) -> [Int32] {
    var phrases: [Int32] = []
    var ending = ends[node]
    while ending >= 0 {
      phrases.append(endings[Int(ending)].phrase)
      ending = endings[Int(ending)].previous
    }
    return phrases
  }

  /// Per node the nodes that follow it, by rising number of their words.
  var followers: [[(word: Int32, node: Int32)]] {
    var followers: [[(word: Int32, node: Int32)]] = Array(repeating: [], count: count)
    for child in 0..<Int32(children.count) {
      let (node, word) = children[child]
      followers[Int(node)].append((word, child + 1))
    }
    for node in followers.indices where followers[node].count > 1 {
      followers[node].sort { $0.word < $1.word }
    }
    return followers
  }
}
