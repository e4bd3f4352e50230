import Knowledge

/// How easily one cause is taken for another by what people see of it.
///
/// For each symptom it is the Bhattacharyya coefficient of the two causes' likelihoods, the sum of
/// √(p·q) over its values: 1 where they are the same, 0 where no value is seen with both. Symptoms are
/// taken as independent, as they are in sessions, so the whole is the product. What a cause does not
/// rate is as common as with anybody.
struct CauseLikeness: Sendable {
  /// The square roots of the likelihoods of each symptom's values, symptom by symptom.
  private let roots: [Cause.ID: [[Double]]]

  init(_ knowledge: KnowledgeBase) {
    let symptoms = knowledge.findings.filter { $0.role == .symptom && $0.domain == .listed }
    roots = Dictionary(
      knowledge.causes.map { cause in
        (
          cause.id,
          symptoms.map { symptom in
            let rated = cause.findings.first { $0.finding == symptom.id }?.likelihoods ?? []
            let factor = rated.factorOfOthers { symptom.value($0)?.background ?? 0 }
            return symptom.values.map { value in
              let named = rated.first { $0.value == value.id }?.probability.value
              return (named ?? value.background * factor).squareRoot()
            }
          }
        )
      }
    ) { first, _ in first }
  }

  /// From 0, never to be confused, to 1, told apart by no symptom.
  func between(_ one: Cause.ID, _ other: Cause.ID) -> Double {
    guard let left = roots[one], let right = roots[other] else { return 0 }
    return zip(left, right).reduce(1) { product, pair in
      product * zip(pair.0, pair.1).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
