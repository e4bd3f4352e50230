import Knowledge

extension Value {
  /// Reports bold text that begins and does not end; people would read the asterisks.
  func checkBold(in text: String) {
    guard text.utf8.contains(UInt8(ascii: "*")), text.ranges(of: "**").count % 2 == 1 else {
      return
    }
    report(
      .openBold, as: .warning, "bold text is not closed: '**' stands there an odd number of times",
      hint: "put '**' before and behind what is bold")
  }

  /// Reports what stands between braces and is no placeholder, or one that nobody fills in here.
  func checkPlaceholders(in text: String, areFilledIn: Bool) {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return }
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      let end = rest.firstIndex { $0 == "}" || $0 == "{" }
      guard let end, rest[end] == "}" else {
        if end == rest.startIndex { reportDoubled(rest.dropFirst(), in: text, at: open) }
        reportUnclosed(rest[..<(end ?? rest.endIndex)], in: text, at: open)
        continue
      }
      let inner = rest[..<end]
      if Instructions.Placeholder(inner) == nil {
        reportUnknown(inner, in: text, at: open)
      } else if !areFilledIn {
        diagnostics.report(
          .placeholderNotFilled, at: place(of: inner, in: text, at: open),
          "'{\(inner)}' is not filled in here; people would read the braces",
          hint: "say it in general words, or tell it where placeholders are filled in")
      }
    }
  }

  private func reportUnknown(_ inner: Substring, in text: String, at open: String.Index) {
    let meant = NearestName(among: Instructions.Placeholder.allSpellings)
      .nearest(to: inner.withoutBlanks)
    // Words between braces may be meant as they stand; a placeholder with a blank in it is not.
    guard inner.isPlaceholderLike, meant != nil || !inner.contains(" ") else { return }
    let parts = inner.split(separator: ".", maxSplits: 1)
    let (code, what, possible): (DiagnosticCode, String, [String]) =
      switch (parts.first, parts.count) {
      case ("where", 2):
        (.unknownPlace, "there is no place '\(parts[1])'", Client.Place.allCases.map(\.rawValue))
      case ("page", 2):
        (.unknownPage, "there is no page '\(parts[1])'", Provider.Page.allCases.map(\.rawValue))
      default: (.unknownPlaceholder, "'{\(inner)}' is no placeholder", Self.placeholders)
      }
    diagnostics.report(
      code, at: place(of: inner, in: text, at: open), what,
      hint: meant.map { "did you mean '{\($0)}'?" }
        ?? "possible are \(possible.joined(separator: ", "))")
  }

  /// Those without a place or a page, and how these two are written.
  private static let placeholders =
    Instructions.Placeholder.allSpellings.filter {
      !$0.hasPrefix("where.") && !$0.hasPrefix("page.")
    } + ["where.PLACE", "page.PAGE"]

  /// `{{smtp.port}}`, as other programs want it.
  private func reportDoubled(_ rest: Substring, in text: String, at open: String.Index) {
    let inner = rest.prefix { $0 != "}" && $0 != "{" }
    guard Instructions.Placeholder(inner) != nil else { return }
    diagnostics.report(
      .unknownPlaceholder, at: place(of: inner, in: text, at: open),
      "a placeholder stands in one pair of braces", hint: "write '{\(inner)}'")
  }

  private func reportUnclosed(_ rest: Substring, in text: String, at open: String.Index) {
    let word = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ".") }
    let name = word.last == "." ? word.dropLast() : word
    guard Instructions.Placeholder(name) != nil else { return }
    diagnostics.report(
      .unknownPlaceholder, at: place(of: name, in: text, at: open),
      "the brace before '\(name)' is never closed", hint: "write '{\(name)}'")
  }

  private func place(
    of inner: Substring, in text: String, at open: String.Index
  ) -> Located<Void> {
    // Only a plain text on one line stands in the file as it is.
    guard location.line == node.end.line, node.style == .plain else { return located(()) }
    let before = text.unicodeScalars.distance(from: text.startIndex, to: open)
    return Located(
      value: (),
      location: SourceLocation(
        file: location.file, line: location.line, column: location.column + before),
      length: inner.unicodeScalars.count + 2)
  }
}

extension Substring {
  fileprivate var isPlaceholderLike: Bool {
    !isEmpty
      && utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: " ")
      }
  }

  /// Blanks at the ends are left out, those within become hyphens.
  fileprivate var withoutBlanks: String {
    split(separator: " ").joined(separator: "-")
  }
}
