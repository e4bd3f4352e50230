/// Numbers in place of names, so that counting compares and hashes no text.
struct Names: Sendable {
  /// The number that stands for no name at all.
  static let none: Int32 = 0

  private var numbers: [String: Int32] = [:]
  private var texts: [String] = [""]

  /// The name's number, a new one if need be.
  mutating func number(of name: String?) -> Int32 {
    guard let name else { return Self.none }
    if let number = numbers[name] { return number }
    let number = Int32(texts.count)
    numbers[name] = number
    texts.append(name)
    return number
  }

  /// The name's number if it has one; 0 for no name.
  func known(_ name: String?) -> Int32? {
    guard let name else { return Self.none }
    return numbers[name]
  }

  /// The name behind a number.
  subscript(number: Int32) -> String? {
    number == Self.none ? nil : texts[Int(number)]
  }
}
