import Foundation

/// The lines of a file, a pipe or standard input, one after the other. However long a line may be, no more
/// of it is in memory than is read.
struct InputLines {
  /// A line without its end.
  enum Line {
    /// What stands on it.
    case text(String)
    /// It is longer than is read.
    case tooLong
  }

  /// A line is read up to so many bytes: as JSON, a text of what is looked at fits in whatever is escaped
  /// in it.
  static let longest = 2_000_000

  /// What to say of a line that is not read.
  static let complaint = "this line is longer than 2 megabytes and is not read"

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// Where in `bytes` the next line begins, and from where on its end is looked for.
  private var start = 0
  private var searched = 0
  /// Whether the rest of a line that is too long is passed over.
  private var isPassingOver = false

  /// Reads from an open file descriptor, which is not closed.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line, or `nil` at the end. One that is too long is told of as soon as that shows.
  /// Throws the system's reason if nothing can be read.
  mutating func next() throws -> Line? {
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = bytes[start..<end]
        start = end + 1
        searched = start
        if isPassingOver {
          isPassingOver = false
          continue
        }
        return line.count > Self.longest ? .tooLong : .text(Self.text(line))
      }
      bytes.removeSubrange(..<start)
      start = 0
      searched = bytes.count
      if isPassingOver || bytes.count > Self.longest {
        (bytes, searched) = ([], 0)
        if !isPassingOver {
          isPassingOver = true
          return .tooLong
        }
      }
      guard try readMore() else {
        defer { (bytes, searched) = ([], 0) }
        return isPassingOver || bytes.isEmpty ? nil : .text(Self.text(bytes[...]))
      }
    }
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  /// Takes in what has arrived, after waiting for it; false at the end.
  private mutating func readMore() throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes += chunk[..<count]
        return count > 0
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&wait, 1, -1)
      default: throw CocoaError(.fileReadUnknown)
      }
    }
  }
}
