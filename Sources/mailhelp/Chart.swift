/// Small charts of letters: with block letters where the terminal can show them, else in ASCII.
/// Each stands beside its figures and says nothing that they do not.
struct Chart {
  let usesUnicode: Bool

  /// A share as a bar.
  func bar(_ share: Double, width: Int = 10) -> String {
    let full = Int((Self.kept(share) * Double(width)).rounded())
    let (on, off) = usesUnicode ? ("█", "░") : ("#", ".")
    return String(repeating: on, count: full) + String(repeating: off, count: width - full)
  }

  /// An interval of chances from 0 to 1 with what is believed (o) and what the files say (|).
  func range(_ interval: ClosedRange<Double>, believed: Double, stated: Double, width: Int = 24)
    -> String
  {
    func place(_ share: Double) -> Int { min(Int(Self.kept(share) * Double(width)), width - 1) }
    let (outside, inside) = usesUnicode ? ("·", "━") : (".", "=")
    var marks = Array(repeating: outside, count: width)
    for index in place(interval.lowerBound)...place(interval.upperBound) { marks[index] = inside }
    marks[place(stated)] = usesUnicode ? "┃" : "|"
    marks[place(believed)] = usesUnicode ? "●" : "o"
    return marks.joined()
  }

  /// One mark a period: shares as eight heights, or as tenths (9 stands for nine tenths or more); a dot
  /// where there is nothing to show.
  func line(_ shares: [Double?]) -> String {
    shares.map { share in
      guard let share else { return usesUnicode ? "·" : "." }
      guard usesUnicode else { return String(min(Int(Self.kept(share) * 10), 9)) }
      let heights = Array("▁▂▃▄▅▆▇█")
      return String(heights[min(Int(Self.kept(share) * 8), 7)])
    }.joined()
  }

  private static func kept(_ share: Double) -> Double { min(max(share, 0), 1) }
}
