#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is written when the program is ended by Ctrl-C, a hang-up or a request to stop.
public enum Farewell {
  /// Sets the text, for example how a saved session is taken up again; nil takes it away. It is
  /// written to the descriptor by the signal handler itself, and holds for menus, plain lines and
  /// everything between. At most 500 bytes of it are kept.
  public static func set(_ line: String?, on descriptor: Int32 = 2) {
    SignalGuard.install()
    let bytes = line.map { Array(($0.harmless + "\n").utf8.prefix(500)) } ?? []
    farewell.pointee.count = 0  // a signal now finds no line rather than half of one
    for (index, byte) in bytes.enumerated() { farewell.pointee.bytes[index] = byte }
    farewell.pointee.descriptor = descriptor
    farewell.pointee.count = bytes.count
  }
}

/// Puts terminals back in order when a signal ends, stops or continues the program.
///
/// The handlers use only calls that POSIX allows there (tcsetattr, write, signal, raise …) and
/// memory that was allocated before. Every terminal in raw mode has a place in a small fixed table.
enum SignalGuard {
  /// What the handlers must know of one terminal.
  struct Place {
    var isTaken = false
    var isRaw = false
    var input: Int32 = -1
    var output: Int32 = -1
    var usual = termios()
    var raw = termios()
    /// Lines below the cursor that a dying program should leave untouched.
    var rowsBelow = 0
    /// A pipe through which a handler wakes whoever waits for a key.
    var wakeReader: Int32 = -1
    var wakeWriter: Int32 = -1
  }

  static func install() { _ = installed }

  /// Notes a terminal that is about to be made raw; nil if the table is full.
  static func enter(_ place: Place) -> Int? {
    install()
    pthread_mutex_lock(tableLock)
    defer { pthread_mutex_unlock(tableLock) }
    guard let index = (0..<places.count).first(where: { !places[$0].isTaken }) else { return nil }
    if places[index].wakeReader < 0 { openPipe(index) }
    var place = place
    place.wakeReader = places[index].wakeReader
    place.wakeWriter = places[index].wakeWriter
    place.isTaken = true
    place.isRaw = false
    places[index] = place
    places[index].isRaw = true
    return index
  }

  static func leave(_ index: Int) {
    pthread_mutex_lock(tableLock)
    defer { pthread_mutex_unlock(tableLock) }
    places[index].isRaw = false
    places[index].isTaken = false
  }

  static func note(rowsBelow: Int, at index: Int) { places[index].rowsBelow = rowsBelow }

  static func waker(at index: Int) -> Int32 { places[index].wakeReader }

  /// Empties the pipe; says whether the program was stopped and continued meanwhile.
  static func drainWaker(at index: Int) -> Bool {
    var byte: UInt8 = 0
    var wasContinued = false
    while read(places[index].wakeReader, &byte, 1) > 0 {
      wasContinued = wasContinued || byte == UInt8(ascii: "c")
    }
    return wasContinued
  }

  /// Both ends stay open for the life of the program, so that a handler never meets a stranger.
  private static func openPipe(_ index: Int) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    places[index].wakeReader = ends[0]
    places[index].wakeWriter = ends[1]
  }
}

private struct FarewellLine {
  var descriptor: Int32 = 2
  var count = 0
  let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 500)
}

// Memory for the handlers: reached by pointer, never moved, never freed.
nonisolated(unsafe) private let places: UnsafeMutableBufferPointer<SignalGuard.Place> = {
  let places = UnsafeMutableBufferPointer<SignalGuard.Place>.allocate(capacity: 16)
  places.initialize(repeating: SignalGuard.Place())
  return places
}()
nonisolated(unsafe) private let farewell: UnsafeMutablePointer<FarewellLine> = {
  let line = UnsafeMutablePointer<FarewellLine>.allocate(capacity: 1)
  line.initialize(to: FarewellLine())
  return line
}()
nonisolated(unsafe) private let tableLock: UnsafeMutablePointer<pthread_mutex_t> = {
  let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  lock.initialize(to: pthread_mutex_t())
  pthread_mutex_init(lock, nil)
  return lock
}()

/// Signals that somebody chose to ignore (nohup) or to handle stay as they are.
private let installed: Void = {
  _ = (places.count, farewell.pointee.count, tableLock)  // allocated now, not in a handler
  take(SIGINT, dying)
  take(SIGTERM, dying)
  take(SIGHUP, dying)
  take(SIGTSTP, stopping)
  take(SIGCONT, continuing)
  take(SIGWINCH, resizing)
}()

private func take(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
  let before = unsafeBitCast(signal(number, handler), to: Int.self)
  if before != 0 {
    signal(number, unsafeBitCast(before, to: (@convention(c) (Int32) -> Void)?.self))
  }
}

// MARK: Handlers

private let dying: @convention(c) (Int32) -> Void = { number in
  settle()
  if farewell.pointee.count > 0 {
    // Beside a plain question the terminal has written "^C"; below a menu there is an empty line.
    if !places.contains(where: { $0.isRaw }) { write(farewell.pointee.descriptor, "\n", 1) }
    write(farewell.pointee.descriptor, farewell.pointee.bytes, farewell.pointee.count)
  }
  signal(number, SIG_DFL)
  raise(number)  // takes effect when this handler returns
}

/// Stops here, inside the handler, and goes on from here when the program is continued.
private let stopping: @convention(c) (Int32) -> Void = { number in
  let error = errno
  settle()
  signal(number, SIG_DFL)
  unblock(number)
  raise(number)
  signal(number, stopping)
  resume()
  errno = error
}

private let continuing: @convention(c) (Int32) -> Void = { _ in
  let error = errno
  resume()
  errno = error
}

private let resizing: @convention(c) (Int32) -> Void = { _ in
  let error = errno
  for place in places where place.isRaw { write(place.wakeWriter, "w", 1) }
  errno = error
}

/// Gives every terminal its usual mode back, if it is ours to set.
private func settle() {
  for place in places where place.isRaw && isForeground(place.input) {
    for _ in 0..<place.rowsBelow { write(place.output, "\n", 1) }
    write(place.output, RawMode.off.utf8Start, RawMode.off.utf8CodeUnitCount)
    var usual = place.usual
    tcsetattr(place.input, TCSADRAIN, &usual)
  }
}

private func resume() {
  for place in places where place.isRaw && isForeground(place.input) {
    var raw = place.raw
    tcsetattr(place.input, TCSADRAIN, &raw)
    write(place.wakeWriter, "c", 1)
  }
}

/// A terminal that does not control this process has no foreground to ask for.
private func isForeground(_ descriptor: Int32) -> Bool {
  let group = tcgetpgrp(descriptor)
  return group < 0 || group == getpgrp()
}

private func unblock(_ number: Int32) {
  var set = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, number)
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
}
