import Knowledge

/// Finds where something is written, for checks that look at what was made of it.
final class Places {
  /// A step into a document.
  enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The value of a key.
    case key(String)
    /// An entry of a list, from 0.
    case item(Int)
    /// The first entry of a list with these words.
    case entry(String)

    init(stringLiteral value: String) { self = .key(value) }
    init(integerLiteral value: Int) { self = .item(value) }
  }

  private let documents: [Document]
  private lazy var index = Dictionary(
    documents.map { (Key(kind: $0.kind, name: $0.name), $0) }
  ) { first, _ in first }

  private struct Key: Hashable {
    let kind: Kind
    let name: String
  }

  init(_ documents: [Document]) {
    self.documents = documents
  }

  /// The name of a thing, or what the steps within it lead to: a key, or an entry of a list. Stops
  /// where they lead nowhere.
  func place(_ kind: Kind, _ name: String, _ steps: Step...) -> Located<Void> {
    place(kind, name, steps)
  }

  /// The same by a list of steps.
  func place(_ kind: Kind, _ name: String, _ steps: [Step]) -> Located<Void> {
    guard let document = index[Key(kind: kind, name: name)] else {
      return Located(value: (), location: .nowhere, length: 0)
    }
    var found = document.place.map { _ in () }
    var node = document.node
    for step in steps {
      switch step {
      case .key(let key):
        guard let pair = node.pairs.first(where: { $0.key.says(key) }) else { return found }
        found = Located(value: (), location: pair.key.location, length: pair.key.length)
        node = pair.value
      case .item(let position):
        var items = node.items
        for _ in 0..<position { _ = items.next() }
        guard let item = items.next() else { return found }
        found = Located(value: (), location: item.location, length: item.length)
        node = item
      case .entry(let words):
        guard let item = node.items.first(where: { $0.says(words) }) else { return found }
        found = Located(value: (), location: item.location, length: item.length)
        node = item
      }
    }
    return found
  }

  /// Whether a key is written there, right or wrong.
  func has(_ key: String, _ kind: Kind, _ name: String) -> Bool {
    index[Key(kind: kind, name: name)]?.node.pairs.contains { $0.key.says(key) } ?? false
  }

  /// The keys of the mapping that a key has for its value.
  func keys(of key: String, _ kind: Kind, _ name: String) -> [String] {
    index[Key(kind: kind, name: name)]?.node.pairs.first { $0.key.says(key) }?
      .value.pairs.map(\.key.text) ?? []
  }

  /// Whether a key is left out, or has an empty list for its value.
  func isEmpty(_ key: String, _ kind: Kind, _ name: String) -> Bool {
    guard let document = index[Key(kind: kind, name: name)],
      let value = document.node.pairs.first(where: { $0.key.says(key) })?.value
    else { return true }
    return value.kind == .list && value.isEmpty
  }

  /// A remark on another thing.
  func note(_ kind: Kind, _ name: String, _ message: String) -> Diagnostic.Note {
    Diagnostic.Note(location: place(kind, name).location, message: message)
  }
}
