import Knowledge

/// One character with its width and ink: what wrapping moves about.
struct Glyph: Equatable, Sendable {
  let character: Character
  let ink: Ink
  let width: Int
  let isSpace: Bool
  /// See `Character.breaksAnywhere`.
  let breaksAnywhere: Bool

  init(_ character: Character, _ ink: Ink) {
    self.character = character
    self.ink = ink
    width = character.displayWidth
    isSpace = character == " "
    breaksAnywhere = width == 2 && character.breaksAnywhere
  }
}

/// Harmless text with its inks; `**bold**` is the only markup.
struct StyledText: Equatable, Sendable {
  let glyphs: [Glyph]

  init(glyphs: [Glyph]) { self.glyphs = glyphs }

  /// Takes every character as it stands.
  init(verbatim text: String, ink: Ink = []) {
    glyphs = text.harmless.map { Glyph($0, ink) }
  }

  /// Reads `**bold**`.
  init(markup text: String, ink: Ink = []) {
    glyphs = text.harmless.boldRuns.flatMap { run in
      run.text.map { Glyph($0, run.isBold ? ink.union(.bold) : ink) }
    }
  }

  /// The source lines, without their line ends.
  var lines: [ArraySlice<Glyph>] {
    glyphs.split(omittingEmptySubsequences: false) { $0.character == "\n" }
  }
}

extension String {
  /// The text as it is read, without the stars that make parts of it bold.
  public var asRead: String {
    contains("*") ? String(StyledText(markup: self).glyphs.map(\.character)) : self
  }

  /// The text with its asterisks kept from being read as markup.
  public var withoutMarkup: String {
    String(flatMap { $0 == "*" ? ["\\", "*"] : [$0] })
  }
}

extension TerminalStyle {
  /// One line of glyphs as bytes for the terminal; it ends in plain ink.
  func draw(_ glyphs: some Sequence<Glyph>) -> String {
    var drawn = ""
    var run = ""
    var ink: Ink = []
    for glyph in glyphs {
      if glyph.ink != ink {
        drawn += draw(run, ink)
        run = ""
        ink = glyph.ink
      }
      run.append(glyph.character)
    }
    return drawn + draw(run, ink)
  }
}
