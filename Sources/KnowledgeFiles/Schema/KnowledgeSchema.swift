public import Knowledge

/// JSON Schemas (draft 2020-12) of the knowledge files, for editors that complete and underline, and
/// for validators of other makers.
///
/// They know the forms: keys, words, dates, names. What they cannot know (whether probabilities sum
/// to 1, whether rules run in a circle, whether a placeholder exists) `kb check` knows.
///
/// A scalar may be a text, as our loader reads it, or what YAML 1.2 makes of it: `8` is a number to
/// an editor, `0x800ccc0e` and `2010` are too, and `true` is a boolean; YAML 1.1 editors also take
/// `yes` for one.
public struct KnowledgeSchema: Sendable {
  private let writer: SchemaWriter

  /// Schemas with the words of this base's scale. If `namesThings`, editors are also offered the
  /// names of its findings, causes, fixes and so on; other names stay allowed.
  public init(_ knowledge: KnowledgeBase, namesThings: Bool = false) {
    writer = SchemaWriter(knowledge, namesThings: namesThings)
  }

  /// What a file may describe: the first keys, in a stable order.
  public static var kinds: [String] { Kind.allCases.map(\.key) }

  /// The schema of one kind of file; nil if there is no such kind.
  public func schema(of kind: String) -> String? {
    Kind(key: kind).map { kind in
      writer.document(
        name: kind.key, title: kind.form.title, writer.object(kind.form),
        of: [kind])
    }
  }

  /// One schema for every kind, told apart by the key that names the thing.
  public func schemaOfAll() -> String {
    // A case also has a key `cause`, an article and an account type have `provider`.
    let first: [Kind] = [.workedCase, .article, .accountType]
    let order = first + Kind.allCases.filter { !first.contains($0) }
    var choice = JSONText.object([("anyOf", .array(order.map { Self.requires($0) }))])
    for kind in order.reversed() {
      choice = .object([
        ("if", Self.requires(kind)), ("then", writer.object(kind.form)), ("else", choice),
      ])
    }
    return writer.document(
      name: "knowledge", title: "A file of the knowledge base", choice, of: Kind.allCases)
  }

  private static func requires(_ kind: Kind) -> JSONText {
    .object([("required", .strings([kind.key]))])
  }
}
