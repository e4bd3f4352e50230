import Foundation

/// `bench NAME [COUNT]`: does one thing COUNT times and prints how long once takes; without a name,
/// all of them. COUNT matters to instruction counts: see README.md.
@main
struct Bench {
  /// One thing to measure: made ready once, then done again and again.
  struct Subject {
    let name: String
    let count: Int
    let prepare: () throws -> () throws -> Void
  }

  static var subjects: [Subject] { planning + rules + sessions }

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let name = arguments.first
    let chosen = subjects.filter { name == nil || $0.name == name }
    guard !chosen.isEmpty else {
      print(
        "usage: bench [NAME [COUNT]]\n" + subjects.map { "  " + $0.name }.joined(separator: "\n"))
      exit(64)
    }
    for subject in chosen {
      let count = arguments.dropFirst().first.flatMap { Int($0) } ?? subject.count
      let work: () throws -> Void = try subject.prepare()
      let clock = ContinuousClock()
      var times: [Double] = []
      for _ in 0..<count {
        let time = try clock.measure { try work() }
        times.append(
          Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) * 1e-15)
      }
      times.sort()
      guard let least = times.first, let most = times.last else { continue }
      print(
        subject.name.padding(toLength: 28, withPad: " ", startingAt: 0)
          + String(
            format: "median %10.4f ms   least %10.4f   most %10.4f   (%d)",
            times[(times.count - 1) / 2], least, most, times.count))
    }
  }
}

/// Keeps a result from being optimised away.
@inline(never)
func keep<Value>(_ value: Value) {}
