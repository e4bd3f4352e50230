import Knowledge

/// Patterns of signatures that are found where they are not meant: words that anybody uses, and what
/// another signature has as well.
enum SignaturePatterns: Check {
  static func run(_ whole: Whole) {
    findShared(whole)
    if whole.knowsAll(.cause) { findOrdinary(whole) }
  }

  // MARK: - What two signatures have

  private static func findShared(_ whole: Whole) {
    var firsts: [String: Signature] = [:]
    for signature in whole.knowledge.signatures {
      for pattern in signature.patterns {
        let first = firsts[pattern.asFound, default: signature]
        firsts[pattern.asFound] = first
        if first.id != signature.id { report(pattern, of: signature, and: first, whole) }
      }
    }
  }

  private static func report(
    _ pattern: String, of signature: Signature, and first: Signature, _ whole: Whole
  ) {
    let contrary = signature.settles.first { fact in
      first.settles.contains { $0.finding == fact.finding && $0.value != fact.value }
    }
    let rest = contrary.map { ", and settles \($0.finding.rawValue.quoted) otherwise" } ?? ""
    whole.report(
      .duplicatePattern, .warning,
      at: whole.places.place(.signature, signature.id.rawValue, "patterns", .entry(pattern)),
      "the signature \(first.id.rawValue.quoted) has \(pattern.quoted) too\(rest)",
      hint: "write what differs, or take it out of one; whoever meets it is told what both say",
      notes: [whole.places.note(.signature, first.id.rawValue, "the other signature")])
  }

  // MARK: - Ordinary words

  /// The longest pattern of single words, with gaps between them, that is looked at.
  private static let fewWords = 2

  /// A word is ordinary if people use it for causes to which the signature does not point.
  private static func findOrdinary(_ whole: Whole) {
    let suspects = whole.knowledge.signatures.flatMap { signature in
      signature.patterns.compactMap { pattern in
        pattern.singleWords.map { (signature: signature, pattern: pattern, words: $0) }
      }
    }.filter { (1...fewWords).contains($0.words.count) }
    guard !suspects.isEmpty else { return }
    let users = causes(thatUse: Set(suspects.flatMap(\.words)), whole.knowledge)
    for (signature, pattern, words) in suspects {
      let meant = Set(signature.causes.map(\.cause))
      guard words.allSatisfy({ !(users[$0] ?? []).isSubset(of: meant) }) else { continue }
      let found = words.count == 1 ? "is an ordinary word" : "consists of ordinary words"
      whole.report(
        .ordinaryPattern, .warning,
        at: whole.places.place(.signature, signature.id.rawValue, "patterns", .entry(pattern)),
        "\(pattern.quoted) \(found), found in whatever people write",
        hint: "write more of the message; how people put it stands under 'says' of a cause")
    }
  }

  /// Per word the causes of which people speak with it.
  private static func causes(
    thatUse words: Set<String>, _ knowledge: KnowledgeBase
  ) -> [String: Set<Cause.ID>] {
    var users: [String: Set<Cause.ID>] = [:]
    for cause in knowledge.causes {
      for phrase in cause.says {
        for word in phrase.split(whereSeparator: { !$0.isLetter }).map(String.init)
        where words.contains(word) {
          users[word, default: []].insert(cause.id)
        }
      }
    }
    return users
  }
}

extension String {
  /// As messages are compared with it: in any case and wrapped in any way.
  fileprivate var asFound: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The words of a pattern that has nothing but single words, with gaps between them.
  fileprivate var singleWords: [String]? {
    let parts = asFound.split(separator: "*").map { $0.drop { $0 == " " } }
    let words = parts.map { $0.last == " " ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    return words.allSatisfy { $0.allSatisfy(\.isLetter) } ? words.map(String.init) : nil
  }
}
