public import Knowledge

/// What came of reading knowledge files: all that could be understood, and what could not.
public struct LoadedKnowledge: Sendable {
  /// All that could be understood; what was too wrong is left out.
  public let knowledge: KnowledgeBase
  /// The slips, by file and line.
  public let diagnostics: [Diagnostic]
  /// The files as they were read, to quote from; empty where a compiled copy was used.
  public let sources: [SourceText]

  /// Whether anything is so wrong that nobody should be led by this knowledge.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Makes a knowledge base of its files. Content is never a reason to throw: all slips are reported
/// in one run, and whatever is whole is there.
///
/// First every document is read, then the names are gathered, then each thing is decoded with all
/// names at hand, and at last the whole is checked.
public enum KnowledgeLoader {
  /// Reads all `.yaml` files in and below a folder. `today` tells what is out of date; `now`, where
  /// that is another day, what is still to come.
  public static func load(folder: String, today: Day, now: Day? = nil) -> LoadedKnowledge {
    let (texts, slips) = KnowledgeFolder(folder).sources()
    return load(texts, today: today, now: now ?? today, after: slips)
  }

  /// The same, from the compiled copy at a path if that was made of just these files; else from the
  /// files, and if nothing is wrong with them, the copy is made anew. What the copy was made of had no
  /// errors; its warnings are not told again. A copy that cannot be read or written is done without.
  public static func load(folder: String, today: Day, cache path: String?) -> LoadedKnowledge {
    guard let path else { return load(folder: folder, today: today) }
    let (stamp, copy) = sideBySide {
      KnowledgeFolder(folder).stamp()
    } _: {
      KnowledgeArchive.read(at: path)
    }
    if stamp != 0, let copy, copy.stamp == stamp {
      return LoadedKnowledge(knowledge: copy.knowledge, diagnostics: [], sources: [])
    }
    let loaded = load(folder: folder, today: today)
    if stamp != 0, !loaded.hasErrors {
      KnowledgeArchive.write(loaded.knowledge, to: path, stamp: stamp)
    }
    return loaded
  }

  /// Reads files that are at hand already.
  public static func load(_ texts: [SourceText], today: Day) -> LoadedKnowledge {
    load(texts.sorted { $0.path < $1.path }, today: today, now: today, after: [])
  }

  private static func load(
    _ texts: [SourceText], today: Day, now: Day, after slips: [Diagnostic]
  ) -> LoadedKnowledge {
    let diagnostics = Diagnostics()
    for slip in slips { diagnostics.add(slip) }
    var decoding = KnowledgeDecoding(into: diagnostics)
    decoding.read(texts)
    let knowledge = decoding.knowledge(version: version(of: texts))
    KnowledgeChecks.run(
      Whole(knowledge, of: decoding.documents, today: today, now: now, into: diagnostics))
    return LoadedKnowledge(
      knowledge: knowledge, diagnostics: diagnostics.all.inOrder(), sources: texts)
  }

  /// A digest of all paths and bytes (FNV-1a, 64 bits), in hexadecimal.
  static func version(of texts: [SourceText]) -> String {
    var digest = Digest()
    for text in texts {
      digest.add(text.path.utf8)
      digest.add(0)
      text.bytes.withUnsafeBufferPointer { digest.add($0) }
      digest.add(0)
    }
    let digits = String(digest.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The digest of Fowler, Noll and Vo in its variant 1a with 64 bits: fast, and not for secrets.
package struct Digest {
  /// What has been added comes to this.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The digest of nothing.
  package init() {}

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Adds bytes, one after the other.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }
}
