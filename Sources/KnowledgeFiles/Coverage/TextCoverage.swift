import Knowledge

/// Texts that are still to be written, and those that lack a language that others have.
struct TextCoverage {
  private var texts: [(owner: String, text: Wording)] = []

  init(_ knowledge: KnowledgeBase) {
    for finding in knowledge.findings {
      add("finding \(finding.id)", [finding.name])
      // Yes and no have names of their own in every language.
      let named = finding.values.filter { $0.id != .yes && $0.id != .no }
      add("finding \(finding.id)", named.map(\.name) + finding.values.map(\.clause))
    }
    for question in knowledge.questions {
      add("question \(question.id)", [question.text, question.howToFindOut])
      add("question \(question.id)", question.choices.map(\.label))
    }
    for rule in knowledge.rules {
      add("rule \(rule.id)", [rule.because])
      for case .warn(let text) in rule.conclusions { add("rule \(rule.id)", [text]) }
    }
    for cause in knowledge.causes {
      add("cause \(cause.id)", [cause.title, cause.summary, cause.explanation])
      add("cause \(cause.id)", cause.afterwards)
    }
    for fix in knowledge.fixes {
      add("fix \(fix.id)", [fix.title])
      add("fix \(fix.id)", fix.steps.flatMap(\.lines))
    }
    for signature in knowledge.signatures { add("signature \(signature.id)", [signature.meaning]) }
    for client in knowledge.clients {
      add("client \(client.id)", [client.name] + client.notes.map(\.value.text))
      add("client \(client.id)", Client.Place.allCases.map { client.places[$0] })
    }
    for provider in knowledge.providers {
      add("provider \(provider.id)", [provider.name] + provider.notes.map(\.value.text))
      add("provider \(provider.id)", provider.warnings.map(\.value))
      add(
        "provider \(provider.id)",
        Provider.Page.allCases.flatMap { provider.pages[$0] ?? [] }.map(\.value))
      add("provider \(provider.id)", provider.servers.map(\.note))
      add("provider \(provider.id)", provider.retiredHosts.map(\.note))
    }
    for type in knowledge.accountTypes {
      add("account type \(type.id)", [type.name] + type.notes.map(\.value))
    }
    for article in knowledge.articles {
      add("article \(article.id)", [article.title, article.question] + article.answer)
      for section in article.sections {
        add("article \(article.id)", [section.heading] + section.paragraphs + section.items)
      }
    }
    for worked in knowledge.cases where worked.says == Scaffold.blank {
      add("case \(worked.id)", [Wording(worked.says)])
    }
  }

  private mutating func add(_ owner: String, _ texts: [Wording?]) {
    for case let text? in texts { self.texts.append((owner, text)) }
  }

  var aspects: [CoverageReport.Aspect] {
    let languages = Set(texts.flatMap { $0.text.translations.keys }).sorted()
    return [
      aspect("texts-written", "texts that are written", else: "still to be written") {
        $0.english != Scaffold.blank
      }
    ]
      + languages.map { language in
        aspect("texts-\(language)", "texts in '\(language)'", else: "not translated") {
          $0.translations[language] != nil
        }
      }
  }

  /// Counted by texts, listed by their owners.
  private func aspect(
    _ id: String, _ title: String, else words: String, _ has: (Wording) -> Bool
  ) -> CoverageReport.Aspect {
    var owners: [String] = []
    var counts: [String: Int] = [:]
    for (owner, text) in texts where !has(text) {
      if counts[owner] == nil { owners.append(owner) }
      counts[owner, default: 0] += 1
    }
    let missing = counts.values.reduce(0, +)
    return CoverageReport.Aspect(
      id, title, total: texts.count, covered: texts.count - missing,
      gaps: owners.map { owner in
        let count = counts[owner] ?? 0
        return .init(
          subject: owner, what: "\(count) \(count == 1 ? "text" : "texts") \(words)")
      })
  }
}
