/// Vigna's SplitMix64: a small random source that gives the same numbers everywhere.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A source that always starts alike for the same seed.
  public init(seed: UInt64) { state = seed }

  /// A source for a text, for instance a session's identifier and what is drawn (FNV-1a hash).
  public init(seed text: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    state = hash
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number above 0 and below 1, evenly spread.
  public mutating func unit() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// A standard normal number (Marsaglia's polar method).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square < 1, square > 0 { return x * (-2 * logarithm(square) / square).squareRoot() }
    }
  }

  /// The logarithm of a gamma number of this shape (Marsaglia and Tsang 2000). As a logarithm it
  /// does not vanish for tiny shapes.
  mutating func logOfGamma(shape: Double) -> Double {
    guard shape >= 1 else { return logOfGamma(shape: shape + 1) + logarithm(unit()) / shape }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if logarithm(unit()) < 0.5 * x * x + d - d * v + d * logarithm(v) {
        return logarithm(d) + logarithm(v)
      }
    }
  }
}
