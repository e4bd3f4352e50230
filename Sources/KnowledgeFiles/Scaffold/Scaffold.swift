public import Knowledge

/// New files with everything that a kind of thing needs, and comments that say what belongs where.
/// They are valid as they stand; what the author still has to write reads `…`.
public struct Scaffold: Sendable {
  /// One file.
  public struct File: Sendable {
    /// Its path below the knowledge base's folder.
    public let path: String
    /// What stands in it.
    public let contents: String
  }

  /// Why nothing can be begun.
  public enum Refusal: Error, Equatable, Sendable {
    /// There is no kind of that name; it may be the one that is given.
    case unknownKind(nearest: String?)
    /// The text is not a name.
    case badName
    /// There is a thing of that kind and name already.
    case taken(path: String)
    /// A cause needs a stage.
    case needsStage
    /// A case needs a cause.
    case needsCause
    /// There is no such cause; it may be the one that is given.
    case unknownCause(nearest: String?)
    /// Only a cause has a stage.
    case takesNoStage
    /// Such a thing belongs to no single cause.
    case takesNoCause
  }

  /// What stands where the author has to write.
  public static let blank = "…"

  /// The files, the one that was asked for first.
  public let files: [File]
  /// What to do next, a line each.
  public let advice: [String]

  /// The kinds that can be begun.
  public static let kinds: [String] = Kind.allCases.filter { $0 != .scales }.map(\.key)

  /// The beginning of a thing: a cause with its case, a finding with its question.
  ///
  /// - Parameters:
  ///   - kind: the first key of its file.
  ///   - stage: where a cause sits; causes need one, and nothing else has one.
  ///   - cause: what a case, a signature or an article leads to; cases need one, and nothing else has one.
  ///   - knowledge: what there is already, from which examples are taken.
  ///   - today: the date that is written as the day of checking.
  public init(
    _ kind: String, _ name: String, stage: Stage? = nil, cause: String? = nil,
    in knowledge: KnowledgeBase, today: Day
  ) throws(Refusal) {
    guard let known = Kind(key: kind), known != .scales else {
      throw .unknownKind(nearest: NearestName(among: Self.kinds).nearest(to: kind))
    }
    // Who types the file's name would get one that ends twice so.
    guard name.isName, !name.hasSuffix(".yaml") else { throw .badName }
    let templates = Templates(name: name, knowledge: knowledge, today: today)
    if let path = templates.path(ofTaken: known) { throw .taken(path: path) }
    if stage != nil, known != .cause { throw .takesNoStage }
    if cause != nil, ![.workedCase, .signature, .article].contains(known) { throw .takesNoCause }
    var leading: Cause?
    if let cause {
      leading = knowledge.causes[id: .init(cause)]
      if leading == nil {
        let names = knowledge.causes.map(\.id.rawValue)
        throw .unknownCause(nearest: NearestName(among: names).nearest(to: cause))
      }
    }
    switch known {
    case .cause:
      guard let stage else { throw .needsStage }
      (files, advice) = templates.cause(stage)
    case .workedCase:
      guard let leading else { throw .needsCause }
      (files, advice) = templates.workedCase(leading)
    case .finding: (files, advice) = templates.finding()
    case .question: (files, advice) = templates.question()
    case .rule: (files, advice) = templates.rule()
    case .fix: (files, advice) = templates.fix()
    case .signature: (files, advice) = templates.signature(leading)
    case .reports:
      guard knowledge.causes[id: .init(name)] != nil else {
        let names = knowledge.causes.map(\.id.rawValue)
        throw .unknownCause(nearest: NearestName(among: names).nearest(to: name))
      }
      (files, advice) = templates.reports()
    case .expression: (files, advice) = templates.expression()
    case .client: (files, advice) = templates.client()
    case .provider: (files, advice) = templates.provider()
    case .accountType: (files, advice) = templates.accountType()
    case .article, .scales: (files, advice) = templates.article(leading)
    }
  }
}
