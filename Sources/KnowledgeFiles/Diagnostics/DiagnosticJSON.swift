import Knowledge

extension Diagnostic {
  /// The slip as one JSON object on one line, for programs.
  public var json: String {
    var fields = [
      "\"format\":1",
      "\"file\":\(location.file.json)",
      "\"line\":\(location.line)",
      "\"column\":\(location.column)",
      "\"length\":\(length)",
      "\"severity\":\(severity.rawValue.json)",
      "\"code\":\(code.rawValue.json)",
      "\"message\":\(message.json)",
    ]
    if let hint { fields.append("\"hint\":\(hint.json)") }
    if !notes.isEmpty {
      fields.append("\"notes\":[\(notes.map(\.json).joined(separator: ","))]")
    }
    return "{\(fields.joined(separator: ","))}"
  }
}

extension Diagnostic.Note {
  fileprivate var json: String {
    "{\"file\":\(location.file.json),\"line\":\(location.line),\"column\":\(location.column),"
      + "\"message\":\(message.json)}"
  }
}

extension String {
  /// The text as a JSON string, quotation marks included (RFC 8259, section 7).
  fileprivate var json: String {
    var json = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20: json += "\\u\(scalar.value.hexadecimal)"
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
