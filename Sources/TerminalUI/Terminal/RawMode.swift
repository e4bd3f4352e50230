#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal that hands over every key at once and does not echo, for as long as a question stands.
struct RawMode {
  /// Bracketed paste, so that a paste can be told from typing.
  static let on: StaticString = "\u{1B}[?2004h"
  static let off: StaticString = "\r\u{1B}[?2004l"

  let port: TerminalPort
  private let place: Int?
  private var usual: termios

  /// Enters raw mode; nil if the input is no terminal. Ctrl-C stays a signal unless it is to be
  /// reported, then it arrives as the byte 3.
  init?(_ port: TerminalPort, reportsInterrupt: Bool) {
    self.port = port
    usual = termios()
    guard tcgetattr(port.input, &usual) == 0 else { return nil }
    var raw = usual
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    raw.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON)
    withUnsafeMutableBytes(of: &raw.c_cc) { control in
      control[Int(VMIN)] = 1
      control[Int(VTIME)] = 0
      control[Int(VQUIT)] = disabled  // would leave the terminal raw behind a core dump
      if reportsInterrupt { control[Int(VINTR)] = disabled }
    }
    place = SignalGuard.enter(
      SignalGuard.Place(input: port.input, output: port.output, usual: usual, raw: raw))
    guard tcsetattr(port.input, TCSADRAIN, &raw) == 0 else {
      place.map(SignalGuard.leave)
      return nil
    }
  }

  /// Gives the terminal back as it was found.
  func leave() {
    var usual = usual
    tcsetattr(port.input, TCSADRAIN, &usual)
    place.map(SignalGuard.leave)
  }

  /// Readable when a signal asks for a new drawing; -1 if none will.
  var waker: Int32 { place.map(SignalGuard.waker) ?? -1 }

  /// Makes the waker quiet; says whether the program was stopped and continued meanwhile.
  func drainWaker() -> Bool { place.map(SignalGuard.drainWaker) ?? false }

  func note(rowsBelow: Int) {
    place.map { SignalGuard.note(rowsBelow: rowsBelow, at: $0) }
  }
}

#if canImport(Glibc)
  private let disabled: UInt8 = 0  // _POSIX_VDISABLE
#else
  private let disabled: UInt8 = 0xFF
#endif
