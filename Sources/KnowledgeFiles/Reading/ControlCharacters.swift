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
}

extension UInt32 {
  /// At least four hexadecimal digits, as Unicode code points are written.
  var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}
