/// A text that a person reads, with room for other languages; English is always there.
public struct Wording: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The English text.
  public let english: String
  /// The same in other languages, keyed by language code (`de`, `pt-br`).
  public let translations: [String: String]

  /// An English text and what there is of it in other languages.
  public init(_ english: String, translations: [String: String] = [:]) {
    self.english = english
    self.translations = translations
  }

  /// An English text.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text in the given language, or in English where it has not been translated.
  public func text(in language: String = "en") -> String { translations[language] ?? english }

  /// The English text.
  public var description: String { english }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { english.isEmpty }
}
