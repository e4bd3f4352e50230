/// The open fixes by their bounds, greatest first, of equals the earlier: a binary heap in the
/// search's scratch memory.
struct FixQueue {
  let bounds: MutableRow
  private let heap: UnsafeMutablePointer<Int>
  private(set) var count = 0

  /// Every fix with a bound above zero; one that is at zero can never work again.
  init(_ bounds: MutableRow, fixes: Int, in heap: UnsafeMutablePointer<Int>) {
    self.bounds = bounds
    self.heap = heap
    for fix in 0..<fixes where bounds[fix] > 0 {
      heap[count] = fix
      count &+= 1
    }
    var position = count / 2
    while position > 0 {
      position &-= 1
      sink(position)
    }
  }

  var top: Int? { count > 0 ? heap[0] : nil }

  /// The greatest bound in the level of the heap that begins at `first`, and the sum of bound times
  /// cost over it. Lower levels have no greater bounds.
  func level(from first: Int, costs: [Double]) -> (bound: Double, mass: Double) {
    var bound = 0.0
    var mass = 0.0
    for position in first..<min(2 &* first &+ 1, count) {
      let fix = heap[position]
      bound = max(bound, bounds[fix])
      mass += bounds[fix] * costs[fix]
    }
    return (bound, mass)
  }

  mutating func removeTop() {
    count &-= 1
    heap[0] = heap[count]
    sink(0)
  }

  mutating func insert(_ fix: Int) {
    var position = count
    count &+= 1
    while position > 0 {
      let parent = (position &- 1) / 2
      guard isBefore(fix, heap[parent]) else { break }
      heap[position] = heap[parent]
      position = parent
    }
    heap[position] = fix
  }

  /// Puts the top where its bound, now lower, belongs.
  mutating func sinkTop() { sink(0) }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    bounds[a] > bounds[b] || (bounds[a] == bounds[b] && a < b)
  }

  private mutating func sink(_ start: Int) {
    guard start < count else { return }
    let fix = heap[start]
    var position = start
    while true {
      var child = 2 &* position &+ 1
      guard child < count else { break }
      if child &+ 1 < count, isBefore(heap[child &+ 1], heap[child]) { child &+= 1 }
      guard isBefore(heap[child], fix) else { break }
      heap[position] = heap[child]
      position = child
    }
    heap[position] = fix
  }
}
