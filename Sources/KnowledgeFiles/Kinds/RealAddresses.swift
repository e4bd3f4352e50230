import Knowledge

extension Value {
  /// Reports what looks like the address of a person: the knowledge base is public.
  func checkAddress(in text: String, as severity: Diagnostic.Severity = .warning) {
    guard text.utf8.contains(UInt8(ascii: "@")), let address = text.realAddress else { return }
    report(
      .realAddress, as: severity, "this holds what looks like the address \(address.quoted)",
      hint: "write user@example.com instead: the knowledge base is public")
  }
}

extension String {
  /// The first address in it, unless it is one that belongs to nobody: by its domain (RFC 2606), or by
  /// a name such as you@ or postmaster@.
  fileprivate var realAddress: String? {
    for word in split(whereSeparator: { " ,;:()<>\"'*\u{201C}\u{201D}".contains($0) }) {
      let parts = word.split(separator: "@")
      guard parts.count == 2, let labels = parts.last?.lowercased().split(separator: "."),
        let top = labels.last, labels.count > 1, top.allSatisfy(\.isLetter)
      else { continue }
      let isNobodys =
        top == "example" || top == "test" || labels[labels.count - 2] == "example"
        || Self.nobodys.contains(parts[0].lowercased())
      if !isNobodys { return word.last == "." ? String(word.dropLast()) : String(word) }
    }
    return nil
  }

  /// What stands before the @ where an example is given or a desk writes; kefu is Chinese for it.
  private static let nobodys: Set = [
    "you", "me", "name", "user", "your.name", "someone", "support", "help", "postmaster",
    "mailer-daemon", "abuse", "noreply", "no-reply", "kefu",
  ]
}
