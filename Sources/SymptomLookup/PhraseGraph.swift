/// Phrases with all that they stand for, as the least graph of words.
///
/// A phrase is a small machine: it stands at a point, and goes on to others by words, choices open
/// several ways, and gaps and expressions are words of their own. All machines together are made one that has
/// a single way by each word, whose nodes are the sets of points that the same words lead to (M. O. Rabin,
/// D. Scott, "Finite automata and their decision problems", IBM Journal 3, 1959). Nodes from which the same
/// can follow are one: each is made after those that follow it (D. Revuz, "Minimisation of acyclic
/// deterministic automata in linear time", Theoretical Computer Science 92, 1992). So a phrase costs little
/// more than its words, not what it stands for.
struct PhraseGraph {
  /// Stands for a gap among the numbers of words.
  static var gap: Int32 { -2 }
  /// Stands for an expression among the numbers of words.
  static func expression(_ number: Int32) -> Int32 { gap - 1 - number }

  /// What follows one another in a phrase, each with its choices, as words by number.
  typealias Parts = [[[Int32]]]
  /// One node: which phrases end there, the last ones first, and which nodes follow by which words, by
  /// rising numbers.
  struct Node: Hashable {
    var ends: [Int32] = []
    var followers: [Follower] = []
  }
  /// That a node follows by a word.
  struct Follower: Hashable {
    let word: Int32
    let node: Int32
  }

  private static let mostGaps = 3
  /// No phrase is followed further than this many words and gaps.
  private let longest: Int

  /// The nodes, each after those that follow it; the last one is the first of every phrase.
  private(set) var nodes: [Node] = []
  private var numbers: [Node: Int32] = [:]
  private var known: [[Point]: Int32] = [:]
  private let phrases: [Parts]

  /// - Parameter phrases: by number; what has no word is never found.
  init(_ phrases: [Parts], longest: Int) {
    self.phrases = phrases
    self.longest = longest
    let starts = phrases.indices.map { Point(phrase: Int32($0)) }
    nodes.append(node(of: starts, depth: 0))
  }

  /// Where a phrase may stand.
  private struct Point: Hashable, Comparable {
    let phrase: Int32
    /// The part, its choice and the word in it that come next; no choice is made yet where it is -1.
    var part: Int32 = 0
    var choice: Int32 = -1
    var word: Int32 = 0
    var gaps: Int8 = 0
    /// Whether there was a gap that no word has followed yet, and whether it has been stepped into.
    var isGap = false
    var isInGap = false
    var hasWord = false

    private var order: (Int32, Int32, Int32, Int32) { (phrase, part, choice, word) }
    private var state: (Int8, Int, Int, Int) {
      (gaps, isGap ? 1 : 0, isInGap ? 1 : 0, hasWord ? 1 : 0)
    }

    static func < (one: Point, other: Point) -> Bool {
      one.order != other.order ? one.order < other.order : one.state < other.state
    }
  }

  /// The node that stands for some points; every node behind it is made before.
  private mutating func node(of points: [Point], depth: Int) -> Node {
    var ends: Set<Int32> = []
    var ways: [Int32: Set<Point>] = [:]
    for point in points { follow(point, &ends, &ways) }
    var node = Node(ends: ends.sorted(by: >))
    guard depth < longest else { return node }
    for (word, next) in ways.sorted(by: { $0.key < $1.key }) {
      node.followers.append(Follower(word: word, node: number(of: next.sorted(), depth: depth + 1)))
    }
    return node
  }

  private mutating func number(of points: [Point], depth: Int) -> Int32 {
    if let number = known[points] { return number }
    let node = node(of: points, depth: depth)
    let number = numbers[node] ?? Int32(nodes.count)
    if number == nodes.count {
      nodes.append(node)
      numbers[node] = number
    }
    known[points] = number
    return number
  }

  /// Goes on from a point to all that the next word can be, or to the phrase's end.
  private func follow(_ point: Point, _ ends: inout Set<Int32>, _ ways: inout [Int32: Set<Point>]) {
    let parts = phrases[Int(point.phrase)]
    guard point.part < parts.count else {
      if point.hasWord { ends.insert(point.phrase) }
      return
    }
    let choices = parts[Int(point.part)]
    var next = point
    guard point.choice >= 0 else {
      for choice in choices.indices {
        next.choice = Int32(choice)
        follow(next, &ends, &ways)
      }
      return
    }
    let choice = choices[Int(point.choice)]
    guard point.word < choice.count else {
      (next.part, next.choice, next.word) = (point.part + 1, -1, 0)
      return follow(next, &ends, &ways)
    }
    let word = choice[Int(point.word)]
    if word == Self.gap {
      next.word += 1
      next.isGap = true
      return follow(next, &ends, &ways)
    }
    if point.isGap, !point.isInGap, point.hasWord, point.gaps < Self.mostGaps {
      next.gaps += 1
      next.isInGap = true
      ways[Self.gap, default: []].insert(next)
      return
    }
    next.word += 1
    (next.isGap, next.isInGap, next.hasWord) = (false, false, true)
    ways[word, default: []].insert(next)
  }
}
