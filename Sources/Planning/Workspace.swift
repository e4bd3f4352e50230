/// Scratch memory of one search, allocated once.
final class Workspace {
  private let weightRows: MutableRow
  private let boundRows: MutableRow
  /// The ranking for which each fix's bound was last computed.
  let ranked: UnsafeMutablePointer<Int>
  /// The present ranking.
  var ranking = 0
  /// Room for a queue of all fixes.
  let heap: UnsafeMutablePointer<Int>
  private let causes: Int
  private let fixes: Int

  init(levels: Int, causes: Int, fixes: Int) {
    self.causes = causes
    self.fixes = fixes
    weightRows = .allocate(capacity: levels * causes)
    weightRows.initialize(repeating: 0, count: levels * causes)
    boundRows = .allocate(capacity: levels * fixes)
    boundRows.initialize(repeating: FixOrder.closed, count: levels * fixes)
    ranked = .allocate(capacity: fixes)
    ranked.initialize(repeating: 0, count: fixes)
    heap = .allocate(capacity: fixes)
    heap.initialize(repeating: 0, count: fixes)
  }

  deinit {
    weightRows.deallocate()
    boundRows.deallocate()
    ranked.deallocate()
    heap.deallocate()
  }

  /// The weights of the causes at `level`.
  func weights(_ level: Int) -> MutableRow { weightRows + level * causes }

  /// Bounds on the efficiencies of the fixes at `level`.
  func bounds(_ level: Int) -> MutableRow { boundRows + level * fixes }

  func copyBounds(from: Int, to: Int) {
    bounds(to).update(from: bounds(from), count: fixes)
  }

  /// Copies bounds, those above zero multiplied.
  func copyBounds(from: Int, to: Int, times factor: Double) {
    let old = bounds(from)
    let new = bounds(to)
    for fix in 0..<fixes { new[fix] = old[fix] > 0 ? old[fix] * factor : old[fix] }
  }

  func copyLevel(from: Int, to: Int) {
    weights(to).update(from: weights(from), count: causes)
    copyBounds(from: from, to: to)
  }
}
