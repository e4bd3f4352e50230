import Knowledge

/// The keys of one mapping, taken one by one. Whoever reads a kind of thing names each key that
/// it may have; `finish()` then reports the rest.
///
///     var fields = Fields(document, kind: "cause", into: diagnostics)
///     let title = fields.localized("title", .required)
///     let stage = fields.choice("stage", Stage.self, .required)
///     fields.finish()
///     guard let title, let stage else { return nil }
struct Fields: Placed {
  /// Whether a key may be left out.
  enum Presence {
    case optional, required
  }

  let node: Node
  /// What the mapping describes, as in "a cause needs 'title'".
  let kind: String
  let diagnostics: Diagnostics

  private var entries: [Entry] = []
  private var known: [String] = []
  private var missing: [String] = []
  private var next = 0

  private struct Entry {
    let key: Node
    let value: Node
    var isTaken = false
  }

  init(_ node: Node, kind: String, into diagnostics: Diagnostics) {
    self.node = node
    self.kind = kind
    self.diagnostics = diagnostics
    if Value(node, label: kind, into: diagnostics).isA(.mapping) {
      entries.reserveCapacity(8)
      for (key, value) in node.pairs { entries.append(Entry(key: key, value: value)) }
      known.reserveCapacity(12)
    }
  }

  var location: SourceLocation { node.location }
  var length: Int { node.length }

  /// The value of a key, whatever it is. All other readings come through here.
  mutating func value(_ key: String, _ presence: Presence = .optional) -> Value? {
    known.append(key)
    // Most files keep the order in which their keys are asked for.
    for step in entries.indices {
      let index = (next + step) % entries.count
      if entries[index].key.says(key) {
        entries[index].isTaken = true
        next = index + 1
        return Value(entries[index].value, label: key, into: diagnostics)
      }
    }
    if presence == .required { missing.append(key) }
    return nil
  }

  /// Whether a key is there. The key still wants to be read.
  func has(_ key: String) -> Bool {
    entries.contains { $0.key.says(key) }
  }

  /// The place of a key, for checks that concern it.
  func place(of key: String) -> Word? {
    entries.first { $0.key.says(key) }?.key.word
  }

  /// The place of a key within the mapping that another key has for its value.
  func place(of key: String, in outer: String) -> Word? {
    entries.first { $0.key.says(outer) }.flatMap { entry in
      entry.value.pairs.first { $0.key.says(key) }?.key.word
    }
  }

  /// Reports the keys that nobody asked for, and those that are needed and not there.
  func finish() {
    guard node.kind == .mapping else { return }
    var missing = missing
    var owner: Entry?
    for entry in entries {
      guard !entry.isTaken else {
        owner = entry
        continue
      }
      let key = entry.key.word
      let free = known.filter { !has($0) }
      let meant = NearestName(among: free).meant(by: key.value)
      missing.removeAll { $0 == meant }
      // That something belongs to the key above has been told there.
      if meant == nil, owner?.value.isNothing == true { continue }
      diagnostics.report(
        .unknownKey, at: key,
        "unknown key \(key.value.quoted); \(kind.withArticle) takes \(known.joined(separator: ", "))",
        hint: hint(for: key.value, meant: meant, below: owner))
    }
    for key in missing {
      let swallowing = entries.first { $0.value.swallows(key) }?.key.text
      diagnostics.report(
        .missingKey, at: self, "\(kind.withArticle) needs '\(key)'",
        hint: swallowing.map {
          "'\(key):' is read as a part of the text of '\($0)'; let it begin in the column of '\($0)'"
        } ?? "add '\(key): …'")
    }
  }

  /// - Parameter owner: the nearest key above that a mapping of this kind has.
  private func hint(for key: String, meant: String?, below owner: Entry?) -> String? {
    if let meant { return "did you mean '\(meant)'?" }
    if !key.isEmpty, key.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return "decimals stand behind a point: 0.\(key)"
    }
    if key.contains(":") { return "put a space behind the ':'" }
    guard let first = owner?.value.pairs.first(where: { _ in true })?.key, let owner,
      owner.value.isBelowItsKey
    else { return nil }
    return "if it belongs to '\(owner.key.text)', let it begin in column \(first.location.column)"
  }
}

extension Node {
  /// Whether a text of several lines has one that begins with a key, which then is none.
  fileprivate func swallows(_ key: String) -> Bool {
    guard kind == .text, location.line < end.line else { return false }
    return [" ", "\n"].contains { text.contains("\($0)\(key): ") }
  }
}

extension String {
  /// "a cause", "an article".
  var withArticle: String {
    "aeiou".contains(first ?? " ") ? "an \(self)" : "a \(self)"
  }
}
