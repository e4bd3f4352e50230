/// What kind of slip a diagnostic reports; the word by which `kb explain` knows it.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // The file as a whole.
  case unreadableFile = "unreadable-file"
  case outsideFolder = "outside-folder"
  case fileTooLarge = "file-too-large"
  case emptyFile = "empty-file"
  case notUTF8 = "not-utf-8"
  case tooManyErrors = "too-many-errors"

  // Its form.
  case badSyntax = "bad-syntax"
  case tabIndentation = "tab-indentation"
  case colonInText = "colon-in-text"
  case unclosedQuote = "unclosed-quote"
  case unclosedBracket = "unclosed-bracket"
  case controlCharacter = "control-character"
  case anchorRefused = "anchor-refused"
  case tagRefused = "tag-refused"
  case mergeRefused = "merge-refused"
  case duplicateKey = "duplicate-key"
  case keyNotText = "key-not-text"
  case tooDeep = "too-deep"
  case textTooLong = "text-too-long"
  case tooManyNodes = "too-many-nodes"

  // Keys and values.
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case missingValue = "missing-value"
  case wrongType = "wrong-type"
  case unknownWord = "unknown-word"
  case repeatedWord = "repeated-word"
  case badName = "bad-name"
  case badNumber = "bad-number"
  case outOfRange = "out-of-range"
  case badDate = "bad-date"
  case badAddress = "bad-address"
  case badLanguage = "bad-language"
  case notYesOrNo = "not-yes-or-no"

  // What files say of each other.
  case unknownFinding = "unknown-finding"
}
