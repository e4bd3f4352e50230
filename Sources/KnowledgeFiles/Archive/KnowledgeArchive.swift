import Knowledge

/// A compiled copy of a knowledge base in one file, so that starting does not mean reading hundreds of
/// files. It belongs to one state of those files, which a stamp identifies; the YAML stays the truth.
///
/// It has two parts, each a table of all its texts and then the things that refer to it: the reports and the
/// cases, which few ask for, and before them everything else.
enum KnowledgeArchive {
  /// Raise it whenever what is written, or its order, changes.
  private static let form = 19

  /// The knowledge in the archive at a path and the stamp of the files that it was made of, unless there
  /// is none, it was made by another version of the program, or is damaged in any way.
  static func read(at path: String) -> (knowledge: KnowledgeBase, stamp: UInt64)? {
    file(path).read().flatMap { content in knowledge(in: content.bytes).map { ($0, content.stamp) }
    }
  }

  /// Writes an archive, as a whole or not at all. Returns whether that worked.
  @discardableResult
  static func write(_ knowledge: KnowledgeBase, to path: String, stamp: UInt64) -> Bool {
    file(path).write(content(knowledge), madeOf: stamp)
  }

  /// The file; its form also depends on the words whose order the archive depends on.
  private static func file(_ path: String) -> CompiledFile {
    let words = archivedWords.joined().joined(separator: " ")
    return CompiledFile(path, form: "knowledge \(form) \(words)")
  }

  // MARK: - Bytes

  static func encode(_ knowledge: KnowledgeBase, stamp: UInt64) -> [UInt8] {
    seal(content(knowledge), stamp: stamp)
  }

  static func decode(_ bytes: [UInt8], stamp: UInt64) -> KnowledgeBase? {
    file("").content(of: StoredBytes(bytes)).flatMap {
      $0.stamp == stamp ? knowledge(in: $0.bytes) : nil
    }
  }

  /// Puts the head before the content.
  static func seal(_ content: [UInt8], stamp: UInt64) -> [UInt8] {
    file("").close(content, madeOf: stamp)
  }

  private static func content(_ knowledge: KnowledgeBase) -> [UInt8] {
    var (main, rare, head) = (ArchiveWriter(), ArchiveWriter(), ArchiveWriter())
    knowledge.write(to: &main)
    Array(knowledge.reports).write(to: &rare)
    Array(knowledge.cases).write(to: &rare)
    let part = main.table() + main.bytes
    head.write(word: UInt64(part.count))
    return head.bytes + part + rare.table() + rare.bytes
  }

  private static func knowledge(in content: StoredBytes) -> KnowledgeBase? {
    guard content.count >= 8 else { return nil }
    let length = content.withBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    }
    guard length <= UInt64(content.count - 8) else { return nil }
    let end = 8 + Int(length)
    let rest = content[end..<content.count]
    return things(in: content[8..<end]) { KnowledgeBase(from: &$0) }?.adding {
      things(in: rest) { reader in
        KnowledgeBase.Rest(
          reports: [Reports](from: &reader), cases: [WorkedCase](from: &reader))
      } ?? KnowledgeBase.Rest()
    }
  }

  /// What a part holds, if nothing is wrong with it.
  private static func things<Things>(
    in part: StoredBytes, _ read: (inout ArchiveReader) -> Things
  ) -> Things? {
    part.withBytes { bytes in
      var reader = ArchiveReader(bytes)
      let things = read(&reader)
      return reader.isBroken || !reader.isAtEnd ? nil : things
    }
  }
}

/// All but the reports and the cases.
extension KnowledgeBase: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      version: String(from: &reader), scale: Scale(from: &reader),
      findings: [Finding](from: &reader), questions: [Question](from: &reader),
      rules: [Rule](from: &reader), causes: [Cause](from: &reader), fixes: [Fix](from: &reader),
      signatures: [Signature](from: &reader), expressions: [Expression](from: &reader),
      clients: [Client](from: &reader), providers: [Provider](from: &reader),
      accountTypes: [AccountType](from: &reader),
      articles: [Article](from: &reader))
  }

  func write(to writer: inout ArchiveWriter) {
    version.write(to: &writer)
    scale.write(to: &writer)
    Array(findings).write(to: &writer)
    Array(questions).write(to: &writer)
    Array(rules).write(to: &writer)
    Array(causes).write(to: &writer)
    Array(fixes).write(to: &writer)
    Array(signatures).write(to: &writer)
    Array(expressions).write(to: &writer)
    Array(clients).write(to: &writer)
    Array(providers).write(to: &writer)
    Array(accountTypes).write(to: &writer)
    Array(articles).write(to: &writer)
  }
}
