import Knowledge

extension Value {
  /// Reports what stands between braces and is no placeholder.
  func checkPlaceholders(in text: String) {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return }
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { return }
      let inner = rest[..<close]
      guard inner.isPlaceholderLike, Instructions.Placeholder(inner) == nil else { continue }
      report(unknown: String(inner), in: text, at: open)
    }
  }

  private func report(unknown inner: String, in text: String, at open: String.Index) {
    let parts = inner.split(separator: ".", maxSplits: 1)
    let code: DiagnosticCode
    let what: String
    switch (parts.first, parts.count) {
    case ("where", 2): (code, what) = (.unknownPlace, "there is no place \(parts[1])")
    case ("page", 2): (code, what) = (.unknownPage, "there is no page \(parts[1])")
    default: (code, what) = (.unknownPlaceholder, "'{\(inner)}' is no placeholder")
    }
    let meant = NearestName(among: Instructions.Placeholder.allSpellings).nearest(to: inner)
    var place = located(())
    if location.line == node.end.line, node.style == .plain {
      // A plain text on one line stands in the file as it is.
      let before = text.unicodeScalars.distance(from: text.startIndex, to: open)
      place = Located(
        value: (),
        location: SourceLocation(
          file: location.file, line: location.line, column: location.column + before),
        length: inner.unicodeScalars.count + 2)
    }
    diagnostics.report(
      code, at: place, what, hint: meant.map { "did you mean '{\($0)}'?" })
  }
}

extension Substring {
  fileprivate var isPlaceholderLike: Bool {
    !isEmpty
      && utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
      }
  }
}
