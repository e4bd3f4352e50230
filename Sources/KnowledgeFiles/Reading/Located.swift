import Knowledge

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
