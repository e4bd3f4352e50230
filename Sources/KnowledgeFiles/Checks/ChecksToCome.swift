import Knowledge

/// Days on which somebody has looked, though they are still to come.
enum ChecksToCome: Check {
  static func run(_ whole: Whole) {
    // Days are those of universal time, and east of it tomorrow comes earlier.
    let latest = Day(daysSince1970: whole.now.daysSince1970 + 1)
    for document in whole.documents { visit(document.node, latest, whole) }
  }

  private static func visit(_ node: Node, _ latest: Day, _ whole: Whole) {
    for item in node.items { visit(item, latest, whole) }
    for (key, value) in node.pairs {
      guard key.says("checked"), value.kind == .text else {
        visit(value, latest, whole)
        continue
      }
      guard let day = Day(value.text), day > latest else { continue }
      whole.report(
        .checkedInFuture, .warning, at: value, "the day \(day) is still to come",
        hint: "write the day on which you looked; today is \(whole.now)")
    }
  }
}
