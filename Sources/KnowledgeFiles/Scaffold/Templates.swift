import Knowledge

/// What new files are made of, with examples out of the knowledge base that there is.
struct Templates {
  typealias Result = (files: [Scaffold.File], advice: [String])

  let name: String
  let knowledge: KnowledgeBase
  let today: Day

  var blank: String { Scaffold.blank }

  /// `new-thing` as people would write it.
  var spoken: String { name.split(separator: "-").joined(separator: " ") }

  func file(
    _ kind: Kind, _ contents: String, name: String? = nil, in folder: String? = nil
  ) -> Scaffold.File {
    let path = "\(folder ?? kind.folder ?? "")/\(name ?? self.name).yaml"
    return Scaffold.File(path: path, contents: contents + "\n")
  }

  var source: String {
    """
    # Where it can be read, and the day on which you looked:
    # source: https://
    checked: \(today)
    confidence: medium
    """
  }

  // MARK: - What there is already

  /// Where a thing of the kind and name stands already, if there is one.
  func path(ofTaken kind: Kind) -> String? {
    func file<Item>(_ catalog: Catalog<Item>, _ id: Item.ID, _ origin: (Item) -> SourceLocation)
      -> String?
    { catalog[id: id].map { origin($0).file } }
    return switch kind {
    case .finding: file(knowledge.findings, .init(name)) { $0.origin }
    case .question: file(knowledge.questions, .init(name)) { $0.origin }
    case .rule: file(knowledge.rules, .init(name)) { $0.origin }
    case .cause: file(knowledge.causes, .init(name)) { $0.origin }
    case .fix: file(knowledge.fixes, .init(name)) { $0.origin }
    case .signature: file(knowledge.signatures, .init(name)) { $0.origin }
    case .expression: file(knowledge.expressions, .init(name)) { $0.origin }
    case .reports: file(knowledge.reports, .init(name)) { $0.origin }
    case .client: file(knowledge.clients, .init(name)) { $0.origin }
    case .provider: file(knowledge.providers, .init(name)) { $0.origin }
    case .accountType: file(knowledge.accountTypes, .init(name)) { $0.origin }
    case .article: file(knowledge.articles, .init(name)) { $0.origin }
    case .workedCase: file(knowledge.cases, .init(name)) { $0.origin }
    case .scales: nil
    }
  }

  /// A finding and value to show the form with: of the finding that most causes rate, the value that
  /// is likeliest under a cause of the stage.
  func exampleFact(_ stage: Stage? = nil) -> Fact {
    var counts: [Finding.ID: Int] = [:]
    for cause in knowledge.causes {
      for (finding, _) in cause.findings { counts[finding, default: 0] += 1 }
    }
    let asked = Set(knowledge.questions.map(\.asks))
    let candidates = knowledge.findings.filter { $0.domain == .listed && asked.contains($0.id) }
    guard
      let finding = candidates.max(by: {
        (counts[$0.id] ?? 0, $1.id) < (counts[$1.id] ?? 0, $0.id)
      })
    else { return Fact("some-finding", "some-value") }
    var sums: [Finding.Value.ID: Double] = [:]
    for cause in knowledge.causes where stage == nil || cause.stage == stage {
      for (rated, likelihoods) in cause.findings where rated == finding.id {
        for likelihood in likelihoods {
          sums[likelihood.value, default: 0] += likelihood.probability.value
        }
      }
    }
    let value = finding.values.max { (sums[$0.id] ?? 0, $1.id) < (sums[$1.id] ?? 0, $0.id) }
    return Fact(finding.id, value?.id ?? .yes)
  }

  /// The fix that most causes of the stage name.
  func exampleFix(_ stage: Stage) -> Fix? {
    var counts: [Fix.ID: Int] = [:]
    for cause in knowledge.causes where cause.stage == stage {
      for remedy in cause.remedies { counts[remedy.fix, default: 0] += 1 }
    }
    return knowledge.fixes.filter { !$0.handsOver }.max {
      (counts[$0.id] ?? 0, $1.id) < (counts[$1.id] ?? 0, $0.id)
    }
  }

  /// A value as it is written: what looks like a number stands in quotes.
  func written(_ value: Finding.Value.ID) -> String {
    value.rawValue.looksLikeNumber ? "\"\(value.rawValue)\"" : value.rawValue
  }

  func written(_ fact: Fact) -> String { "\(fact.finding): \(written(fact.value))" }

  /// Another value of the finding, or nil.
  func other(than fact: Fact) -> Fact? {
    knowledge.findings[id: fact.finding]?.values.first { $0.id != fact.value }
      .map { Fact(fact.finding, $0.id) }
  }

  /// The scale's words for likelihoods, the likeliest first.
  var likelihoodWords: String {
    knowledge.scale.likelihoods.keysByValue.joined(separator: ", ")
  }

  var weightWords: String {
    knowledge.scale.weights.keysByValue.joined(separator: ", ")
  }

  /// A weight in the lower middle of the scale.
  var modestWeight: String {
    let words = knowledge.scale.weights.sorted { $0.value < $1.value }.map(\.key)
    return words.isEmpty ? "1" : words[words.count / 2]
  }

  var highLikelihood: String {
    knowledge.scale.likelihoods.filter { $0.value < 0.95 }.max { $0.value < $1.value }?.key ?? "0.9"
  }
}
