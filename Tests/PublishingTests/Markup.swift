import Foundation

/// A page read tag by tag: enough to see whether every element is closed in its turn and every
/// attribute quoted, and what it links to.
struct Markup {
  private(set) var complaints: [String] = []
  private(set) var elements: Set<String> = []
  private(set) var anchors: [String] = []
  private(set) var targets: [String] = []
  private(set) var links: [String] = []

  private static let void: Set<String> = ["meta", "br", "hr", "input"]

  init(_ page: String) {
    var open: [String] = []
    var rest = Substring(page)
    if !rest.hasPrefix("<!DOCTYPE html>") { complaints.append("no doctype") }
    rest = rest.dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      checkText(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        complaints.append("a tag without an end")
        break
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name {
          open.removeLast()
        } else {
          complaints.append("</\(name)> inside <\(open.last ?? "nothing")>")
        }
        continue
      }
      let name = String(tag.prefix { $0 != " " })
      elements.insert(name)
      readAttributes(tag.dropFirst(name.count))
      if !Self.void.contains(name) { open.append(name) }
      // What stands in these is not markup.
      if name == "script" || name == "style" {
        guard let close = rest.range(of: "</\(name)>") else { continue }
        rest = rest[close.lowerBound...]
      }
    }
    complaints += open.map { "<\($0)> is never closed" }
  }

  private mutating func readAttributes(_ text: Substring) {
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].filter { $0 != " " }
      let value = rest[rest.index(after: equals)...]
      guard value.first == "\"", let close = value.dropFirst().firstIndex(of: "\"") else {
        complaints.append("attribute \(name) is not quoted")
        return
      }
      let inside = String(value[value.index(after: value.startIndex)..<close])
      if inside.contains("<") { complaints.append("< in attribute \(name)") }
      switch name {
      case "id": anchors.append(inside)
      case "href" where inside.hasPrefix("#"): targets.append(String(inside.dropFirst()))
      case "href": links.append(inside)
      case let handler where handler.hasPrefix("on"): complaints.append("handler \(handler)")
      default: break
      }
      rest = value[value.index(after: close)...]
    }
    if rest.contains(where: { $0 != " " }) { complaints.append("loose words in a tag: \(rest)") }
  }

  private mutating func checkText(_ text: Substring) {
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
    var rest = text
    while let sign = rest.firstIndex(of: "&") {
      if !entities.contains(where: { rest[sign...].hasPrefix($0) }) {
        complaints.append("a bare & before \(rest[sign...].prefix(10))")
      }
      rest = rest[rest.index(after: sign)...]
    }
  }
}
