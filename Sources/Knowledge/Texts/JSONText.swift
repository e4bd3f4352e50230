/// A JSON value (RFC 8259) that keeps the order of its keys.
package indirect enum JSONText {
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([JSONText])
  case object([(String, JSONText)])
  case null

  /// A string, or null where there is none.
  package static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }

  package static func strings(_ texts: [String]) -> JSONText { .array(texts.map(JSONText.string)) }

  package static func whole(_ number: Int) -> JSONText { .number(Double(number)) }

  /// The value on one line.
  package var compact: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Writes the value; `insideMarkup` keeps `<`, `>` and `&` out, so that it can stand in HTML.
  package func write(to output: inout String, insideMarkup: Bool = false) {
    switch self {
    case .string(let text): Self.write(text, to: &output, insideMarkup)
    case .number(let number):
      let isWhole = number == number.rounded() && abs(number) < 1e15
      output += number.isFinite ? (isWhole ? String(Int(number)) : "\(number)") : "null"
    case .bool(let isTrue): output += isTrue ? "true" : "false"
    case .array(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.write(to: &output, insideMarkup: insideMarkup)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, (key, value)) in members.enumerated() {
        if index > 0 { output += "," }
        Self.write(key, to: &output, insideMarkup)
        output += ":"
        value.write(to: &output, insideMarkup: insideMarkup)
      }
      output += "}"
    case .null: output += "null"
    }
  }

  private static func write(_ text: String, to output: inout String, _ insideMarkup: Bool) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "<" where insideMarkup, ">" where insideMarkup, "&" where insideMarkup,
        "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
