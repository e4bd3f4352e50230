import Inference
package import Knowledge
import Planning

/// Why a fix is or is not among those on offer: for whoever asks why it was never proposed.
package enum FixStanding: Hashable, Sendable {
  /// It was tried, or could not be done.
  case tried(FixResult)
  /// Rules withdrew it.
  case withdrawn(by: [Rule.ID])
  /// Its condition or its prerequisites do not hold, by what is known.
  case excluded
  /// Its steps lead to places that the person's program does not have.
  case impossible(lacking: [Client.Place])
  /// Another failed password may lock the account.
  case heldBack
  /// It may be tried, with this chance and this cost in minutes.
  case open(chance: Double, minutes: Double)
}

extension Troubleshooter {
  /// How long to wait before a fix is tried, in minutes.
  package func pause(before fix: Fix, in session: Session) -> Double {
    ModelBuilder(
      knowledge: knowledge, likelihoods: likelihoods, habits: habits,
      situation: situation(of: session), remedies: remedies,
      efficacy: { _, remedy, _ in remedy.efficacy.value }
    ).pause(before: fix)
  }

  /// Why a fix is or is not on offer where a session stands.
  package func standing(of id: Fix.ID, in session: Session) -> FixStanding {
    let situation = situation(of: session)
    if let result = situation.result(of: id) { return .tried(result) }
    let rules = situation.memory.activations(concluding: .withdraw(id)).map(\.rule.id)
    if !rules.isEmpty { return .withdrawn(by: rules) }
    let (builder, model) = model(of: situation)
    if let open = model.fixes.first(where: { $0.fix.id == id }) {
      return .open(chance: model.chance(of: open), minutes: open.cost)
    }
    let lacked = situation.client(in: knowledge).flatMap {
      knowledge.fixes[id: id]?.placesLacked(by: $0)
    }
    if let lacked, !lacked.isEmpty { return .impossible(lacking: lacked) }
    let holdsBack = knowledge.fixes[id: id]?.triesPassword == true && builder.isLockedOutNear
    return holdsBack ? .heldBack : .excluded
  }
}
