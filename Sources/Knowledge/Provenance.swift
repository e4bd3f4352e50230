/// A place in a file of the knowledge base; lines and columns count from 1, columns in characters.
public struct SourceLocation: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The file, relative to the knowledge base's folder.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Where something stands that no file holds (in tests, for instance).
  public static let nowhere = SourceLocation(file: "", line: 1, column: 1)

  /// `causes/connect/wrong-port.yaml:3:1`.
  public var description: String { "\(file):\(line):\(column)" }

  /// By file, then line, then column.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// How sure the authors are of a claim.
public enum Confidence: String, CaseIterable, Sendable {
  /// Read on the provider's own page, or in a standard.
  case high
  /// Good secondary sources, or long-standing common knowledge.
  case medium
  /// One source, an inference, or sources that differ.
  case low
}

/// Where a claim comes from, when it was last looked at, and how sure it is.
public struct Provenance: Hashable, Sendable {
  /// A public address, or `nil` where a claim rests on common knowledge.
  public let source: String?
  /// The day on which somebody last compared the claim with its source.
  public let checked: Day?
  /// How sure it is.
  public let confidence: Confidence

  /// Where a claim comes from.
  public init(source: String? = nil, checked: Day? = nil, confidence: Confidence = .medium) {
    self.source = source
    self.checked = checked
    self.confidence = confidence
  }

  /// Nothing is known of where it comes from.
  public static let unknown = Provenance()
}
