import Knowledge

/// The documents of one file: all nodes in one array, each before its children.
final class NodeTree: Sendable {
  let path: String
  let records: [Record]
  /// The UTF-8 of all scalars, one behind the other.
  let text: [UInt8]
  /// The first record of each document.
  let roots: [Int]

  init(path: String, records: [Record], text: [UInt8], roots: [Int]) {
    self.path = path
    self.records = records
    self.text = text
    self.roots = roots
  }

  var documents: [Node] { roots.map { Node(tree: self, index: $0) } }

  /// Line and column, from 0 as libyaml counts them.
  struct Mark {
    var line: UInt32
    var column: UInt32
  }

  struct Record {
    var start: Mark
    var end: Mark
    var textStart: UInt32 = 0
    var textEnd: UInt32 = 0
    /// The index behind this node and all that it contains.
    var next: UInt32 = 0
    var kind: Node.Kind
    var style: Node.Style = .plain
    /// True for a key that has been reported already; its pair is left out.
    var isLeftOut = false
    /// True for a plain text that a comment cuts off, a single space behind it.
    var isCutByComment = false

    func says(_ other: Record, in text: [UInt8]) -> Bool {
      textEnd - textStart == other.textEnd - other.textStart
        && text[Int(textStart)..<Int(textEnd)]
          .elementsEqual(text[Int(other.textStart)..<Int(other.textEnd)])
    }
  }
}

/// One text, list or mapping of a file, with its place.
struct Node: Placed, Sendable {
  enum Kind: UInt8, Sendable {
    case text, list, mapping
    /// Something that was reported when it was read; nobody should complain a second time.
    case refused
  }

  enum Style: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted
    /// Under `|`, `>` and their like.
    case block
  }

  fileprivate let tree: NodeTree
  fileprivate let index: Int

  private var record: NodeTree.Record { tree.records[index] }

  var kind: Kind { record.kind }
  var style: Style { record.style }
  var file: String { tree.path }

  /// The words of a text; empty for lists and mappings.
  var text: String {
    let record = record
    return String(decoding: tree.text[Int(record.textStart)..<Int(record.textEnd)], as: UTF8.self)
  }

  /// Whether a text consists of just these words.
  func says(_ words: String) -> Bool {
    let record = record
    return Int(record.textEnd - record.textStart) == words.utf8.count
      && tree.text[Int(record.textStart)..<Int(record.textEnd)].elementsEqual(words.utf8)
  }

  /// True where a value was left out, as in `title:`.
  var isNothing: Bool {
    let record = record
    return record.kind == .text && record.style == .plain && record.textStart == record.textEnd
  }

  var location: SourceLocation {
    let start = record.start
    return SourceLocation(file: tree.path, line: Int(start.line) + 1, column: Int(start.column) + 1)
  }

  /// The `#` that cuts a plain text off, where there is one behind a single space. Comments that
  /// are meant stand behind two.
  var cuttingComment: SourceLocation? {
    guard record.isCutByComment else { return nil }
    return SourceLocation(file: tree.path, line: end.line, column: end.column + 1)
  }

  /// Whether the node is the value of a key and begins on a line below it.
  var isBelowItsKey: Bool {
    index > 0 && tree.records[index - 1].kind == .text
      && tree.records[index - 1].end.line < record.start.line
  }

  /// A text with its place.
  var word: Word { Word(value: text, location: location, length: length) }

  /// The first entry of a list, if it is a text.
  var firstText: String? {
    items.first { _ in true }.flatMap { $0.kind == .text ? $0.text : nil }
  }

  /// True for a list or mapping without entries.
  var isEmpty: Bool { Int(record.next) == index + 1 }

  /// Where the node ends: behind its last character.
  var end: SourceLocation {
    let end = record.end
    return SourceLocation(file: tree.path, line: Int(end.line) + 1, column: Int(end.column) + 1)
  }

  /// A text on one line is underlined whole, a mapping at its first key, all else at its start.
  var length: Int {
    let record = record
    switch record.kind {
    case .text where record.start.line == record.end.line:
      return max(1, Int(record.end.column) - Int(record.start.column))
    case .mapping:
      return firstChild.map { $0.location == location ? $0.length : 1 } ?? 1
    default:
      return 1
    }
  }

  private var firstChild: Node? {
    index + 1 < Int(record.next) ? Node(tree: tree, index: index + 1) : nil
  }

  /// The entries of a list; none for anything else.
  var items: Items { Items(children: Children(of: self, kind: .list)) }

  /// The keys and values of a mapping; none for anything else. A key that was reported when it
  /// was read, such as the second of two equal ones, does not appear.
  var pairs: Pairs { Pairs(children: Children(of: self, kind: .mapping)) }

  /// Steps from child to child over all that lies between.
  fileprivate struct Children {
    let tree: NodeTree
    var position: Int
    let end: Int

    init(of node: Node, kind: Kind) {
      let record = node.record
      tree = node.tree
      position = node.index + 1
      end = record.kind == kind ? Int(record.next) : position
    }

    mutating func next() -> Node? {
      guard position < end else { return nil }
      defer { position = Int(tree.records[position].next) }
      return Node(tree: tree, index: position)
    }
  }

  struct Items: Sequence, IteratorProtocol {
    fileprivate var children: Children
    mutating func next() -> Node? { children.next() }
  }

  struct Pairs: Sequence, IteratorProtocol {
    fileprivate var children: Children

    mutating func next() -> (key: Node, value: Node)? {
      while let key = children.next(), let value = children.next() {
        if !key.record.isLeftOut { return (key, value) }
      }
      return nil
    }
  }
}

extension NodeTree {
  subscript(index: Int) -> Node { Node(tree: self, index: index) }
}
