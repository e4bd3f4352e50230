import Inference
import Knowledge

/// A program of which only the kind is known: "outlook" may be any of its versions.
struct Versions {
  /// The programs that it may be, each with its share among those who name it so; one alone where the
  /// name is exact.
  let shares: [(client: Client, share: Double)]

  /// What holds for fewer than this is not taken to hold.
  static let majority = 0.9

  /// What a piece of evidence says of the program. Who chooses it from a list says it exactly; who names it
  /// may leave the version open.
  init(_ evidence: Evidence?, on day: Day, in knowledge: KnowledgeBase) {
    guard let evidence, let taken = knowledge.clients[id: Client.ID(evidence.fact.value.rawValue)]
    else {
      shares = []
      return
    }
    let isSaid = evidence.source == .text || evidence.source == .answer
    let versions =
      (isSaid ? evidence.words : nil).map { knowledge.versions(calledBy: $0, on: day) } ?? []
    let sum = versions.reduce(0) { $0 + $1.weight }
    shares =
      versions.count > 1 && sum > 0
      ? versions.map { ($0.client, $0.weight / sum) } : [(taken, 1)]
  }

  /// Whether there are several.
  var isOpen: Bool { shares.count > 1 }

  /// The share of those of which something is so.
  func share(where isSo: (Client) -> Bool) -> Double {
    shares.reduce(0) { isSo($1.client) ? $0 + $1.share : $0 }
  }

  /// What nearly all of them have in common, in the order of the commonest.
  func common(_ facts: (Client) -> [Fact]) -> [Fact] {
    var sums: [Fact: Double] = [:]
    var order: [Fact] = []
    for (client, share) in shares {
      for fact in facts(client) {
        if sums[fact] == nil { order.append(fact) }
        sums[fact, default: 0] += share
      }
    }
    return order.filter { sums[$0, default: 0] >= Self.majority }
  }
}

extension Contradiction {
  /// Whether the later word only makes the earlier one exact: "outlook", and then Outlook 2016.
  func isPrecision(on day: Day, in knowledge: KnowledgeBase) -> Bool {
    upheld.fact.finding == .client
      && Versions(overruled, on: day, in: knowledge).shares.contains {
        $0.client.id.rawValue == upheld.fact.value.rawValue
      }
  }
}
