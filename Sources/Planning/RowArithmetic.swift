/// A table row, or a vector with one entry per cause.
typealias Row = UnsafePointer<Double>
/// A vector with one entry per cause that may be written.
typealias MutableRow = UnsafeMutablePointer<Double>

// Four sums at a time: Swift may not reorder a floating-point sum, so one sum would be a chain of
// dependent additions. The order is fixed, so results are the same on every run.

/// Σ a·b over `count` entries.
func dot(_ a: Row, _ b: Row, _ count: Int) -> Double {
  var s0 = 0.0
  var s1 = 0.0
  var s2 = 0.0
  var s3 = 0.0
  var i = 0
  let whole = count & ~3
  while i < whole {
    s0 += a[i] * b[i]
    s1 += a[i &+ 1] * b[i &+ 1]
    s2 += a[i &+ 2] * b[i &+ 2]
    s3 += a[i &+ 3] * b[i &+ 3]
    i &+= 4
  }
  while i < count {
    s0 += a[i] * b[i]
    i &+= 1
  }
  return (s0 + s1) + (s2 + s3)
}

/// Writes a·b into `out` and gives its sum. `out` may be `a`.
func multiply(_ a: Row, _ b: Row, into out: MutableRow, _ count: Int) -> Double {
  var s0 = 0.0
  var s1 = 0.0
  var s2 = 0.0
  var s3 = 0.0
  var i = 0
  let whole = count & ~3
  while i < whole {
    let x0 = a[i] * b[i]
    let x1 = a[i &+ 1] * b[i &+ 1]
    let x2 = a[i &+ 2] * b[i &+ 2]
    let x3 = a[i &+ 3] * b[i &+ 3]
    out[i] = x0
    out[i &+ 1] = x1
    out[i &+ 2] = x2
    out[i &+ 3] = x3
    s0 += x0
    s1 += x1
    s2 += x2
    s3 += x3
    i &+= 4
  }
  while i < count {
    let x = a[i] * b[i]
    out[i] = x
    s0 += x
    i &+= 1
  }
  return (s0 + s1) + (s2 + s3)
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
