/// The functions behind a Beta distribution.
extension BetaEstimate {
  /// ln B(α, β).
  var logNormalisation: Double { logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta) }

  /// P(chance < x): the regularised incomplete beta function, by its continued fraction (Lentz's
  /// method; Abramowitz and Stegun 26.5.8).
  func probability(below x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exponential(
      alpha * logarithm(x) + beta * logarithm(1 - x) - logNormalisation)
    return x < (alpha + 1) / (alpha + beta + 2)
      ? front * Self.fraction(alpha, beta, x) / alpha
      : 1 - front * Self.fraction(beta, alpha, 1 - x) / beta
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func kept(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var sum = d
    for step in 1...300 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      sum *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      sum *= d * c
      if abs(d * c - 1) < 1e-12 { break }
    }
    return sum
  }
}

/// ln Γ(x) for x above zero, by Stirling's series after moving x beyond 8; to about 1e-12.
func logGamma(_ x: Double) -> Double {
  var product = 1.0
  var y = x
  while y < 8 {
    product *= y
    y += 1
  }
  let z = 1 / (y * y)
  let series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z / 1188)))) / y
  return (y - 0.5) * logarithm(y) - y + 0.918_938_533_204_672_7 + series - logarithm(product)
}
