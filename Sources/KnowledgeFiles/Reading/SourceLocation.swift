/// A place in a knowledge file that an author can open.
public struct SourceLocation: Hashable, Comparable, Sendable {
  /// The file's path, relative to the knowledge folder.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int

  /// A place by its file, line and column.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// By file, then line, then column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// Something that stands at a place in a file and can be underlined there.
protocol Placed {
  var location: SourceLocation { get }
  /// How many Unicode scalars to underline, counted on the first line alone.
  var length: Int { get }
}

/// A value together with the place where it is written.
struct Located<Value>: Placed {
  let value: Value
  let location: SourceLocation
  let length: Int

  func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(value: transform(value), location: location, length: length)
  }
}

extension Located: Sendable where Value: Sendable {}

/// A word as an author wrote it: a key, an identifier, an entry of a list.
typealias Word = Located<String>
