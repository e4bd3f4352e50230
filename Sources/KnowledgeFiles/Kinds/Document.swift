import Knowledge

/// One document of a file: what kind of thing it describes, and under which name.
struct Document {
  let kind: Kind
  let name: String
  let node: Node
  /// Whether its file holds other documents as well, and may be named as it likes.
  let sharesFile: Bool

  private static let kinds = Kind.allCases.map { (kind: $0, key: $0.key) }

  /// Nil, with a report, where the first key is no kind.
  init?(_ node: Node, sharesFile: Bool, into diagnostics: Diagnostics) {
    guard Value(node, label: "document", into: diagnostics).isA(.mapping) else { return nil }
    guard let (key, value) = node.pairs.first(where: { _ in true }) else { return nil }
    guard let kind = Self.kinds.first(where: { key.says($0.key) })?.kind else {
      let words = Self.kinds.map(\.key)
      let later = node.pairs.lazy.map(\.key.text).first { words.contains($0) }
      let hint =
        later.map { "put '\($0)' first" } ?? Value.suggestion(for: key.text, among: words)
      diagnostics.report(
        .unknownKind, at: key,
        "\(key.text.quoted) is no kind of thing; the first key says what a file describes",
        hint: hint)
      return nil
    }
    self.kind = kind
    self.node = node
    self.sharesFile = sharesFile
    name = value.kind == .text ? value.text : ""
  }

  /// What a file describes if it is named and lies as it should; nil elsewhere.
  static func meant(by path: String) -> (name: String, kind: Kind)? {
    let parts = path.split(separator: "/")
    guard parts.count > 1, let file = parts.last, file.hasSuffix(".yaml"),
      let kind = Kind.allCases.first(where: { $0.folder == String(parts[0]) })
    else { return nil }
    let name = String(file.dropLast(".yaml".count))
    return name.isName ? (name, kind) : nil
  }

  /// How the thing would be named after its file.
  var meantName: String? {
    Self.meant(by: node.file).flatMap { $0.kind == kind ? $0.name : nil }
  }

  /// Where the name stands.
  var place: Word {
    let value = node.pairs.first { _ in true }?.value ?? node
    return Word(value: name, location: value.location, length: value.length)
  }

  /// Reports a file that is not named after the one thing in it, or lies in another's folder.
  func checkPath(into diagnostics: Diagnostics) {
    guard !sharesFile, name.isName else { return }
    let parts = node.file.split(separator: "/")
    guard let file = parts.last else { return }
    let expected = kind == .scales ? "scales.yaml" : "\(name).yaml"
    if file != expected {
      diagnostics.report(
        .misplacedFile, at: place,
        "the file is named \(String(file).quoted) and describes \(name.quoted)",
        hint: "rename it to '\(expected)', or correct the name")
    }
    guard parts.count > 1, let folder = parts.first, let own = kind.folder,
      folder != own, Kind.allCases.contains(where: { $0.folder == String(folder) })
    else { return }
    diagnostics.report(
      .misplacedFile, .warning, at: place,
      "\(kind.word.withArticle) lies in the folder \(String(folder).quoted)",
      hint: "move it to '\(own)'")
  }
}
