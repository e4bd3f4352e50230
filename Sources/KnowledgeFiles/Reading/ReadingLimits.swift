/// How much of a file is read before it is refused; the defaults are for files that people write.
struct ReadingLimits: Sendable {
  /// The greatest size of one file, in bytes.
  var fileBytes = 4 << 20
  /// How many lists and mappings may lie within each other.
  var depth = 64
  /// The greatest length of one text, in bytes of UTF-8.
  var textBytes = 256 << 10
  /// The greatest number of texts, lists and mappings in one file.
  var nodes = 1_000_000
  /// After so many slips the rest of a file is left unread.
  var slips = 100
}
