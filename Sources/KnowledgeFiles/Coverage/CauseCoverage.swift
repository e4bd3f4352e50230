import Knowledge

/// What causes, fixes and findings should have.
struct CauseCoverage {
  private typealias Aspect = CoverageReport.Aspect
  private typealias Gap = CoverageReport.Gap

  private let knowledge: KnowledgeBase
  private let originGaps: OriginGaps
  private let today: Day
  /// Findings that a person can be asked for.
  private let asked: Set<Finding.ID>

  init(_ knowledge: KnowledgeBase, today: Day) {
    self.knowledge = knowledge
    originGaps = OriginGaps(today: today)
    self.today = today
    asked = Set(knowledge.questions.map(\.asks))
  }

  var aspects: [CoverageReport.Aspect] {
    let causes = knowledge.causes
    func each(
      _ id: String, _ title: String, _ missing: (Cause) -> String?
    ) -> CoverageReport.Aspect {
      Aspect(id, title, of: causes, name: \.id.rawValue, missing: missing)
    }
    return [
      each("cause-cases", "causes with two cases or more") { cause in
        let count = cases(of: cause).count
        return count >= 2 ? nil : count == 1 ? "one case" : "no case"
      },
      each("cause-case-without-code", "causes with a case that shows no error message") { cause in
        let found = cases(of: cause)
        return found.isEmpty || found.allSatisfy(showsSignature)
          ? "no case without an error message" : nil
      },
      each("cause-source", "causes with a source") { originGaps.missingSource($0.provenance) },
      each("cause-checked", "causes checked within a year") {
        originGaps.missingCheck($0.provenance)
      },
      each("cause-phrases", "causes with \(Self.fewPhrases) phrases or more") {
        $0.says.count >= Self.fewPhrases ? nil : "\($0.says.count) phrases"
      },
      each("cause-reports", "causes of which \(Self.fewReports) people or more tell") {
        let count = knowledge.reports[id: .init($0.id.rawValue)]?.told.count ?? 0
        return count >= Self.fewReports ? nil : count == 1 ? "one report" : "\(count) reports"
      },
      each("cause-question", "causes that an answer can point to") {
        hasTellingQuestion($0) ? nil : "no question whose answer speaks for it"
      },
      toldApart, steps,
      Aspect("fix-source", "fixes with a source", of: knowledge.fixes, name: \.id.rawValue) {
        originGaps.missingSource($0.provenance)
      },
      Aspect(
        "fix-checked", "fixes checked within a year", of: knowledge.fixes, name: \.id.rawValue
      ) { originGaps.missingCheck($0.provenance) },
      findings,
      Aspect(
        "signature-leads", "error messages that lead somewhere, or say that all is well",
        of: knowledge.signatures, name: \.id.rawValue
      ) {
        $0.causes.isEmpty && $0.settles.isEmpty && !$0.isNote
          ? "no cause, and it settles nothing" : nil
      },
    ]
  }

  private static let fewPhrases = 3
  private static let fewReports = 10

  // MARK: - Cases

  private func cases(of cause: Cause) -> [WorkedCase] {
    knowledge.cases.filter { $0.cause == cause.id }
  }

  private func showsSignature(_ worked: WorkedCase) -> Bool {
    let text = worked.says.lowercased()
    return knowledge.signatures.contains { signature in
      signature.patterns.contains { Self.finds($0.lowercased(), in: text) }
    }
  }

  /// Whether the parts of a pattern between its stars stand in the text one after the other.
  private static func finds(_ pattern: String, in text: String) -> Bool {
    var rest = Substring(text)
    for part in pattern.split(separator: "*") {
      let wanted = part.trimmingSpaces
      guard !wanted.isEmpty else { continue }
      guard let found = rest.firstRange(of: wanted) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  // MARK: - Telling apart

  /// Whether some answer is at least twice as common with the cause as without it.
  private func hasTellingQuestion(_ cause: Cause) -> Bool {
    cause.findings.contains { finding, likelihoods in
      guard asked.contains(finding), let subject = knowledge.findings[id: finding] else {
        return false
      }
      guard subject.domain == .listed else { return !likelihoods.isEmpty }
      return likelihoods.contains { likelihood in
        guard let background = subject.value(likelihood.value)?.background else { return false }
        return likelihood.probability.value >= 0.2
          && likelihood.probability.value >= 2 * background
      }
    }
  }

  /// Pairs of causes: some question must be answered differently with the one and with the other in
  /// a fifth of the cases at least (total variation).
  private var toldApart: CoverageReport.Aspect {
    let listed = knowledge.findings.filter { $0.domain == .listed && asked.contains($0.id) }
    let rows = knowledge.causes.map { cause in
      let rated = Dictionary(cause.findings.map { ($0.finding, $0.likelihoods) }) { first, _ in
        first
      }
      return listed.map { finding in
        finding.values.map { value in
          rated[finding.id]?.first { $0.value == value.id }?.probability.value ?? value.background
        }
      }
    }
    var gaps: [Gap] = []
    let count = rows.count
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) {
        let differs = zip(rows[first], rows[second]).contains { a, b in
          zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 >= 0.2
        }
        if !differs {
          gaps.append(
            Gap(
              subject: knowledge.causes[first].id.rawValue,
              what: "no question tells it from \(knowledge.causes[second].id)"))
        }
      }
    }
    let pairs = count * (count - 1) / 2
    return Aspect(
      "causes-told-apart", "pairs of causes that an answer tells apart", total: pairs,
      covered: pairs - gaps.count, gaps: gaps)
  }

  // MARK: - Steps

  /// For each cause and family of programs: whether all its fixes are told in the family's own words.
  private var steps: CoverageReport.Aspect {
    let clients = knowledge.clients.filter { $0.id != Client.anyOther }
    let families = Dictionary(grouping: clients) { $0.family ?? $0.id.rawValue }
    var gaps: [Gap] = []
    for cause in knowledge.causes {
      let fixes = cause.remedies.compactMap { knowledge.fixes[id: $0.fix] }
      for family in families.keys.sorted() {
        let missing = missingWords(
          fixes, (families[family] ?? []).filter { occurs(cause, in: $0) })
        if !missing.isEmpty {
          gaps.append(
            Gap(subject: cause.id.rawValue, what: "\(family): \(missing.joined(separator: ", "))"))
        }
      }
    }
    let total = knowledge.causes.count * families.count
    return Aspect(
      "cause-steps", "causes by families of programs, with steps in the program's own words",
      total: total, covered: total - gaps.count, gaps: gaps)
  }

  /// Whether people with this program can have the cause.
  private func occurs(_ cause: Cause, in client: Client) -> Bool {
    let rated = cause.findings.first { $0.finding == .client }?.likelihoods
    let said = rated?.first { $0.value.rawValue == client.id.rawValue }
    return said.map { $0.probability.value > knowledge.scale.floor } ?? true
  }

  /// Whether a fix can be offered to people with this program.
  private func isPossible(_ fix: Fix, in client: Client) -> Bool {
    guard fix.placesLacked(by: client).isEmpty else { return false }
    let facts = client.facts.holding(on: today)
    return fix.condition.standing { finding in
      finding == .client
        ? .init(client.id.rawValue) : facts.first { $0.finding == finding }?.value
    } != .fails
  }

  /// What the fixes still want of the family's words. A fix that is impossible in a program wants none
  /// there; but some fix should be possible.
  private func missingWords(_ fixes: [Fix], _ clients: [Client]) -> [String] {
    var missing = clients.filter { client in
      !fixes.isEmpty && !fixes.contains { isPossible($0, in: client) }
    }.map { "no fix is possible in \($0.id)" }
    for fix in fixes {
      var places: Set<Client.Place> = []
      for client in clients where isPossible(fix, in: client) {
        places.formUnion(
          fix.lines(for: client, on: today).flatMap(\.places).filter(client.isUnknown))
      }
      if !places.isEmpty {
        missing.append(
          "\(fix.id) (\(places.map(\.rawValue).sorted().joined(separator: ", ")))")
      }
    }
    return missing
  }

  // MARK: - Findings

  private var findings: CoverageReport.Aspect {
    var settled = asked
    for rule in knowledge.rules {
      for case .conclude(let fact) in rule.conclusions { settled.insert(fact.finding) }
    }
    for signature in knowledge.signatures { settled.formUnion(signature.settles.map(\.finding)) }
    for client in knowledge.clients { settled.formUnion(client.facts.map(\.value.finding)) }
    for provider in knowledge.providers { settled.formUnion(provider.facts.map(\.value.finding)) }
    return Aspect(
      "finding-question", "findings that can be asked or are known otherwise",
      of: knowledge.findings.filter { $0.computed == nil }, name: \.id.rawValue
    ) { settled.contains($0.id) ? nil : "no question" }
  }
}

extension Client {
  /// Whether there can be such a place in its menus: leaving a copy is a matter of POP.
  func mayHave(_ place: Place) -> Bool { place != .leaveCopy || protocols.contains("pop3") }

  /// Whether it may have such a place, and nobody has said where, or that there is none.
  func isUnknown(_ place: Place) -> Bool {
    places[place] == nil && !lacks.contains(place) && mayHave(place)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
