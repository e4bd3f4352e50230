import Knowledge

extension Article: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let id = fields.name("article", .required)
    let title = fields.localized("title", .required)
    let question = fields.localized("question", .required)
    let answer = fields.paragraphs("answer", .required)
    let sections: [Section] = fields.list("sections") { section in
      var fields = section.fields(of: "section")
      let heading = fields.instruction("heading", .required)
      let paragraphs = fields.paragraphs("text")
      let items = fields.paragraphs("list")
      let steps = fields.paragraphs("steps")
      let page = fields.choice("pages", Provider.Page.self)
      fields.finish()
      if let second = fields.place(of: "steps"), fields.has("list") {
        fields.diagnostics.report(
          .duplicateKey, at: second, "a section has 'list' or 'steps', and not both",
          hint: "begin another section, with a heading of its own")
      }
      return heading.map {
        Section(
          heading: $0, paragraphs: paragraphs, items: items + steps, isInOrder: !steps.isEmpty,
          page: page)
      }
    }
    let says = fields.phrases("says").wordings
    let causes = fields.identifiers("causes", .cause, of: Cause.self, vocabulary)
    let provider = fields.identifier("provider", .provider, of: Provider.self, vocabulary)
    let readership = fields.choice("readers", Readership.self) ?? .some
    let validity = fields.validity()
    let sources = fields.list("sources") { $0.url() }
    let checked = fields.date("checked")
    guard let id, let title, let question else { return nil }
    self.init(
      id: ID(id.value), title: title, question: question, answer: answer, sections: sections,
      says: says, causes: causes, provider: provider, readership: readership, validity: validity,
      sources: sources, checked: checked, origin: fields.location)
  }
}

extension Fields {
  /// One text, or a list of them.
  fileprivate mutating func paragraphs(
    _ key: String, _ presence: Presence = .optional
  ) -> [Wording] {
    guard let value = value(key, presence) else { return [] }
    return value.node.kind == .list
      ? value.list { $0.instruction() } : [value.instruction()].compactMap(\.self)
  }
}
