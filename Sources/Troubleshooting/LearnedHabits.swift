import Inference
import Knowledge
import Learning

/// What former sessions say of answers: how causes answer, how often people do not know, and how often
/// they cannot do a fix. Files and logs are mixed as a Dirichlet with the files' figures as its prior.
struct LearnedHabits: Sendable {
  /// How many answers an author's likelihood is worth. More than a figure of a fix, since credits of
  /// answers come out of beliefs in which the same answers have had their say.
  static let answerStrength = 30.0
  /// How often a fix cannot be done is in no file; what its efficacy has in mind is this.
  static let usuallyUndone = 0.05

  private let book: TallyBook?
  private let day: Int
  private let floor: Double
  /// How many observations a file's figure is worth.
  private let strength: Double
  /// Per finding, how many answers each cause (by position) has had.
  private var totals: [Finding.ID: [Int: Double]] = [:]
  /// Per value, how many of them were this one.
  private var counts: [Fact: [Int: Double]] = [:]

  init(_ book: TallyBook?, _ likelihoods: Likelihoods, _ scale: Scale, on day: Day) {
    self.book = book
    self.day = day.daysSince1970
    floor = scale.floor
    strength = scale.strength(of: .usual)
    for answer in book?.answerCounts(on: day.daysSince1970) ?? [] {
      guard let position = likelihoods.position(of: .init(answer.cause)) else { continue }
      let fact = Fact(.init(answer.finding), .init(answer.value))
      totals[fact.finding, default: [:]][position, default: 0] += answer.count
      counts[fact, default: [:]][position, default: 0] += answer.count
    }
  }

  /// P(answer | cause) for every cause, the file's row corrected by what was answered.
  func row(_ stated: [Double], for fact: Fact) -> [Double] {
    guard let totals = totals[fact.finding] else { return stated }
    let counts = counts[fact]
    var row = stated
    for (position, total) in totals {
      let learned =
        (Self.answerStrength * stated[position] + (counts?[position] ?? 0))
        / (Self.answerStrength + total)
      row[position] = min(max(learned, floor), 1 - floor)
    }
    return row
  }

  /// How likely people do not know the answer to a question.
  func unsure(_ question: Question) -> Double {
    guard let book else { return question.unsure.value }
    return book.chance(
      .unsure, question.asks.rawValue,
      expert: ExpertEfficacy(mean: question.unsure.value, strength: strength), on: day
    ).mean
  }

  /// By how much a fix is less (or more) likely to be done at all than is usual.
  func doable(_ fix: Fix) -> Double {
    guard let book else { return 1 }
    let undone = book.chance(
      .undone, fix.id.rawValue,
      expert: ExpertEfficacy(mean: Self.usuallyUndone, strength: strength), on: day
    ).mean
    return min((1 - undone) / (1 - Self.usuallyUndone), 1)
  }
}

extension Troubleshooter {
  /// The priors of a session: the files' figures for the day, corrected by how often each cause has
  /// occurred, here and elsewhere. What provider and program tell by what is known of them is taken out
  /// again, since it enters the beliefs as evidence. "Something else" keeps its share.
  func priors(in situation: Situation) -> [Double] {
    let stated = likelihoods.priors
    guard let experience, let rest = stated.last else { return stated }
    func expected(_ context: Context) -> [Double] {
      guard context != .everywhere else { return Array(stated.dropLast()) }
      var session = Session(id: "", day: day)
      if let provider = context.provider {
        session.record(.answered(Fact(.provider, .init(provider))))
      }
      if let client = context.client {
        session.record(.answered(Fact(.client, .init(client))))
      }
      return Array(belief(in: self.situation(of: session), priors: stated).posterior.dropLast())
    }
    let leaf = Context(
      provider: situation.value(of: .provider)?.rawValue,
      client: situation.value(of: .client)?.rawValue)
    let foreseen = expected(leaf)
    let learned = experience.shares(
      of: likelihoods.causes.dropLast().map(\.rawValue), in: leaf, on: day.daysSince1970
    ) { $0 == leaf ? foreseen : expected($0) }
    let known = zip(stated, zip(learned, foreseen)).map { $1.1 > 0 ? $0 * $1.0 / $1.1 : $0 }
    let sum = known.reduce(0, +)
    return sum > 0 ? known.map { $0 / sum * (1 - rest) } + [rest] : stated
  }
}
