/// What a person pressed or pasted.
enum Key: Equatable, Sendable {
  case character(Character)
  case control(Character)
  case enter, escape, tab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Bracketed paste, with `\n` as line end.
  case paste(String)
  /// A sequence that means nothing here.
  case unknown
}

/// Turns the bytes of a terminal in raw mode into keys.
struct KeyDecoder {
  /// Bytes that have arrived and make no key yet.
  private(set) var bytes: [UInt8] = []
  /// Where the search for the end of a paste goes on.
  private var searched = 0

  mutating func feed(_ more: some Sequence<UInt8>) { bytes += more }

  /// Whether a paste has begun whose end is still to come.
  var isInPaste: Bool { bytes.starts(with: "\u{1B}[200~".utf8) }

  /// Takes the first key off the bytes. Gives nil, and takes nothing, if the key may not be whole;
  /// `isFinal` says that nothing follows for now, so that a lone ESC is the Escape key.
  mutating func next(isFinal: Bool = false) -> Key? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escaped(isFinal: isFinal)
    case 0x80...: return beyondASCII(isFinal: isFinal)
    case 0x0D, 0x0A: return take(1, as: .enter)
    case 0x09: return take(1, as: .tab)
    case 0x08, 0x7F: return take(1, as: .backspace)
    case ..<0x20: return take(1, as: .control(Character(Unicode.Scalar(first + 0x60))))
    default: return take(1, as: .character(Character(Unicode.Scalar(first))))
    }
  }

  private mutating func take(_ count: Int, as key: Key) -> Key {
    bytes.removeFirst(min(count, bytes.count))
    return key
  }

  private mutating func beyondASCII(isFinal: Bool) -> Key? {
    let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : bytes[0] >= 0xC2 ? 2 : 1
    let count = 1 + bytes.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }.count
    if count < length, count == bytes.count, !isFinal { return nil }
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    guard count == length, let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      scalar != "\u{FFFD}", scalar.value >= 0xA0
    else { return take(count, as: .unknown) }
    return take(count, as: .character(Character(scalar)))
  }

  private mutating func escaped(isFinal: Bool) -> Key? {
    guard bytes.count > 1 else { return isFinal ? take(1, as: .escape) : nil }
    switch bytes[1] {
    case UInt8(ascii: "["): return controlSequence(isFinal: isFinal)
    case UInt8(ascii: "O") where bytes.count > 2:
      return take(3, as: Key.named(bytes[2], parameter: 1))
    case UInt8(ascii: "O"): return isFinal ? take(2, as: .unknown) : nil
    case 0x1B: return take(1, as: .escape)
    default: return take(2, as: .unknown)  // Alt with a key
    }
  }

  private mutating func controlSequence(isFinal: Bool) -> Key? {
    guard let end = bytes.dropFirst(2).firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return isFinal || bytes.count > 32 ? take(bytes.count, as: .unknown) : nil
    }
    if isInPaste { return paste(from: end + 1) }
    let parameter = bytes[2..<end].prefix { (0x30...0x39).contains($0) }
    let number = Int(String(decoding: parameter, as: UTF8.self)) ?? 1
    return take(end + 1, as: Key.named(bytes[end], parameter: number))
  }

  /// A paste is never cut short: its end is awaited however long that takes.
  private mutating func paste(from start: Int) -> Key? {
    let mark = Array("\u{1B}[201~".utf8)
    var index = max(start, searched)
    while index + mark.count <= bytes.count {
      if bytes[index] == 0x1B, bytes[index..<index + mark.count].elementsEqual(mark) {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        searched = 0
        return take(index + mark.count, as: .paste(text.withPlainLineEnds))
      }
      index += 1
    }
    searched = index
    return nil
  }
}

extension Key {
  /// The key behind the last byte of a sequence and its number.
  fileprivate static func named(_ final: UInt8, parameter: Int) -> Key {
    switch (Character(Unicode.Scalar(final)), parameter) {
    case ("A", _): .up
    case ("B", _): .down
    case ("C", _): .right
    case ("D", _): .left
    case ("H", _), ("~", 1), ("~", 7): .home
    case ("F", _), ("~", 4), ("~", 8): .end
    case ("M", 1): .enter
    case ("~", 3): .delete
    case ("~", 5): .pageUp
    case ("~", 6): .pageDown
    default: .unknown
    }
  }
}

extension String {
  /// Terminals send a carriage return for each line end of a paste.
  fileprivate var withPlainLineEnds: String {
    var text = ""
    text.reserveCapacity(utf8.count)
    for character in self {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    return text
  }
}
