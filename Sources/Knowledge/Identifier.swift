/// The name of one thing in the knowledge base, typed by what it names, so that a cause's name cannot
/// pass for a fix's. Spelt as its file: lower case, digits and hyphens.
public struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The name as it stands in the files.
  public let rawValue: String

  /// A name as it stands in the files; nothing is checked here, the loader does that.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A name as it stands in the files.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// A name written in the source, as tests do.
  public init(stringLiteral value: String) { self.rawValue = value }

  /// The name as it stands in the files.
  public var description: String { rawValue }

  /// Alphabetical, so that listings are stable.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Whether a text can be a name: lower-case letters, digits, hyphens and dots, and no hyphen or dot at
  /// either end.
  public static func isWellFormed(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    func isWordByte(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard isWordByte(first), isWordByte(last) else { return false }
    return text.utf8.allSatisfy {
      isWordByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }
}
