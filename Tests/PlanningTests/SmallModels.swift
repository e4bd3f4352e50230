import Planning

/// A model with yes-no questions in one line per thing.
func model(
  _ priors: [Double], support: Double = 1000, fixes: [(Double, [Double])],
  questions: [(Double, [Double])] = []
) throws -> DecisionModel {
  var builder = try DecisionModel.Builder(
    causes: priors.enumerated().map { .init(id: "c\($0)", prior: $1) }, supportCost: support)
  for (index, fix) in fixes.enumerated() {
    try builder.add(fix: "f\(index)", cost: fix.0, works: fix.1)
  }
  for (index, question) in questions.enumerated() {
    try builder.add(
      question: "q\(index)", cost: question.0,
      answers: [
        .init(id: "yes", likelihoods: question.1),
        .init(id: "no", likelihoods: question.1.map { 1 - $0 }),
      ])
  }
  return builder.build()
}

/// Jensen et al. 2001, Fig. 1: three fixes that share four causes.
func sacsoFigure1() throws -> DecisionModel {
  try model(
    [0.2, 0.25, 0.4, 0.15], fixes: [(1, [1, 1, 0, 0]), (1, [0, 1, 1, 0]), (1, [0, 0, 1, 1])])
}

/// Lín 2014, Fig. 2: a question that does not pay.
func linFigure2() throws -> DecisionModel {
  try model(
    [0.5, 0.25, 0.25], fixes: [(1, [1, 0, 0]), (1, [0, 1, 0]), (1, [0, 0, 1])],
    questions: [(1, [0.5, 1, 0])])
}

/// Vomlelová 2003, Theorem 4: questions that point at three causes each.
func vomlelova(_ size: Int) throws -> DecisionModel {
  let count = 3 * size + 3
  let indicator = { (causes: Set<Int>) in (0..<count).map { causes.contains($0) ? 1.0 : 0 } }
  let triples = (0..<size).map { Set(3 * $0..<3 * $0 + 3) } + [[2, 3, 4]]
  return try model(
    Array(repeating: 1, count: count), fixes: (0..<count).map { (1, indicator([$0])) },
    questions: triples.map { (1, indicator($0)) })
}

/// A small random model: some fixes for everything, noisy questions, some with "don't know".
func randomModel(_ seed: Int, causes: Int = 4, fixes: Int = 3, questions: Int = 2) throws
  -> DecisionModel
{
  var random = SplitMix64(seed: UInt64(seed))
  func chance(_ range: Range<Double> = 0..<1) -> Double { .random(in: range, using: &random) }
  var builder = try DecisionModel.Builder(
    causes: (0..<causes).map { .init(id: "c\($0)", prior: chance(0.05..<1)) },
    supportCost: chance(10..<60))
  for question in 0..<questions {
    let unknown = Bool.random(using: &random) ? chance(0..<0.3) : nil
    let yes = (0..<causes).map { _ in
      Bool.random(using: &random) ? chance() : chance() < 0.5 ? 0 : 1
    }
    let known = 1 - (unknown ?? 0)
    try builder.add(
      question: "q\(question)", cost: chance(0.2..<3),
      answers: [
        .init(id: "yes", likelihoods: yes.map { $0 * known }),
        .init(id: "no", likelihoods: yes.map { (1 - $0) * known }),
      ], unknown: unknown.map { Array(repeating: $0, count: causes) })
  }
  for fix in 0..<fixes {
    let works = (0..<causes).map { _ in chance() < 0.5 ? 0 : chance(0.3..<1) }
    try builder.add(fix: "f\(fix)", cost: chance(1..<12), works: works)
  }
  return builder.build()
}

/// Fixes that each help with one or two causes, where support costs so much that many pay.
func sparseModel(_ seed: Int, causes: Int, fixes: Int) throws -> DecisionModel {
  var random = SplitMix64(seed: UInt64(seed))
  let helpful = (0..<fixes).map { fix in
    var works = Array(repeating: 0.0, count: causes)
    works[fix % causes] = .random(in: 0.3..<1, using: &random)
    works[.random(in: 0..<causes, using: &random)] = .random(in: 0.3..<1, using: &random)
    return (Double.random(in: 1..<12, using: &random), works)
  }
  return try model(
    (0..<causes).map { _ in .random(in: 0.05..<1, using: &random) },
    support: .random(in: 30..<90, using: &random), fixes: helpful)
}

/// Vigna's SplitMix64.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
