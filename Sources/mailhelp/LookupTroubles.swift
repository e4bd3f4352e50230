import TerminalUI

/// What a look-up found for a text that tells of several troubles.
extension LookupResult {
  /// One of the troubles.
  struct Trouble {
    /// The part of the text that tells of it.
    let text: String
    let result: LookupResult
  }

  /// One of the troubles as programs read it.
  struct TroubleLine: Encodable {
    let text: String
    let evidence: [Evidence]
    let causes: [Cause]
    let fixes: [Fix]
    let question: Question?

    init(_ trouble: Trouble) {
      text = trouble.text
      evidence = trouble.result.evidence
      causes = trouble.result.causes
      fixes = trouble.result.fixes
      question = trouble.result.question
    }
  }

  /// All of it as one, with the fixes of each trouble in turn.
  ///
  /// - Parameters:
  ///   - troubles: two or more.
  ///   - causes: those of all, the most probable first.
  init(_ troubles: [Trouble], causes: [Cause], limit: Int) {
    let results = troubles.map(\.result)
    func each<Element, Name: Hashable>(
      _ lists: [[Element]], by name: (Element) -> Name
    ) -> [Element] {
      var seen: Set<Name> = []
      return lists.joined().filter { seen.insert(name($0)).inserted }
    }
    let mostFixes = results.map(\.fixes.count).max() ?? 0
    let fixes = (0..<mostFixes).map { rank in
      results.compactMap { rank < $0.fixes.count ? $0.fixes[rank] : nil }
    }
    self.init(
      version: results[0].version,
      evidence: each(results.map(\.evidence)) { $0.finding + "=" + $0.value },
      causes: causes,
      fixes: Array(each(fixes, by: \.id).prefix(limit)),
      asked: each(results.map(\.asked), by: \.id), topics: each(results.map(\.topics), by: \.id),
      question: nil, warnings: each(results.map(\.warnings)) { $0 },
      unrecognised: results[0].unrecognised,
      wordCount: results.reduce(0) { $0 + $1.wordCount },
      provider: results[0].provider, client: results[0].client,
      isEmpty: results.allSatisfy(\.isEmpty),
      isAboutSomethingElse: results.allSatisfy(\.isAboutSomethingElse), card: nil,
      isAboutSettingUp: false,
      unknownCodes: each(results.map(\.unknownCodes)) { $0 }, troubles: troubles)
  }

  /// Each trouble by itself, under its own words.
  func blocksOfTroubles(quiet: Bool) -> [Block] {
    var blocks: [Block] = []
    if !quiet {
      blocks.append(
        .paragraph("This tells of \(troubles.count) troubles. Here is each by itself."))
    }
    for (place, trouble) in troubles.enumerated() {
      blocks.append(
        .heading(
          "\(place + 1). \u{201C}\(trouble.text.digest(columns: 64, ellipsis: "\u{2026}").withoutMarkup)\u{201D}"
        )
      )
      blocks += trouble.result.blocks(quiet: quiet)
    }
    return blocks
  }
}
