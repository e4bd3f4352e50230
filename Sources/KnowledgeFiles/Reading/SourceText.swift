import Knowledge

/// The bytes of one knowledge file and the path by which authors know it.
public struct SourceText: Sendable {
  /// The path relative to the knowledge folder, with `/` between its parts.
  public let path: String
  /// The file as it was read: not necessarily UTF-8, not necessarily YAML.
  public let bytes: [UInt8]

  /// The text of a file that has been read already.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A text that is at hand, as in tests and examples.
  public init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Where the text begins: behind the byte order mark, if there is one.
  var contentStart: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The beginning of the file, for slips that concern all of it.
  var top: Located<Void> {
    Located(value: (), location: SourceLocation(file: path, line: 1, column: 1), length: 0)
  }
}

/// Where the lines of a text lie. Made only once something is to be reported.
///
/// Lines break where libyaml breaks them: at LF, CR, CR LF, U+0085, U+2028 and U+2029.
struct LineIndex {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ source: SourceText) {
    let bytes = source.bytes
    var starts = [source.contentStart]
    var position = source.contentStart
    while position < bytes.count {
      let width = Self.breakWidth(in: bytes, at: position)
      position += max(width, 1)
      if width > 0 { starts.append(position) }
    }
    self.bytes = bytes
    self.starts = starts
  }

  var lineCount: Int { starts.count }

  /// The bytes of a line, from 1, without its break; empty for a line that does not exist.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard starts.indices.contains(number - 1) else { return [] }
    let start = starts[number - 1]
    var end = start
    let limit = number < starts.count ? starts[number] : bytes.count
    while end < limit, Self.breakWidth(in: bytes, at: end) == 0 { end += 1 }
    return bytes[start..<end]
  }

  /// The nearest line above one, from 1, that begins in a column or left of it.
  func line(above number: Int, from column: Int) -> Int? {
    (1..<max(1, number)).last { above in
      let line = line(above)
      let indent = line.prefix { $0 == 0x20 }.count
      return indent < column && indent < line.count
    }
  }

  /// Whether lines hold nothing, the last of them not counted.
  func isBlank(from first: Int, to end: Int) -> Bool {
    (first..<max(first, end)).allSatisfy { line($0).allSatisfy { $0 == 0x20 } }
  }

  /// The byte at which a line, from 1, begins; the end of the text behind the last line.
  func start(ofLine number: Int) -> Int {
    starts.indices.contains(number - 1) ? starts[number - 1] : bytes.count
  }

  /// Line and column, both from 1, of a byte.
  func position(ofByte offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[starts[low]..<max(starts[low], min(offset, bytes.count))]
    return (low + 1, before.count { !UTF8.isContinuation($0) } + 1)
  }

  /// How many bytes the line break at a position has; 0 if there is none.
  private static func breakWidth(in bytes: [UInt8], at position: Int) -> Int {
    func follows(_ distance: Int, _ byte: UInt8) -> Bool {
      position + distance < bytes.count && bytes[position + distance] == byte
    }
    switch bytes[position] {
    case 0x0A: return 1
    case 0x0D: return follows(1, 0x0A) ? 2 : 1
    case 0xC2: return follows(1, 0x85) ? 2 : 0
    case 0xE2: return follows(1, 0x80) && (follows(2, 0xA8) || follows(2, 0xA9)) ? 3 : 0
    default: return 0
    }
  }
}
