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

  /// Reads `**bold**`; asterisks that enclose nothing, or only space, stay asterisks, and `\*` is
  /// always one.
  init(markup text: String, ink: Ink = []) {
    let characters = Array(text.harmless)
    var glyphs: [Glyph] = []
    var bold = false
    var index = 0
    func isPair(_ at: Int) -> Bool {
      at + 1 < characters.count && characters[at] == "*" && characters[at + 1] == "*"
        && (at == 0 || characters[at - 1] != "\\")
    }
    func closes(_ at: Int) -> Bool { isPair(at) && at > 0 && !characters[at - 1].isWhitespace }
    let lastEnd = characters.indices.last(where: closes) ?? -1
    while index < characters.count {
      if bold, closes(index) {
        bold = false
        index += 2
      } else if !bold, index + 2 < lastEnd, isPair(index),
        !characters[index + 2].isWhitespace, characters[index + 2] != "*"
      {
        bold = true
        index += 2
      } else {
        if characters[index] == "\\", index + 1 < characters.count, characters[index + 1] == "*" {
          index += 1
        }
        glyphs.append(Glyph(characters[index], bold ? ink.union(.bold) : ink))
        index += 1
      }
    }
    self.glyphs = glyphs
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
