import Knowledge

extension Diagnostic {
  /// The slip as one JSON object on one line, for programs.
  public var json: String {
    var members: [(String, JSONText)] = [
      ("format", .whole(1)), ("file", .string(location.file)), ("line", .whole(location.line)),
      ("column", .whole(location.column)), ("length", .whole(length)),
      ("severity", .string(severity.rawValue)), ("code", .string(code.rawValue)),
      ("message", .string(message)),
    ]
    if let hint { members.append(("hint", .string(hint))) }
    if !notes.isEmpty { members.append(("notes", .array(notes.map(\.json)))) }
    return JSONText.object(members).compact
  }
}

extension Diagnostic.Note {
  fileprivate var json: JSONText {
    .object([
      ("file", .string(location.file)), ("line", .whole(location.line)),
      ("column", .whole(location.column)), ("message", .string(message)),
    ])
  }
}
