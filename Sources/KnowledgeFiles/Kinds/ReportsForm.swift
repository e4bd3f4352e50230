import Knowledge

extension Reports: Form {
  init?(_ fields: inout Fields, _ vocabulary: Vocabulary) {
    let cause = fields.identifier("reports", .cause, of: Cause.self, vocabulary, .required)
    let told = fields.words("told", .required)
    for report in told {
      guard let address = report.value.realAddress else { continue }
      fields.diagnostics.report(
        .addressInReport, at: report,
        "a report holds what looks like the address \(address.quoted)",
        hint: "write user@example.com instead: reports are public")
    }
    guard let cause, !told.isEmpty else { return nil }
    self.init(cause, told: told.map(\.value), origin: fields.location)
  }
}

extension String {
  /// The first address in it, unless its domain is one that belongs to nobody (RFC 2606).
  fileprivate var realAddress: String? {
    for word in split(whereSeparator: { " ,;()<>\"'".contains($0) }) {
      let parts = word.split(separator: "@")
      guard parts.count == 2, let labels = parts.last?.lowercased().split(separator: "."),
        let top = labels.last, labels.count > 1, top.allSatisfy(\.isLetter)
      else { continue }
      let isNobodys = top == "example" || top == "test" || labels[labels.count - 2] == "example"
      if !isNobodys { return String(word) }
    }
    return nil
  }
}
