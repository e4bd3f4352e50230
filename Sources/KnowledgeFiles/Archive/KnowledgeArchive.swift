public import Knowledge

/// A compiled copy of a knowledge base in one file, so that starting does not mean reading hundreds of
/// files. It belongs to one state of those files, which a stamp identifies; the YAML stays the truth.
///
/// It has two parts, each a table of all its texts and then the things that refer to it: the reports, which
/// few ask for, and before them everything else.
public enum KnowledgeArchive {
  /// Raise it whenever what is written, or its order, changes.
  private static let form = 9

  /// The knowledge in the archive at a path, unless there is none, it belongs to another stamp, was
  /// made by another version of the program, or is damaged in any way.
  public static func read(at path: String, stamp: UInt64) -> KnowledgeBase? {
    file(path, stamp).read(knowledge)
  }

  /// Writes an archive, as a whole or not at all. Returns whether that worked.
  @discardableResult
  public static func write(_ knowledge: KnowledgeBase, to path: String, stamp: UInt64) -> Bool {
    file(path, stamp).write(content(knowledge))
  }

  /// The file; its form also depends on the words whose order the archive depends on.
  private static func file(_ path: String, _ stamp: UInt64) -> CompiledFile {
    let words = archivedWords.joined().joined(separator: " ")
    return CompiledFile(path, form: "knowledge \(form) \(words)", stamp: stamp)
  }

  // MARK: - Bytes

  static func encode(_ knowledge: KnowledgeBase, stamp: UInt64) -> [UInt8] {
    seal(content(knowledge), stamp: stamp)
  }

  static func decode(_ bytes: [UInt8], stamp: UInt64) -> KnowledgeBase? {
    bytes.withUnsafeBytes { file("", stamp).content(of: $0).flatMap(knowledge) }
  }

  /// Puts the head before the content.
  static func seal(_ content: [UInt8], stamp: UInt64) -> [UInt8] {
    file("", stamp).close(content)
  }

  private static func content(_ knowledge: KnowledgeBase) -> [UInt8] {
    var (main, told, head) = (ArchiveWriter(), ArchiveWriter(), ArchiveWriter())
    knowledge.write(to: &main)
    Array(knowledge.reports).write(to: &told)
    let part = main.table() + main.bytes
    head.write(word: UInt64(part.count))
    return head.bytes + part + told.table() + told.bytes
  }

  private static func knowledge(in content: UnsafeRawBufferPointer) -> KnowledgeBase? {
    guard content.count >= 8 else { return nil }
    let length = UInt64(
      littleEndian: content.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    guard length <= UInt64(content.count - 8) else { return nil }
    let end = 8 + Int(length)
    let told = [UInt8](content[end...])
    return things(in: UnsafeRawBufferPointer(rebasing: content[8..<end])) {
      KnowledgeBase(from: &$0)
    }?.telling {
      told.withUnsafeBytes { things(in: $0) { [Reports](from: &$0) } } ?? []
    }
  }

  /// What a part holds, if nothing is wrong with it.
  private static func things<Things>(
    in part: UnsafeRawBufferPointer, _ read: (inout ArchiveReader) -> Things
  ) -> Things? {
    var reader = ArchiveReader(part)
    let things = read(&reader)
    return reader.isBroken || !reader.isAtEnd ? nil : things
  }
}

/// All but the reports.
extension KnowledgeBase: Archived {
  init(from reader: inout ArchiveReader) {
    self.init(
      version: String(from: &reader), scale: Scale(from: &reader),
      findings: [Finding](from: &reader), questions: [Question](from: &reader),
      rules: [Rule](from: &reader), causes: [Cause](from: &reader), fixes: [Fix](from: &reader),
      signatures: [Signature](from: &reader), expressions: [Expression](from: &reader),
      clients: [Client](from: &reader), providers: [Provider](from: &reader),
      accountTypes: [AccountType](from: &reader),
      articles: [Article](from: &reader), cases: [WorkedCase](from: &reader))
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
    Array(cases).write(to: &writer)
  }
}
