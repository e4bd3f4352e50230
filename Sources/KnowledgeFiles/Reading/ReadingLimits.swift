/// How much of a file is read before it is refused.
public struct ReadingLimits: Sendable {
  /// The greatest size of one file, in bytes.
  public var fileBytes = 4 << 20
  /// How many lists and mappings may lie within each other.
  public var depth = 64
  /// The greatest length of one text, in bytes of UTF-8.
  public var textBytes = 256 << 10
  /// The greatest number of texts, lists and mappings in one file.
  public var nodes = 1_000_000
  /// After so many slips the rest of a file is left unread.
  public var slips = 100

  /// The limits for files that people write.
  public init() {}
}
