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
    entries.first { $0.key.says(key) }
      .map { Word(value: key, location: $0.key.location, length: $0.key.length) }
  }

  /// The place of a key within the mapping that another key has for its value.
  func place(of key: String, in outer: String) -> Word? {
    entries.first { $0.key.says(outer) }.flatMap { entry in
      entry.value.pairs.first { $0.key.says(key) }.map {
        Word(value: key, location: $0.key.location, length: $0.key.length)
      }
    }
  }

  /// Reports the keys that nobody asked for, and those that are needed and not there.
  func finish() {
    guard node.kind == .mapping else { return }
    var missing = missing
    for entry in entries where !entry.isTaken {
      let key = Word(
        value: entry.key.text, location: entry.key.location, length: entry.key.length)
      let free = known.filter { !has($0) }
      let meant = NearestName(among: free).meant(by: key.value)
      missing.removeAll { $0 == meant }
      diagnostics.report(
        .unknownKey, at: key,
        "unknown key \(key.value.quoted); \(kind.withArticle) takes \(known.joined(separator: ", "))",
        hint: hint(for: key.value, meant: meant))
    }
    for key in missing {
      diagnostics.report(
        .missingKey, at: self, "\(kind.withArticle) needs '\(key)'", hint: "add '\(key): …'")
    }
  }

  private func hint(for key: String, meant: String?) -> String? {
    if let meant { return "did you mean '\(meant)'?" }
    if !key.isEmpty, key.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return "decimals stand behind a point: 0.\(key)"
    }
    return key.contains(":") ? "put a space behind the ':'" : nil
  }
}

extension String {
  /// "a cause", "an article".
  var withArticle: String {
    "aeiou".contains(first ?? " ") ? "an \(self)" : "a \(self)"
  }
}
