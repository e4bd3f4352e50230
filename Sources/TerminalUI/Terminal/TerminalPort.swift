#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a prompter reads and writes: two open file descriptors, which it does not close.
public struct TerminalPort: Equatable, Sendable {
  /// What is read: a terminal, pipe or file.
  public let input: Int32
  /// What is written to.
  public let output: Int32

  /// A port on two descriptors; the same one may serve as both.
  public init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// Standard input and standard output.
  public static let standard = TerminalPort(input: 0, output: 1)

  /// Whether a person sits at both ends, so that prompting makes sense.
  public var isTerminal: Bool { isatty(input) == 1 && isatty(output) == 1 }

  /// Rows and columns of the output now; 24 by 80 where they cannot be known.
  public var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (24, 80)
    }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// The way of asking that suits this port: menus on a terminal that can move its cursor, numbered
  /// lines where they were asked for and everywhere else.
  public func prompter(
    plain: Bool = false, style: TerminalStyle,
    environment: (String) -> String? = TerminalStyle.environment
  ) -> any Prompter {
    let kind = environment("TERM") ?? ""
    return plain || !isTerminal || kind.isEmpty || kind == "dumb"
      ? PlainPrompter(port: self, style: style) : ArrowPrompter(port: self, style: style)
  }
}

/// Writes all of a text, or stops for good when nobody reads any more.
final class TerminalOutput {
  private let descriptor: Int32
  /// Whether the reader has gone (EPIPE) or the terminal hung up; all later text is dropped.
  private(set) var isClosed = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty, !isClosed {
      let written = bytes.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        isClosed = true
      }
    }
  }

  func write(lines: [String]) { write(lines.map { $0 + "\n" }.joined()) }
}

/// Collects bytes from a descriptor, waiting no longer than told.
final class TerminalInput {
  enum Arrival { case bytes, nothing, end, woken }

  private let descriptor: Int32
  /// Bytes that have arrived and were not taken yet.
  var bytes: [UInt8] = []
  private(set) var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Waits for more bytes, forever without a limit in milliseconds; `waker` ends the wait early.
  func wait(milliseconds: Int32 = -1, waker: Int32 = -1) -> Arrival {
    if isAtEnd { return .end }
    var sources = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: waker, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&sources, 2, milliseconds)
    if ready < 0 { return errno == EINTR ? .woken : end() }
    if ready == 0 { return .nothing }
    if sources[0].revents == 0 { return .woken }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      bytes += chunk[..<count]
      return .bytes
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return .woken }
    return end()
  }

  private func end() -> Arrival {
    isAtEnd = true
    return .end
  }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
