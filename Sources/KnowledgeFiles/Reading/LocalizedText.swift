/// A text that people read, in one or more languages, English always among them.
public struct LocalizedText: Hashable, Sendable {
  /// The texts by language code, such as `en`, `de` or `pt-BR`.
  public let byLanguage: [String: String]

  /// The English text, which stands in for what is missing.
  public var english: String { byLanguage["en"] ?? "" }

  /// A text in several languages; nil without an English one.
  public init?(_ byLanguage: [String: String]) {
    guard byLanguage["en"] != nil else { return nil }
    self.byLanguage = byLanguage
  }

  /// A text in English alone.
  public init(english: String) {
    byLanguage = ["en": english]
  }

  /// The text in a language, else in English.
  public subscript(language: String) -> String {
    byLanguage[language] ?? english
  }
}
