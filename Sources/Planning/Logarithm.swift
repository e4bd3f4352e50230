#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The natural logarithm; −∞ at zero.
func logarithm(_ x: Double) -> Double { x > 0 ? log(x) : -.infinity }
