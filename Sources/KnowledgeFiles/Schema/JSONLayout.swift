import Knowledge

extension JSONText {
  /// The value on lines of its own, indented by two spaces; short lists stay on one line.
  func rendered(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .string, .number, .bool, .null: return compact
    case .array(let items):
      let parts = items.map { $0.rendered(indent: inner) }
      let line = "[" + parts.joined(separator: ", ") + "]"
      if !line.contains("\n"), indent.count + line.count <= 96 { return line }
      return "[\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let parts = members.map {
        "\(JSONText.string($0.0).compact): \($0.1.rendered(indent: inner))"
      }
      let line = "{ " + parts.joined(separator: ", ") + " }"
      if !line.contains("\n"), indent.count + line.count <= 80 { return line }
      return "{\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
