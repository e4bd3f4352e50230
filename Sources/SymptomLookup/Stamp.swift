/// Dates and times of day, as logs and complaints have them: `2026-11-20T08:14:23Z`, `20.11.2026`,
/// `8:14`. When something happened tells nothing of its cause, so they are not words.
enum Stamp {
  /// Where a date or a time that begins with the given digit ends; `nil` where none begins.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let end = time(bytes, start) ?? date(bytes, start) else { return nil }
    return end < bytes.count && isWordByte(bytes[end]) ? nil : end
  }

  private static func date(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let first = digits(bytes, start)
    guard first == 4 || first == 1 || first == 2, start + first < bytes.count else { return nil }
    let mark = bytes[start + first]
    guard "-/.".utf8.contains(mark) else { return nil }
    let second = digits(bytes, start + first + 1)
    let next = start + first + 1 + second
    guard second == 1 || second == 2, next < bytes.count, bytes[next] == mark else { return nil }
    let third = digits(bytes, next + 1)
    guard first == 4 ? third == 1 || third == 2 : third == 4 else { return nil }
    let end = next + 1 + third
    guard end + 1 < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "t"),
      let zone = time(bytes, end + 1)
    else { return end }
    return zone < bytes.count && bytes[zone] | 0x20 == UInt8(ascii: "z") ? zone + 1 : zone
  }

  /// Hours and minutes, with seconds and parts of them if they are there.
  private static func time(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    let hours = digits(bytes, start)
    guard hours == 1 || hours == 2, let minutes = pair(bytes, after: start + hours) else {
      return nil
    }
    guard let seconds = pair(bytes, after: minutes) else { return minutes }
    guard seconds < bytes.count, ".,".utf8.contains(bytes[seconds]) else { return seconds }
    let parts = digits(bytes, seconds + 1)
    return parts > 0 ? seconds + 1 + parts : seconds
  }

  /// The end of a colon and two digits.
  private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, after place: Int) -> Int? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":"), digits(bytes, place + 1) == 2
    else { return nil }
    return place + 3
  }

  /// How many digits stand from a place on, five at most.
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var count = 0
    while count < 5, start + count < bytes.count, bytes[start + count].isDigit { count += 1 }
    return count
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }
}
