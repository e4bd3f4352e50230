import Knowledge

extension Finding: Form {
  /// The three words that `values` takes in place of a list of values.
  private enum Catalogue: String, CaseIterable {
    case clients, providers
    case accountTypes = "account-types"
  }

  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("finding", .required)
    let name = fields.localized("name", .required)
    let role = fields.choice("about", Role.self, .required)
    var domain = Domain.listed
    var values: [Value] = []
    var isReadable = true
    let given = fields.value("values")
    if let given, given.node.kind == .text {
      switch given.choice(Catalogue.self) {
      case .clients: domain = .clients
      case .providers: domain = .providers
      case .accountTypes: domain = .accountTypes
      case nil: isReadable = false
      }
    } else if let given {
      values = given.findingValues(vocabulary)
      isReadable = !values.isEmpty
    } else {
      values = fields.yesAndNo(vocabulary)
    }
    let nothing = fields.phrases("says-nothing", naming: vocabulary)
    let computed = fields.choice("computed", ComputedFinding.self)
    guard let id, let name, let role, isReadable else { return nil }
    self.init(
      id: ID(id.value), name: name, role: role, domain: domain, values: values,
      saysNothing: nothing, computed: computed, origin: fields.location)
  }
}

extension KnowledgeFiles.Value {
  /// `home: { name: At home, background: 0.6, says: […] }`, one of them for each value.
  fileprivate func findingValues(_ vocabulary: Vocabulary) -> [Finding.Value] {
    var backgrounds: [Double?] = []
    let values: [(Word, Wording, Wording?, [PhrasePattern], [PhrasePattern])] = mapping(
      entries: .required
    ) { key, value in
      var fields = value.fields(of: "value")
      let name = fields.localized("name", .required)
      let clause = fields.clause("clause")
      let background = fields.value("background")?.background(vocabulary)
      let says = fields.phrases("says", naming: vocabulary)
      let ofOthers = fields.phrases("says-of-others", naming: vocabulary)
      fields.finish()
      guard key.value.isName else {
        reportBadName(key)
        return nil
      }
      guard let name else { return nil }
      backgrounds.append(background)
      return (key, name, clause, says, ofOthers)
    }
    let shares = Self.shares(backgrounds)
    return zip(values, shares).map { value, share in
      Finding.Value(
        id: Finding.Value.ID(value.0.value), name: value.1, clause: value.2, background: share,
        says: value.3, saysOfOthers: value.4)
    }
  }

  /// Weights as shares of 1. Those left out share what the others leave, or take their mean.
  private static func shares(_ weights: [Double?]) -> [Double] {
    let given = weights.compactMap(\.self)
    let sum = given.reduce(0, +)
    let open = weights.count - given.count
    var share = given.isEmpty ? 1 : sum / Double(given.count)
    if open > 0, sum < 1, !given.isEmpty { share = (1 - sum) / Double(open) }
    let all = weights.map { $0 ?? share }
    let total = all.reduce(0, +)
    return all.map { total > 0 ? $0 / total : 1 / Double(all.count) }
  }
}

extension Fields {
  /// Yes and no, with `background: { yes: 0.8 }` and `says: { yes: […], no: […] }`.
  fileprivate mutating func yesAndNo(_ vocabulary: Vocabulary) -> [Finding.Value] {
    var yes = 0.5
    if let background = value("background") {
      if background.node.kind == .text {
        yes = background.likelihood(vocabulary) ?? yes
      } else {
        var shares = background.fields(of: "background")
        let given = shares.value("yes")?.likelihood(vocabulary)
        let opposite = shares.value("no")?.likelihood(vocabulary)
        shares.finish()
        if let given, let opposite, given + opposite > 0 {
          yes = given / (given + opposite)
        } else {
          yes = given ?? opposite.map { 1 - $0 } ?? yes
        }
      }
    }
    let clause = clauses()
    let says = sayings("says", vocabulary)
    let ofOthers = sayings("says-of-others", vocabulary)
    return [
      Finding.Value(
        id: .yes, name: "Yes", clause: clause.yes, background: yes, says: says.yes,
        saysOfOthers: ofOthers.yes),
      Finding.Value(
        id: .no, name: "No", clause: clause.no, background: 1 - yes, says: says.no,
        saysOfOthers: ofOthers.no),
    ]
  }

  /// `clause: { yes: it works elsewhere }`.
  private mutating func clauses() -> (yes: Wording?, no: Wording?) {
    guard var given = fields("clause", of: "clause") else { return (nil, nil) }
    let clauses = (yes: given.clause("yes"), no: given.clause("no"))
    given.finish()
    return clauses
  }

  /// What stands behind "only if" in an article.
  fileprivate mutating func clause(_ key: String) -> Wording? {
    guard let given = value(key), let text = given.localized() else { return nil }
    if let slip = text.english.slipAsClause {
      diagnostics.report(
        .clauseForm, .warning, at: given.located(text.english),
        "the clause \(text.english.quoted) \(slip)",
        hint: "it stands behind 'only if' in a sentence to the reader, such as 'you use a VPN'")
    }
    return text
  }

  /// `{ yes: […], no: […] }`.
  private mutating func sayings(
    _ key: String, _ vocabulary: Vocabulary
  ) -> (yes: [PhrasePattern], no: [PhrasePattern]) {
    guard var lists = fields(key, of: "says") else { return ([], []) }
    let says = (
      yes: lists.phrases("yes", naming: vocabulary), no: lists.phrases("no", naming: vocabulary)
    )
    lists.finish()
    return says
  }
}

extension String {
  /// Why it cannot stand behind "only if", spoken to the reader.
  fileprivate var slipAsClause: String? {
    let words = split { !$0.isLetter && $0 != "'" }
    if let last, ".!?".contains(last) { return "ends like a sentence" }
    if let first = words.first, ["If", "if", "That", "that", "When", "when"].contains(first) {
      return "begins with '\(first)'"
    }
    return words.first { ["I", "my", "My", "me"].contains($0) }.map { "says '\($0)'" }
  }
}
