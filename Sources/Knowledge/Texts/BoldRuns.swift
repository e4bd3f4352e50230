extension String {
  /// The text in runs, bold and not, with `**bold**` as its only markup: two asterisks begin it before
  /// anything but a blank or an asterisk, if two end it further on, which they do behind anything but a blank.
  /// Others stay asterisks, and `\*` is always one.
  package var boldRuns: [(text: String, isBold: Bool)] {
    guard utf8.contains(asterisk) else { return isEmpty ? [] : [(self, false)] }
    let bytes = Array(utf8)
    func isPair(_ at: Int) -> Bool {
      at + 1 < bytes.count && bytes[at] == asterisk && bytes[at + 1] == asterisk
        && (at == 0 || bytes[at - 1] != backslash)
    }
    func ends(_ at: Int) -> Bool { isPair(at) && at > 0 && !isBlank(bytes[at - 1]) }
    let lastEnd = bytes.indices.last(where: ends) ?? -1
    func begins(_ at: Int) -> Bool {
      at + 2 < lastEnd && isPair(at) && !isBlank(bytes[at + 2]) && bytes[at + 2] != asterisk
    }
    var runs: [(text: String, isBold: Bool)] = []
    var run: [UInt8] = []
    var isBold = false
    func close() {
      if !run.isEmpty { runs.append((String(decoding: run, as: UTF8.self), isBold)) }
      run.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < bytes.count {
      if isBold ? ends(index) : begins(index) {
        close()
        isBold.toggle()
        index += 2
        continue
      }
      if bytes[index] == backslash, index + 1 < bytes.count, bytes[index + 1] == asterisk {
        index += 1
      }
      run.append(bytes[index])
      index += 1
    }
    close()
    return runs
  }
}

private let asterisk = UInt8(ascii: "*")
private let backslash = UInt8(ascii: "\\")

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
