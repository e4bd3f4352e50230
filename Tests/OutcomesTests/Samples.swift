import Foundation
import Knowledge
import Outcomes

/// A generator that gives the same numbers for the same seed (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators").
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// Runs the body with an empty folder that is gone afterwards.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = NSTemporaryDirectory() + "/mailhelp-outcomes-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The same for bodies that wait.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let folder = NSTemporaryDirectory() + "/mailhelp-outcomes-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await body(folder)
}

/// The UUID with this number at its end.
func uuid(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

func session(
  _ number: Int, at time: Int = 1000, provider: String? = nil, client: String? = nil,
  keepsText: Bool = false
) -> LoggedSession {
  LoggedSession(
    id: uuid(number), startedAt: time, day: Day(daysSince1970: 20_000),
    knowledgeVersion: "2026-11", provider: provider, client: client,
    seed: UInt64.max - UInt64(number), keepsText: keepsText)
}

func event(_ number: Int, at time: Int = 1000, _ body: String = #"{"value":"yes"}"#) -> LoggedEvent
{
  LoggedEvent(number: number, at: time, kind: "answer", body: body)
}

func ending(
  _ outcome: SessionOutcome = .solved, at time: Int = 2000,
  credits: [String: Double] = ["smtp-auth-off": 0.75, "port-blocked": 0.25],
  attempts: [LoggedEnding.Attempt] = [
    .init(fix: "use-port-587", result: .noChange), .init(fix: "switch-auth-on", result: .worked),
  ]
) -> LoggedEnding {
  LoggedEnding(
    outcome: outcome, at: time, questions: 2, fixes: attempts.count, credits: credits,
    attempts: attempts,
    answers: [.init(finding: "can-receive", value: "yes"), .init(finding: "port", value: nil)])
}

/// Sessions with their endings, drawn at random; several end in the same second.
func randomEndings(_ count: Int, seed: UInt64) -> [(LoggedSession, LoggedEnding)] {
  var random = SplitMix64(state: seed)
  let causes = ["smtp-auth-off", "port-blocked", "password-changed", "mailbox-full"]
  let fixes = ["use-port-587", "switch-auth-on", "type-password-again", "empty-bin"]
  return (0..<count).map { number in
    let weights = causes.map { _ in random.unit() }
    let sum = weights.reduce(0.01, +)
    let attempts = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
      fixes.randomElement(using: &random).map {
        LoggedEnding.Attempt(
          fix: $0,
          result: FixResult.allCases.randomElement(using: &random) ?? .worked)
      }
    }
    let begun = session(
      number, at: Int.random(in: 0...50, using: &random),
      provider: ["gmx", "outlook-com", nil].randomElement(using: &random) ?? nil,
      client: ["thunderbird", "apple-mail", nil].randomElement(using: &random) ?? nil)
    let ended = ending(
      SessionOutcome.allCases.randomElement(using: &random) ?? .solved,
      at: Int.random(in: 50...70, using: &random),
      credits: Dictionary(
        uniqueKeysWithValues: zip(causes, weights.map { $0 / sum })),
      attempts: attempts)
    return (begun, ended)
  }
}
