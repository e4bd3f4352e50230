/// The leaf of the look-ahead: the cost of trying fixes in order of P(works | evidence)/cost,
/// re-ranked after every failure, then support, stopped at the best place.
///
/// Efficiencies are kept unnormalised: P(fix works, evidence)/cost. As evidence grows they can only
/// fall, so an old figure is a bound for the new one and only the leaders are computed afresh.
struct FixOrder {
  /// The bound of a fix that is tried or withdrawn.
  static let closed = -1.0

  private let model: DecisionModel
  private let table: Row
  private let room: Workspace
  private let width: Int
  private let costs: [Double]
  private let cures: Cures

  init(_ model: DecisionModel, table: Row, room: Workspace) {
    self.model = model
    self.table = table
    self.room = room
    width = model.causes.count
    costs = model.fixes.map(\.cost)
    cures = Cures(model, table: table)
  }

  /// Whether every fix cures few causes, so that a chance is worked out in a few terms.
  var isCheap: Bool { cures.areAllFew }

  /// Replaces the bounds at `level` by exact efficiencies.
  func rank(level: Int) {
    let bounds = room.bounds(level)
    let weights = room.weights(level)
    for fix in costs.indices where bounds[fix] > Self.closed {
      bounds[fix] = efficiency(of: fix, weights)
    }
  }

  /// The cost at `level`, unnormalised. Uses up the level's weights and bounds.
  func cost(level: Int) -> Double {
    let weights = room.weights(level)
    var left = sum(weights, width)
    guard left > 0 else { return 0 }
    let incurable = table + model.layout.incurable * width
    let support = model.supportCost
    var rest = dot(weights, incurable, width)
    // Where it is cheap, exact figures are better than bounds that an answer has made far too high.
    if cures.areAllFew { rank(level: level) }
    var queue = FixQueue(room.bounds(level), fixes: costs.count, in: room.heap)
    var paid = 0.0
    var best = support * left
    while let fix = takeLeader(&queue, weights, tie: Search.tie * left) {
      let needed = paid + support * left - best
      guard maySave(moreThan: needed, beginningWith: fix, queue, left: left, rest: rest) else {
        break
      }
      paid += costs[fix] * left
      if cures.isFew(fix) {
        cures.fail(fix, weights, left: &left, rest: &rest, incurable)
      } else {
        left = multiply(
          weights, table + (model.layout.fails + fix) * width, into: weights, width)
        rest = dot(weights, incurable, width)
      }
      best = min(best, paid + support * left)
    }
    return best
  }

  /// Whether from here on, with `fix` as the next, more than `needed` may be saved against support.
  ///
  /// Every further fix cures at most what its bound promises, once, and nothing cures the incurable
  /// rest. So no order saves more than draining, by falling bounds and without waiting for whole
  /// tries. The fixes are taken a level of the heap at a time, all of it at the level's best bound.
  private func maySave(
    moreThan needed: Double, beginningWith fix: Int, _ queue: FixQueue, left: Double, rest: Double
  ) -> Bool {
    let support = model.supportCost
    let cured = queue.bounds[fix] * costs[fix]
    var from = left - cured
    var saving = support * cured - costs[fix] * left
    func gain(downTo end: Double, at bound: Double) -> Double {
      (from - end) * (support - (from + end) / (2 * bound))
    }
    var first = 0
    while saving <= needed {
      guard from > rest, first < queue.count else { return false }
      let level = queue.level(from: first, costs: costs)
      if saving + gain(downTo: rest, at: level.bound) <= needed { return false }
      let end = max(from - level.mass, rest)
      saving += gain(downTo: end, at: level.bound)
      from = end
      first = 2 &* first &+ 1
    }
    return true
  }

  private func efficiency(of fix: Int, _ weights: Row) -> Double {
    let chance =
      cures.isFew(fix)
      ? cures.chance(of: fix, weights)
      : dot(weights, table + (model.layout.works + fix) * width, width)
    return chance / costs[fix]
  }

  /// Takes out the earliest fix within `tie` of the greatest efficiency; nil when none works.
  private func takeLeader(_ queue: inout FixQueue, _ weights: Row, tie: Double) -> Int? {
    room.ranking &+= 1
    guard let top = exactTop(&queue, weights) else { return nil }
    queue.removeTop()
    let least = queue.bounds[top] - tie
    guard let next = queue.top, queue.bounds[next] >= least else { return top }
    var tied = [top]
    while let next = exactTop(&queue, weights), queue.bounds[next] >= least {
      queue.removeTop()
      tied.append(next)
    }
    let leader = tied.min() ?? top
    for fix in tied where fix != leader { queue.insert(fix) }
    return leader
  }

  /// Brings the truly most efficient fix to the top, its bound exact for the present ranking.
  private func exactTop(_ queue: inout FixQueue, _ weights: Row) -> Int? {
    while let top = queue.top {
      if room.ranked[top] == room.ranking { return top }
      room.ranked[top] = room.ranking
      queue.bounds[top] = efficiency(of: top, weights)
      if queue.bounds[top] > 0 { queue.sinkTop() } else { queue.removeTop() }
    }
    return nil
  }
}
