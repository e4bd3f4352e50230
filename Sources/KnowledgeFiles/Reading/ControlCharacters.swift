extension UnsafeBufferPointer<UInt8> {
  /// The first control character of a valid UTF-8 text, line breaks and tabs apart.
  var firstControlCharacter: UInt32? {
    for (index, byte) in enumerated() {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return UInt32(byte) }
      if byte == 0x7F { return 0x7F }
      if byte == 0xC2, index + 1 < count, self[index + 1] < 0xA0, self[index + 1] != 0x85 {
        return UInt32(self[index + 1])
      }
    }
    return nil
  }

  /// Where the first character stands, counted in Unicode scalars, that nobody can see and nobody needs:
  /// zero-width and soft marks, as pasted text brings them along.
  var firstInvisibleCharacter: (place: Int, scalar: UInt32)? {
    for (place, scalar) in String(decoding: self, as: UTF8.self).unicodeScalars.enumerated() {
      switch scalar.value {
      case 0xAD, 0x200B, 0x2060, 0xFEFF: return (place, scalar.value)
      // Marks of direction, which sentences may need and names do not.
      case 0x200E...0x200F where !contains(0x20): return (place, scalar.value)
      default: break
      }
    }
    return nil
  }
}

extension SourceText {
  /// Whether it has bytes with which characters begin that cannot be seen.
  var mayHoldInvisibleCharacters: Bool {
    bytes.contains { $0 == 0xE2 || $0 == 0xEF || $0 == 0xC2 }
  }
}

extension UInt32 {
  /// At least four hexadecimal digits, as Unicode code points are written.
  var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}
