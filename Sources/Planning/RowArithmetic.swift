/// A table row, or a vector with one entry per cause.
typealias Row = UnsafePointer<Double>
/// A vector with one entry per cause that may be written.
typealias MutableRow = UnsafeMutablePointer<Double>

// Several sums at a time: Swift may not reorder a floating-point sum, so one sum would be a chain of
// dependent additions. The order is fixed, so results are the same on every run.

private typealias Four = SIMD4<Double>

@inline(__always)
private func four(_ row: Row, _ index: Int) -> Four {
  UnsafeRawPointer(row + index).loadUnaligned(as: Four.self)
}

/// Σ a·b over `count` entries.
func dot(_ a: Row, _ b: Row, _ count: Int) -> Double {
  var first = Four()
  var second = Four()
  var i = 0
  let whole = count & ~7
  while i < whole {
    first += four(a, i) * four(b, i)
    second += four(a, i &+ 4) * four(b, i &+ 4)
    i &+= 8
  }
  var rest = 0.0
  while i < count {
    rest += a[i] * b[i]
    i &+= 1
  }
  return (first + second).sum() + rest
}

/// Writes a·b into `out` and gives its sum. `out` may be `a`.
func multiply(_ a: Row, _ b: Row, into out: MutableRow, _ count: Int) -> Double {
  var first = Four()
  var second = Four()
  var i = 0
  let whole = count & ~7
  let bytes = UnsafeMutableRawPointer(out)
  while i < whole {
    let left = four(a, i) * four(b, i)
    let right = four(a, i &+ 4) * four(b, i &+ 4)
    bytes.storeBytes(of: left, toByteOffset: i &* 8, as: Four.self)
    bytes.storeBytes(of: right, toByteOffset: (i &+ 4) &* 8, as: Four.self)
    first += left
    second += right
    i &+= 8
  }
  var rest = 0.0
  while i < count {
    let x = a[i] * b[i]
    out[i] = x
    rest += x
    i &+= 1
  }
  return (first + second).sum() + rest
}

/// Σ a over `count` entries.
func sum(_ a: Row, _ count: Int) -> Double {
  var s0 = 0.0
  var s1 = 0.0
  var i = 0
  let whole = count & ~1
  while i < whole {
    s0 += a[i]
    s1 += a[i &+ 1]
    i &+= 2
  }
  return i < count ? s0 + s1 + a[i] : s0 + s1
}

/// The greatest of `count` entries, none below zero.
func greatest(_ a: Row, _ count: Int) -> Double {
  var greatest = 0.0
  for i in 0..<count where a[i] > greatest { greatest = a[i] }
  return greatest
}

extension Array where Element == Double {
  func withRow<Result>(_ body: (Row) -> Result) -> Result {
    withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return withUnsafePointer(to: 0) { body($0) } }
      return body(base)
    }
  }

  mutating func withMutableRow<Result>(_ body: (MutableRow) -> Result) -> Result {
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        var nothing = 0.0
        return withUnsafeMutablePointer(to: &nothing) { body($0) }
      }
      return body(base)
    }
  }

  mutating func scale(by factor: Double) {
    guard factor != 1 else { return }
    for index in indices { self[index] *= factor }
  }
}
